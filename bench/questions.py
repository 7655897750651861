"""Questions with the facts that may answer them, and what came of asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NOTHING_FOUND = float("-inf")
"""The score of a question for which nothing was found."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the ids of the facts that may answer it: none where it is out of scope."""

    ask: str
    expect: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a method made of a question: ids of facts, best first, the score of the best, and the seconds it took."""

    ids: tuple[str, ...]
    score: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Sampling:
    """Every so many-th question, by kind."""

    inside: int = 1
    outside: int = 1

    def of(self, questions: Sequence[Question]) -> list[Question]:
        """The questions that are asked: those in scope, then those out of it."""
        kinds = [question for question in questions if question.expect], [q for q in questions if not q.expect]
        return [*kinds[0][:: self.inside], *kinds[1][:: self.outside]]


def sampling(questions: Sequence[Question], step: int, least: int) -> Sampling:
    """Every so many-th question, but at least so many of each kind, if there are."""
    inside = sum(bool(question.expect) for question in questions)
    outside = len(questions) - inside
    return Sampling(*(max(1, min(step, number // least)) for number in (inside, outside)))
