"""What asking gives, as frozen values, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.model import Fact
from knowledge.subjects import Subject


class Gate(StrEnum):
    """Why a candidate may not answer, however well its words fit.

    It disagrees on something exact that the question names, or never speaks of the aspect that it asks for
    (lexicon/aspects.toml).
    """

    COUNTRY = "country"
    OBJECTIVE = "objective"
    PRINCIPLE = "principle"
    YEAR = "year"
    NUMBER = "number"
    ASPECT = "aspect"


class Decision(StrEnum):
    """What settled the outcome of a question."""

    EXACT = "exact"
    CLEAR = "clear"
    CLOSE = "close"
    WEAK = "weak"
    GATED = "gated"
    NOTHING = "nothing"
    TALK = "talk"
    SHAPE = "shape"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate: its score, and what it is made of.

    `score` is 0-100; `topic` (0..1) is the share of the question, by weight, that the fact speaks of. The rest of the
    score is how well its best phrases fit.
    """

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
