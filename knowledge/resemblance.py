"""Phrases of different facts that are so alike that people cannot mean one and not the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.entities import find_entities
from knowledge.index import SearchIndex
from knowledge.lexicon import function_words

ALIKE = 90.0
"""rapidfuzz ratio of the sorted words from which two phrases count as the same question."""

SPELT = 75.0
"""rapidfuzz ratio from which a word may be another spelling or form of a word."""

FAMILY = 400
"""A word in more phrases than this (GCM, migration) parts nothing, so no twins are looked for by it."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Two phrases that are nearly the same, and the facts that they belong to."""

    fact_id: str
    phrase: str
    other_id: str
    other_phrase: str


def resemblances(index: SearchIndex) -> Iterator[Resemblance]:
    """Every pair of nearly equal phrases of different facts, except where numbers, years or countries differ."""
    for number, joined in enumerate(index.joined):
        for other in sorted(_relatives(index, joined)):
            if other > number and _are_alike(index, number, other):
                yield _pair(index, other, number)


def _relatives(index: SearchIndex, joined: str) -> set[int]:
    """Phrases that share one of the two rarest words."""
    rarest = sorted(set(joined.split()), key=index.weight, reverse=True)[:2]
    return {number for word in rarest for number in _bounded(index, word)}


def _bounded(index: SearchIndex, word: str) -> list[int]:
    number = index.vocabulary.number(word)
    phrases = index.postings.of(number)[0].tolist() if number is not None else []
    return phrases if len(phrases) <= FAMILY else []


def _are_alike(index: SearchIndex, one: int, other: int) -> bool:
    if index.entry_of_phrase[one] == index.entry_of_phrase[other]:
        return False
    if fuzz.ratio(index.joined[one], index.joined[other], score_cutoff=ALIKE) < ALIKE:
        return False
    if _tells_apart(set(index.joined[one].split()), set(index.joined[other].split())):
        return False
    return find_entities(index.phrases[one]) == find_entities(index.phrases[other])


def _tells_apart(mine: set[str], theirs: set[str]) -> bool:
    """Whether one has a content word that the other has no spelling of: fourth and fifth part two questions."""
    return any(
        word not in function_words() and not process.extractOne(word, others, scorer=fuzz.ratio, score_cutoff=SPELT)
        for words, others in ((mine - theirs, theirs - mine), (theirs - mine, mine - theirs))
        for word in words
    )


def _pair(index: SearchIndex, one: int, other: int) -> Resemblance:
    owner, owner_of_other = (index.entries[index.entry_of_phrase[number]].fact.id for number in (one, other))
    return Resemblance(owner, index.phrases[one], owner_of_other, index.phrases[other])
