"""The public sets of intents: our matcher beside others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench import comparison
from bench.alone import Runner, alone
from bench.comparison import ASKED, COST, LEGEND, QUALITY, Comparison
from bench.datasets import DATASETS, data_folder, dataset_facts, dataset_questions
from bench.methods import OURS

LEAST_ASKED = 100
"""Questions of each kind that a slow method is asked at least."""

NOTES = (
    "Their intents name no countries, years or numbers in the sense of our gates, so ours is asked without gates.",
    "Our weights were fitted on the phrases of these sets too (bench/fit.py), never on these questions.",
)


def table(
    folder: Path | None = None,
    methods: Sequence[str] = tuple(comparison.names(OURS)),
    runner: Runner = alone,
) -> str:
    """A table for each set; a line for each that is missing."""
    place = folder or data_folder()
    lines = ["PUBLIC SETS", *NOTES, *LEGEND]
    for name in DATASETS:
        lines += ["", *_one_set(name, place, methods, runner)]
    return "\n".join(lines)


def _one_set(name: str, folder: Path, methods: Sequence[str], runner: Runner) -> list[str]:
    facts = dataset_facts(name, folder)
    if not facts:
        return [f"{name}: skipped, not in {folder} (BENCH_DATA names another folder)"]
    questions, (inside, outside) = dataset_questions(name, folder)
    compared = Comparison([questions], LEAST_ASKED)
    compared.run(methods, facts, runner)
    asked = f"of test.jsonl 1 in {inside} in scope, 1 in {outside} out of scope"
    title = f"{name} ({comparison.described(facts)}; {asked})"
    return [title, *compared.notes, *compared.table("", (ASKED, *QUALITY, *COST))]
