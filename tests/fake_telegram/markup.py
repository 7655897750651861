"""Telegram's HTML -> plain text and entities, refusing what Telegram cannot parse (after TDLib's parse_html)."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from telegram.constants import MessageEntityType

from tests.fake_telegram.entities import Entity, utf16_length
from tests.fake_telegram.refusing import Refused

_TYPES = {
    **dict.fromkeys(("b", "strong"), MessageEntityType.BOLD),
    **dict.fromkeys(("i", "em"), MessageEntityType.ITALIC),
    **dict.fromkeys(("u", "ins"), MessageEntityType.UNDERLINE),
    **dict.fromkeys(("s", "strike", "del"), MessageEntityType.STRIKETHROUGH),
    **dict.fromkeys(("tg-spoiler", "span"), MessageEntityType.SPOILER),
    "a": MessageEntityType.TEXT_LINK,
    "code": MessageEntityType.CODE,
    "pre": MessageEntityType.PRE,
    "blockquote": MessageEntityType.BLOCKQUOTE,
}
"""Every tag we know. Telegram has tg-emoji and tg-time besides, which a bot like ours cannot or does not send."""

_OPENING = re.compile(r"<(?P<name>[^\s>]*)")
_CLOSING = re.compile(r"</(?P<name>[^\s>]*)\s*(?P<end>>?)")
_ATTRIBUTE = re.compile(r"""\s*(?P<name>[^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)(?=[\s>])))?""")
_TAG_END = re.compile(r"\s*>")
_REFERENCE = re.compile(r"&(?:(?:lt|gt|amp|quot)(?![A-Za-z])|#\d{1,7}|#x[0-9A-Fa-f]{1,6});?")
_LINK = re.compile(r"(?:https?|tg|ton|mailto|tel):|[^\s/:]+\.\w{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as people see it, and what is special about parts of it."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _OpenTag:
    name: str
    attributes: dict[str, str]
    offset: int


def parse_html(source: str) -> Formatted:
    """What a person sees of a text sent as HTML. Raises Refused."""
    return _Parser(source).parse()


def is_link(url: str) -> bool:
    """Whether Telegram would make a link of it."""
    return _LINK.match(url) is not None


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._text = ""
        self._open: list[_OpenTag] = []
        self._entities: list[Entity] = []

    def parse(self) -> Formatted:
        position = 0
        while position < len(self._source):
            position = self._step(position)
        if self._open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        in_order = sorted(self._entities, key=lambda entity: (entity.offset, -entity.length))
        return Formatted(self._text, tuple(in_order))

    def _step(self, start: int) -> int:
        """Read one tag or the text before the next one; where it ends."""
        if self._source.startswith("</", start):
            return self._close_tag(start)
        if self._source[start] == "<":
            return self._open_tag(start)
        end = self._source.find("<", start)
        end = len(self._source) if end < 0 else end
        self._text += _unescaped(self._source[start:end])
        return end

    def _open_tag(self, start: int) -> int:
        match = _OPENING.match(self._source, start)
        if match is None or match.end() == len(self._source):
            raise _unparsable(f"Unclosed start tag at byte offset {self._bytes(start)}")
        name = match["name"].lower()
        if name not in _TYPES:
            raise _unparsable(f'Unsupported start tag "{name}" at byte offset {self._bytes(start)}')
        attributes, end = self._attributes(name, start, match.end())
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(start)}')
        self._open.append(_OpenTag(name, attributes, utf16_length(self._text)))
        return end

    def _attributes(self, name: str, start: int, position: int) -> tuple[dict[str, str], int]:
        attributes = {}
        while not (end := _TAG_END.match(self._source, position)):
            match = _ATTRIBUTE.match(self._source, position)
            if not match and not self._source[position:].strip():
                raise _unparsable(f'Unclosed start tag "{name}" at byte offset {self._bytes(start)}')
            if not match:
                raise _unparsable(f'Empty attribute name in the tag "{name}" at byte offset {self._bytes(start)}')
            attributes[match["name"]] = _unescaped(next(filter(None, match.groups()[1:]), ""))
            position = match.end()
        return attributes, end.end()

    def _close_tag(self, start: int) -> int:
        match = _CLOSING.match(self._source, start)
        if not self._open:
            raise _unparsable(f"Unexpected end tag at byte offset {self._bytes(start)}")
        if match is None or not match["end"]:
            raise _unparsable(f"Unclosed end tag at byte offset {self._bytes(start)}")
        tag, found = self._open.pop(), match["name"].lower()
        if found not in ("", tag.name):  # Telegram lets </> close whatever is open
            expected = f'expected "</{tag.name}>", found "</{found}>"'
            raise _unparsable(f"Unmatched end tag at byte offset {self._bytes(start)}, {expected}")
        self._mark(tag)
        return match.end()

    def _mark(self, tag: _OpenTag) -> None:
        length = utf16_length(self._text) - tag.offset
        inside = Entity("", tag.offset, length).text_in(self._text)
        url = (tag.attributes.get("href") or inside) if tag.name == "a" else None
        if not length or (url is not None and not is_link(url)):
            return  # Telegram drops an empty entity, and a link that is none, without a word
        kind = _TYPES[tag.name]
        if tag.name == "blockquote" and "expandable" in tag.attributes:
            kind = MessageEntityType.EXPANDABLE_BLOCKQUOTE
        self._entities.append(Entity(str(kind), tag.offset, length, url))

    def _bytes(self, position: int) -> int:
        return len(self._source[:position].encode())


def _unescaped(source: str) -> str:
    """Telegram knows these references alone, and leaves any other & as it stands."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0].rstrip(";") + ";"), source)


def _unparsable(why: str) -> Refused:
    return Refused(f"can't parse entities: {why}")
