"""`python -m bench.fit`: the weights of knowledge/weights.py, fitted anew; prints them ready to be copied.

Every phrase is left out of its base in turn (a fifth of them at a time) and asked: once with its fact in the base,
which is then right, and once without it, so that nothing is. The model is a softmax over the plausible facts and none;
the weights are those of the greatest likelihood, with a little shrinkage.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bench.datasets import DATASETS, dataset_facts
from knowledge.entities import Entities
from knowledge.evidence import Evidence, candidates
from knowledge.index import SearchIndex
from knowledge.model import Fact
from knowledge.query import read_query
from knowledge.scoring import PLAUSIBLE, likelihood, none_evidence
from knowledge.seed import shipped_facts
from knowledge.weights import AgainstAll

FOLDS = 5
"""Parts into which the phrases are split; each part is left out once."""

PHRASES_ASKED = 6000
"""Phrases asked of each base: more moves no weight by more than a tenth."""

SHRINKAGE = 1e-4
"""Times the sum of the squared weights: it keeps weights of like evidence from growing against each other."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question's plausible facts with their evidence, what speaks for none, and which is right (-1: none)."""

    evidence: NDArray[np.float64]
    against: AgainstAll
    right: int


def examples(facts: Sequence[Fact], *, gated: bool) -> Iterator[Example]:
    """Two for each of PHRASES_ASKED phrases of these facts, and one for each question that a fact must not answer."""
    shuffled = random.Random(0)
    phrases = [(fact.id, phrase) for fact in facts for phrase in _phrases(fact)]
    shuffled.shuffle(phrases)
    for fold in range(FOLDS):
        left_out = phrases[fold::FOLDS]
        gone = {phrase for _, phrase in left_out}
        index = SearchIndex(_without(facts, gone))
        for fact_id, phrase in left_out[: PHRASES_ASKED // FOLDS]:
            yield _example(index, phrase, fact_id, gated=gated)
            yield _example(index, phrase, fact_id, gated=gated, absent=True)


def fit(found: Iterable[Example]) -> tuple[Evidence, AgainstAll]:
    """The likeliest weights for these examples."""
    from scipy.optimize import minimize

    kept = list(found)
    tables = _tables(kept)
    size = len(Evidence._fields) + len(AgainstAll._fields)
    best = minimize(_loss, np.zeros(size), args=tables, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    parts = np.split(best, [len(Evidence._fields)])
    return Evidence(*parts[0].tolist()), AgainstAll(*parts[1].tolist())


def _phrases(fact: Fact) -> list[str]:
    return list(dict.fromkeys(phrase for text in fact.texts.values() for phrase in text.phrases))


def _without(facts: Iterable[Fact], gone: set[str]) -> Iterator[Fact]:
    """The facts without these phrases; a fact that loses a title to this gets another phrase for it."""
    for fact in facts:
        kept = {locale: [p for p in text.phrases if p not in gone] for locale, text in fact.texts.items()}
        texts = {
            locale: replace(fact.texts[locale], title=found[0], questions=tuple(found[1:]), aliases=())
            for locale, found in kept.items()
            if found
        }
        if texts:
            yield replace(fact, texts=texts)


def _example(index: SearchIndex, question: str, fact_id: str, *, gated: bool, absent: bool = False) -> Example:
    query = read_query(index, question)
    if not gated:
        query = replace(query, names=Entities(), aspects=frozenset())
    refused = index.gatekeeper.refusals(query.names, query.aspects, query.stems) > 0
    own = np.array([entry.fact.id == fact_id for entry in index.entries])
    allowed = ~refused & ~(own & absent)
    found = [item for item in candidates(index, query, allowed) if allowed[item.entry]]
    plausible = sorted(found, key=likelihood, reverse=True)[:PLAUSIBLE]
    places = [index.entries[item.entry] for item in plausible]
    right = next((n for n, e in enumerate(places) if e.fact.id == fact_id and not e.silent), -1)
    evidence = np.array([item.evidence for item in plausible]).reshape(-1, len(Evidence._fields))
    return Example(evidence, none_evidence(query), right)


Tables = tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64], NDArray[np.intp]]


def _tables(found: Sequence[Example]) -> Tables:
    evidence = np.zeros((len(found), PLAUSIBLE, len(Evidence._fields)))
    there = np.zeros((len(found), PLAUSIBLE), dtype=bool)
    for number, example in enumerate(found):
        evidence[number, : len(example.evidence)] = example.evidence
        there[number, : len(example.evidence)] = True
    right = np.array([example.right if example.right >= 0 else PLAUSIBLE for example in found])
    return evidence, there, np.array([example.against for example in found]), right


def _loss(
    weights: NDArray[np.float64],
    evidence: NDArray[np.float64],
    there: NDArray[np.bool_],
    against: NDArray[np.float64],
    right: NDArray[np.intp],
) -> tuple[float, NDArray[np.float64]]:
    """The mean negative logarithm of the probability of what is right, and its gradient."""
    of_a_fact, of_none = np.split(weights, [evidence.shape[2]])
    strengths = np.concatenate([np.where(there, evidence @ of_a_fact, -np.inf), (against @ of_none)[:, None]], axis=1)
    odds = np.exp(strengths - strengths.max(axis=1, keepdims=True))
    shares = odds / odds.sum(axis=1, keepdims=True)
    rows = np.arange(len(right))
    loss = -np.log(shares[rows, right] + 1e-12).mean() + SHRINKAGE * float(weights @ weights)
    error = shares.copy()
    error[rows, right] -= 1
    error /= len(right)
    slopes = np.concatenate([np.einsum("nk,nkd->d", error[:, :-1], evidence), against.T @ error[:, -1]])
    return float(loss), slopes + 2 * SHRINKAGE * weights


def main() -> None:
    """Fit to our own facts and to the public data sets that are there, and print the weights."""
    found = list(examples(shipped_facts(), gated=True))
    for name in DATASETS:
        found += examples(dataset_facts(name), gated=False)
    of_a_fact, of_none = fit(found)
    for weights in (of_a_fact, of_none):
        print(type(weights).__name__, {name: round(value, 2) for name, value in weights._asdict().items()})  # noqa: T201 (a command)


if __name__ == "__main__":
    main()
