"""FieldReader: typed values out of a draft; what is malformed is noted, field by field, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from knowledge.model import PartialDate, Problem

Draft = Mapping[str, Any]

VALUE_SHOWN = 80
"""Characters of an offending value that a problem quotes."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_HALF_LETTER = re.compile(r"[\ud800-\udfff]")

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def parse_date(text: str) -> PartialDate:
    """The date in `2025`, `2025-12` or `2025-12-19`. Raises ValueError for anything else."""
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = (int(part or 0) for part in match.groups())
    date(year, month or 1, day or 1)
    return PartialDate(year, month, day)


class FieldReader:
    """Reads one draft; `problems` is what it found malformed on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def group(self, raw: object, at: str, fields: frozenset[str]) -> Draft:
        """A nested draft with these fields."""
        if not isinstance(raw, Mapping):
            self.report("not_a_group", at.rstrip("."), raw)
            return {}
        self.known_fields(raw, fields, at)
        return raw

    def known_fields(self, draft: Draft, fields: frozenset[str], at: str) -> None:
        """Note the fields that a draft has beyond these."""
        for key in draft:
            if key not in fields:
                self.report("unknown_field", f"{at}{key}")

    def string(self, draft: Draft, key: str, at: str = "", required: bool = True) -> str:
        """A text, its blanks made even."""
        value = draft.get(key) or ""
        if not isinstance(value, str):
            self.report("not_text", at + key, value)
            return ""
        text = _even(value)
        if required and not text:
            self.report("missing", at + key)
        return text

    def strings(self, draft: Draft, key: str, at: str = "") -> tuple[str, ...]:
        """A list of texts."""
        found = []
        for value in self.items(draft, key, at):
            text = _even(value) if isinstance(value, str) else ""
            if text:
                found.append(text)
            else:
                self.report("not_text", at + key, value)
        return tuple(found)

    def groups(self, draft: Draft, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts; a text alone is a list of one."""
        groups = [group if isinstance(group, list | tuple) else [group] for group in self.items(draft, key)]
        return tuple(self.strings({key: group}, key) for group in groups)

    def items(self, draft: Draft, key: str, at: str = "") -> list[object]:
        """A list of anything."""
        value = draft.get(key) or []
        if isinstance(value, list | tuple):
            return list(value)
        self.report("not_a_list", at + key, value)
        return []

    def mapping(self, draft: Draft, key: str) -> Draft:
        """A nested draft whose keys are free."""
        value = draft.get(key) or {}
        if isinstance(value, Mapping):
            return value
        self.report("not_a_group", key, value)
        return {}

    def numbers(self, draft: Draft, key: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        return tuple(self.read(int, text, "not_a_number", key) or 0 for text in self.strings(draft, key))

    def date(self, draft: Draft, key: str, at: str = "", required: bool = False) -> PartialDate | None:
        """A date; None where there is none or it is malformed."""
        text = self.string(draft, key, at, required)
        return self.read(parse_date, text, "malformed_date", at + key) if text else None

    def choice(self, draft: Draft, key: str, choices: type[E], at: str = "", *, required: bool = False) -> E | None:
        """One of the enumeration's values; None where there is none or it is malformed."""
        text = self.string(draft, key, at, required=required).lower()
        return self.read(choices, text, "unknown_choice", at + key) if text else None

    def codes(self, draft: Draft, key: str, at: str = "") -> tuple[str, ...]:
        """Country codes, in capitals."""
        return tuple(code.upper() for code in self.strings(draft, key, at))

    def read(self, reader: Callable[[str], T], text: str, code: str, field: str) -> T | None:
        """What the reader makes of a text; None, and a problem with this code, when it refuses."""
        try:
            return reader(text)
        except ValueError:
            self.report(code, field, text)
            return None

    def report(self, code: str, field: str, value: object = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(code, field, str(value)[:VALUE_SHOWN]))


def _even(text: str) -> str:
    """The text with blanks and line breaks made even, without halves of letters, which no file can hold."""
    whole = text if text.isascii() else _HALF_LETTER.sub("", text)
    return " ".join(whole.split())
