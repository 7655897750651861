"""Questions as people type them on a phone: noise of our own making, the same for the same text.

The lists in noise.toml are written for this and share nothing with knowledge/lexicon, which would be no test of it.
Words with digits, other scripts or fewer than four letters are never mistyped: what they name must stay readable.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.dice import Dice

LISTS = Path(__file__).parent / "noise.toml"

SHORTEST = 4
"""Letters of the shortest word that is mistyped: of a shorter one nobody could tell what it was."""

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

_CORE = re.compile(r"\w.*\w|\w", re.DOTALL)
"""A word without the punctuation around it."""

_INNER_VOWELS = re.compile(r"(?<=\w)[aeiou](?=\w)", re.IGNORECASE)
_GLUE = "\0"
_GLUED = re.compile(rf"{_GLUE} (?=[^\W\d_])")
"""A word is glued to a word only, never to a number."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How noisy: for each kind of noise, the share (0..1) of the words that can have it; `filler` goes by text."""

    name: str
    typo: float = 0.0
    chat: float = 0.0
    vowels: float = 0.0
    mixed: float = 0.0
    filler: float = 0.0


AS_WRITTEN = Strength("as written")
LIGHT = Strength("light", typo=0.12)
MEDIUM = Strength("medium", typo=0.20, chat=0.8, mixed=0.1, filler=0.5)
HEAVY = Strength("heavy", typo=0.35, chat=0.9, vowels=0.2, mixed=0.25, filler=0.8)
"""Typing errors and what comes with them as in retrieval.md, section 1; the other shares are our guess."""

STRENGTHS = (AS_WRITTEN, LIGHT, MEDIUM, HEAVY)


@dataclass(frozen=True, slots=True)
class Lists:
    """By word: its chat spellings, its translations; by language: words that say nothing, and words that tell it."""

    chat: Mapping[str, Sequence[str]]
    mixed: Mapping[str, Sequence[str]]
    fillers: Mapping[str, Mapping[str, Sequence[str]]]
    own: Mapping[str, frozenset[str]]


def noisy(text: str, strength: Strength) -> str:
    """The text with noise: the very text at no strength, and never empty."""
    words = text.split()
    if strength == AS_WRITTEN or not words:
        return text
    dice = Dice(text)
    typed = " ".join(_typed(word, place, strength, dice) for place, word in enumerate(words))
    said = _GLUED.sub("", typed).replace(_GLUE, "")
    return _with_filler(said, words, dice) if dice.roll("filler") < strength.filler else said


@cache
def lists() -> Lists:
    """The lists of noise.toml."""
    read = tomllib.loads(LISTS.read_text(encoding="utf-8"))
    pairs = [(one, other) for one, others in read["mixed"].items() for other in others]
    mixed: dict[str, list[str]] = {}
    for indonesian, english in pairs:
        mixed.setdefault(indonesian, []).append(english)
        mixed.setdefault(english, []).append(indonesian)
    translated = {"id": {one for one, _ in pairs}, "en": {other for _, other in pairs}}
    own = {language: frozenset({*read["chat"][language], *translated[language]}) for language in read["chat"]}
    return Lists({**read["chat"]["id"], **read["chat"]["en"]}, mixed, read["fillers"], own)


def _typed(word: str, place: int, strength: Strength, dice: Dice) -> str:
    """A word as it is typed, the punctuation around it as it was."""
    return _CORE.sub(lambda core: _changed(core[0], place, strength, dice), word, count=1)


def _changed(word: str, place: int, strength: Strength, dice: Dice) -> str:
    """A word in another language, else in a chat spelling, else without vowels or mistyped, else as it is."""
    known, key = lists(), word.lower()
    if key in known.mixed and dice.roll("mixed", place) < strength.mixed:
        return dice.pick(known.mixed[key], "translation", place)
    if key in known.chat and dice.roll("chat", place) < strength.chat:
        return dice.pick(known.chat[key], "spelling", place)
    if not (word.isascii() and word.isalpha() and len(word) >= SHORTEST):
        return word
    bare = _INNER_VOWELS.sub("", word) if dice.roll("vowels", place) < strength.vowels else word
    return _mistyped(bare, place, dice) if dice.roll("typo", place) < strength.typo else bare


def _with_filler(said: str, words: Sequence[str], dice: Dice) -> str:
    """The text with a word that says nothing before or after it, in the language that most of its words are of."""
    spoken = {word.strip("?!.,").lower() for word in words}
    language = max(sorted(lists().own), key=lambda name: len(lists().own[name] & spoken))
    place = dice.pick(sorted(lists().fillers[language]), "where")
    filler = dice.pick(lists().fillers[language][place], "which")
    return f"{filler} {said}" if place == "before" else f"{said} {filler}"


def _mistyped(word: str, place: int, dice: Dice) -> str:
    """The word with one typing error, the first letter left as it is."""
    at = 1 + int(dice.roll("letter", place) * (len(word) - 1)) if len(word) > 1 else 0
    return dice.pick(ERRORS, "error", place)(word, at)


def _neighbour_key(word: str, at: int) -> str:
    letter = word[at].lower()
    row = next(row for row in KEYBOARD if letter in row)
    beside = row.index(letter) + 1
    return f"{word[:at]}{row[beside] if beside < len(row) else row[beside - 2]}{word[at + 1 :]}"


def _dropped(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :] if at else word


def _doubled(word: str, at: int) -> str:
    return word[: at + 1] + word[at:]


def _swapped(word: str, at: int) -> str:
    first = min(at, len(word) - 2)
    return (
        f"{word[:first]}{word[first + 1 : first + 2]}{word[first : first + 1]}{word[first + 2 :]}"
        if first > 0
        else word
    )


def _split(word: str, at: int) -> str:
    return f"{word[:at]} {word[at:]}" if at else word


def _glued(word: str, at: int) -> str:
    return word + _GLUE


ERRORS: tuple[Callable[[str, int], str], ...] = (_neighbour_key, _dropped, _doubled, _swapped, _split, _glued)
