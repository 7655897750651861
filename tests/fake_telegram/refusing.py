"""How the fake says no, and how it remembers calls and refusals."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

Json = dict[str, Any]
"""A JSON object, as it goes over the wire."""


class Refused(Exception):
    """A call that the Bot API does not carry out; `why` is in Telegram's words where we know them."""

    def __init__(self, why: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST, retry_after: int | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.description = f"{status.phrase}: {why}" if why else status.phrase
        self._retry_after = retry_after

    def as_json(self) -> Json:
        """The body of the answer."""
        raw: Json = {"ok": False, "error_code": self.status.value, "description": self.description}
        return raw if self._retry_after is None else {**raw, "parameters": {"retry_after": self._retry_after}}


class Fault(Refused):
    """A failure that a test asked for: the bot did nothing wrong."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot."""

    method: str
    parameters: Json


@dataclass(frozen=True, slots=True)
class Refusal:
    """One call that was not legal, with what the bot was told."""

    method: str
    parameters: Json
    status: int
    description: str
