"""KnowledgeBase, the one door: asking, editing, following the shipped facts, refusing what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from knowledge import KnowledgeBase
from knowledge.errors import (
    DuplicateFact,
    InvalidFact,
    StoreLocked,
    StoreReadOnly,
    StoreUnreadable,
    StoreUnwritable,
    UnknownFact,
)
from knowledge.model import Origin
from knowledge.outcomes import Answer, NoMatch, SmallTalk
from tests.facts import a_draft

EDITOR = 42


@pytest.fixture
def facts_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    ship(folder, a_draft("rice-fair"), a_draft("tea-day", related=["rice-fair"]))
    return folder


@pytest.fixture
def base(tmp_path: Path, facts_folder: Path) -> Iterator[KnowledgeBase]:
    opened = KnowledgeBase.open(tmp_path / "data", facts_folder=facts_folder)
    yield opened
    opened.close()


def ship(folder: Path, *drafts: object) -> None:
    (folder / "all.yaml").write_text(yaml.safe_dump(list(drafts)), encoding="utf-8")


def answered(base: KnowledgeBase, question: str) -> str:
    outcome = base.ask(question)
    return outcome.fact.id if isinstance(outcome, Answer) else type(outcome).__name__


def test_shipped_facts_answer(base: KnowledgeBase) -> None:
    assert answered(base, "What is rice-fair?") == "rice-fair"
    assert answered(base, "apa itu tea-day") == "tea-day"


def test_an_added_fact_answers_at_once_and_after_a_restart(
    base: KnowledgeBase, tmp_path: Path, facts_folder: Path
) -> None:
    assert answered(base, "what is coffee-week") == "NoMatch"
    base.add(a_draft("coffee-week"), EDITOR)
    assert answered(base, "what is coffee-week") == "coffee-week"
    assert base.get("coffee-week").origin is Origin.EDITOR
    base.close()
    again = KnowledgeBase.open(tmp_path / "data", facts_folder=facts_folder)
    assert answered(again, "what is coffee-week") == "coffee-week"
    again.close()


def test_a_retired_fact_is_silent_until_undone(base: KnowledgeBase) -> None:
    change = base.retire("rice-fair", EDITOR)
    assert answered(base, "what is rice-fair") != "rice-fair"
    with pytest.raises(UnknownFact):
        base.get("rice-fair")
    assert base.related(base.get("tea-day")) == []
    base.undo("rice-fair", change.number, EDITOR)
    assert answered(base, "what is rice-fair") == "rice-fair"


def test_a_replaced_fact_answers_with_its_new_text(base: KnowledgeBase) -> None:
    base.replace(a_draft("rice-fair", en={"answer": "It moved to May."}), EDITOR)
    outcome = base.ask("what is rice-fair")
    assert isinstance(outcome, Answer)
    assert outcome.fact.texts["en"].answer == "It moved to May."


def test_a_bad_draft_changes_nothing(base: KnowledgeBase) -> None:
    before = base.all()
    with pytest.raises(InvalidFact) as caught:
        base.add(a_draft("coffee-week", countries=["XX"], related=["nowhere"]), EDITOR)
    assert [problem.code for problem in caught.value.problems] == ["unknown_country", "unknown_relation"]
    with pytest.raises(DuplicateFact):
        base.add(a_draft("rice-fair"), EDITOR)
    with pytest.raises(UnknownFact):
        base.replace(a_draft("nothing"), EDITOR)
    assert base.all() == before


def test_a_failed_write_leaves_answers_as_they_were(base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(StoreUnwritable):
            base.add(a_draft("coffee-week"), EDITOR)
    assert answered(base, "what is coffee-week") == "NoMatch"
    assert answered(base, "what is rice-fair") == "rice-fair"
    base.add(a_draft("coffee-week"), EDITOR)
    assert answered(base, "what is coffee-week") == "coffee-week"


def test_reading_needs_no_lock_and_changes_nothing(base: KnowledgeBase, tmp_path: Path, facts_folder: Path) -> None:
    base.add(a_draft("coffee-week"), EDITOR)
    reader = KnowledgeBase.open(tmp_path / "data", read_only=True, facts_folder=facts_folder)
    assert answered(reader, "what is coffee-week") == "coffee-week"
    with pytest.raises(StoreReadOnly):
        reader.retire("rice-fair", EDITOR)
    assert answered(reader, "what is rice-fair") == "rice-fair"


def test_a_second_writer_is_refused(base: KnowledgeBase, tmp_path: Path, facts_folder: Path) -> None:
    with pytest.raises(StoreLocked):
        KnowledgeBase.open(tmp_path / "data", facts_folder=facts_folder)


def test_an_editors_version_stays_when_the_shipped_one_changes(
    base: KnowledgeBase, tmp_path: Path, facts_folder: Path
) -> None:
    base.replace(a_draft("rice-fair", date="2024"), EDITOR)
    base.close()
    ship(facts_folder, a_draft("rice-fair", date="2026"), a_draft("tea-day", date="2026"))
    again = KnowledgeBase.open(tmp_path / "data", facts_folder=facts_folder)
    assert again.kept_from_shipped == ["rice-fair"]
    assert (str(again.get("rice-fair").date), str(again.get("tea-day").date)) == ("2024", "2026")
    again.close()


def test_an_unreadable_file_stops_the_start_and_frees_the_lock(
    base: KnowledgeBase, tmp_path: Path, facts_folder: Path
) -> None:
    base.close()
    file = tmp_path / "data" / "knowledge.json"
    file.write_bytes(b"{")
    for _ in range(2):
        with pytest.raises(StoreUnreadable):
            KnowledgeBase.open(tmp_path / "data", facts_folder=facts_folder)
    assert file.read_bytes() == b"{"


def test_a_malformed_shipped_fact_is_named_with_its_file(tmp_path: Path, facts_folder: Path) -> None:
    ship(facts_folder, a_draft("rice-fair", date="soon"))
    with pytest.raises(InvalidFact, match=r"all\.yaml:\d+: rice-fair: date: malformed_date soon"):
        KnowledgeBase.open(tmp_path / "elsewhere", facts_folder=facts_folder)


@pytest.mark.parametrize(
    ("message", "kind"), [("Halo!", "greeting"), ("thank you", "thanks"), ("Makasih ya", "thanks")]
)
def test_talk_is_told_from_questions(base: KnowledgeBase, message: str, kind: str) -> None:
    outcome = base.ask(message)
    assert isinstance(outcome, SmallTalk)
    assert outcome.kind == kind


def test_a_greeting_before_a_question_is_a_question(base: KnowledgeBase) -> None:
    assert answered(base, "halo, apa itu tea-day") == "tea-day"


def test_history_names_who_did_what(base: KnowledgeBase) -> None:
    base.add(a_draft("coffee-week"), EDITOR)
    base.retire("coffee-week", 7)
    assert [(change.action.value, change.by) for change in base.history("coffee-week")] == [
        ("added", EDITOR),
        ("retired", 7),
    ]


def test_the_language_of_a_question_comes_from_the_facts_words(base: KnowledgeBase) -> None:
    assert base.language_of("apa itu") == "id"
    assert isinstance(base.ask(""), NoMatch)
