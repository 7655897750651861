"""What asking gives, as frozen values, and how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.model import Fact
from knowledge.subjects import Subject


class Gate(StrEnum):
    """Why a candidate may not answer, however well its words fit.

    It disagrees on something exact that the question names, never speaks of the aspect that it asks for
    (lexicon/aspects.toml), or the question has none of the words that it must have.
    """

    COUNTRY = "country"
    OBJECTIVE = "objective"
    PRINCIPLE = "principle"
    YEAR = "year"
    NUMBER = "number"
    ASPECT = "aspect"
    MUST = "must"


class Decision(StrEnum):
    """What settled the outcome of a question."""

    EXACT = "exact"
    CLEAR = "clear"
    CLOSE = "close"
    WEAK = "weak"
    GATED = "gated"
    NOTHING = "nothing"
    UNANSWERED = "unanswered"
    TALK = "talk"
    SHAPE = "shape"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate: the probability that it is meant, and what that is made of.

    `score` is the probability in percent; none at all takes the rest. `strength` is what it follows from, the evidence
    weighed. A `silent` match is a question that the fact must not answer (its `not`).
    """

    fact_id: str
    score: float
    strength: float
    topic: float
    phrase: str
    evidence: Mapping[str, float]
    gate: Gate | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least scores, in percent, for an answer and for asking back (all buttons together)."""

    answer: float
    suggestion: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an outcome came about: the query, what decided, the best matches, and the scores that were needed."""

    query: str
    decision: Decision
    matches: tuple[Match, ...] = ()
    thresholds: Thresholds | None = None


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
    """The message is talk, not a question: `greeting`, `thanks` or `about_us`."""

    kind: str
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything we have on a subject, by the structure of the facts; the countries where the question is who."""

    subject: Subject
    facts: tuple[Fact, ...]
    countries: tuple[str, ...]
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Occasion:
    """The next or the last event of a subject, `fact`; None where we know of none, and then the one `before` it."""

    subject: Subject
    is_next: bool
    fact: Fact | None
    before: Fact | None
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Side:
    """One country of a comparison and the facts that speak for it, the most fitting first; there may be none."""

    country: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Countries beside each other. We put the facts side by side and judge nothing."""

    subject: Subject
    sides: tuple[Side, ...]
    explanation: Explanation


Outcome = Answer | Suggestions | Listing | Occasion | Comparison | NoMatch | SmallTalk
"""What asking gives."""
