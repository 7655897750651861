"""The score of a fact for a query: how well its phrases fit the words, and how much of the question it speaks of.

The algorithm is the one measured in retrieval.md (section 4), with the topic added: every word of the question is
matched softly to the vocabulary, and phrases score by how much of the question and of the phrase is covered. Weights
not named otherwise come from there.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from knowledge.entities import Entities
from knowledge.index import Entry, SearchIndex
from knowledge.outcomes import Gate, Match
from knowledge.query import Query
from knowledge.text import stem

PHRASES_SCORED = 48
"""Phrases kept for full scoring after the first pass."""

QUESTION_COVERED, PHRASE_COVERED = 0.7, 0.3
"""Exponents of the two coverages."""

COVERAGE_SHARE, VECTOR_SHARE, RATIO_SHARE = 0.6, 0.2, 0.2
"""Shares of a phrase's score: coverage, likeness to the whole entry, rapidfuzz ratio of the sorted words."""

BREADTH = 0.2
"""What the mean of an entry's three best phrases adds to the best one."""

PHRASE_SHARE, TOPIC_SHARE = 0.5, 0.5
"""Shares of a fact's score: its best phrases; how much of the question it speaks of at all, its answer included.

Equal shares, tried against 0.3 and 0.7 on the golden questions: without the topic, half as many were answered at the
same rejection of what is out of scope.
"""


def rank(index: SearchIndex, query: Query) -> list[Match]:
    """Matches best first, gated ones included; ties broken by fact id. Scores are 0-100."""
    by_entry: dict[int, list[tuple[float, int]]] = defaultdict(list)
    vector = _query_vector(query)
    for number in _candidates(index, query):
        by_entry[index.phrases[number].entry].append((_phrase_score(index, query, number, vector), number))
    matches = [_match(index, query, entry, scored) for entry, scored in by_entry.items()]
    return sorted(matches, key=lambda match: (-match.score, match.fact_id))


def _candidates(index: SearchIndex, query: Query) -> Iterable[int]:
    gathered: dict[int, float] = defaultdict(float)
    for found, weight in zip(query.expansions, query.weights, strict=True):
        best: dict[int, float] = {}
        for word, likeness in found.items():
            for number in index.postings[word]:
                best[number] = max(best.get(number, 0.0), likeness)
        for number, likeness in best.items():
            gathered[number] += weight * likeness
    best_ones = heapq.nlargest(PHRASES_SCORED, gathered, key=lambda number: (gathered[number], -number))
    return {*index.exact.get(query.joined, ()), *best_ones}


def _phrase_score(index: SearchIndex, query: Query, number: int, vector: Mapping[str, float]) -> float:
    phrase = index.phrases[number]
    cosine = sum(value * index.entries[phrase.entry].vector.get(root, 0.0) for root, value in vector.items())
    ratio = fuzz.ratio(query.joined, phrase.joined) / 100
    return COVERAGE_SHARE * _coverage(index, query, number) + VECTOR_SHARE * cosine + RATIO_SHARE * ratio


def _coverage(index: SearchIndex, query: Query, number: int) -> float:
    phrase = index.phrases[number]
    covered, met = 0.0, dict.fromkeys(phrase.words, 0.0)
    for found, weight in zip(query.expansions, query.weights, strict=True):
        best = 0.0
        for word in met:
            likeness = found.get(word, 0.0)
            best = max(best, likeness)
            met[word] = max(met[word], likeness)
        covered += weight * best
    asked = sum(query.weights)
    told = sum(index.weight(word) for word in met)
    if not asked or not told:
        return 0.0
    share_of_phrase = sum(index.weight(word) * likeness for word, likeness in met.items()) / told
    return float((covered / asked) ** QUESTION_COVERED * share_of_phrase**PHRASE_COVERED)


def _query_vector(query: Query) -> dict[str, float]:
    vector: dict[str, float] = defaultdict(float)
    for word, found, weight in zip(query.words, query.expansions, query.weights, strict=True):
        nearest = max(found, key=lambda other: (found[other], other)) if found else word
        vector[stem(nearest)] += weight * found.get(nearest, 1.0)
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {root: value / length for root, value in vector.items()}


def _match(index: SearchIndex, query: Query, entry: int, scored: list[tuple[float, int]]) -> Match:
    best = heapq.nlargest(3, scored, key=lambda pair: (pair[0], -pair[1]))
    phrases = (best[0][0] + BREADTH * sum(value for value, _ in best) / 3) / (1 + BREADTH)
    found = index.entries[entry]
    topic = _topic(query, found)
    score = round(100 * (PHRASE_SHARE * phrases + TOPIC_SHARE * topic), 1)
    return Match(found.fact_id, score, round(topic, 2), index.phrases[best[0][1]].text, _gate(query.names, found.names))


def _topic(query: Query, entry: Entry) -> float:
    """The share of the question, by weight, that the fact speaks of anywhere in its texts."""
    asked = sum(query.weights)
    covered = 0.0
    for word, found, weight in zip(query.words, query.expansions, query.weights, strict=True):
        near = (likeness * entry.stems.get(stem(other), 0.0) for other, likeness in found.items())
        covered += weight * max(entry.stems.get(stem(word), 0.0), *near, 0.0)
    return covered / asked if asked else 0.0


def _gate(asked: Entities, told: Entities) -> Gate | None:
    """The first exact thing that the question names and the fact does not agree with."""
    checks = (
        (Gate.COUNTRY, asked.countries <= told.countries),
        (Gate.OBJECTIVE, asked.objectives <= told.objectives),
        (Gate.PRINCIPLE, asked.principles <= told.principles),
        (Gate.YEAR, asked.years <= told.years),
        (Gate.NUMBER, asked.numbers <= told.numbers),
    )
    return next((gate for gate, agrees in checks if not agrees), None)
