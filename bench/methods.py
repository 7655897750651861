"""The methods that are compared, and how one is tried out."""

from __future__ import annotations

import gc
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from bench import memory
from bench.comparing import Rapidfuzz, Thefuzz
from bench.engines import Tantivy, Trigrams
from bench.measures import SHOWN
from bench.ours import Ours
from bench.phrases import Ranked
from bench.questions import NOTHING_FOUND, Asked
from bench.weighing import BM25S, CharacterTfidf, RankBM25
from knowledge.model import Fact


class Method(Protocol):
    """A way to find the fact that a question means. Making one loads its library, building reads the facts."""

    def build(self, facts: Sequence[Fact]) -> None:
        """Get ready to be asked about these facts."""

    def ranked(self, question: str) -> list[Ranked]:
        """At least three facts, if there are, best first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How to make a method, and whether it goes through most phrases for each question: those get a sample only."""

    make: Callable[[], Method]
    is_slow: bool = False


OURS, UNGATED = "ours", "ours, no gates"

METHODS: Mapping[str, Entry] = {
    OURS: Entry(Ours),
    UNGATED: Entry(partial(Ours, gated=False)),
    "rapidfuzz WRatio": Entry(partial(Rapidfuzz, "WRatio"), is_slow=True),
    "rapidfuzz token_set": Entry(partial(Rapidfuzz, "token_set_ratio"), is_slow=True),
    "thefuzz": Entry(Thefuzz, is_slow=True),
    "rank_bm25": Entry(RankBM25, is_slow=True),
    "bm25s": Entry(BM25S),
    "TF-IDF, characters": Entry(CharacterTfidf),
    "SQLite FTS5 trigram": Entry(Trigrams, is_slow=True),
    "tantivy": Entry(Tantivy),
}
"""Ours first: the times of all others are given as a ratio to it."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A method tried out: seconds to build, MB of the index, and what it made of the questions, in blocks as given.

    The MB are the peak of resident memory while building, less what was resident before with the library loaded.
    """

    build_seconds: float
    megabytes: float
    asked: tuple[tuple[Asked, ...], ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A method that cannot be tried here, and why."""

    reason: str


def try_method(name: str, facts: Sequence[Fact], blocks: Sequence[Sequence[str]]) -> Tried | Skipped:
    """Build a method and ask it everything, the very first question once before the clock runs."""
    try:
        method = METHODS[name].make()
    except (ImportError, sqlite3.OperationalError) as error:
        return Skipped(str(error))
    gc.collect()
    memory.forget_peak()
    before, begin = memory.resident(), time.perf_counter()
    method.build(facts)
    seconds, megabytes = time.perf_counter() - begin, memory.peak() - before
    for block in blocks[:1]:
        method.ranked(block[0])
    asked = tuple(tuple(_asked(method, question) for question in block) for block in blocks)
    return Tried(seconds, megabytes, asked)


def _asked(method: Method, question: str) -> Asked:
    begin = time.perf_counter()
    found = method.ranked(question)
    seconds = time.perf_counter() - begin
    score = found[0][1] if found else NOTHING_FOUND
    return Asked(tuple(fact_id for fact_id, _ in found[:SHOWN]), score, seconds)
