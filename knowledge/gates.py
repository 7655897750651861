"""Gates: the exact things that a question names, a fact must agree with, however well its words fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.entities import Entities
from knowledge.outcomes import Gate

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
            for gate, values in _named(entities):
                for value in values:
                    naming[gate, value].append(number)
        self._naming = {key: np.array(numbers, dtype=np.int32) for key, numbers in naming.items()}

    def refusals(self, asked: Entities, aspects: Iterable[str]) -> Refusals:
        """Which entries a question with these names and for these aspects refuses, and by which gate.

        Of several things of one sort an entry must name as many as any entry does: "India or Oman?" is answered by one
        that names either where none names both.
        """
        refused = np.zeros(self._size, dtype=np.int8)
        for gate, values in _named(asked):
            if values:
                named = np.zeros(self._size, dtype=np.int32)
                for value in values:
                    named[self._naming.get((gate, value), _NONE)] += 1
                agrees = (named > 0) & (named == named.max(initial=0))
                if gate in _LOCAL:
                    agrees[self._anywhere] = True
                self._refuse(refused, gate, agrees)
        for aspect in aspects:
            speaks = np.zeros(self._size, dtype=bool)
            speaks[self._speaking_of[aspect]] = True
            self._refuse(refused, Gate.ASPECT, speaks)
        return refused

    def _refuse(self, refused: Refusals, gate: Gate, agrees: NDArray[np.bool_]) -> None:
        """Note that a gate refuses all that do not agree and that no gate refused before."""
        refused[~agrees & (refused == 0)] = 1 + GATES.index(gate)


_LOCAL = frozenset({Gate.COUNTRY, Gate.NUMBER, Gate.YEAR})
"""What a worker's story may name without the first steps being any different."""

_NONE = np.zeros(0, dtype=np.int32)


def _named(entities: Entities) -> tuple[tuple[Gate, Collection[Hashable]], ...]:
    return (
        (Gate.COUNTRY, entities.countries),
        (Gate.OBJECTIVE, entities.objectives),
        (Gate.PRINCIPLE, entities.principles),
        (Gate.YEAR, entities.years),
        (Gate.NUMBER, entities.numbers),
    )
