"""Fact <-> draft. A draft is a fact as somebody wrote it: nested dicts, lists and strings, nothing checked yet.

The shipped YAML files, an editor's form and the store's JSON all use this one shape.
"""

from __future__ import annotations

from typing import Any

from knowledge.errors import InvalidFact
from knowledge.fields import Draft, FieldReader, parse_date
from knowledge.model import (
    Champion,
    ChampionStatus,
    Confidence,
    Contact,
    Fact,
    Kind,
    LocalisedText,
    Origin,
    PartialDate,
    Plan,
    Region,
    Series,
    Source,
    Votes,
)

__all__ = ["Draft", "of", "parse", "parse_date"]

_FIELDS = frozenset(name.rstrip("_") for name in Fact.__dataclass_fields__)  # "not" is a keyword in Python
_TEXT_FIELDS = frozenset(LocalisedText.__dataclass_fields__)
_SOURCE_FIELDS = frozenset(Source.__dataclass_fields__)
_VOTES_FIELDS = tuple(Votes.__dataclass_fields__)
_CHAMPION_FIELDS = frozenset(Champion.__dataclass_fields__)
_PLAN_FIELDS = frozenset(Plan.__dataclass_fields__)
_CONTACT_FIELDS = tuple(Contact.__dataclass_fields__)


def parse(draft: Draft) -> Fact:
    """The fact in a draft. Raises InvalidFact with every malformed value; rules about content are validation's."""
    reader = FieldReader()
    fact = _fact(reader, draft)
    if reader.problems:
        raise InvalidFact(reader.problems)
    return fact


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
    return _without_empty(raw | _structure_draft(fact))


def _structure_draft(fact: Fact) -> dict[str, Any]:
    champion, plan = fact.champion, fact.plan
    return {
        "series": fact.series.value if fact.series else "",
        "region": fact.region.value if fact.region else "",
        "participants": list(fact.participants),
        "votes": _lists_draft(fact.votes, _VOTES_FIELDS),
        "champion": _without_empty({"status": champion.status.value, "since": _date_text(champion.since)})
        if champion
        else {},
        "plan": _without_empty({"start": str(plan.start), "end": _date_text(plan.end)}) if plan else {},
        "pledges": [str(number) for number in fact.pledges],
        "contact": _lists_draft(fact.contact, _CONTACT_FIELDS),
        "must": [list(group) for group in fact.must],
        "not": list(fact.not_),
    }


def _text_draft(text: LocalisedText) -> dict[str, Any]:
    lists = {"questions": list(text.questions), "aliases": list(text.aliases)}
    return _without_empty({"title": text.title, "place": text.place, "answer": text.answer, **lists})


def _source_draft(source: Source) -> dict[str, Any]:
    raw = {"url": source.url, "publisher": source.publisher, "title": source.title, "language": source.language}
    return _without_empty({**raw, "published": _date_text(source.published)})


def _lists_draft(value: Votes | Contact | None, fields: tuple[str, ...]) -> dict[str, list[str]]:
    return {name: list(getattr(value, name)) for name in fields if getattr(value, name)} if value else {}


def _without_empty(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if value}


def _date_text(value: PartialDate | None) -> str:
    return str(value) if value else ""


def _fact(reader: FieldReader, draft: Draft) -> Fact:
    reader.known_fields(draft, _FIELDS, "")
    texts = reader.mapping(draft, "texts")
    sources = reader.items(draft, "sources")
    return Fact(
        id=reader.string(draft, "id"),
        kind=reader.choice(draft, "kind", Kind, required=True) or Kind.CONCEPT,
        texts={locale: _text(reader, raw, f"texts.{locale}.") for locale, raw in texts.items()},
        sources=tuple(_source(reader, raw, f"sources.{number}.") for number, raw in enumerate(sources, 1)),
        as_of=reader.date(draft, "as_of", required=True) or PartialDate(1),
        countries=reader.codes(draft, "countries"),
        objectives=reader.numbers(draft, "objectives"),
        date=reader.date(draft, "date"),
        end_date=reader.date(draft, "end_date"),
        related=reader.strings(draft, "related"),
        series=reader.choice(draft, "series", Series),
        region=reader.choice(draft, "region", Region),
        participants=reader.codes(draft, "participants"),
        votes=_votes(reader, draft),
        champion=_champion(reader, draft),
        plan=_plan(reader, draft),
        pledges=reader.numbers(draft, "pledges"),
        contact=_contact(reader, draft),
        must=reader.groups(draft, "must"),
        not_=reader.strings(draft, "not"),
        origin=reader.choice(draft, "origin", Origin) or Origin.SHIPPED,
        confidence=reader.choice(draft, "confidence", Confidence) or Confidence.HIGH,
    )


def _text(reader: FieldReader, raw: object, at: str) -> LocalisedText:
    draft = reader.group(raw, at, _TEXT_FIELDS)
    title, answer = reader.string(draft, "title", at), reader.string(draft, "answer", at)
    questions, aliases = reader.strings(draft, "questions", at), reader.strings(draft, "aliases", at)
    return LocalisedText(title, answer, questions, aliases, reader.string(draft, "place", at, required=False))


def _source(reader: FieldReader, raw: object, at: str) -> Source:
    draft = reader.group(raw, at, _SOURCE_FIELDS)
    url, publisher = reader.string(draft, "url", at), reader.string(draft, "publisher", at)
    title, language = reader.string(draft, "title", at), reader.string(draft, "language", at)
    return Source(url, publisher, title, language, reader.date(draft, "published", at))


def _votes(reader: FieldReader, draft: Draft) -> Votes | None:
    if not draft.get("votes"):
        return None
    raw = reader.group(draft["votes"], "votes.", frozenset(_VOTES_FIELDS))
    return Votes(**{name: reader.codes(raw, name, "votes.") for name in _VOTES_FIELDS})


def _champion(reader: FieldReader, draft: Draft) -> Champion | None:
    if not draft.get("champion"):
        return None
    raw = reader.group(draft["champion"], "champion.", _CHAMPION_FIELDS)
    status = reader.choice(raw, "status", ChampionStatus, "champion.", required=True)
    return Champion(status or ChampionStatus.SUGGESTED, reader.date(raw, "since", "champion."))


def _plan(reader: FieldReader, draft: Draft) -> Plan | None:
    if not draft.get("plan"):
        return None
    raw = reader.group(draft["plan"], "plan.", _PLAN_FIELDS)
    start = reader.date(raw, "start", "plan.", required=True) or PartialDate(1)
    return Plan(start, reader.date(raw, "end", "plan."))


def _contact(reader: FieldReader, draft: Draft) -> Contact | None:
    if not draft.get("contact"):
        return None
    raw = reader.group(draft["contact"], "contact.", frozenset(_CONTACT_FIELDS))
    ways = {name: reader.strings(raw, name, "contact.") for name in _CONTACT_FIELDS if name != "serves"}
    return Contact(**ways, serves=reader.codes(raw, "serves", "contact."))
