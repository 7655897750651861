"""The table of the methods: their parameters, and the reading of a call's parameters against it.

Telegram ignores what it does not know; the fake refuses it, so that a slip of the pen or a parameter that the fake
does not act upon is found. Who needs a further parameter adds it here, and what it does in the method.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from typing import Any

from tests.fake_telegram.refusing import Json, Refused


class Kind(Enum):
    """The types of parameters, by the Bot API's names for them."""

    INTEGER = "Integer"
    STRING = "String"
    BOOLEAN = "Boolean"
    OBJECT = "Object"
    ARRAY = "Array"
    CHAT = "Integer or String"


_IN_PYTHON: Mapping[Kind, type | tuple[type, ...]] = {
    Kind.INTEGER: int,
    Kind.STRING: str,
    Kind.BOOLEAN: bool,
    Kind.OBJECT: dict,
    Kind.ARRAY: list,
    Kind.CHAT: (int, str),
}


@dataclass(frozen=True, slots=True)
class Signature:
    """A method's parameters, by name."""

    required: Mapping[str, Kind] = field(default_factory=dict)
    optional: Mapping[str, Kind] = field(default_factory=dict)


_SCOPED = {"scope": Kind.OBJECT, "language_code": Kind.STRING}
_FORMAT = {"parse_mode": Kind.STRING, "link_preview_options": Kind.OBJECT, "reply_markup": Kind.OBJECT}
_DELIVERY = {"disable_notification": Kind.BOOLEAN, "protect_content": Kind.BOOLEAN, "reply_parameters": Kind.OBJECT}
_ONE_MESSAGE = {"chat_id": Kind.CHAT, "message_id": Kind.INTEGER}

METHODS: Mapping[str, Signature] = {
    "getMe": Signature(),
    "getUpdates": Signature(
        optional={
            "offset": Kind.INTEGER,
            "limit": Kind.INTEGER,
            "timeout": Kind.INTEGER,
            "allowed_updates": Kind.ARRAY,
        }
    ),
    "setWebhook": Signature(
        optional={
            "url": Kind.STRING,
            "max_connections": Kind.INTEGER,
            "allowed_updates": Kind.ARRAY,
            "drop_pending_updates": Kind.BOOLEAN,
            "secret_token": Kind.STRING,
        }
    ),
    "deleteWebhook": Signature(optional={"drop_pending_updates": Kind.BOOLEAN}),
    "getWebhookInfo": Signature(),
    "sendMessage": Signature({"chat_id": Kind.CHAT, "text": Kind.STRING}, {**_FORMAT, **_DELIVERY}),
    "editMessageText": Signature({**_ONE_MESSAGE, "text": Kind.STRING}, _FORMAT),
    "editMessageReplyMarkup": Signature(_ONE_MESSAGE, {"reply_markup": Kind.OBJECT}),
    "deleteMessage": Signature(_ONE_MESSAGE),
    "sendChatAction": Signature({"chat_id": Kind.CHAT, "action": Kind.STRING}),
    "answerCallbackQuery": Signature(
        {"callback_query_id": Kind.STRING},
        {"text": Kind.STRING, "show_alert": Kind.BOOLEAN, "cache_time": Kind.INTEGER},
    ),
    "setMyCommands": Signature({"commands": Kind.ARRAY}, _SCOPED),
    "getMyCommands": Signature(optional=_SCOPED),
    "deleteMyCommands": Signature(optional=_SCOPED),
    "setMyDescription": Signature(optional={"description": Kind.STRING, "language_code": Kind.STRING}),
    "getMyDescription": Signature(optional={"language_code": Kind.STRING}),
    "setMyShortDescription": Signature(optional={"short_description": Kind.STRING, "language_code": Kind.STRING}),
    "getMyShortDescription": Signature(optional={"language_code": Kind.STRING}),
}
"""The methods that our bot calls, with what it may say in them (Bot API 10)."""

_WHEN_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
}


def read_parameters(method: str, raw: Mapping[str, Any]) -> Json:
    """A call's parameters, checked against the table; in a form they come as text. Raises Refused."""
    signature = METHODS.get(method)
    if signature is None:
        raise Refused("method not found", HTTPStatus.NOT_FOUND)
    for name in signature.required:
        if raw.get(name) in (None, ""):
            raise Refused(_WHEN_MISSING.get(name, f'parameter "{name}" is required'))
    kinds = {**signature.required, **signature.optional}
    if unknown := sorted(raw.keys() - kinds.keys()):
        raise Refused(f'unknown parameter "{unknown[0]}"')
    return {name: _read(name, value, kinds[name]) for name, value in raw.items()}


def _read(name: str, value: object, kind: Kind) -> object:
    if isinstance(value, str) and kind is not Kind.STRING:
        value = _from_text(name, value, kind)
    # Python counts a truth value among the whole numbers, JSON does not.
    if not isinstance(value, _IN_PYTHON[kind]) or (isinstance(value, bool) and kind is not Kind.BOOLEAN):
        raise Refused(f'wrong type of parameter "{name}": {kind.value} expected')
    return value


def _from_text(name: str, text: str, kind: Kind) -> object:
    try:
        return json.loads(text)
    except ValueError:
        if kind is Kind.CHAT:
            return text
        raise Refused(f"can't parse {name} JSON object") from None
