"""The tables, small: whatever needs no extras."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn, ParamSpec, TypeVar

import pytest

from bench import golden, public, scaling
from bench.__main__ import main
from bench.alone import alone
from bench.comparison import ASKED, TOP_1, Comparison
from bench.methods import METHODS, OURS, UNGATED, Entry, Method, Tried, try_method
from bench.noise import STRENGTHS
from bench.ours import a_fact
from bench.phrases import count
from bench.questions import Question
from bench.synthetic import synthetic_facts
from tests.golden import ABSTAIN, Golden

P = ParamSpec("P")
T = TypeVar("T")

GOLDENS = [
    Golden("when is the rice fair", "en", "clean", frozenset({"rice-fair"}), ""),
    Golden("who comes to tea night", "en", "clean", frozenset({"tea-night"}), ""),
    Golden("my bicycle has a flat tyre", "en", "clean", frozenset({ABSTAIN}), ""),
]
FUZZY = "rapidfuzz token_set"
FACTS = [a_fact("rice", ["rice fair", "when is the rice fair"]), a_fact("tea", ["tea day", "who comes to tea day"])]


def here(task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    return task(*args, **kwargs)


def not_installed() -> NoReturn:
    raise ImportError("No module named 'nothing'")


def test_the_golden_table_has_every_method_and_the_product_at_each_strength(facts_folder: Path) -> None:
    lines = golden.table(facts_folder, GOLDENS, (OURS, FUZZY), here).splitlines()
    for name in (OURS, FUZZY, "product as shipped"):
        assert sum(line.startswith(name) for line in lines) == len(STRENGTHS)
    assert "(3 facts, " in lines[0]
    clean = lines.index(next(line for line in lines if line.startswith(STRENGTHS[0].name)))
    assert lines[clean + 1].split()[:6] == [OURS, "2", "+", "1", "100.0", "%"]
    assert "answered right 100.0 %" in lines[clean + 3]
    assert "out of scope answered 0.0 %" in lines[clean + 4]


def test_slow_methods_get_a_sample_and_ours_is_shown_for_the_same() -> None:
    inside = [Question("rice fair", frozenset({"rice"})), Question("tea day", frozenset({"rice"}))] * 3
    compared = Comparison([[*inside, Question("bicycle", frozenset())]], least=1, pairs=7 * count(FACTS) // 2)
    compared.run((OURS, FUZZY), FACTS, here)
    rows = [line.split() for line in compared.table("", (ASKED, TOP_1))]
    assert rows[1:] == [
        [OURS, *["6", "+", "1", "50.0", "%"]],
        [f"{OURS},", *["same", "sample", "3", "+", "1", "100.0", "%"]],
        [*FUZZY.split(), *["3", "+", "1", "100.0", "%"]],
    ]
    assert "(1 in 2 of those in scope, 1 in 1 of the others)" in compared.notes[0]


def test_a_public_set_is_read_asked_and_its_steps_told(tmp_path: Path) -> None:
    folder = tmp_path / "clinc150"
    folder.mkdir()
    write(folder / "kb.jsonl", [{"id": "rice", "texts": ["rice fair", "buy rice"]}, {"id": "tea", "texts": ["tea"]}])
    asked = [{"query": "a rice fair", "gold_id": "rice"}] * 1300 + [{"query": "a bicycle", "gold_id": None}]
    write(folder / "test.jsonl", asked)
    text = public.table(tmp_path, (UNGATED,), here)
    assert "clinc150 (2 facts, 3 phrases; of test.jsonl 1 in 2 in scope, 1 in 1 out of scope)" in text
    assert "650 + 1" in text
    assert "banking77_oos: skipped" in text


def test_the_scaling_table_has_a_block_for_each_size() -> None:
    lines = scaling.table((20, 40), (OURS, FUZZY), here, FACTS).splitlines()
    assert [line.split()[:2] for line in lines if "p50 ms" in line] == [["20", "phrases"], ["40", "phrases"]]
    assert sum(line.startswith(OURS) for line in lines) == 2


def test_a_method_that_is_not_installed_is_skipped_with_a_line(
    facts_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(METHODS, FUZZY, Entry(not_installed))
    text = golden.table(facts_folder, GOLDENS, (OURS, FUZZY), here)
    assert f"{FUZZY}: skipped, No module named 'nothing'" in text


@pytest.mark.parametrize("name", [OURS, UNGATED, FUZZY, "rapidfuzz WRatio", "SQLite FTS5 trigram"])
def test_a_method_gives_each_fact_once_and_the_best_first(name: str) -> None:
    method = made(name)
    method.build(FACTS)
    found = method.ranked("when is the RICE fair")
    assert found[0][0] == "rice"
    assert len({fact_id for fact_id, _ in found}) == len(found)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert not method.ranked("") or name.startswith("rapidfuzz")


def test_trying_a_method_tells_its_answers_and_what_it_costs() -> None:
    tried = try_method(OURS, FACTS, [["when is the rice fair"], ["rice fair", "bicycle"]])
    assert isinstance(tried, Tried)
    assert [[given.ids[:1] for given in block] for block in tried.asked] == [[("rice",)], [("rice",), ()]]
    assert tried.build_seconds > 0


def test_synthetic_facts_are_as_many_as_wanted_and_always_the_same() -> None:
    shipped = [a_fact(f"f{number}", [f"alpha beta {number} gamma", f"delta {number}"]) for number in range(20)]
    for size in (20, 100, 400):
        facts = synthetic_facts(shipped, size)
        assert len(facts) == size // 10
        assert facts == synthetic_facts(shipped, size)
    assert count(synthetic_facts(shipped, 40)) == 40


def test_what_is_measured_runs_in_a_process_of_its_own() -> None:
    assert alone(os.getpid) != os.getpid()


def test_an_unknown_table_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speed"]) == 2
    assert "No such table: speed" in capsys.readouterr().err


def made(name: str) -> Method:
    try:
        return METHODS[name].make()
    except sqlite3.OperationalError:
        pytest.skip("this SQLite has no trigrams")


def write(path: Path, rows: Iterable[object]) -> None:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
