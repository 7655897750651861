"""The rules a fact must keep: fact -> problem codes that name the field. Words for people are the caller's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from urllib.parse import urlsplit

from knowledge.countries import is_country
from knowledge.model import (
    LOCALES,
    OBJECTIVE_NUMBERS,
    Contact,
    Fact,
    LocalisedText,
    PartialDate,
    Problem,
    Source,
    Votes,
)

ID_LENGTH = 44
"""A fact id travels in callback data with an action and a locale; Telegram allows 64 bytes in all."""

TITLE_LENGTH = 120
"""A title must fit on a button and in a deep link's card without being cut in most clients."""

ANSWER_LENGTH = 1200
"""1-4 sentences; a card of two locales, sources and dates must stay below Telegram's 4096 characters."""

PHRASE_LENGTH = 160
"""A phrase is something a person types in one go."""

SOURCE_LENGTH = 200
"""A publisher's or a source's name; three of them stand on a card."""

PLACE_LENGTH = 100

_PHONE = re.compile(r"\+?\d[\d -]{1,22}\d")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def problems(fact: Fact, known_ids: Collection[str] = ()) -> list[Problem]:
    """Everything wrong with a fact, in a stable order; an empty list means that it may be stored.

    `known_ids` are the ids of the other facts, which relations must name.
    """
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _identity(fact),
        lambda: _texts(fact),
        lambda: _sources(fact.sources),
        lambda: _numbers(fact),
        lambda: _dates(fact),
        lambda: _structure(fact),
        lambda: _relations(fact, known_ids),
    )
    return [problem for check in checks for problem in check()]


def _identity(fact: Fact) -> Iterator[Problem]:
    if not _ID.fullmatch(fact.id):
        yield Problem("malformed_id", "id", fact.id)
    if len(fact.id) > ID_LENGTH:
        yield Problem("too_long", "id", str(ID_LENGTH))


def _texts(fact: Fact) -> Iterator[Problem]:
    for locale in LOCALES:
        if locale not in fact.texts:
            yield Problem("missing_locale", f"texts.{locale}")
    for locale, text in fact.texts.items():
        yield from _lengths(text, f"texts.{locale}")
    placed = {bool(text.place) for text in fact.texts.values()}
    if len(placed) > 1:
        yield Problem("place_not_in_every_locale", "place")


def _lengths(text: LocalisedText, at: str) -> Iterator[Problem]:
    if len(text.title) > TITLE_LENGTH:
        yield Problem("too_long", f"{at}.title", str(TITLE_LENGTH))
    if len(text.answer) > ANSWER_LENGTH:
        yield Problem("too_long", f"{at}.answer", str(ANSWER_LENGTH))
    if len(text.place) > PLACE_LENGTH:
        yield Problem("too_long", f"{at}.place", str(PLACE_LENGTH))
    for name, phrases in (("questions", text.questions), ("aliases", text.aliases)):
        if any(len(phrase) > PHRASE_LENGTH for phrase in phrases):
            yield Problem("too_long", f"{at}.{name}", str(PHRASE_LENGTH))


def _sources(sources: tuple[Source, ...]) -> Iterator[Problem]:
    if not sources:
        yield Problem("missing", "sources")
    for number, source in enumerate(sources, 1):
        if not _is_web_address(source.url):
            yield Problem("malformed_url", f"sources.{number}.url", source.url)
        if max(len(source.title), len(source.publisher)) > SOURCE_LENGTH:
            yield Problem("too_long", f"sources.{number}", str(SOURCE_LENGTH))


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and not re.search(r'[\s"<>]', url)


def _numbers(fact: Fact) -> Iterator[Problem]:
    for field, numbers in (("objectives", fact.objectives), ("pledges", fact.pledges)):
        for number in numbers:
            if number not in OBJECTIVE_NUMBERS:
                yield Problem("unknown_objective", field, str(number))
    for field, codes in _country_fields(fact):
        for code in codes:
            if not is_country(code):
                yield Problem("unknown_country", field, code)


def _country_fields(fact: Fact) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "countries", fact.countries
    yield "participants", fact.participants
    if fact.votes:
        for name in Votes.__dataclass_fields__:
            yield f"votes.{name}", getattr(fact.votes, name)
    if fact.contact:
        yield "contact.serves", fact.contact.serves


def _dates(fact: Fact) -> Iterator[Problem]:
    if fact.end_date and not fact.date:
        yield Problem("missing", "date")
    if fact.end_date and fact.date and _ends_before(fact.date, fact.end_date):
        yield Problem("ends_before_start", "end_date", str(fact.end_date))


def _structure(fact: Fact) -> Iterator[Problem]:
    if fact.plan and fact.plan.end and _ends_before(fact.plan.start, fact.plan.end):
        yield Problem("ends_before_start", "plan.end", str(fact.plan.end))
    if fact.champion and not fact.countries:
        yield Problem("missing", "countries")
    if fact.votes:
        yield from _voted_twice(fact.votes)
    if fact.contact:
        yield from _contact(fact.contact)


def _voted_twice(votes: Votes) -> Iterator[Problem]:
    cast = Counter(code for name in Votes.__dataclass_fields__ for code in getattr(votes, name))
    for code, number in cast.items():
        if number > 1:
            yield Problem("voted_twice", "votes", code)


def _contact(contact: Contact) -> Iterator[Problem]:
    if not (contact.phones or contact.whatsapp or contact.emails or contact.links):
        yield Problem("missing", "contact.phones")
    yield from _malformed("phone", "contact.phones", contact.phones, _is_phone)
    yield from _malformed("phone", "contact.whatsapp", contact.whatsapp, _is_phone)
    yield from _malformed("email", "contact.emails", contact.emails, _is_email)
    yield from _malformed("url", "contact.links", contact.links, _is_web_address)


def _malformed(what: str, field: str, values: Iterable[str], is_well: Callable[[str], bool]) -> Iterator[Problem]:
    for value in values:
        if not is_well(value):
            yield Problem(f"malformed_{what}", field, value)


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text))


def _is_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text))


def _ends_before(start: PartialDate, end: PartialDate) -> bool:
    """Whether the end is before the start, as far as both are known."""
    known = min(len(str(start)), len(str(end)))
    return str(end)[:known] < str(start)[:known]


def _relations(fact: Fact, known_ids: Collection[str]) -> Iterator[Problem]:
    for other in fact.related:
        if other == fact.id or other not in known_ids:
            yield Problem("unknown_relation", "related", other)
