"""FakeTelegram: a Bot API on loopback that refuses what Telegram refuses, with people who write to the bot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from itertools import count
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from telegram.constants import ChatType

from tests.fake_telegram.chats import Chat, Shown, User
from tests.fake_telegram.faults import Faults
from tests.fake_telegram.messages import Messages
from tests.fake_telegram.parameters import read_parameters
from tests.fake_telegram.people import PATIENCE, Group, Person
from tests.fake_telegram.profile import Profile
from tests.fake_telegram.receiving import Method, Receiving
from tests.fake_telegram.refusing import Call, Fault, Json, Refusal, Refused
from tests.fake_telegram.state import State

TOKEN = "110201543:token-of-the-fake-telegram"
"""A token of the right form; unusual enough to be looked for in logs."""

USERNAME = "gcm_test_bot"

_FIRST_PERSON_ID = 5_000_000_001
"""Above 32 bits, as newer accounts are, so that nothing may take ids for small."""

_FIRST_GROUP_ID = -1_001_000_000_001
"""Supergroups are below -1 000 000 000 000."""


class FakeTelegram:
    """A Bot API for one bot, and the people who talk to it: `async with FakeTelegram() as telegram:`."""

    def __init__(self, token: str = TOKEN, username: str = USERNAME) -> None:
        self.token = token
        self.username = username
        self.url = ""
        self.calls: list[Call] = []
        self.refusals: list[Refusal] = []
        bot_id = int(token.partition(":")[0])
        self._state = State(User(bot_id, "Bot", is_bot=True, username=username))
        self._faults = Faults()
        self._receiving = Receiving(self._state)
        self._methods = _all_methods(self._state, self._receiving)
        self._runner: web.AppRunner | None = None
        self._person_ids, self._group_ids = count(_FIRST_PERSON_ID), count(_FIRST_GROUP_ID, -1)

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._answer)
        application.router.add_route("*", "/{path:.*}", self._answer)
        # A bot that goes away (or is killed) must not stay the poller; one that stays must not hold up the end.
        self._runner = web.AppRunner(application, access_log=None, handler_cancellation=True, shutdown_timeout=0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner:
            await self._runner.cleanup()

    def person(
        self, name: str, language_code: str | None = None, user_id: int | None = None, *, started: bool = False
    ) -> Person:
        """A new person; `started` if they wrote to the bot before, so that it may write to them."""
        person = Person(self._state, User(user_id or next(self._person_ids), name, language_code=language_code))
        if started:
            person.open_chat()
        return person

    def group(self, title: str, members: Iterable[Person]) -> Group:
        """A new group that the bot is a member of."""
        group = Group(next(self._group_ids), title, frozenset(person.id for person in members))
        self._state.chats[group.id] = Chat(group.id, title, ChatType.SUPERGROUP)
        return group

    def fail_next(self, method: str, status: int = 500, retry_after: int | None = None, times: int = 1) -> None:
        """Let the next calls of a method fail without effect; such failures are no refusals."""
        self._faults.fail_next(method, status, retry_after, times)

    def hold(self, method: str, chat_id: int | None = None) -> AbstractAsyncContextManager[None]:
        """Keep back the answers to a method's calls (into one chat) while inside; the calls take effect at once."""
        return self._faults.hold(method, chat_id)

    def calls_of(self, method: str) -> list[Json]:
        """The parameters of each call of a method."""
        return [call.parameters for call in self.calls if call.method == method]

    async def until(self, condition: Callable[[], bool], within: float = PATIENCE) -> None:
        """Wait until a condition holds, looking again after each call and each thing that a person does."""
        await self._state.until(condition, within, "what the test waits for")

    async def replies(self, chat: Person | Group, count: int = 1, within: float = PATIENCE) -> list[Shown]:
        """All that the bot showed in a chat, once it is at least so much."""
        outbox = self._state.outbox[chat.id]
        await self._state.until(lambda: len(outbox) >= count, within, f"{count} messages of the bot")
        return list(outbox)

    @property
    def unanswered_taps(self) -> list[str]:
        """The ids of the callback queries that the bot has not answered (yet)."""
        return list(self._state.unanswered_taps)

    @property
    def pending_updates(self) -> int:
        """How many updates the bot has not confirmed yet."""
        return len(self._state.updates)

    def transcript(self) -> str:
        """The whole conversation as text, with what was refused."""
        return self._state.transcript()

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info.get("method", request.path)
        raw: Json = {}
        try:
            raw = await _read_body(request)
            result = await self._perform(request.match_info.get("token"), method, raw)
        except Refused as refused:
            return await self._refuse(method, raw, refused)
        return web.json_response({"ok": True, "result": result})

    async def _perform(self, token: str | None, method: str, raw: Json) -> object:
        parameters = self._admit(token, method, raw)
        self._faults.strike(method)
        if method == "getUpdates":  # the only one that waits
            return await self._receiving.get_updates(parameters)
        result = self._methods[method](parameters)
        await self._state.tell()
        await self._faults.wait_while_held(method, parameters)
        return result

    def _admit(self, token: str | None, method: str, raw: Json) -> Json:
        """The checked parameters. The call is recorded with them, or as it came when it is not legal."""
        parameters = raw
        try:
            _check_token(token, self.token)
            parameters = read_parameters(method, raw)
        finally:
            self.calls.append(Call(method, parameters))
        return parameters

    async def _refuse(self, method: str, raw: Json, refused: Refused) -> web.Response:
        if not isinstance(refused, Fault):
            self.refusals.append(Refusal(method, raw, refused.status.value, refused.description))
        self._state.lines.append(f"{method} failed: {refused.description}")
        await self._state.tell()
        return web.json_response(refused.as_json(), status=refused.status)


def _all_methods(state: State, receiving: Receiving) -> Mapping[str, Method]:
    return {**receiving.methods, **Messages(state).methods, **Profile(state).methods}


def _check_token(token: str | None, expected: str) -> None:
    if token is None:
        raise Refused("", HTTPStatus.NOT_FOUND)
    if token != expected:
        raise Refused("invalid token specified", HTTPStatus.UNAUTHORIZED)


async def _read_body(request: web.Request) -> dict[str, Any]:
    """The parameters from the address and the body, which may be JSON, a form or multipart."""
    if request.content_type != "application/json":
        return {**request.query, **await request.post()}
    try:
        body = await request.json()
    except ValueError:
        raise Refused("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise Refused("Object expected as the request's body")
    return {**request.query, **body}
