"""Twins: facts that one content word of a question tells apart, so that `must` may be worth having.

A question with that word left out, or with a third word in its place, would otherwise reach either of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.entities import find_entities
from knowledge.entries import Entry
from knowledge.index import SearchIndex
from knowledge.lexicon import function_words, synonyms

LEAST_IN_COMMON = 2
"""Content words that two phrases share at least: "GCM vote" and "GCM forum" are no twins."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two facts, for each a phrase, and the word that only this one has."""

    fact_id: str
    word: str
    phrase: str
    other_id: str
    other_word: str
    other_phrase: str

    def __str__(self) -> str:
        mine = f"{self.fact_id}: must [[{self.word}]]? “{self.phrase}”"
        return f"{mine} and {self.other_id}: must [[{self.other_word}]]? “{self.other_phrase}”"


def twins(index: SearchIndex) -> list[Twins]:
    """Pairs of facts without a `must` that have phrases differing in one content word, the most alike first.

    Each pair comes once, with the phrases that have most in common.
    """
    found: dict[tuple[str, str], tuple[int, Twins]] = {}
    for in_common, pair in _candidates(index):
        key = pair.fact_id, pair.other_id
        if in_common > found.get(key, (0, pair))[0]:
            found[key] = in_common, pair
    ordered = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return [pair for _, (_, pair) in ordered]


def _candidates(index: SearchIndex) -> Iterator[tuple[int, Twins]]:
    """Pairs with the number of words that they have in common."""
    seen: dict[frozenset[str], list[tuple[str, int]]] = defaultdict(list)
    for number, joined in enumerate(index.joined):
        content = frozenset(joined.split()) - function_words()
        if len(content) <= LEAST_IN_COMMON or _entry(index, number).silent:
            continue
        for word in sorted(content):
            same = seen[content - {word}]
            twins_of_it = (other for other in same if _are_twins(index, word, number, other))
            yield from ((len(content) - 1, _pair(index, (word, number), other)) for other in twins_of_it)
            same.append((word, number))


def _are_twins(index: SearchIndex, word: str, number: int, other: tuple[str, int]) -> bool:
    """Whether nothing else parts them: no gate, no `must`, and no two words for the same."""
    other_word, other_number = other
    fact, other_fact = _entry(index, number).fact, _entry(index, other_number).fact
    if fact.id == other_fact.id or fact.must or other_fact.must or other_word in synonyms().of_word.get(word, ()):
        return False
    return word != other_word and find_entities(index.phrases[number]) == find_entities(index.phrases[other_number])


def _pair(index: SearchIndex, one: tuple[str, int], other: tuple[str, int]) -> Twins:
    sides = ((_entry(index, number).fact.id, word, index.phrases[number]) for word, number in (one, other))
    first, second = sorted(sides)
    return Twins(*first, *second)


def _entry(index: SearchIndex, phrase: int) -> Entry:
    entry: Entry = index.entries[int(index.entry_of_phrase[phrase])]
    return entry
