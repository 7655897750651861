"""What asking gives, as frozen values, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.model import Fact


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
    """The message is talk, not a question: `greeting` or `thanks`."""

    kind: str
    explanation: Explanation


Outcome = Answer | Suggestions | NoMatch | SmallTalk
"""What asking gives."""
