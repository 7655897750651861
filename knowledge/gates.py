"""Gates: the exact things that a question names, a fact must agree with, however well its words fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.entities import Entities
from knowledge.outcomes import Gate
from knowledge.sparse import Numbers

GATES = tuple(Gate)
"""In the order in which a refusal is explained."""

Refusals = NDArray[np.int8]
"""For each entry, 0 where it agrees with the question, else 1 + the number of the first gate that refuses it."""


class Gatekeeper:
    """Which entries name what."""

    def __init__(
        self, names: Sequence[Entities], speaking_of: Mapping[str, Collection[int]], anywhere: Sequence[int]
    ) -> None:
        """Note the names of the entries, in their order, and by number which speak of an aspect.

        Those that apply anywhere fit any country and any sum.
        """
        self._size = len(names)
        self._speaking_of = {name: np.array(sorted(found), dtype=np.int32) for name, found in speaking_of.items()}
        self._anywhere = np.array(anywhere, dtype=np.int32)
        naming: dict[tuple[Gate, Hashable], list[int]] = defaultdict(list)
        for number, entities in enumerate(names):
            for gate, value in _named(entities):
                naming[gate, value].append(number)
        self._naming = {key: np.array(numbers, dtype=np.int32) for key, numbers in naming.items()}

    def refusals(self, asked: Entities, aspects: Iterable[str]) -> Refusals:
        """Which entries a question with these names and for these aspects refuses, and by which gate."""
        refused = np.zeros(self._size, dtype=np.int8)
        for gate, value in _named(asked):
            agreeing = self._naming.get((gate, value), _NONE)
            self._refuse(refused, gate, np.concatenate([agreeing, self._anywhere]) if gate in _LOCAL else agreeing)
        for aspect in aspects:
            self._refuse(refused, Gate.ASPECT, self._speaking_of[aspect])
        return refused

    def _refuse(self, refused: Refusals, gate: Gate, agreeing: Numbers) -> None:
        """Note that a gate refuses all that do not agree and that no gate refused before."""
        disagrees = np.ones(self._size, dtype=bool)
        disagrees[agreeing] = False
        refused[disagrees & (refused == 0)] = 1 + GATES.index(gate)


_LOCAL = frozenset({Gate.COUNTRY, Gate.NUMBER})
"""What a worker's story may name without the first steps being any different."""

_NONE = np.zeros(0, dtype=np.int32)


def _named(entities: Entities) -> Iterator[tuple[Gate, Hashable]]:
    every: tuple[tuple[Gate, Iterable[Hashable]], ...] = (
        (Gate.COUNTRY, entities.countries),
        (Gate.OBJECTIVE, entities.objectives),
        (Gate.PRINCIPLE, entities.principles),
        (Gate.YEAR, entities.years),
        (Gate.NUMBER, entities.numbers),
    )
    for gate, values in every:
        yield from ((gate, value) for value in values)
