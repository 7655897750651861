"""The probability of each fact for a query: how the evidence is weighed, against the other facts and against none."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from knowledge.evidence import CONTENT_UNIT, Candidate, Evidence, candidates
from knowledge.gates import GATES
from knowledge.index import FUNCTION_WORD_WEIGHT, SearchIndex
from knowledge.outcomes import Match
from knowledge.query import Query
from knowledge.weights import OF_A_FACT, OF_NONE, AgainstAll

PLAUSIBLE = 12
"""Facts that share the probability: the rest has next to none. As many were used when the weights were fitted."""

LEFT_OUT = -1
"""The refusal of a fact that is left out: by no gate."""

TOPIC_COUNTS = 0.5
"""What topic counts beside the wording when the plausible facts are picked."""


def rank(index: SearchIndex, query: Query, without: str = "") -> list[Match]:
    """Matches best first, gated ones last; ties broken by fact id. The scores of those that may answer sum to 0-100.

    `without` is a fact to be left out, as if the base did not have it.
    """
    if not index.phrases or not query.asked:
        return []
    refusals = index.gatekeeper.refusals(query.names, query.aspects, query.stems)
    for number in index.entries_of_fact(without) if without else ():
        refusals[number] = LEFT_OUT
    found = candidates(index, query, refusals == 0)
    allowed = sorted((item for item in found if not refusals[item.entry]), key=likelihood, reverse=True)[:PLAUSIBLE]
    shares = _shares([strength(item.evidence) for item in allowed], against(query))
    matches = [_match(index, item, share) for item, share in zip(allowed, shares, strict=True)]
    refused = [_match(index, item, 0.0, int(refusals[item.entry])) for item in found if refusals[item.entry] > 0]
    return sorted([*matches, *refused], key=lambda match: (match.gate is not None, -match.strength, match.fact_id))


def strength(evidence: Evidence) -> float:
    """How strongly evidence speaks for a fact: the logarithm of its odds, but for a constant."""
    return float(sum(map(mul, evidence, OF_A_FACT)))


def against(query: Query) -> float:
    """How strongly a query itself speaks for no fact at all, in the same measure."""
    return float(sum(map(mul, none_evidence(query), OF_NONE)))


def likelihood(item: Candidate) -> float:
    """A first guess at how likely an entry is meant, by which the plausible ones are picked."""
    return item.evidence.wording + TOPIC_COUNTS * item.evidence.topic


def none_evidence(query: Query) -> AgainstAll:
    """What a query tells about whether any fact may be meant."""
    weights = [asked.weight for asked in query.asked]
    total, content = sum(weights), sum(weight > FUNCTION_WORD_WEIGHT for weight in weights)
    unknown = sum(asked.weight for asked in query.asked if not asked.found)
    return AgainstAll(
        always=1.0,
        weight=total / CONTENT_UNIT,
        unknown=unknown,
        unknown_share=unknown / max(total, FUNCTION_WORD_WEIGHT),
        content=math.log1p(content),
        heaviest=max(weights, default=0.0),
    )


def _shares(strengths: Sequence[float], none: float) -> list[float]:
    """The probability of each, none of them being the last: softmax."""
    most = max([*strengths, none])
    odds = [math.exp(value - most) for value in (*strengths, none)]
    return [value / sum(odds) for value in odds[:-1]]


def _match(index: SearchIndex, item: Candidate, share: float, refusal: int = 0) -> Match:
    entry = index.entries[item.entry]
    return Match(
        fact_id=entry.fact.id,
        score=round(100 * share, 1),
        strength=round(strength(item.evidence), 2),
        topic=round(item.evidence.topic, 3),
        phrase=index.phrases[item.phrase],
        evidence=item.evidence._asdict(),
        gate=GATES[refusal - 1] if refusal else None,
        silent=entry.silent,
    )
