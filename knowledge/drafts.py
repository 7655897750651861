"""Fact <-> draft. A draft is a fact as somebody wrote it: nested dicts, lists and strings, nothing checked yet.

The shipped YAML files, an editor's form and the store's JSON all use this one shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from knowledge.errors import InvalidFact
from knowledge.model import Confidence, Fact, Kind, LocalisedText, Origin, PartialDate, Problem, Source

Draft = Mapping[str, Any]

_FIELDS = frozenset(Fact.__dataclass_fields__)
_TEXT_FIELDS = frozenset(LocalisedText.__dataclass_fields__)
_SOURCE_FIELDS = frozenset(Source.__dataclass_fields__)
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


def parse(draft: Draft) -> Fact:
    """The fact in a draft. Raises InvalidFact with every malformed value; rules about content are validation's."""
    return _Reader().fact(draft)


def of(fact: Fact) -> dict[str, Any]:
    """The draft of a fact: only JSON values, empty fields left out, so that `parse(of(fact)) == fact`."""
    raw = {
        "id": fact.id,
        "kind": fact.kind.value,
        "countries": list(fact.countries),
        "objectives": [str(number) for number in fact.objectives],
        "date": _date_text(fact.date),
        "end_date": _date_text(fact.end_date),
        "related": list(fact.related),
        "as_of": str(fact.as_of),
        "origin": fact.origin.value,
        "confidence": fact.confidence.value,
        "texts": {locale: _text_draft(text) for locale, text in fact.texts.items()},
        "sources": [_source_draft(source) for source in fact.sources],
    }
    return _without_empty(raw)


def _text_draft(text: LocalisedText) -> dict[str, Any]:
    lists = {"questions": list(text.questions), "aliases": list(text.aliases)}
    return _without_empty({"title": text.title, "place": text.place, "answer": text.answer, **lists})


def _source_draft(source: Source) -> dict[str, Any]:
    raw = {"url": source.url, "publisher": source.publisher, "title": source.title, "language": source.language}
    return _without_empty({**raw, "published": _date_text(source.published)})


def _without_empty(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if value}


def _date_text(value: PartialDate | None) -> str:
    return str(value) if value else ""


def _even(text: str) -> str:
    """The text with blanks and line breaks made even, without halves of letters, which no file can hold."""
    return " ".join(_HALF_LETTER.sub("", text).split())


class _Reader:
    """Reads one draft and collects what is malformed on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def fact(self, draft: Draft) -> Fact:
        self.known_fields(draft, _FIELDS, "")
        texts = {locale: self.text(raw, f"texts.{locale}.") for locale, raw in self.mapping(draft, "texts", "").items()}
        sources = tuple(
            self.source(raw, f"sources.{number}.") for number, raw in enumerate(self.items(draft, "sources"), 1)
        )
        fact = Fact(
            id=self.string(draft, "id"),
            kind=self.choice(draft, "kind", Kind, Kind.CONCEPT),
            texts=texts,
            sources=sources,
            as_of=self.date(draft, "as_of", required=True) or PartialDate(1),
            countries=tuple(code.upper() for code in self.strings(draft, "countries")),
            objectives=self.numbers(draft, "objectives"),
            date=self.date(draft, "date"),
            end_date=self.date(draft, "end_date"),
            related=self.strings(draft, "related"),
            origin=self.choice(draft, "origin", Origin, Origin.SHIPPED, required=False),
            confidence=self.choice(draft, "confidence", Confidence, Confidence.HIGH, required=False),
        )
        if self.problems:
            raise InvalidFact(self.problems)
        return fact

    def text(self, raw: object, at: str) -> LocalisedText:
        draft = self.inner(raw, at, _TEXT_FIELDS)
        title, answer = self.string(draft, "title", at), self.string(draft, "answer", at)
        questions, aliases = self.strings(draft, "questions", at), self.strings(draft, "aliases", at)
        return LocalisedText(title, answer, questions, aliases, self.string(draft, "place", at, required=False))

    def source(self, raw: object, at: str) -> Source:
        draft = self.inner(raw, at, _SOURCE_FIELDS)
        url, publisher = self.string(draft, "url", at), self.string(draft, "publisher", at)
        title, language = self.string(draft, "title", at), self.string(draft, "language", at)
        return Source(url, publisher, title, language, self.date(draft, "published", at))

    def inner(self, raw: object, at: str, fields: frozenset[str]) -> Draft:
        if not isinstance(raw, Mapping):
            self.report("not_a_group", at.rstrip("."), raw)
            return {}
        self.known_fields(raw, fields, at)
        return raw

    def known_fields(self, draft: Draft, fields: frozenset[str], at: str) -> None:
        for key in draft:
            if key not in fields:
                self.report("unknown_field", f"{at}{key}")

    def string(self, draft: Draft, key: str, at: str = "", required: bool = True) -> str:
        value = draft.get(key) or ""
        if not isinstance(value, str):
            self.report("not_text", at + key, value)
            return ""
        text = _even(value)
        if required and not text:
            self.report("missing", at + key)
        return text

    def strings(self, draft: Draft, key: str, at: str = "") -> tuple[str, ...]:
        found = []
        for value in self.items(draft, key, at):
            text = _even(value) if isinstance(value, str) else ""
            if text:
                found.append(text)
            else:
                self.report("not_text", at + key, value)
        return tuple(found)

    def items(self, draft: Draft, key: str, at: str = "") -> list[object]:
        value = draft.get(key) or []
        if isinstance(value, list | tuple):
            return list(value)
        self.report("not_a_list", at + key, value)
        return []

    def mapping(self, draft: Draft, key: str, at: str) -> Draft:
        value = draft.get(key) or {}
        if isinstance(value, Mapping):
            return value
        self.report("not_a_group", at + key, value)
        return {}

    def numbers(self, draft: Draft, key: str) -> tuple[int, ...]:
        return tuple(self.read(int, text, "not_a_number", key) or 0 for text in self.strings(draft, key))

    def date(self, draft: Draft, key: str, at: str = "", required: bool = False) -> PartialDate | None:
        text = self.string(draft, key, at, required)
        return self.read(parse_date, text, "malformed_date", at + key) if text else None

    def choice(self, draft: Draft, key: str, choices: type[E], default: E, required: bool = True) -> E:
        text = self.string(draft, key, required=required).lower()
        return (self.read(choices, text, "unknown_choice", key) if text else None) or default

    def read(self, reader: Callable[[str], T], text: str, code: str, field: str) -> T | None:
        try:
            return reader(text)
        except ValueError:
            self.report(code, field, text)
            return None

    def report(self, code: str, field: str, value: object = "") -> None:
        self.problems.append(Problem(code, field, str(value)))
