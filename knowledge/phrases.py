"""How well single phrases fit a question.

Scored as measured in retrieval.md (section 4): every word of the question is matched softly to the vocabulary, and
phrases count by how much of the question and of the phrase is covered. Figures not named otherwise come from there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from knowledge.index import SearchIndex
from knowledge.query import Query
from knowledge.sparse import Values

PHRASES_SCORED = 64
"""Phrases kept for full scoring after the first pass; retrieval.md keeps 48 of some 10,000."""

PHRASES_COMPARED = 1024
"""Phrases, by how much of the question they cover, whose coverage is reckoned both ways."""

REFUSED_SCORED = 8
"""Phrases of facts that a gate refuses, scored only to explain."""

QUESTION_COVERED, PHRASE_COVERED = 0.7, 0.3
"""Exponents of the two coverages."""

COVERAGE_SHARE, MEANING_SHARE, RATIO_SHARE = 0.6, 0.2, 0.2
"""Shares of a phrase's score: coverage, likeness to the whole entry, rapidfuzz ratio of the sorted words."""


class Scored(NamedTuple):
    """A phrase by number, its fit (0..1) and how much of it the question covers."""

    fit: float
    phrase: int
    coverage: float


def fitting_phrases(
    index: SearchIndex, query: Query, allowed: NDArray[np.bool_], meaning: Values
) -> Mapping[int, list[Scored]]:
    """The best phrases by entry, those that are the question, and a few that are not allowed, each with its fit."""
    covered, met = _covered(index, query), _met(index, query)
    numbers = _best_phrases(index, query, allowed[index.entry_of_phrase], covered, met)
    coverages, entries = _both_ways(covered, met, numbers).tolist(), index.entry_of_phrase[numbers]
    meanings, joined = meaning[entries].tolist(), query.joined
    by_entry: dict[int, list[Scored]] = defaultdict(list)
    phrases = zip(numbers.tolist(), entries.tolist(), coverages, met[numbers].tolist(), meanings, strict=True)
    for number, entry, both_ways, coverage, alike in phrases:
        ratio = fuzz.ratio(joined, index.joined[number]) / 100
        fit = COVERAGE_SHARE * both_ways + MEANING_SHARE * alike + RATIO_SHARE * ratio
        by_entry[entry].append(Scored(fit, number, coverage))
    return by_entry


def _best_phrases(
    index: SearchIndex, query: Query, allowed: NDArray[np.bool_], covered: Values, met: Values
) -> NDArray[np.intp]:
    exact = np.array(index.exactly(query.joined), dtype=np.intp)
    found = np.flatnonzero(covered)
    fitting = allowed[found]
    pool = _highest(covered, found[fitting], PHRASES_COMPARED)
    best = pool[_highest(_both_ways(covered, met, pool), np.arange(len(pool)), PHRASES_SCORED)]
    refused = _highest(covered, found[~fitting], REFUSED_SCORED)
    return np.unique(np.concatenate([best, refused, exact]))


def _highest(values: Values, places: NDArray[np.intp], number: int) -> NDArray[np.intp]:
    """Of these places, those where the highest values stand."""
    if len(places) <= number:
        return places
    return places[np.argpartition(-values[places], number)[:number]]


def _covered(index: SearchIndex, query: Query) -> Values:
    """For each phrase, the share of the question, by weight, that it covers."""
    covered = np.zeros(len(index.phrases), dtype=np.float32)
    for asked in query.asked:
        covered[asked.phrases] += np.float32(asked.weight) * asked.likeness
    share: Values = np.minimum(covered / np.float32(query.weight or 1.0), np.float32(1.0))
    return share


def _met(index: SearchIndex, query: Query) -> Values:
    """For each phrase, the share of it, by weight, that the question covers."""
    phrases, likeness, weights = index.postings.spread(_best_by_word(query))
    met = np.bincount(phrases, likeness * weights, len(index.phrases))
    share: Values = np.minimum(met / np.maximum(index.phrase_weights, 1e-6), 1.0)
    return share


def _both_ways(covered: Values, met: Values, numbers: NDArray[np.intp]) -> Values:
    """For each of these phrases, its share of the question and the question's share of it, as one figure."""
    both = covered[numbers] ** QUESTION_COVERED * met[numbers] ** PHRASE_COVERED
    return both.astype(np.float32)


def _best_by_word(query: Query) -> dict[int, float]:
    """Each vocabulary word that the question may mean, with its greatest likeness."""
    best: dict[int, float] = {}
    for asked in query.asked:
        for word, likeness in asked.found.items():
            best[word] = max(best.get(word, 0.0), likeness)
    return best
