"""What the tables report of how well questions were answered. Scores of different methods need not be alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.questions import Asked, Question

Scores = NDArray[np.float64]

REJECTED = 0.95
"""Share of what is out of scope that must be turned away; the tables' column `right@95`."""

SHOWN = 3
"""Facts that a person would look through: what R@3 counts."""

MEDIAN, NEARLY_WORST = 50, 99
"""Percentiles of the time that a question takes."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares (0..1) of the questions in scope: right at first place, among three, and right where 95 % are rejected.

    `area` is the chance that a question in scope scores higher than one out of scope (under the ROC curve).
    """

    top_1: float
    in_three: float
    right_at_95: float
    area: float


def figures(questions: Sequence[Question], asked: Sequence[Asked]) -> Figures:
    """How the questions fared; not a number where there are none of a kind."""
    pairs = list(zip(questions, asked, strict=True))
    inside = np.array([given.score for question, given in pairs if question.expect], dtype=np.float64)
    outside = np.array([given.score for question, given in pairs if not question.expect], dtype=np.float64)
    places = [place_of(given.ids, question.expect) for question, given in pairs if question.expect]
    right = np.array([place == 0 for place in places], dtype=np.bool_)
    among = np.array([place < SHOWN for place in places], dtype=np.bool_)
    answered = inside > threshold(outside)
    return Figures(share(right), share(among), share(right & answered), area_under_curve(inside, outside))


def place_of(ids: Sequence[str], expect: frozenset[str]) -> int:
    """The place of the first right fact, from 0; the number of ids where none is right, at least SHOWN."""
    return next((place for place, fact_id in enumerate(ids) if fact_id in expect), max(len(ids), SHOWN))


def share(which: NDArray[np.bool_]) -> float:
    """The share of those that hold; not a number of none."""
    return float(which.mean()) if which.size else float("nan")


def threshold(outside: Scores, rejected: float = REJECTED) -> float:
    """The lowest score of one out of scope that turns away this share of them: answered is what scores higher."""
    if not outside.size:
        return float("-inf")
    return float(np.sort(outside)[int(np.ceil(rejected * outside.size)) - 1])


def area_under_curve(inside: Scores, outside: Scores) -> float:
    """The chance that one in scope scores higher than one out of scope; a tie is half a chance."""
    if not inside.size or not outside.size:
        return float("nan")
    ordered = np.sort(outside)
    below, upto = (np.searchsorted(ordered, inside, side=side) for side in ("left", "right"))
    return float((below + upto).mean() / 2 / outside.size)


def milliseconds(asked: Sequence[Asked], percentile: int) -> float:
    """A percentile of the time that a question took."""
    return float(np.percentile([given.seconds for given in asked], percentile)) * 1000
