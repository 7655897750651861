"""Two public sets of intents with questions out of scope, where they are at hand.

Each is a folder with kb.jsonl {id, lang, texts} and test.jsonl {query, gold_id or null}.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.alone import ROOT
from bench.ours import a_fact
from bench.questions import Question
from knowledge.model import Fact

DATASETS = ("clinc150", "banking77_oos")

ASKED_INSIDE, ASKED_OUTSIDE = 600, 300
"""About so many questions of each set are asked, evenly spread over it."""


def data_folder() -> Path:
    """Where the sets are looked for: BENCH_DATA, else ir-data beside the repository."""
    return Path(os.environ.get("BENCH_DATA") or ROOT.parent / "shared" / "ir-data")


def dataset_facts(name: str, folder: Path | None = None) -> list[Fact]:
    """The intents of a set as facts with its texts as phrases; none where the set is not at hand."""
    path = (folder or data_folder()) / name / "kb.jsonl"
    return [a_fact(row["id"], row["texts"]) for row in _rows(path)] if path.exists() else []


def dataset_questions(name: str, folder: Path | None = None) -> tuple[list[Question], tuple[int, int]]:
    """The questions of a set that are asked; they are every so many-th in scope and every so many-th out of it."""
    rows = list(_rows((folder or data_folder()) / name / "test.jsonl"))
    inside = [Question(row["query"], frozenset([row["gold_id"]])) for row in rows if row["gold_id"]]
    outside = [Question(row["query"], frozenset()) for row in rows if not row["gold_id"]]
    steps = max(1, len(inside) // ASKED_INSIDE), max(1, len(outside) // ASKED_OUTSIDE)
    return inside[:: steps[0]] + outside[:: steps[1]], steps


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
