"""The values that everything else passes around: frozen, plain, without behaviour beyond their own data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LOCALES = ("en", "id")
"""The locales in which every fact must be complete."""

OBJECTIVE_NUMBERS = range(1, 24)
"""The GCM has 23 objectives (A/RES/73/195, annex, paragraph 16)."""


class Kind(StrEnum):
    """What sort of thing a fact is about."""

    EVENT = "event"
    COMMITMENT = "commitment"
    LAW = "law"
    PROGRAMME = "programme"
    INSTITUTION = "institution"
    AGREEMENT = "agreement"
    STATISTIC = "statistic"
    STATEMENT = "statement"
    POSITION = "position"
    CONCEPT = "concept"
    OBJECTIVE = "objective"
    PRINCIPLE = "principle"
    DOCUMENT = "document"


class Confidence(StrEnum):
    """How well the sources carry a fact."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Origin(StrEnum):
    """Where the present version of a fact comes from."""

    SHIPPED = "shipped"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as its source: a year, a month or a day. Missing parts are 0."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Source:
    """An official paper or page that carries a fact."""

    url: str
    publisher: str
    title: str
    language: str
    published: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class LocalisedText:
    """What a fact says in one locale, and how people ask for it there."""

    title: str
    answer: str
    questions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    place: str = ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every searchable wording: the title, the questions, the aliases."""
        return (self.title, *self.questions, *self.aliases)


@dataclass(frozen=True, slots=True)
class Fact:
    """One sourced, dated record. `countries` are ISO 3166-1 alpha-2 codes, `objectives` GCM numbers."""

    id: str
    kind: Kind
    texts: Mapping[str, LocalisedText]
    sources: tuple[Source, ...]
    as_of: PartialDate
    countries: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    date: PartialDate | None = None
    end_date: PartialDate | None = None
    related: tuple[str, ...] = ()
    origin: Origin = Origin.SHIPPED
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a draft: a code, the field it is about, and the offending value."""

    code: str
    field: str
    value: str = ""


class Gate(StrEnum):
    """Why a candidate may not answer, however well its words fit: it disagrees on something exact."""

    COUNTRY = "country"
    OBJECTIVE = "objective"
    PRINCIPLE = "principle"
    YEAR = "year"
    NUMBER = "number"


class Decision(StrEnum):
    """What settled the outcome of a question."""

    EXACT = "exact"
    CLEAR = "clear"
    CLOSE = "close"
    WEAK = "weak"
    GATED = "gated"
    NOTHING = "nothing"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate: score (0-100), share of the question that it speaks of, best phrase, gate that refuses it."""

    fact_id: str
    score: float
    topic: float
    phrase: str
    gate: Gate | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an outcome came about: the query, what decided, how sure the best match was, the best matches."""

    query: str
    decision: Decision
    sureness: float = 0.0
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One fact answers the question."""

    fact: Fact
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Several facts may be meant, best first; the person chooses."""

    facts: tuple[Fact, ...]
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class NoMatch:
    """The base does not know."""

    explanation: Explanation


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """The message is talk, not a question: `greeting` or `thanks`."""

    kind: str
    explanation: Explanation


Outcome = Answer | Suggestions | NoMatch | SmallTalk
"""What asking gives."""


class Action(StrEnum):
    """What an editor did to a fact."""

    ADDED = "added"
    REPLACED = "replaced"
    RETIRED = "retired"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a fact's history: who did what when. `number` counts up within the fact; `by` is a user id."""

    fact_id: str
    number: int
    action: Action
    by: int
    at: str
