"""Slips of the keyboard: which of a few words a misspelt one must be."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import OSA

LEAST_LETTERS = 4
"""Words of fewer letters are a slip away from too many others."""

LONG_WORD = 8
"""Letters from which two slips are forgiven; below it, one."""


def meant_by(word: str, known: Mapping[str, str], least_letters: int = LEAST_LETTERS) -> str:
    """What the one known word stands for of which this is a misspelling; nothing where there is none, or are two.

    A slip is a letter dropped, doubled, replaced or swapped with its neighbour (optimal string alignment); the first
    letter is hardly ever wrong.
    """
    if len(word) < least_letters or not word.isalpha():
        return ""
    most = 2 if len(word) >= LONG_WORD else 1
    slips: dict[str, int] = {}
    for other, meaning in known.items():
        if other[0] == word[0] and len(other) >= least_letters:
            slips[meaning] = min(OSA.distance(word, other, score_cutoff=most), slips.get(meaning, most + 1))
    least = min(slips.values(), default=most + 1)
    nearest = [meaning for meaning, count in slips.items() if count == least]
    return nearest[0] if least <= most and len(nearest) == 1 else ""
