"""The shipped facts keep every rule, and the check says what is wrong where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge import Answer, KnowledgeBase
from knowledge.__main__ import main
from knowledge.check import check_shipped
from tests.facts import a_draft

QUESTIONS: dict[str, Any] = {"en": {"questions": ["a", "b", "c", "d"]}, "id_": {"questions": ["e", "f", "g", "h"]}}


def test_the_shipped_facts_have_no_problem() -> None:
    facts, findings = check_shipped()
    assert [str(finding) for finding in findings] == []
    assert len(facts) >= 80


def test_every_fact_is_found_by_its_own_words(tmp_path: Path) -> None:
    base = KnowledgeBase.open(tmp_path, read_only=True)
    lost = []
    for fact in base.all():
        for phrase in (phrase for text in fact.texts.values() for phrase in text.phrases):
            outcome = base.ask(phrase)
            if not isinstance(outcome, Answer) or outcome.fact.id != fact.id:
                lost.append((fact.id, phrase))
    assert lost == []


def shipped(folder: Path, *drafts: object) -> list[str]:
    folder.joinpath("facts.yaml").write_text(yaml.safe_dump(list(drafts)), encoding="utf-8")
    return [str(finding) for finding in check_shipped(folder)[1]]


def test_a_well_made_fact_passes(tmp_path: Path) -> None:
    assert shipped(tmp_path, a_draft(**QUESTIONS)) == []


def test_every_problem_names_its_file_and_fact(tmp_path: Path) -> None:
    found = shipped(
        tmp_path,
        a_draft("one", en={"answer": "It has 7 parts."}, id_=QUESTIONS["id_"]),
        a_draft("two", date="soon"),
        a_draft("three", **QUESTIONS),
        a_draft("three", **QUESTIONS),
        a_draft("four", **QUESTIONS),
        "not a fact",
    )
    named = {re.sub(r":\d+:", ":", finding) for finding in found}
    assert "facts.yaml: one: texts.en.questions: too_few_questions 1" in named
    assert "facts.yaml: one: texts.id.answer: numbers_differ 7" in named
    assert "facts.yaml: two: date: malformed_date soon" in named
    assert "facts.yaml: three: id: duplicate_id three" in named
    assert "facts.yaml: four: texts.en.questions.1: does_not_find_its_fact a" in named
    assert "facts.yaml: ?: id: missing" in named


def test_nearly_the_same_question_in_two_facts_is_named(tmp_path: Path) -> None:
    found = shipped(
        tmp_path,
        a_draft("rice", en={"questions": ["who opened the rice fair", "a", "b", "c"]}, id_=QUESTIONS["id_"]),
        a_draft("tea", en={"questions": ["who opened that rice fair", "d", "e", "f"]}, id_=QUESTIONS["id_"]),
    )
    assert any(
        "tea: texts.en.questions.1: like_another_fact who opened that rice fair (rice:" in line for line in found
    )


def test_the_report_counts_what_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped(tmp_path, a_draft("one", **QUESTIONS, countries=["VN"], objectives=["6"], series="imrf"))
    assert main(["check", "--folder", str(tmp_path), "--report"]) == 0
    told = capsys.readouterr().out
    for part in (
        "by kind (1): event 1",
        "by country (1): VN 1",
        "by series (1): imrf 1",
        "6 1,",
        "en: 1 facts, 4 questions",
    ):
        assert part in told
    assert "2026-11-22  one" in told


def test_a_problem_names_the_line_of_its_field(tmp_path: Path) -> None:
    (tmp_path / "countries").mkdir()
    written = yaml.safe_dump([a_draft("one", **QUESTIONS), a_draft("two", **QUESTIONS, date="soon")], sort_keys=False)
    (tmp_path / "countries" / "here.yaml").write_text(written)
    line = written.splitlines().index("  date: soon") + 1
    found = [str(finding) for finding in check_shipped(tmp_path)[1]]
    assert found == [f"countries/here.yaml:{line}: two: date: malformed_date soon"]


def test_a_file_that_is_not_yaml_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "broken.yaml").write_text("- id: [one\n  kind")
    assert main(["check", "--folder", str(tmp_path)]) == 2
    assert "broken.yaml: malformed_yaml" in capsys.readouterr().err


def test_the_command_ends_with_1_where_there_are_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped(tmp_path, a_draft("one"))
    assert main(["check", "--folder", str(tmp_path)]) == 1
    assert "1 facts, 2 problems" in capsys.readouterr().out
    shipped(tmp_path, a_draft("one", **QUESTIONS))
    assert main(["check", "--folder", str(tmp_path)]) == 0
