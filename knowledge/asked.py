"""AskedWord: what a word of a question may stand for, what it weighs, and where that stands in an index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.index import FUNCTION_WORD_WEIGHT, SearchIndex
from knowledge.lexicon import function_words, spellings
from knowledge.sparse import Values

STEM_SIMILARITY = 0.92
"""Likeness of two words with the same stem (retrieval.md, query step 3)."""

SYNONYM_SIMILARITY = 0.75
"""Likeness of a synonym of lexicon/synonyms.txt."""

UNKNOWN_WEIGHT = 0.9
"""What a content word weighs that the base does not know: it lowers the score of "... on the moon"."""

SHORT = 2
"""A word of so few letters that the base does not know says nothing; it weighs like a function word."""

REMEMBERED = 2048
"""Words that an index remembers: most of what people ask. All together they take less than the index's postings do, a
common word some 60 KB at 10,000 phrases, most words less than 1."""


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of a question.

    `found` gives the numbers of the vocabulary words that it may stand for with their likeness (0..1], `stem` is that
    of the likest one. `phrases` have one of these words, with the `likeness` of the likest; `entries` speak of it
    anywhere, as well as `spoken` says.
    """

    word: str
    found: Mapping[int, float]
    weight: float
    stem: int | None
    stem_likeness: float
    phrases: NDArray[np.intp]
    likeness: Values
    entries: NDArray[np.intp]
    spoken: Values


def asked_word(index: SearchIndex, word: str, others: frozenset[str]) -> AskedWord:
    """A word that may also be said in these other ways; an index remembers it."""
    known: AskedWord | None = index.remembered.get((word, others))
    if known is None:
        if len(index.remembered) >= REMEMBERED:
            index.remembered.clear()
        known = index.remembered[word, others] = _looked_up(index, word, others)
    return known


def _looked_up(index: SearchIndex, word: str, others: frozenset[str]) -> AskedWord:
    found = _expanded(index, word, others)
    nearest = max(found, key=lambda number: (found[number], number)) if found else None
    return AskedWord(
        word,
        found,
        _weight(index, word, found),
        None if nearest is None else index.vocabulary.stem_of_word[nearest],
        0.0 if nearest is None else found[nearest],
        *_phrases(index, found),
        *_entries(index, found),
    )


def _phrases(index: SearchIndex, found: Mapping[int, float]) -> tuple[NDArray[np.intp], Values]:
    """The phrases that have one of these words, each once, and the likeness of the likest."""
    best = np.zeros(len(index.phrases), dtype=np.float32)
    phrases, likeness, _ = index.postings.spread(found)
    best[phrases] = likeness  # of several words in one phrase the last one stays, which is the likest
    places = np.flatnonzero(best)
    return places, best[places]


def _entries(index: SearchIndex, found: Mapping[int, float]) -> tuple[NDArray[np.intp], Values]:
    """The entries that have one of these words' stems anywhere, and how well they cover it."""
    best = np.zeros(len(index.entries), dtype=np.float32)
    entries, likeness, strengths = index.topics.spread(_best_by_stem(index, found))
    np.maximum.at(best, entries, likeness * strengths)
    places = np.flatnonzero(best)
    return places, best[places]


def _best_by_stem(index: SearchIndex, found: Mapping[int, float]) -> dict[int, float]:
    """The likeness of the best word of each stem; a word's own stem covers it wholly."""
    stem_of, best = index.vocabulary.stem_of_word, dict[int, float]()
    for word, likeness in found.items():
        whole = 1.0 if likeness >= STEM_SIMILARITY else likeness
        best[stem_of[word]] = max(best.get(stem_of[word], 0.0), whole)
    return best


def _expanded(index: SearchIndex, word: str, others: frozenset[str]) -> dict[int, float]:
    """The vocabulary words that a word may stand for: itself, its stem's, its synonyms, else a likely spelling."""
    vocabulary = index.vocabulary
    found: dict[int, float] = {}
    for other in others:
        number = vocabulary.number(other)
        if number is not None:
            found[number] = SYNONYM_SIMILARITY
    for form in (spellings().get(word, word), word):
        found |= dict.fromkeys(vocabulary.relatives(form), STEM_SIMILARITY)
    own = vocabulary.number(word)
    if own is not None:
        found[own] = 1.0
    spoken = {number: likeness for number, likeness in found.items() if index.is_spoken(number)}
    return spoken or {number: near for number, near in vocabulary.spellings(word) if index.is_spoken(number)}


def _weight(index: SearchIndex, word: str, found: Mapping[int, float]) -> float:
    if word in function_words():
        return min(index.weight(word) or FUNCTION_WORD_WEIGHT, FUNCTION_WORD_WEIGHT)
    if not found:
        return UNKNOWN_WEIGHT if len(word) > SHORT else FUNCTION_WORD_WEIGHT
    known = index.weight(word)
    if known:
        return known
    likeness = max(found.values())
    best = max(_of(index, number) for number, near in found.items() if near == likeness)
    return likeness * best + (1 - likeness) * UNKNOWN_WEIGHT


def _of(index: SearchIndex, number: int) -> float:
    weight = float(index.weights[number]) if number < len(index.weights) else 0.0
    return weight or UNKNOWN_WEIGHT  # a word of answers only is as telling as one that the base does not know
