"""Vocabulary: the words of the base by number, their stems, and which of them a misspelt word may stand for."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from knowledge.text import stem

LEAST_RATIO = 70
"""rapidfuzz ratio below which a word is no misspelling of another (retrieval.md, query step 3)."""

SPELLINGS_KEPT = 4096
"""Unknown words whose spellings are remembered (retrieval.md keeps 8,192 expansions); then all are forgotten."""

SPELLINGS_TRIED = 6
"""Words at most that an unknown word may stand for (same place)."""

SHORT_WORD = 3
"""Words of up to this many letters are never taken for a misspelling: "un" is not "uk"."""

COMPARED = 48
"""Words with the most letter pairs in common that are compared by rapidfuzz; 48 lose none that 5,000 would find."""


LEAST_CONSONANTS = 4
"""Consonants (or a first vowel) that tell a word; three are common to too many."""

SKELETON = 0.75
"""Likeness of a word with the same consonants: like a synonym's, above that of most chance spellings."""

_VOWELS = frozenset("aeiou")


class Vocabulary:
    """Words by number. It only grows, so that numbers stay the same from one index to the next."""

    def __init__(self) -> None:
        """Begin without words."""
        self.words: list[str] = []
        self.stems: list[str] = []
        self.stem_of_word = array("i")
        self._ids: dict[str, int] = {}
        self._stem_ids: dict[str, int] = {}
        self._by_stem: dict[int, list[int]] = defaultdict(list)
        self._by_pair: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self._by_skeleton: dict[str, list[int]] = defaultdict(list)
        self._noted = 0
        self._spellings: dict[str, list[tuple[int, float]]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._ids

    def number(self, word: str) -> int | None:
        """The word's number, if it is known."""
        return self._ids.get(word)

    def add(self, words: Iterable[str]) -> list[int]:
        """The numbers of words, new ones added."""
        return [self._ids[word] if word in self._ids else self._learn(word) for word in words]

    def stem_number(self, word: str) -> int | None:
        """The number of a word's stem, if any known word has it."""
        return self._stem_ids.get(stem(word))

    def relatives(self, word: str) -> list[int]:
        """The numbers of known words with the same stem, the word itself included."""
        return self._by_stem.get(self._stem_ids.get(stem(word), -1), [])

    def spellings(self, word: str) -> list[tuple[int, float]]:
        """Known words that an unknown one may stand for, with their likeness (0..1], the most alike first."""
        if len(word) <= SHORT_WORD or not word.isalpha():
            return []
        if word not in self._spellings:
            if len(self._spellings) >= SPELLINGS_KEPT:
                self._spellings.clear()
            self._spellings[word] = self._likely_spellings(word)
        return self._spellings[word]

    def _likely_spellings(self, word: str) -> list[tuple[int, float]]:
        self._note_new_words()
        found = [(number, SKELETON) for number in self._by_skeleton.get(_skeleton(word), ())]
        for number in self._with_most_pairs(_pairs(word)):
            other = self.words[number]
            ratio = fuzz.ratio(word, other, score_cutoff=LEAST_RATIO)
            if ratio and len(other) > SHORT_WORD and other.isalpha():
                found.append((number, _likeness(word, other, ratio)))
        likeliest = dict(sorted(found, key=lambda pair: pair[1]))
        return sorted(likeliest.items(), key=lambda pair: (-pair[1], pair[0]))[:SPELLINGS_TRIED]

    def _with_most_pairs(self, pairs: set[str]) -> list[int]:
        """The numbers of the words that share the most letter pairs with these."""
        owners = [np.frombuffer(self._by_pair[pair], dtype=np.intc) for pair in pairs if pair in self._by_pair]
        if not owners:
            return []
        shared = np.bincount(np.concatenate(owners), minlength=len(self.words))
        most = np.argsort(-shared, kind="stable")[:COMPARED]
        return [int(number) for number in most if shared[number]]

    def _learn(self, word: str) -> int:
        number = self._ids[word] = len(self.words)
        root = stem(word)
        stem_number = self._stem_ids.setdefault(root, len(self.stems))
        if stem_number == len(self.stems):
            self.stems.append(root)
        self.words.append(word)
        self.stem_of_word.append(stem_number)
        self._by_stem[stem_number].append(number)
        self._spellings.clear()
        return number

    def _note_new_words(self) -> None:
        """Note the letter pairs and the consonants of words that came since the last misspelt one."""
        for number in range(self._noted, len(self.words)):
            for pair in _pairs(self.words[number]):
                self._by_pair[pair].append(number)
            skeleton = _skeleton(self.words[number])
            if skeleton:
                self._by_skeleton[skeleton].append(number)
        self._noted = len(self.words)


def _pairs(word: str) -> set[str]:
    """Pairs of neighbouring letters, the word's edges included."""
    edged = f" {word} "
    return {edged[start : start + 2] for start in range(len(edged) - 1)}


def _skeleton(word: str) -> str:
    """The consonants of a word, by which people write it short (brngkt, berangkat); nothing where they are too few."""
    consonants = word[:1] + "".join(letter for letter in word[1:] if letter not in _VOWELS)
    return consonants if len(consonants) >= LEAST_CONSONANTS and word.isalpha() else ""


def _likeness(word: str, other: str, ratio: float) -> float:
    """The square of the mean of ratio and Jaro-Winkler (retrieval.md, query step 3)."""
    mean = (ratio / 100 + JaroWinkler.similarity(word, other)) / 2
    return mean * mean
