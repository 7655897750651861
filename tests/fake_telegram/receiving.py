"""The Bot API's methods that bring updates: getUpdates by long polling, and the settings of a webhook."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus

from telegram.constants import PollingLimit, WebhookLimit

from tests.fake_telegram.refusing import Json, Refused
from tests.fake_telegram.state import State

Method = Callable[[Json], object]
"""One method: checked parameters -> result. Raises Refused."""

LONGEST_POLL = 50
"""Seconds; Telegram's LONG_POLL_MAX_TIMEOUT (telegram-bot-api, Client.h)."""

_DEFAULT_CONNECTIONS = 40
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
_HAS_WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Receiving:
    """How the bot gets its updates. Webhooks are kept and told of, but nothing is delivered to them."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._turn = 0
        self._webhook: Json = {}

    @property
    def methods(self) -> Mapping[str, Method]:
        """The methods by name, but for getUpdates, the only one that waits."""
        return {
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
        }

    async def get_updates(self, parameters: Json) -> list[Json]:
        """Updates as soon as there are any, or none when the time is over."""
        self._refuse_with_webhook()
        queue = self._state.updates
        queue.allow(parameters.get("allowed_updates"))
        queue.confirm(parameters.get("offset", 0))
        turn = await self._take_turn()
        with suppress(TimeoutError):
            seconds = min(max(parameters.get("timeout", 0), 0), LONGEST_POLL)
            await asyncio.wait_for(
                self._state.wait(lambda: bool(queue or self._webhook or self._turn != turn)), seconds
            )
        if self._turn != turn:
            raise Refused(_OTHER_POLL, HTTPStatus.CONFLICT)
        self._refuse_with_webhook()
        return queue.first(min(max(parameters.get("limit", PollingLimit.MAX_LIMIT), 1), PollingLimit.MAX_LIMIT))

    async def _take_turn(self) -> int:
        """As in Telegram, the newest poll wins, and one that is held already ends with a conflict."""
        self._turn += 1
        turn = self._turn
        await self._state.tell()
        return turn

    def _refuse_with_webhook(self) -> None:
        if self._webhook:
            raise Refused(_HAS_WEBHOOK, HTTPStatus.CONFLICT)

    def _set_webhook(self, parameters: Json) -> bool:
        url, secret = parameters.get("url", ""), parameters.get("secret_token", "")
        if not url:
            return self._delete_webhook(parameters)
        if not url.startswith("https://"):
            raise Refused("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > WebhookLimit.MAX_SECRET_TOKEN_LENGTH:
            raise Refused("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise Refused("secret token contains unallowed characters")
        self._drop_if_asked(parameters)
        self._state.updates.allow(parameters.get("allowed_updates"))
        self._webhook = {"url": url, "max_connections": parameters.get("max_connections", _DEFAULT_CONNECTIONS)}
        return True

    def _delete_webhook(self, parameters: Json) -> bool:
        self._drop_if_asked(parameters)
        self._webhook = {}
        return True

    def _drop_if_asked(self, parameters: Json) -> None:
        if parameters.get("drop_pending_updates"):
            self._state.updates.drop()

    def _get_webhook_info(self, _: Json) -> Json:
        waiting = {"has_custom_certificate": False, "pending_update_count": len(self._state.updates)}
        allowed = {"allowed_updates": self._state.updates.allowed} if self._state.updates.allowed else {}
        return {"url": "", **self._webhook, **waiting, **allowed}
