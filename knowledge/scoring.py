"""The score of a fact for a query: how well its phrases fit the words, and how much of the question it speaks of.

The algorithm is the one measured in retrieval.md (section 4), with the topic added: every word of the question is
matched softly to the vocabulary, and phrases score by how much of the question and of the phrase is covered. Weights
not named otherwise come from there.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from knowledge.gates import GATES, Refusals
from knowledge.index import SearchIndex
from knowledge.outcomes import Match
from knowledge.query import STEM_SIMILARITY, Query
from knowledge.sparse import Rows, Values

PHRASES_SCORED = 48
"""Phrases kept for full scoring after the first pass."""

REFUSED_SCORED = 8
"""Phrases of facts that a gate refuses, scored only to explain."""

QUESTION_COVERED, PHRASE_COVERED = 0.7, 0.3
"""Exponents of the two coverages."""

COVERAGE_SHARE, MEANING_SHARE, RATIO_SHARE = 0.6, 0.2, 0.2
"""Shares of a phrase's score: coverage, likeness to the whole entry, rapidfuzz ratio of the sorted words."""

BREADTH = 0.2
"""What the mean of an entry's three best phrases adds to the best one."""

PHRASE_SHARE, TOPIC_SHARE = 0.5, 0.5
"""Shares of a fact's score: its best phrases; how much of the question it speaks of at all, its answer included.

Equal shares, tried against 0.3 and 0.7 on the golden questions: without the topic, half as many were answered at the
same rejection of what is out of scope.
"""

Scored = tuple[float, int]
"""A phrase's score and number."""


def rank(index: SearchIndex, query: Query) -> list[Match]:
    """Matches best first, gated ones included; ties broken by fact id. Scores are 0-100."""
    if not index.phrases or not query.words:
        return []
    coverage = _coverage(index, query)
    meaning, topic = _meaning(index, query), _topic(index, query)
    refusals = index.gatekeeper.refusals(query.names)
    by_entry: dict[int, list[Scored]] = defaultdict(list)
    for number in _candidates(index, query, coverage, refusals[index.entry_of_phrase] == 0):
        entry = int(index.entry_of_phrase[number])
        ratio = fuzz.ratio(query.joined, index.joined[number]) / 100
        score = COVERAGE_SHARE * coverage[number] + MEANING_SHARE * meaning[entry] + RATIO_SHARE * ratio
        by_entry[entry].append((float(score), number))
    matches = [_match(index, entry, scored, float(topic[entry]), refusals) for entry, scored in by_entry.items()]
    return sorted(matches, key=lambda match: (-match.score, match.fact_id))


def _candidates(index: SearchIndex, query: Query, coverage: Values, allowed: NDArray[np.bool_]) -> set[int]:
    """The phrases that cover the question best, those that are the question, and a few that a gate refuses."""
    best = _highest(np.where(allowed, coverage, 0), PHRASES_SCORED)
    refused = _highest(np.where(allowed, 0, coverage), REFUSED_SCORED)
    return {*index.exact.get(query.joined, ()), *best, *refused}


def _highest(values: Values, number: int) -> list[int]:
    """Where the highest positive values stand."""
    most = np.argpartition(-values, number)[:number] if len(values) > number else np.arange(len(values))
    return [int(place) for place in most if values[place] > 0]


def _coverage(index: SearchIndex, query: Query) -> Values:
    """For each phrase, how much of the question it covers and how much of it the question covers, as one figure."""
    covered, met = np.zeros((2, len(index.phrases)), dtype=np.float32)
    for found, weight in zip(query.expansions, query.weights, strict=True):
        _add_best(covered, index.postings, found, weight)
    for word, likeness in _best_by_word(query).items():
        phrases, weights = index.postings.of(word)
        met[phrases] += likeness * weights
    asked = sum(query.weights) or 1.0
    of_question = np.minimum(covered / asked, 1.0) ** QUESTION_COVERED
    of_phrase = np.minimum(met / np.maximum(index.phrase_weights, 1e-6), 1.0) ** PHRASE_COVERED
    both: Values = (of_question * of_phrase).astype(np.float32)
    return both


def _add_best(totals: Values, rows: Rows, found: Mapping[int, float], weight: float) -> None:
    """Add to each column the weight times the value in the best of the rows, by likeness, that have one."""
    if len(found) == 1:
        ((row, likeness),) = found.items()
        columns, _ = rows.of(row)
        totals[columns] += weight * likeness
        return
    best = np.zeros_like(totals)
    for row, likeness in sorted(found.items(), key=lambda item: item[1]):
        columns, _ = rows.of(row)
        best[columns] = likeness
    totals += weight * best


def _best_by_word(query: Query) -> dict[int, float]:
    """Each vocabulary word that the question may mean, with its greatest likeness."""
    best: dict[int, float] = {}
    for found in query.expansions:
        for word, likeness in found.items():
            best[word] = max(best.get(word, 0.0), likeness)
    return best


def _meaning(index: SearchIndex, query: Query) -> Values:
    """For each entry, the cosine of its words' weights and the question's, by stem."""
    asked: dict[int, float] = defaultdict(float)
    stem_of = index.vocabulary.stem_of_word
    for found, weight in zip(query.expansions, query.weights, strict=True):
        if found:
            nearest = max(found, key=lambda number: (found[number], number))
            asked[stem_of[nearest]] += weight * found[nearest]
    length = math.sqrt(sum(value * value for value in asked.values())) or 1.0
    cosines = np.zeros(len(index.entries), dtype=np.float32)
    for stem, value in asked.items():
        entries, shares = index.meanings.of(stem)
        cosines[entries] += (value / length) * shares
    return cosines


def _topic(index: SearchIndex, query: Query) -> Values:
    """For each entry, the share of the question, by weight, that it speaks of anywhere in its texts."""
    stem_of = index.vocabulary.stem_of_word
    covered = np.zeros(len(index.entries), dtype=np.float32)
    for found, weight in zip(query.expansions, query.weights, strict=True):
        best = np.zeros_like(covered)
        for stem, likeness in _best_by_stem(found, stem_of).items():
            entries, strengths = index.topics.of(stem)
            best[entries] = np.maximum(best[entries], likeness * strengths)
        covered += weight * best
    return covered / (sum(query.weights) or 1.0)


def _best_by_stem(found: Mapping[int, float], stem_of: Sequence[int]) -> dict[int, float]:
    """The likeness of the best word of each stem; a word's own stem covers it wholly."""
    best: dict[int, float] = {}
    for word, likeness in found.items():
        whole = 1.0 if likeness >= STEM_SIMILARITY else likeness
        best[stem_of[word]] = max(best.get(stem_of[word], 0.0), whole)
    return best


def _match(index: SearchIndex, entry: int, scored: list[Scored], topic: float, refusals: Refusals) -> Match:
    best = heapq.nlargest(3, scored, key=lambda pair: (pair[0], -pair[1]))
    phrases = (best[0][0] + BREADTH * sum(value for value, _ in best) / 3) / (1 + BREADTH)
    score = round(100 * (PHRASE_SHARE * phrases + TOPIC_SHARE * topic), 1)
    gate = GATES[refusals[entry] - 1] if refusals[entry] else None
    return Match(index.entries[entry].fact.id, score, round(topic, 2), index.phrases[best[0][1]], gate)
