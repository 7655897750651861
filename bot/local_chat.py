"""A private chat without Telegram: the real application and handlers, with a request that never leaves the process.

The terminal talks through it, and so do the tests of conversations.
"""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.context import BotApplication

BOT_USER = {"id": 1, "is_bot": True, "first_name": "GCM answers", "username": "gcm_answers_bot"}


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that the bot shows: a message, a changed message (`edited`), or a pop-up over a button."""

    html: str
    buttons: tuple[Button, ...] = ()
    message_id: int = 0
    edited: bool = False
    popup: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Who is talking."""

    id: int
    name: str
    language_code: str | None = None

    def as_user(self) -> dict[str, Any]:
        """The person as a Telegram user."""
        raw = {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language_code}
        return {key: value for key, value in raw.items() if value is not None}


class LocalRequest(BaseRequest):
    """Answers the Bot API's calls in place and keeps what the bot shows."""

    def __init__(self) -> None:
        """Begin with nothing shown."""
        self.shown: list[Shown] = []
        self._message_ids = itertools.count(1)

    @property
    def read_timeout(self) -> float | None:
        """There is nothing to wait for."""
        return None

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_: Any,  # noqa: ANN401 (timeouts, which mean nothing here)
        **__: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """The answer to one call, as Telegram would give it."""
        parameters = request_data.parameters if request_data else {}
        result = self._answer(url.rsplit("/", 1)[-1], parameters)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def next_message_id(self) -> int:
        """The id of the next message in the chat."""
        return next(self._message_ids)

    def _answer(self, call: str, parameters: dict[str, Any]) -> object:
        match call:
            case "getMe":
                return BOT_USER
            case "sendMessage":
                return self._show(parameters, self.next_message_id(), edited=False)
            case "editMessageText":
                return self._show(parameters, parameters["message_id"], edited=True)
            case "answerCallbackQuery":
                if parameters.get("text"):
                    self.shown.append(Shown(parameters["text"], popup=True))
        return True

    def _show(self, parameters: dict[str, Any], message_id: int, edited: bool) -> dict[str, Any]:
        markup = parameters.get("reply_markup") or {}
        rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
        buttons = tuple(Button(button["text"], button["callback_data"]) for row in rows for button in row)
        self.shown.append(Shown(parameters["text"], buttons, message_id, edited))
        return message(message_id, parameters["text"], BOT_USER, parameters["chat_id"])


class LocalChat:
    """One person's chat with the bot."""

    def __init__(self, application: BotApplication, request: LocalRequest, person: Person) -> None:
        """Talk to an application that was built with this request."""
        self._application = application
        self._request = request
        self._person = person
        self._update_ids = itertools.count(1)

    async def say(self, text: str, **extra: object) -> list[Shown]:
        """Send a message; what the bot shows in return. `extra` are further fields of the message."""
        return await self._process({"message": {**self._written(text), **extra}})

    async def edit(self, text: str) -> list[Shown]:
        """Change a message to this text; what the bot shows in return."""
        return await self._process({"edited_message": {**self._written(text), "edit_date": int(time.time())}})

    async def tap(self, shown: Shown, data: str) -> list[Shown]:
        """Tap a button under something shown."""
        under = message(shown.message_id, shown.html, BOT_USER, self._person.id)
        query = {"id": "1", "from": self._person.as_user(), "chat_instance": "1", "message": under, "data": data}
        return await self._process({"callback_query": query})

    def _written(self, text: str) -> dict[str, Any]:
        raw = message(self._request.next_message_id(), text, self._person.as_user(), self._person.id)
        return {**raw, "entities": _command_entity(text)} if text else {k: v for k, v in raw.items() if k != "text"}

    async def _process(self, raw: dict[str, Any]) -> list[Shown]:
        update = Update.de_json({"update_id": next(self._update_ids), **raw}, self._application.bot)
        before = len(self._request.shown)
        await self._application.process_update(update)
        return self._request.shown[before:]


def message(message_id: int, text: str, sender: dict[str, Any], chat_id: int) -> dict[str, Any]:
    """A text message in a private chat, as Telegram writes it."""
    chat = {"id": chat_id, "type": "private", "first_name": sender["first_name"]}
    return {"message_id": message_id, "date": int(time.time()), "chat": chat, "from": sender, "text": text}


def _command_entity(text: str) -> list[dict[str, Any]]:
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    return [{"type": "bot_command", "offset": 0, "length": len(command)}] if command else []
