"""The score of a fact for a query: how well its phrases fit the words, and how much of the question it speaks of.

The algorithm is the one measured in retrieval.md (section 4), with the topic added: every word of the question is
matched softly to the vocabulary, and phrases score by how much of the question and of the phrase is covered. Weights
not named otherwise come from there.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from knowledge.gates import GATES, Refusals
from knowledge.index import SearchIndex
from knowledge.outcomes import Match
from knowledge.query import STEM_SIMILARITY, Query
from knowledge.sparse import Values

PHRASES_SCORED = 48
"""Phrases kept for full scoring after the first pass."""

PHRASES_COMPARED = 1024
"""Phrases, by how much of the question they cover, whose coverage is reckoned both ways."""

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
    refusals = index.gatekeeper.refusals(query.names, query.aspects)
    meaning, topic, joined = _meaning(index, query), _topic(index, query), query.joined
    by_entry: dict[int, list[Scored]] = defaultdict(list)
    for number, coverage in _candidates(index, query, refusals):
        entry = int(index.entry_of_phrase[number])
        ratio = fuzz.ratio(joined, index.joined[number]) / 100
        score = COVERAGE_SHARE * coverage + MEANING_SHARE * float(meaning[entry]) + RATIO_SHARE * ratio
        by_entry[entry].append((score, number))
    matches = [_match(index, entry, scored, float(topic[entry]), refusals) for entry, scored in by_entry.items()]
    return sorted(matches, key=lambda match: (-match.score, match.fact_id))


def topic_shares(index: SearchIndex, query: Query) -> dict[str, float]:
    """By fact id, the share of the query, by weight, that the fact speaks of anywhere."""
    shares = _topic(index, query).tolist()
    return {entry.fact.id: share for entry, share in zip(index.entries, shares, strict=True)}


def _candidates(index: SearchIndex, query: Query, refusals: Refusals) -> Iterator[tuple[int, float]]:
    """The phrases that go best with the question, those that are the question, and a few that a gate refuses.

    Each comes with its coverage: how much of the question it covers and how much of it the question covers, as one.
    """
    covered, met = _covered(index, query), _met(index, query)
    allowed = refusals[index.entry_of_phrase] == 0
    exact = np.array(index.exact.get(query.joined, ()), dtype=np.intp)
    pool = _highest(np.where(allowed, covered, 0), PHRASES_COMPARED)
    coverage = _both_ways(covered, met, pool)
    best = pool[_highest(coverage, PHRASES_SCORED)]
    refused = _highest(np.where(allowed, 0, covered), REFUSED_SCORED)
    numbers = np.unique(np.concatenate([best, refused, exact]))
    yield from zip(numbers.tolist(), _both_ways(covered, met, numbers).tolist(), strict=True)


def _highest(values: Values, number: int) -> NDArray[np.intp]:
    """Where the highest positive values stand."""
    most = np.argpartition(-values, number)[:number] if len(values) > number else np.arange(len(values))
    return most[values[most] > 0]


def _covered(index: SearchIndex, query: Query) -> Values:
    """For each phrase, the share of the question, by weight, that it covers."""
    best, covered = np.zeros((2, len(index.phrases)), dtype=np.float32)
    for found, weight in zip(query.expansions, query.weights, strict=True):
        phrases, likeness, _ = index.postings.spread(found)
        best[phrases] = likeness  # of several words in one phrase the last one stays, which is the likest
        covered[phrases] += weight * best[phrases]
        best[phrases] = 0
    share: Values = np.minimum(covered / np.float32(sum(query.weights) or 1.0), np.float32(1.0))
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
    entries, values, shares = index.meanings.spread(asked)
    return np.bincount(entries, values * shares, len(index.entries)).astype(np.float32) / np.float32(length)


def _topic(index: SearchIndex, query: Query) -> Values:
    """For each entry, the share of the question, by weight, that it speaks of anywhere in its texts."""
    stem_of = index.vocabulary.stem_of_word
    covered = np.zeros(len(index.entries), dtype=np.float32)
    for found, weight in zip(query.expansions, query.weights, strict=True):
        entries, likeness, strengths = index.topics.spread(_best_by_stem(found, stem_of))
        best = np.zeros_like(covered)
        np.maximum.at(best, entries, likeness * strengths)
        covered += weight * best
    return covered / np.float32(sum(query.weights) or 1.0)


def _best_by_stem(found: Mapping[int, float], stem_of: Sequence[int]) -> dict[int, float]:
    """The likeness of the best word of each stem; a word's own stem covers it wholly."""
    best: dict[int, float] = {}
    for word, likeness in found.items():
        whole = 1.0 if likeness >= STEM_SIMILARITY else likeness
        best[stem_of[word]] = max(best.get(stem_of[word], 0.0), whole)
    return best


def _match(index: SearchIndex, entry: int, scored: list[Scored], topic: float, refusals: Refusals) -> Match:
    best = heapq.nlargest(3, scored, key=lambda pair: (pair[0], -pair[1]))
    fit = (best[0][0] + BREADTH * sum(value for value, _ in best) / 3) / (1 + BREADTH)
    return Match(
        fact_id=index.entries[entry].fact.id,
        score=round(100 * (PHRASE_SHARE * fit + TOPIC_SHARE * topic), 1),
        topic=round(topic, 3),
        phrase=index.phrases[best[0][1]],
        gate=GATES[refusals[entry] - 1] if refusals[entry] else None,
    )
