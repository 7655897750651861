"""How time and memory grow with the number of phrases: our matcher beside others, at three sizes."""

from __future__ import annotations

from collections.abc import Sequence

from bench import comparison
from bench.alone import Runner, alone
from bench.comparison import ASKED, COST, LEGEND, TOP_1, Comparison
from bench.methods import UNGATED
from bench.noise import MEDIUM, noisy
from bench.phrases import phrases_of
from bench.questions import Question
from bench.synthetic import synthetic_facts
from knowledge.model import Fact
from knowledge.seed import shipped_facts

SIZES = (1_000, 10_000, 100_000)

QUERIES = 200
"""Phrases with noise that are asked at each size, evenly spread."""

LEAST_ASKED = 20
"""Of these, a slow method is asked at least so many."""

NOTE = (
    "Facts of 10 phrases: the shipped ones' and, beyond these, variations with words put in from all of them.",
    "Asked: phrases with medium noise. top-1 says only that a noisy copy is found among near copies.",
    "A p99 of few questions is their maximum. thefuzz is left out: it is WRatio in a slower loop.",
)


def table(
    sizes: Sequence[int] = SIZES,
    methods: Sequence[str] = tuple(comparison.names(UNGATED, "thefuzz")),
    runner: Runner = alone,
    shipped: Sequence[Fact] | None = None,
) -> str:
    """A table for each size."""
    given = shipped_facts() if shipped is None else shipped
    lines = ["SCALING", *NOTE, *LEGEND[2:]]
    for size in sizes:
        facts = synthetic_facts(given, size)
        compared = Comparison([questions(facts)], LEAST_ASKED)
        compared.run(methods, facts, runner)
        lines += ["", *compared.notes, *compared.table(f"{size:,} phrases", (ASKED, *COST, TOP_1))]
    return "\n".join(lines)


def questions(facts: Sequence[Fact], number: int = QUERIES) -> list[Question]:
    """So many phrases, evenly spread over the facts, with medium noise."""
    owned = [(phrase, fact.id) for fact in facts for phrase in phrases_of(fact)]
    step = max(1, len(owned) // number)
    chosen = owned[::step][:number]
    return [Question(noisy(phrase, MEDIUM), frozenset([fact_id])) for phrase, fact_id in chosen]
