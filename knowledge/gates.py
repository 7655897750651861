"""Gates: the exact things that a question names, a fact must agree with, however well its words fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.entities import Entities
from knowledge.outcomes import Gate
from knowledge.sparse import Values

GATES = tuple(Gate)
"""In the order in which a refusal is explained."""

Refusals = NDArray[np.int8]
"""For each entry, 0 where it agrees with the question, else 1 + the number of the first gate that refuses it."""


Name = tuple[Gate, Hashable]
"""Something exact: country VN, objective 6, year 2026."""


class Gatekeeper:
    """Which entries name what."""

    def __init__(
        self,
        names: Sequence[Entities],
        central: Sequence[Entities],
        speaking_of: Mapping[str, Collection[int]],
        anywhere: Sequence[int],
        must: Mapping[int, Sequence[Collection[str]]],
    ) -> None:
        """Note the names of the entries, in their order, those that are central to them, and which speak of an aspect.

        Those that apply anywhere fit any country, year and sum. `must` has the groups of stems of which a question for
        an entry has to have one each.
        """
        self._must = must
        self._size = len(names)
        self._speaking_of = {name: np.array(sorted(found), dtype=np.int32) for name, found in speaking_of.items()}
        self._anywhere = np.array(anywhere, dtype=np.int32)
        self._naming, self._centring = _by_name(names), _by_name(central)

    @property
    def asks_for_stems(self) -> bool:
        """Whether any entry refuses questions for the words that they have."""
        return bool(self._must)

    def refusals(self, asked: Entities, aspects: Iterable[str], stems: Collection[str]) -> Refusals:
        """Which entries a question with these names and stems and for these aspects refuses, and by which gate.

        Of several numbers or years an entry must name one ("was it 2022 or 2026?"), of several countries as many as any
        entry does: "India or Oman?" is answered by one that names either where none names both.
        """
        refused = np.zeros(self._size, dtype=np.int8)
        for gate, names in _gates(asked):
            named = np.zeros(self._size, dtype=np.int32)
            for name in names:
                named[self._naming.get(name, NOBODY)] += 1
            agrees = named == named.max(initial=1) if gate is Gate.COUNTRY else named > 0
            if gate in _LOCAL:
                agrees[self._anywhere] = True
            self._refuse(refused, gate, agrees)
        for aspect in aspects:
            speaks = np.zeros(self._size, dtype=bool)
            speaks[self._speaking_of[aspect]] = True
            self._refuse(refused, Gate.ASPECT, speaks)
        for entry, groups in self._must.items():
            if not refused[entry] and not all(any(word in stems for word in group) for group in groups):
                refused[entry] = 1 + GATES.index(Gate.MUST)
        return refused

    def central_shares(self, asked: Entities) -> Values:
        """For each entry, the share of the names in a question that are central to it; all where it has none."""
        names = [(gate, value) for gate, values in _named(asked) for value in values]
        shares = np.zeros(self._size, dtype=np.float32)
        for name in names:
            shares[self._centring.get(name, NOBODY)] += np.float32(1 / len(names))
        return shares if names else shares + np.float32(1)

    def _refuse(self, refused: Refusals, gate: Gate, agrees: NDArray[np.bool_]) -> None:
        """Note that a gate refuses all that do not agree and that no gate refused before."""
        refused[~agrees & (refused == 0)] = 1 + GATES.index(gate)


_LOCAL = frozenset({Gate.COUNTRY, Gate.NUMBER, Gate.YEAR})
"""What a worker's story may name without the first steps being any different."""

NOBODY = np.zeros(0, dtype=np.int32)


def _by_name(entities: Sequence[Entities]) -> dict[Name, NDArray[np.int32]]:
    naming: dict[Name, list[int]] = defaultdict(list)
    for number, found in enumerate(entities):
        for gate, values in _named(found):
            for value in values:
                naming[gate, value].append(number)
    return {name: np.array(numbers, dtype=np.int32) for name, numbers in naming.items()}


def _gates(asked: Entities) -> Iterator[tuple[Gate, list[Name]]]:
    """The gates with the names that they look for; "the sixth principle or objective" may be either."""
    found = {gate: [(gate, value) for value in values] for gate, values in _named(asked) if values}
    if Gate.OBJECTIVE in found and Gate.PRINCIPLE in found:
        found[Gate.OBJECTIVE] += found.pop(Gate.PRINCIPLE)
    yield from found.items()


def _named(entities: Entities) -> tuple[tuple[Gate, Collection[Hashable]], ...]:
    return (
        (Gate.COUNTRY, entities.countries),
        (Gate.OBJECTIVE, entities.objectives),
        (Gate.PRINCIPLE, entities.principles),
        (Gate.YEAR, entities.years),
        (Gate.NUMBER, entities.numbers),
    )
