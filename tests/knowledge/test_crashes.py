"""A writer that is killed at any moment: every acknowledged write is there, and the file can be read."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from knowledge.storage import CrashSafeStorage
from knowledge.store import FactStore
from tests.facts import a_fact

KILLS = 60
LONGEST_WAIT = 0.02
"""Seconds between the last acknowledgement that is read and the kill: some five writes."""


@pytest.mark.parametrize("seed", [20251219])
def test_a_killed_writer_loses_no_acknowledged_fact(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "knowledge.json"
    moments = random.Random(seed)
    acknowledged: list[str] = []
    for life in range(KILLS):
        with a_writer(path, life) as (process, acknowledgements):
            for _ in range(moments.randint(0, 4)):
                acknowledged.append(acknowledgements.recv())
            process.join(timeout=moments.random() * LONGEST_WAIT)
            process.kill()
            process.join()
            acknowledged += the_rest(acknowledgements)
        in_file = ids_in(path)
        assert set(acknowledged) <= in_file
        assert len(in_file) <= len(acknowledged) + life + 1  # one more a life: written, not yet acknowledged
    FactStore.open(path).close()
    assert len(acknowledged) > KILLS / 2


def ids_in(path: Path) -> set[str]:
    tables = CrashSafeStorage(path, read_only=True).read() or {"facts": {}}
    return {document["id"] for document in tables["facts"].values()}


@contextmanager
def a_writer(path: Path, life: int) -> Iterator[tuple[BaseProcess, Connection]]:
    """A process that adds facts as fast as it can, and what it acknowledges."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["knowledge.store"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=write_without_end, args=(path, life, theirs))
    process.start()
    theirs.close()
    yield process, ours
    ours.close()


def write_without_end(path: Path, life: int, acknowledgements: Connection) -> None:
    store = FactStore.open(path)
    for number in range(10**6):
        fact = a_fact(f"fact-{life}-{number}")
        store.add(fact, by=1)
        acknowledgements.send(fact.id)


def the_rest(acknowledgements: Connection) -> Iterator[str]:
    """What was sent before the kill; a message cut off by it was never acknowledged."""
    try:
        while acknowledgements.poll():
            yield acknowledgements.recv()
    except (EOFError, OSError):
        return


def test_a_killed_writer_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.json"
    with a_writer(path, 0) as (process, acknowledgements):
        acknowledgements.recv()
        process.kill()
        process.join()
    CrashSafeStorage(path).close()
