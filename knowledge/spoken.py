"""The words of a question as the base knows them: chat spellings written out, glued words split, split words joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.countries import named_in
from knowledge.lexicon import function_words, spellings, synonyms
from knowledge.text import words
from knowledge.vocabulary import Vocabulary

LEAST_GLUED = 7
"""Letters from which an unknown word may be two words without a blank (retrieval.md, query step 2)."""

LEAST_PART = 3
"""Letters that each of these has at least; shorter ones are found in nearly every word."""

LEAST_JOINED = 6
"""Letters from which two words may be one with a blank in it."""

LIKELY_SLIP = 0.8
"""Likeness from which a word is rather a misspelt one than two: one slip in ten letters."""


def spoken_words(vocabulary: Vocabulary, question: str) -> list[str]:
    """The normalised words of a question, put right where the base does not know them."""
    written = [word if word in vocabulary else spellings().get(word, word) for word in words(question)]
    whole = _joined(vocabulary, written)
    return [part for word in whole for part in _parts(vocabulary, word)]


def is_word(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word means something as it stands, so that it is no misspelling of anything."""
    return word in vocabulary or word in function_words() or word in spellings() or word in synonyms().of_word


def is_no_country(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word is rather something else than a misspelt country: "angota" is anggota, not Angola."""
    if is_word(vocabulary, word):
        return True
    likely = [vocabulary.words[number] for number, likeness in vocabulary.spellings(word) if likeness >= LIKELY_SLIP]
    return bool(likely) and next(named_in(likely[:1]), None) is None


def _joined(vocabulary: Vocabulary, spoken: Sequence[str]) -> list[str]:
    """Two neighbours as one where one of them is no word but both together are: "migra tion"."""
    found = list(spoken)
    for first, second in pairwise(spoken):
        together = first + second
        is_split = not (is_word(vocabulary, first) and is_word(vocabulary, second))
        if is_split and len(together) >= LEAST_JOINED and together in vocabulary and first in found:
            place = found.index(first)
            if found[place : place + 2] == [first, second]:
                found[place : place + 2] = [together]
    return found


def _parts(vocabulary: Vocabulary, word: str) -> tuple[str, ...]:
    """The two known words that an unknown one is glued from, the longest first one; else the word itself."""
    if len(word) < LEAST_GLUED or not word.isalpha() or is_word(vocabulary, word) or vocabulary.relatives(word):
        return (word,)
    if any(likeness >= LIKELY_SLIP for _, likeness in vocabulary.spellings(word)):
        return (word,)
    for length in range(len(word) - LEAST_PART, LEAST_PART - 1, -1):
        if word[:length] in vocabulary and word[length:] in vocabulary:
            return word[:length], word[length:]
    return (word,)
