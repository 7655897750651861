"""Facts in force, their history and undo, and how the store follows the shipped facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from tinydb import TinyDB
from tinydb.storages import MemoryStorage

from knowledge.errors import DuplicateFact, FactChanged, UnknownFact
from knowledge.model import Action, Fact
from knowledge.store import FactStore
from tests.facts import a_fact

EDITOR = 42


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FactStore]:
    memory = request.param == "memory"
    opened = FactStore(TinyDB(storage=MemoryStorage)) if memory else FactStore.open(tmp_path / "knowledge.json")
    yield opened
    opened.close()


def test_an_added_fact_is_in_force_with_its_history(store: FactStore) -> None:
    fact = a_fact("rice-fair", date="2025-12", countries=["VN"], objectives=["6"])
    change = store.add(fact, EDITOR)
    assert store.all() == [fact]
    assert store.history("rice-fair") == [change]
    assert (change.number, change.action, change.by) == (1, Action.ADDED, EDITOR)


def test_a_fact_is_added_once(store: FactStore) -> None:
    store.add(a_fact("rice-fair"), EDITOR)
    with pytest.raises(DuplicateFact):
        store.add(a_fact("rice-fair"), EDITOR)


def test_a_retired_fact_keeps_its_history_and_can_come_back(store: FactStore) -> None:
    fact = a_fact("rice-fair")
    store.add(fact, EDITOR)
    change = store.retire(fact.id, EDITOR)
    assert store.all() == []
    store.undo(fact.id, change.number, EDITOR)
    assert store.all() == [fact]
    assert [row.action for row in store.history(fact.id)] == [Action.ADDED, Action.RETIRED, Action.UNDONE]


def test_undoing_a_replacement_brings_the_earlier_version_back(store: FactStore) -> None:
    earlier, later = a_fact("rice-fair"), a_fact("rice-fair", date="2026")
    store.add(earlier, EDITOR)
    change = store.replace(later, EDITOR)
    assert store.all() == [later]
    store.undo("rice-fair", change.number, EDITOR)
    assert store.all() == [earlier]


def test_only_the_newest_change_can_be_undone(store: FactStore) -> None:
    first = store.add(a_fact("rice-fair"), EDITOR)
    store.replace(a_fact("rice-fair", date="2026"), EDITOR)
    with pytest.raises(FactChanged):
        store.undo("rice-fair", first.number, EDITOR)


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.replace(a_fact("nothing"), EDITOR),
        lambda store: store.retire("nothing", EDITOR),
        lambda store: store.undo("nothing", 1, EDITOR),
        lambda store: store.history("nothing"),
    ],
)
def test_what_does_not_exist_is_unknown(store: FactStore, change: Callable[[FactStore], object]) -> None:
    with pytest.raises(UnknownFact):
        change(store)


def test_shipped_facts_come_in_change_and_go(store: FactStore) -> None:
    assert store.follow([a_fact("one"), a_fact("two")]) == []
    changed = a_fact("one", date="2026")
    assert store.follow([changed, a_fact("three")]) == []
    assert {fact.id: fact for fact in store.all()} == {"one": changed, "three": a_fact("three")}


def test_an_editors_version_stays_and_is_named(store: FactStore) -> None:
    store.follow([a_fact("one"), a_fact("two"), a_fact("three")])
    edited = a_fact("one", date="2024", origin="editor")
    store.replace(edited, EDITOR)
    store.retire("two", EDITOR)
    newer = [a_fact("one", date="2026"), a_fact("two", date="2026"), a_fact("three")]
    assert store.follow(newer) == ["one", "two"]
    assert {fact.id: fact for fact in store.all()} == {"one": edited, "three": a_fact("three")}


def test_an_editors_version_that_the_files_take_over_is_shipped_again(store: FactStore) -> None:
    store.follow([a_fact("one")])
    store.replace(a_fact("one", date="2026"), EDITOR)
    assert store.follow([a_fact("one", date="2026")]) == []
    assert store.follow([a_fact("one", date="2027")]) == []
    assert store.all() == [a_fact("one", date="2027")]


def test_an_editors_own_fact_is_left_alone(store: FactStore) -> None:
    own = a_fact("own", origin="editor")
    store.add(own, EDITOR)
    assert store.follow([a_fact("one")]) == []
    assert own in store.all()


def test_an_unchanged_start_writes_nothing(tmp_path: Path) -> None:
    inodes = []
    for _ in range(2):
        store = FactStore.open(tmp_path / "knowledge.json")
        store.follow([a_fact("one"), a_fact("two")])
        store.close()
        inodes.append((tmp_path / "knowledge.json").stat().st_ino)
    assert inodes[0] == inodes[1]
    assert not (tmp_path / "backups").exists()


class EditorsAtWork(RuleBasedStateMachine):
    """Any sequence of changes and restarts, compared with a plain dict of what should be in force."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "knowledge.json"
        self.store = FactStore.open(self.path)
        self.expected: dict[str, list[Fact | None]] = {}

    @initialize(target=ids)
    def begin(self) -> str:
        return self.add_version("first", "2020")

    @rule(target=ids, fact_id=st.sampled_from(["one", "two", "three"]), year=st.integers(2000, 2030))
    def add(self, fact_id: str, year: int) -> str:
        if self.expected.get(fact_id, [None])[-1]:
            with pytest.raises(DuplicateFact):
                self.store.add(a_fact(fact_id), EDITOR)
            return fact_id
        return self.add_version(fact_id, str(year))

    @rule(fact_id=ids, year=st.integers(2000, 2030))
    def replace(self, fact_id: str, year: int) -> None:
        fact = a_fact(fact_id, date=str(year))
        if self.expected[fact_id][-1]:
            self.store.replace(fact, EDITOR)
            self.expected[fact_id].append(fact)

    @rule(fact_id=ids)
    def retire(self, fact_id: str) -> None:
        if self.expected[fact_id][-1]:
            self.store.retire(fact_id, EDITOR)
            self.expected[fact_id].append(None)

    @rule(fact_id=ids)
    def undo(self, fact_id: str) -> None:
        versions = self.expected[fact_id]
        self.store.undo(fact_id, len(versions), EDITOR)
        versions.append(versions[-2] if len(versions) > 1 else None)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = FactStore.open(self.path)

    @invariant()
    def what_is_in_force_is_what_was_done(self) -> None:
        in_force = {fact.id: fact for fact in self.store.all()}
        assert in_force == {key: versions[-1] for key, versions in self.expected.items() if versions[-1]}
        for fact_id, versions in self.expected.items():
            assert len(self.store.history(fact_id)) == len(versions)

    def add_version(self, fact_id: str, year: str) -> str:
        fact = a_fact(fact_id, date=year)
        self.store.add(fact, EDITOR)
        self.expected.setdefault(fact_id, []).append(fact)
        return fact_id

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


EditorsAtWork.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
TestEditorsAtWork = EditorsAtWork.TestCase
