"""Cues: the words by which a question says what shape of answer it wants and of what (lexicon/cues.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge.countries import named_in
from knowledge.slips import meant_by
from knowledge.text import words

_FILE = Path(__file__).parent / "lexicon" / "cues.toml"
_FOLLOW_UP, _REGIONS = "follow_up", "regions"


@dataclass(frozen=True, slots=True)
class Cues:
    """What was found, by group (shapes, kinds, votes, standings, series, common), and the words that are no cue."""

    found: dict[str, list[str]]
    countries: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def all_names(self) -> set[str]:
        """The names of all cues, whatever their group."""
        return {name for names in self.found.values() for name in names}

    def names_of(self, group: str) -> list[str]:
        """The cues of a group, in the order in which they stand."""
        return self.found.get(group, [])

    def first(self, group: str) -> str | None:
        """The first cue of a group."""
        return next(iter(self.names_of(group)), None)


def corrected(spoken: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """The words with misspelt cues put right; a word that means something as it stands stays."""
    return [word if is_known(word) or word in _cue_words() else _meant_by(word) or word for word in spoken]


def find_cues(spoken: Sequence[str]) -> Cues:
    """The cues among normalised words; a longer phrase is read before the words in it, a country before a cue."""
    countries = {start: (end, code) for start, end, code in named_in(spoken)}
    found: dict[str, list[str]] = {}
    codes: list[str] = []
    rest: list[str] = []
    place = 0
    while place < len(spoken):
        if place in countries:
            place, code = countries[place]
            codes.append(code)
            continue
        length, group, name = _cue_at(spoken, place)
        if length:
            found.setdefault(group, []).append(name)
        else:
            rest.append(spoken[place])
        place += length or 1
    return Cues(found, tuple(dict.fromkeys(codes)), tuple(rest))


def _cue_at(spoken: Sequence[str], place: int) -> tuple[int, str, str]:
    for length in range(min(_longest(), len(spoken) - place), 0, -1):
        cue = _cues().get(tuple(spoken[place : place + length]))
        if cue:
            return length, *cue
    return 0, "", ""


@cache
def follow_up_words(group: str) -> frozenset[tuple[str, ...]]:
    """Normalised phrases of a group under [follow_up]: beginnings, asking, numbered."""
    return frozenset(tuple(words(phrase)) for phrase in _file()[_FOLLOW_UP][group])


@cache
def region_words() -> frozenset[str]:
    """Normalised words by which people name parts of the world."""
    return frozenset(word for phrase in _file()[_REGIONS]["words"] for word in words(phrase))


@cache
def _cues() -> dict[tuple[str, ...], tuple[str, str]]:
    """Normalised phrase -> group and name; where two groups have a phrase, the one that stands first in the file."""
    cues: dict[tuple[str, ...], tuple[str, str]] = {}
    for group, names in _file().items():
        if group in {_FOLLOW_UP, _REGIONS}:
            continue
        for name, phrases in names.items():
            for phrase in phrases:
                cues.setdefault(tuple(words(phrase)), (group, name))
    return cues


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _meant_by(word: str) -> str:
    return meant_by(word, _cue_words())


@cache
def _cue_words() -> dict[str, str]:
    return {word: word for phrase in _cues() for word in phrase}


@cache
def _longest() -> int:
    return max(map(len, _cues()))
