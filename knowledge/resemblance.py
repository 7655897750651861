"""Phrases of different facts that are so alike that people cannot mean one and not the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.entities import find_entities
from knowledge.index import Phrase, SearchIndex
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
    for number, phrase in enumerate(index.phrases):
        for other in sorted(_relatives(index, phrase)):
            if other > number and _are_alike(phrase, index.phrases[other]):
                yield _pair(index, index.phrases[other], phrase)


def _relatives(index: SearchIndex, phrase: Phrase) -> set[int]:
    """Phrases that share one of the two rarest words."""
    rarest = sorted(set(phrase.words), key=index.weight, reverse=True)[:2]
    return {number for word in rarest for number in _bounded(index.postings, word)}


def _bounded(postings: Mapping[str, list[int]], word: str) -> list[int]:
    return postings[word] if len(postings[word]) <= FAMILY else []


def _are_alike(one: Phrase, other: Phrase) -> bool:
    if one.entry == other.entry or fuzz.ratio(one.joined, other.joined, score_cutoff=ALIKE) < ALIKE:
        return False
    return not _tells_apart(one, other) and find_entities(one.text) == find_entities(other.text)


def _tells_apart(one: Phrase, other: Phrase) -> bool:
    """Whether one has a content word that the other has no spelling of: fourth and fifth part two questions."""
    mine, theirs = set(one.words), set(other.words)
    return any(
        word not in function_words() and not process.extractOne(word, others, scorer=fuzz.ratio, score_cutoff=SPELT)
        for words, others in ((mine - theirs, theirs - mine), (theirs - mine, mine - theirs))
        for word in words
    )


def _pair(index: SearchIndex, one: Phrase, other: Phrase) -> Resemblance:
    return Resemblance(index.entries[one.entry].fact_id, one.text, index.entries[other.entry].fact_id, other.text)
