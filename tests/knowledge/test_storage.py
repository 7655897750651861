"""The file of facts: whole after whatever happens, one writer, never overwritten when it cannot be read."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.errors import StoreLocked, StoreReadOnly, StoreUnreadable, StoreUnwritable
from knowledge.storage import BACKUPS_KEPT, CrashSafeStorage, backups

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcé中", max_size=4), inner, max_size=3),
    max_leaves=8,
)
documents = st.dictionaries(st.integers(1, 99).map(str), st.dictionaries(st.text("xyz", min_size=1), json_values))
tables = st.dictionaries(st.sampled_from(["facts", "more"]), documents, max_size=2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "knowledge.json"


@pytest.fixture
def storage(path: Path) -> Iterator[CrashSafeStorage]:
    opened = CrashSafeStorage(path)
    yield opened
    opened.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(tables, min_size=1, max_size=4))
def test_what_is_written_last_is_read_back(
    storage: CrashSafeStorage, path: Path, versions: list[dict[str, Any]]
) -> None:
    for version in versions:
        storage.write(version)
    assert storage.read() == versions[-1]
    assert json.loads(path.read_text(encoding="utf-8")) == versions[-1]


def test_a_document_with_other_fields_is_written_anew(storage: CrashSafeStorage, path: Path) -> None:
    versions: tuple[dict[str, Any], ...] = ({"x": None}, {"y": None}, {"y": []})
    for document in versions:
        storage.write({"facts": {"1": document}})
        assert json.loads(path.read_text(encoding="utf-8")) == {"facts": {"1": document}}


def test_a_write_that_fails_leaves_what_is_read_as_it_was(
    storage: CrashSafeStorage, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.write({"facts": {"1": {"title": "before"}}})
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(StoreUnwritable):
        storage.write({"facts": {"1": {"title": "after"}}})
    assert storage.read() == {"facts": {"1": {"title": "before"}}}


def test_a_new_file_holds_nothing_yet(storage: CrashSafeStorage, path: Path) -> None:
    assert storage.read() is None
    assert not path.exists()


def test_the_file_has_a_line_for_each_fact_in_plain_letters(storage: CrashSafeStorage, path: Path) -> None:
    storage.write({"facts": {"1": {"title": "Türkiye"}, "2": {"title": "中"}}})
    lines = path.read_text(encoding="utf-8").splitlines()
    assert '"1": {"title": "Türkiye"},' in lines
    assert '"2": {"title": "中"}' in lines


def test_earlier_versions_are_kept_up_to_a_number(storage: CrashSafeStorage, path: Path) -> None:
    for number in range(BACKUPS_KEPT + 3):
        storage.write({"facts": {"1": {"number": number}}})
    kept = [json.loads(backup.read_text())["facts"]["1"]["number"] for backup in backups(path)]
    assert kept == list(range(2, BACKUPS_KEPT + 2))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"facts": []}', b"\xff\xfe", b"null"])
def test_an_unreadable_file_is_named_with_its_backup_and_left_alone(path: Path, content: bytes) -> None:
    with_backup = CrashSafeStorage(path)
    with_backup.write({"facts": {}})
    with_backup.write({"facts": {"1": {}}})
    with_backup.close()
    path.write_bytes(content)
    with pytest.raises(StoreUnreadable) as caught:
        CrashSafeStorage(path)
    assert str(path) in str(caught.value)
    assert str(backups(path)[-1]) in str(caught.value)
    assert path.read_bytes() == content


def test_an_unreadable_file_without_backups_says_so(path: Path) -> None:
    path.write_bytes(b"{")
    with pytest.raises(StoreUnreadable, match="there is no backup"):
        CrashSafeStorage(path, read_only=True)


def test_the_lock_is_let_go_when_the_file_cannot_be_read(path: Path) -> None:
    path.write_bytes(b"{")
    with pytest.raises(StoreUnreadable):
        CrashSafeStorage(path)
    path.write_bytes(b'{"facts": {}}')
    CrashSafeStorage(path).close()


def test_a_second_writer_is_refused(storage: CrashSafeStorage, path: Path) -> None:
    with pytest.raises(StoreLocked, match=str(path)):
        CrashSafeStorage(path)


def test_a_second_writing_process_is_refused(storage: CrashSafeStorage, path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        assert pool.apply(refusal_of, (path,)) == "StoreLocked"


def refusal_of(path: Path) -> str:
    try:
        CrashSafeStorage(path).close()
    except StoreLocked as error:
        return type(error).__name__
    return "none"


def test_reading_needs_no_lock_and_refuses_to_write(storage: CrashSafeStorage, path: Path) -> None:
    storage.write({"facts": {"1": {}}})
    reader = CrashSafeStorage(path, read_only=True)
    assert reader.read() == {"facts": {"1": {}}}
    with pytest.raises(StoreReadOnly):
        reader.write({})
    reader.close()


def test_a_reader_makes_no_files(path: Path) -> None:
    CrashSafeStorage(path, read_only=True).close()
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("step", ["os.fsync", "knowledge.storage._back_up", "pathlib.Path.replace"])
def test_a_write_that_the_disk_refuses_loses_nothing(
    storage: CrashSafeStorage, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    storage.write({"facts": {"1": {"title": "before"}}})
    with monkeypatch.context() as patched:
        patched.setattr(step, full)
        with pytest.raises(StoreUnwritable, match="No space left"):
            storage.write({"facts": {"1": {"title": "after"}}})
    assert storage.read() == {"facts": {"1": {"title": "before"}}}
    storage.write({"facts": {"1": {"title": "later"}}})
    assert storage.read() == {"facts": {"1": {"title": "later"}}}


def test_backups_work_where_there_are_no_hard_links(
    storage: CrashSafeStorage, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    storage.write({"facts": {"1": {"title": "before"}}})
    storage.write({"facts": {"1": {"title": "after"}}})
    assert json.loads(backups(path)[-1].read_text()) == {"facts": {"1": {"title": "before"}}}
    assert storage.read() == {"facts": {"1": {"title": "after"}}}


def test_a_half_written_file_of_a_crash_is_ignored_and_replaced(storage: CrashSafeStorage, path: Path) -> None:
    path.with_suffix(".json.new").write_bytes(b'{"facts": {"1": ')
    assert storage.read() is None
    storage.write({"facts": {}})
    assert storage.read() == {"facts": {}}
    assert not path.with_suffix(".json.new").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnwritable, match="cannot write"):
        CrashSafeStorage(tmp_path / "file" / "knowledge.json")
