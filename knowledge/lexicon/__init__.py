"""What we know of a language's words: one TOML file a language, read once."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "id", "vi")
"""Languages that people write to us; a superset of the locales that we answer in."""

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words, all normalised: lower case, no accents."""

    function_words: frozenset[str]
    spellings: Mapping[str, str]
    small_talk: Mapping[str, tuple[str, ...]]
    cardinals: tuple[str, ...]
    ordinals: tuple[str, ...]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of one of LANGUAGES. Raises FileNotFoundError for any other."""
    raw = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    talk = {kind: tuple(messages) for kind, messages in raw["small_talk"].items()}
    numerals = tuple(raw["cardinals"]), tuple(raw["ordinals"])
    return Lexicon(frozenset(raw["function_words"]), dict(raw["spellings"]), talk, *numerals)


@cache
def cardinals() -> Mapping[str, int]:
    """Numerals in words, of all languages together, with their numbers."""
    return {word: number for language in LANGUAGES for number, word in enumerate(lexicon(language).cardinals, 1)}


@cache
def ordinals() -> Mapping[str, int]:
    """Ordinal numerals in words, of all languages together, with their numbers."""
    return {word: number for language in LANGUAGES for number, word in enumerate(lexicon(language).ordinals, 1)}


@cache
def function_words() -> frozenset[str]:
    """The function words of all languages together."""
    return frozenset().union(*(lexicon(language).function_words for language in LANGUAGES))


@cache
def spellings() -> Mapping[str, str]:
    """Chat spelling -> word, of all languages together; the earlier language in LANGUAGES wins."""
    merged: dict[str, str] = {}
    for language in reversed(LANGUAGES):
        merged.update(lexicon(language).spellings)
    return merged


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words that may stand for each other, by word and, for fixed phrases, by the tuple of their words."""

    of_word: Mapping[str, frozenset[str]]
    of_phrase: Mapping[tuple[str, ...], frozenset[str]]
    longest_phrase: int


@cache
def synonyms() -> Synonyms:
    """The groups of synonyms.txt; what is found is always single words."""
    lines = (_FOLDER / "synonyms.txt").read_text(encoding="utf-8").splitlines()
    groups = [line.split(", ") for line in lines if line and not line.startswith("#")]
    of_word: dict[str, set[str]] = defaultdict(set)
    of_phrase: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for group in groups:
        single = {word for word in group if " " not in word}
        for entry in group:
            words = tuple(entry.split())
            if len(words) == 1:
                of_word[entry] |= single - {entry}
            else:
                of_phrase[words] |= single
    return Synonyms(
        {word: frozenset(others) for word, others in of_word.items()},
        {phrase: frozenset(others) for phrase, others in of_phrase.items()},
        max(map(len, of_phrase), default=0),
    )


@cache
def aspects() -> Mapping[str, frozenset[str]]:
    """What a question may want to know of a thing, by name, with the words that ask for it."""
    raw = tomllib.loads((_FOLDER / "aspects.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}
