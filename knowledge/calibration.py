"""Calibration: the thresholds, from the base's own questions.

A question of one fact, asked while that fact is left out, is a near miss: the hardest kind of question out of scope,
and the only kind that a base can make by itself (retrieval.md, section 0, point 3). The thresholds are the scores below
which most of them stay. One question is asked for each of a sample of facts; a change asks only those of the changed
fact anew, so it costs a few milliseconds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from knowledge.index import SearchIndex
from knowledge.model import Fact
from knowledge.outcomes import Thresholds
from knowledge.query import read_query
from knowledge.scoring import rank
from knowledge.weights import OF_A_FACT, OF_NONE

ANSWER_REJECTS = 0.87
"""Share of near misses that must not be answered. Golden questions out of scope, which are mostly further off, are then
answered in 2 of 100; at .95 every tenth answerable question less is answered."""

SUGGESTION_REJECTS = 0.70
"""Share of near misses that must not even be asked back: a button too many costs less than a wrong answer."""

SAMPLED = 320
"""Facts asked for, about: the thresholds then vary by some three points with the choice of the sample."""

LEAST_SAMPLED = 60
"""With fewer near misses than this, the top tenth is a handful, and the default holds."""

DEFAULT = Thresholds(answer=45.0, suggestion=22.0)
"""What the shipped facts give, for a base too small to tell."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A fact's question asked without the fact: the question and the score of the best other one."""

    question: str
    score: float


Calibration = Mapping[str, NearMiss]
"""Near misses by fact id."""


def to_keep(found: Calibration) -> dict[str, Any]:
    """The calibration as JSON values, marked with the weights that it holds for."""
    return {"weights": _weights(), "misses": {fact_id: [m.question, m.score] for fact_id, m in found.items()}}


def kept(values: Mapping[str, Any]) -> Calibration:
    """The calibration in such values; nothing in those that other weights gave."""
    if values.get("weights") != _weights():
        return {}
    return {fact_id: NearMiss(str(question), float(score)) for fact_id, (question, score) in values["misses"].items()}


def _weights() -> list[float]:
    return [*OF_A_FACT, *OF_NONE]


def calibrated(index: SearchIndex, facts: Iterable[Fact], known: Calibration) -> Calibration:
    """The near misses of these facts; those whose question is known already are not asked again."""
    found = {}
    for fact in _sample(list(facts)):
        question = _question(fact)
        before = known.get(fact.id)
        is_same = before is not None and before.question == question
        found[fact.id] = before if before and is_same else NearMiss(question, _best_other(index, fact.id, question))
    return found


def thresholds(found: Calibration) -> Thresholds:
    """The scores, in percent, that answering and asking back need."""
    if len(found) < LEAST_SAMPLED:
        return DEFAULT
    scores = [miss.score for miss in found.values()]
    answer, suggestion = np.quantile(scores, [ANSWER_REJECTS, SUGGESTION_REJECTS])
    return Thresholds(round(float(answer), 1), round(float(suggestion), 1))


def _sample(facts: list[Fact]) -> list[Fact]:
    """The same facts each time, whatever else comes and goes."""
    step = max(1, round(len(facts) / SAMPLED))
    return [fact for fact in facts if _draw(fact) % step == 0]


def _question(fact: Fact) -> str:
    phrases = [phrase for text in fact.texts.values() for phrase in text.phrases]
    return phrases[_draw(fact) % len(phrases)]


def _draw(fact: Fact) -> int:
    return zlib.crc32(fact.id.encode())


def _best_other(index: SearchIndex, fact_id: str, question: str) -> float:
    matches = [match for match in rank(index, read_query(index, question), without=fact_id) if match.gate is None]
    return matches[0].score if matches and not matches[0].silent else 0.0
