"""All that the measurements know of our own matcher, so that only this file changes when it does."""

from __future__ import annotations

import dataclasses
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.phrases import Ranked
from knowledge import KnowledgeBase
from knowledge.entities import Entities
from knowledge.index import SearchIndex
from knowledge.model import Fact, Kind, LocalisedText, PartialDate
from knowledge.query import read_query
from knowledge.scoring import rank
from tests.golden import Fared, Golden, try_out


class Ours:
    """Our ranking, before anything is decided; the score is the probability in percent that a fact is meant."""

    def __init__(self, *, gated: bool = True) -> None:
        """With gates or without: other people's intents name no countries, objectives or years in our sense."""
        self._gated = gated

    def build(self, facts: Sequence[Fact]) -> None:
        """Index the facts."""
        self._index = SearchIndex(facts)

    def ranked(self, question: str) -> list[Ranked]:
        """The facts that may answer: neither refused by a gate nor matched by a question that they must not answer."""
        query = read_query(self._index, question)
        if not self._gated:
            query = dataclasses.replace(query, names=Entities(), aspects=frozenset())
        matches = rank(self._index, query)
        return [(match.fact_id, match.score) for match in matches if match.gate is None and not match.silent]


@dataclasses.dataclass(frozen=True, slots=True)
class Shipped:
    """How a question fared with the product as shipped, and the seconds it took."""

    fared: Fared
    seconds: float


def as_shipped(facts_folder: Path, blocks: Sequence[Sequence[Golden]]) -> list[list[Shipped]]:
    """How the whole base, opened with the facts in a folder, decides on each question of each block."""
    with tempfile.TemporaryDirectory() as folder:
        base = KnowledgeBase.open(Path(folder), read_only=True, facts_folder=facts_folder)
        return [[_asked(base, golden) for golden in block] for block in blocks]


def a_fact(fact_id: str, phrases: Sequence[str]) -> Fact:
    """A fact with these phrases in one locale, the first one its title, and no answer."""
    text = LocalisedText(title=phrases[0], answer="", questions=tuple(phrases[1:]))
    return Fact(fact_id, Kind.CONCEPT, {"en": text}, sources=(), as_of=PartialDate(2026))


def _asked(base: KnowledgeBase, golden: Golden) -> Shipped:
    begin = time.perf_counter()
    fared = try_out(base, golden).fared
    return Shipped(fared, time.perf_counter() - begin)
