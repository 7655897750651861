"""Entities: the parts of a text that mean more than their letters, counted as Telegram counts, in UTF-16 units."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from telegram.constants import MessageEntityType

from tests.fake_telegram.refusing import Json

_LEADING_COMMAND = re.compile(r"/\w{1,32}(?:@\w+)?(?!\w)", re.ASCII)
_MENTION = re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}(?!\w)")

_BYTES_PER_UNIT = 2


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity; only a link has a `url`."""

    type: str
    offset: int
    length: int
    url: str | None = None

    def as_json(self) -> Json:
        """The entity as the Bot API writes it."""
        raw: Json = {"type": self.type, "offset": self.offset, "length": self.length}
        return raw if self.url is None else {**raw, "url": self.url}

    def text_in(self, text: str) -> str:
        """The part of the text that the entity marks."""
        units = text.encode("utf-16-le")
        start = self.offset * _BYTES_PER_UNIT
        return units[start : start + self.length * _BYTES_PER_UNIT].decode("utf-16-le")


def utf16_length(text: str) -> int:
    """How long a text is for Telegram: a letter outside the basic plane, such as an emoji, counts two."""
    return len(text.encode("utf-16-le")) // _BYTES_PER_UNIT


def entities_typed(text: str) -> tuple[Entity, ...]:
    """The command at the beginning and the mentions that Telegram finds in what a person types."""
    commands = filter(None, [_LEADING_COMMAND.match(text)])
    mentions = _MENTION.finditer(text)
    return tuple(chain(_marked(MessageEntityType.BOT_COMMAND, commands), _marked(MessageEntityType.MENTION, mentions)))


def _marked(kind: str, found: Iterable[re.Match[str]]) -> Iterable[Entity]:
    return (Entity(str(kind), utf16_length(match.string[: match.start()]), utf16_length(match[0])) for match in found)
