"""The golden questions, as they are written and with noise: our matcher beside others, and the product as shipped."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

from bench import comparison
from bench.alone import Runner, alone
from bench.comparison import ASKED, COST, LEGEND, QUALITY, Comparison
from bench.methods import UNGATED
from bench.noise import STRENGTHS, Strength, noisy
from bench.ours import Shipped, as_shipped
from bench.questions import Question
from knowledge.seed import FACTS_FOLDER, shipped_facts
from tests.golden import Fared, Golden, golden_questions

LEAST_ASKED = 40
"""Questions of each kind at least: of fewer than 20 out of scope, 95 % would be all."""

NOTES = (
    "Our matcher also reads the answers, its lexicon, and what a question names; the others have the phrases only.",
    "The questions as written have chat spellings and typing errors of their own; noise comes on top (bench/noise.py).",
    "right@95 hangs on the few questions out of scope that seem surest: a few points between two rows are chance.",
)


def table(
    facts_folder: Path = FACTS_FOLDER,
    goldens: Sequence[Golden] | None = None,
    methods: Sequence[str] = tuple(comparison.names(UNGATED)),
    runner: Runner = alone,
) -> str:
    """A table for each strength of noise, each with the product as shipped below it."""
    written = golden_questions() if goldens is None else goldens
    facts = shipped_facts(facts_folder)
    blocks = [[_noisy(golden, strength) for golden in written] for strength in STRENGTHS]
    compared = Comparison([[_question(golden) for golden in block] for block in blocks], LEAST_ASKED)
    compared.run(methods, facts, runner)
    shipped = runner(as_shipped, facts_folder, blocks)
    lines = [f"GOLDEN QUESTIONS ({comparison.described(facts)})", *NOTES, *LEGEND, *compared.notes]
    for number, strength in enumerate(STRENGTHS):
        lines += ["", *compared.table(strength.name, (ASKED, *QUALITY, *COST), number)]
        lines += _product(blocks[number], shipped[number])
    return "\n".join(lines)


def _noisy(golden: Golden, strength: Strength) -> Golden:
    return dataclasses.replace(golden, ask=noisy(golden.ask, strength))


def _question(golden: Golden) -> Question:
    return Question(golden.ask, frozenset() if golden.must_abstain else golden.expect)


def _product(goldens: Sequence[Golden], shipped: Sequence[Shipped]) -> list[str]:
    """What the product as shipped decided; the seconds are of the whole of KnowledgeBase.ask."""
    inside = Counter(done.fared for golden, done in zip(goldens, shipped, strict=True) if not golden.must_abstain)
    outside = Counter(done.fared for golden, done in zip(goldens, shipped, strict=True) if golden.must_abstain)
    hundredths = quantiles([done.seconds * 1000 for done in shipped], n=100, method="inclusive")
    time = f"p50 {hundredths[49]:.2f} ms, p99 {hundredths[98]:.2f} ms"
    return [
        f"product as shipped      answered right {_share(inside, Fared.RIGHT)}, asked back with the right one"
        f" {_share(inside, Fared.ASKED_BACK)}, abstained {_share(inside, Fared.ABSTAINED)},"
        f" wrong {_share(inside, Fared.WRONG)}",
        f"{'':24}out of scope answered {_share(outside, Fared.WRONG)}, asked back"
        f" {_share(outside, Fared.ASKED_BACK)}; {time}",
    ]


def _share(counts: Counter[Fared], fared: Fared) -> str:
    return f"{100 * counts[fared] / max(counts.total(), 1):.1f} %"
