"""Evidence: what speaks for each fact that a question may mean, as a few figures between 0 and about 1."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.entries import pairs_of
from knowledge.index import SearchIndex
from knowledge.phrases import fitting_phrases
from knowledge.query import Query
from knowledge.sparse import Values

AGREEING = 3
"""Best phrases of a fact whose mean counts; missing ones count 0."""

BROAD = 10
"""Phrases among the best ones from which a fact's breadth is full."""

UNKNOWN_PAIR = 0.7
"""What a pair of neighbouring words that no phrase has weighs, as a share of the rarest one that some phrase has."""

CONTENT_UNIT = 3.0
"""Weights of words are divided by this, so that a usual question's sum is about 1."""


class Evidence(NamedTuple):
    """What speaks for a fact (or how much that counts).

    `wording` is the fit of its best phrase, `agreement` the mean of its three best, `coverage` how much of the best
    phrase the question covers; `topic` the share of the question that it speaks of anywhere, its answer included;
    `order` the likeness of neighbouring words; `breadth` how many of its phrases are among the best; `spoken` and
    `unspoken` the weight of the words that it speaks of and that it does not, `unspoken_names` of the names among the
    latter; `central` the share of the exact things asked about that it is about, rather than mentions; `assumed`
    whether it is about a country while the question names none.
    """

    wording: float
    agreement: float
    coverage: float
    topic: float
    order: float
    breadth: float
    spoken: float
    unspoken: float
    unspoken_names: float
    central: float
    assumed: float


class Candidate(NamedTuple):
    """An entry that a question may mean, its evidence and the number of its best phrase."""

    entry: int
    evidence: Evidence
    phrase: int


def candidates(index: SearchIndex, query: Query, allowed: NDArray[np.bool_]) -> list[Candidate]:
    """The entries that go best with a query, with their evidence; a few that are not allowed among them."""
    meaning, order = _meaning(index, query), _order(index, query)
    topic, unspoken_names = _topic(index, query)
    central = index.gatekeeper.central_shares(query.names)
    total = query.weight or 1.0
    found = []
    for entry, scored in fitting_phrases(index, query, allowed, meaning).items():
        best = sorted(scored, key=lambda item: (-item.fit, item.phrase))[:AGREEING]
        share = float(topic[entry])
        evidence = Evidence(
            wording=best[0].fit,
            agreement=sum(item.fit for item in best) / AGREEING,
            coverage=best[0].coverage,
            topic=share,
            order=float(order[entry]),
            breadth=min(len(scored), BROAD) / BROAD,
            spoken=total * share / CONTENT_UNIT,
            unspoken=total * (1 - share) / CONTENT_UNIT,
            unspoken_names=float(unspoken_names[entry]),
            central=float(central[entry]),
            assumed=float(not query.names.countries and index.is_national[entry]),
        )
        found.append(Candidate(entry, evidence, best[0].phrase))
    return found


def topic_shares(index: SearchIndex, query: Query) -> dict[str, float]:
    """By fact id, the share of the query, by weight, that the fact speaks of anywhere."""
    shares = _topic(index, query)[0].tolist()
    spoken = zip(index.entries, shares, strict=True)
    return {entry.fact.id: share for entry, share in spoken if not entry.silent}


def _meaning(index: SearchIndex, query: Query) -> Values:
    """For each entry, the cosine of its words' weights and the question's, by stem."""
    meant: dict[int, float] = defaultdict(float)
    for asked in query.asked:
        if asked.stem is not None:
            meant[asked.stem] += asked.weight * asked.stem_likeness
    length = math.sqrt(sum(value * value for value in meant.values())) or 1.0
    entries, values, shares = index.meanings.spread(meant)
    return np.bincount(entries, values * shares, len(index.entries)).astype(np.float32) / np.float32(length)


def _order(index: SearchIndex, query: Query) -> Values:
    """For each entry, the cosine of its pairs of neighbouring stems and the question's."""
    unknown = len(index.vocabulary.stems)
    stems = [unknown if asked.stem is None else asked.stem + 1 for asked in query.asked]
    asked = np.array(sorted(set(pairs_of(stems))), dtype=np.int64)
    places = np.searchsorted(index.pairs, asked)
    known = places < len(index.pairs)
    known[known] = index.pairs[places[known]] == asked[known]
    weights = index.pair_weights[places[known]]
    missing = (len(asked) - len(weights)) * (UNKNOWN_PAIR * math.log(len(index.entries) + 1)) ** 2
    length = math.sqrt(float(weights @ weights) + missing) or 1.0
    entries, values, shares = index.orders.spread(dict(zip(places[known].tolist(), weights.tolist(), strict=True)))
    return np.bincount(entries, values * shares, len(index.entries)).astype(np.float32) / np.float32(length)


def _topic(index: SearchIndex, query: Query) -> tuple[Values, Values]:
    """For each entry, the share of the question, by weight, that it speaks of anywhere; the names that it does not."""
    covered, unspoken = np.zeros((2, len(index.entries)), dtype=np.float32)
    for asked in query.asked:
        weight = np.float32(asked.weight)
        covered[asked.entries] += weight * asked.spoken
        if index.is_name(asked.word):
            unspoken += weight
            unspoken[asked.entries] -= weight * asked.spoken
    return covered / np.float32(query.weight or 1.0), unspoken
