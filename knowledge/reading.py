"""What kind of message it is: talk, or a question for one fact, a list, the next or last event, a comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from knowledge.countries import misspelt_countries
from knowledge.cues import Cues, corrected, find_cues, region_words
from knowledge.entities import Entities, find_entities
from knowledge.lexicon import LANGUAGES, cardinals, function_words, lexicon, ordinals, spellings
from knowledge.model import Kind, Series
from knowledge.subjects import Stance, Standing, Subject
from knowledge.text import normalise, words

VOTE_YEAR = 2018
"""The year of the vote on the GCM (A/RES/73/195)."""

_VOTE_MONTH = frozenset({"december", "desember"})

COMPARED = 2
"""Countries that a comparison needs."""


class Shape(StrEnum):
    """What shape of answer a question wants, where one fact is not all."""

    LIST = "list"
    NEXT = "next"
    LAST = "last"
    COMPARISON = "compare"
    OVERVIEW = "about"
    VOTE = "vote"
    ONE = "one"
    WHEN = "when"


@dataclass(frozen=True, slots=True)
class Reading:
    """The shape that a question wants, its subject, and the content words that the subject does not account for.

    `says_so` is whether a word says what shape it is; without, only what is asked about hints at it.
    """

    shape: Shape
    subject: Subject
    rest: tuple[str, ...]
    says_so: bool

    @property
    def is_explicit(self) -> bool:
        """Whether one fact that fits is not what is wanted: an objective has a fact of its own, a country has not."""
        return bool(self.subject.countries) if self.shape is Shape.OVERVIEW else self.says_so


def read(question: str, is_known: Callable[[str], bool] = lambda word: True) -> Reading | None:
    """How to read a question that more than one fact may answer; None where it asks for one fact.

    A word that is not known may be a misspelt cue or country.
    """
    spoken = corrected([spellings().get(word, word) for word in words(question)], is_known)
    cues, names = find_cues(spoken), find_entities(question, is_known)
    countries = misspelt_countries(cues.rest, is_known)
    rest = tuple(word for word in cues.rest if word not in countries and not _is_accounted_for(word, names))
    subject = _subject(cues, names)
    if _is_about_a_vote(cues, subject) and not set(rest) - _VOTE_MONTH:
        return Reading(Shape.VOTE, subject, (), says_so="member" not in cues.all_names)
    if any(word in _NEGATIONS for word in cues.rest) or len(set(cues.names_of("votes"))) > 1:
        return None
    asked = [Shape(name) for name in cues.names_of("shapes")]
    shape = _shape(asked, subject, rest, is_bare=not {"filler", "cast", "member"} & cues.all_names)
    return Reading(shape, subject, rest, shape in asked or subject.stance is not None) if shape else None


def small_talk(text: str) -> str | None:
    """`greeting`, `thanks` or `about_us` where the whole message is that, else None."""
    return _small_talk().get(normalise(text))


_NEGATIONS = frozenset(
    {"not", "never", "without", "except", "besides", "tidak", "bukan", "belum", "kecuali", "selain", "tanpa"}
)


def _is_about_a_vote(cues: Cues, subject: Subject) -> bool:
    """Whether it asks how one country voted on the GCM, or whether it signed or left it, which nobody can.

    Whatever it takes for granted, the answer is the same.
    """
    elsewhere = subject.objectives or subject.series or set(subject.years) - {VOTE_YEAR}
    names = cues.all_names
    is_joining = "member" in names and "gcm" in names and "world_body" not in names
    is_vote = bool(cues.names_of("votes")) or "cast" in names or is_joining
    return is_vote and len(subject.countries) == 1 and not elsewhere


def _subject(cues: Cues, names: Entities) -> Subject:
    kind, series, stance, standing = (cues.first(group) for group in ("kinds", "series", "votes", "standings"))
    return Subject(
        kind=Kind(kind) if kind and not (stance or standing) else None,
        series=Series(series) if series else None,
        stance=Stance(stance) if stance else None,
        standing=Standing(standing) if standing else None,
        countries=tuple(dict.fromkeys((*cues.countries, *sorted(names.countries)))),
        objectives=tuple(sorted(names.objectives)),
        years=tuple(sorted(names.years)),
    )


def _is_accounted_for(word: str, names: Entities) -> bool:
    """Whether a word says nothing beyond what the subject already has."""
    named = {str(number) for number in names.objectives | names.years}
    return word in function_words() or word in _numerals() or word in named or (word.isdigit() and len(word) == 1)


@cache
def _numerals() -> frozenset[str]:
    return frozenset((*cardinals(), *ordinals()))


def _shape(asked: list[Shape], subject: Subject, rest: tuple[str, ...], *, is_bare: bool) -> Shape | None:
    if Shape.COMPARISON in asked and len(subject.countries) >= COMPARED:
        return Shape.COMPARISON
    occasion = next((shape for shape in asked if shape in {Shape.NEXT, Shape.LAST}), None)
    narrowing = set(rest) - (region_words() if subject.series else set())
    if occasion and not (narrowing or subject.years) and (subject.series or subject.kind is Kind.EVENT):
        return occasion
    if Shape.WHEN in asked and subject.series and len(subject.years) == 1 and not (rest or subject.countries):
        return Shape.WHEN
    if subject.stance and Shape.ONE in asked and not subject.countries:
        return Shape.LIST  # "who abstained" are several
    is_listable = subject.has_a_sort and not (subject.stance and subject.countries)
    if is_listable and (Shape.LIST in asked or (subject.is_narrow and not {Shape.ONE, Shape.WHEN} & set(asked))):
        return Shape.LIST
    is_one = len(subject.countries) == 1 or bool(subject.objectives)
    is_general = is_bare or Shape.OVERVIEW in asked
    return Shape.OVERVIEW if is_one and is_general and not rest and not subject.has_a_sort else None


@cache
def _small_talk() -> dict[str, str]:
    talk = (lexicon(language).small_talk for language in LANGUAGES)
    return {normalise(message): kind for kinds in talk for kind, messages in kinds.items() for message in messages}
