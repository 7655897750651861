"""SearchIndex: the phrases of every fact in every locale, ready to be searched. Built whole, never changed.

What was learnt of a fact is carried over from the index before, so that after a change only that fact is read anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.entries import Entry, entries_of
from knowledge.gates import Gatekeeper
from knowledge.lexicon import aspects, function_words
from knowledge.model import Fact, Kind, Region
from knowledge.sparse import Numbers, Rows, Values, counted, places_of, rows_of, unit_rows
from knowledge.subjects import FEW_COUNTRIES
from knowledge.text import stem, words
from knowledge.vocabulary import Vocabulary

FUNCTION_WORD_WEIGHT = 0.2
"""Most that a function word can weigh; 1 is the rarest content word (retrieval.md, section 4, build step 2)."""

ANSWER_WORD = 0.7
"""How well a fact covers a word that stands in its answer only, not in a phrase; .9 does as well (golden questions)."""

CONTACT_ASPECT = "contact"
"""The aspect of lexicon/aspects.toml that a fact with a contact speaks of by having one."""


class SearchIndex:
    """Phrases, vocabulary and postings of a set of facts.

    `postings` are rows by word of the phrases that have it; `meanings` rows by stem, and `orders` rows by pair of
    neighbouring stems (numbered by their place in `pairs`), of each entry's share of it (each entry a unit vector);
    `topics` rows by stem of how well each entry covers it. `is_national` says of each entry whether it is about one
    country or a few, `names` are the words that are only ever a name. Phrases and
    entries go by number.
    """

    def __init__(self, facts: Iterable[Fact], previous: SearchIndex | None = None) -> None:
        """Build the index of these facts."""
        self.vocabulary: Vocabulary = previous.vocabulary if previous else Vocabulary()
        self.remembered: dict[Any, Any] = {}
        """What a reader of questions keeps with this index, for as long as it is in force."""
        self.entries: list[Entry] = _entries(facts, previous.entries if previous else (), self.vocabulary)
        self.phrases = [phrase for entry in self.entries for phrase in entry.phrases]
        self.joined = [joined for entry in self.entries for joined in entry.joined]
        self._first = dict(zip(reversed(self.joined), range(len(self.joined) - 1, -1, -1), strict=True))
        self._others = self._repeated_phrases()
        self.entry_of_phrase = _repeated([len(entry.phrases) for entry in self.entries])
        word = _strung([entry.words for entry in self.entries])
        phrase = _repeated(_strung([entry.lengths for entry in self.entries]))
        entry = self.entry_of_phrase[phrase]
        self.weights = self._word_weights()
        self.postings = rows_of(word, phrase, self.weights[word], len(self.weights))
        self.phrase_weights: Values = np.bincount(phrase, self.weights[word], len(self.phrases)).astype(np.float32)
        stem_of = np.array(self.vocabulary.stem_of_word, dtype=np.int32)
        self.meanings = self._meanings(stem_of[word], entry, self.weights[word])
        self.pairs, self.pair_weights, self.orders = self._orders()
        self.topics = self._topics()
        self._spoken_stems: list[bool] = (np.diff(self.topics.starts) > 0).tolist()
        self.names = self._names()
        self.is_national = [0 < len(entry.fact.countries) <= FEW_COUNTRIES for entry in self.entries]
        speaking_of = {name: self._speaking_of(name, asking) for name, asking in aspects().items()}
        names = [entry.names for entry in self.entries], [entry.central for entry in self.entries]
        self.gatekeeper = Gatekeeper(*names, speaking_of, _apply_anywhere(self.entries), _must(self.entries))

    def _speaking_of(self, aspect: str, asking: Iterable[str]) -> frozenset[int]:
        """The entries that speak of an aspect anywhere in their texts, or have a contact where that is the aspect."""
        stems = [self.vocabulary.stem_number(word) for phrase in asking for word in phrase.split()]
        spoken = {int(entry) for number in stems if number is not None for entry in self.topics.of(number)[0]}
        if aspect == CONTACT_ASPECT:
            spoken |= {number for number, entry in enumerate(self.entries) if entry.fact.contact}
        return frozenset(spoken)

    def is_spoken(self, number: int) -> bool:
        """Whether a word of the vocabulary, or a relative, stands in a fact of this index; others did once."""
        stem_number = self.vocabulary.stem_of_word[number]
        return stem_number < len(self._spoken_stems) and self._spoken_stems[stem_number]

    def entries_of_fact(self, fact_id: str) -> list[int]:
        """The numbers of a fact's entries, its own and the silent one."""
        first = bisect_left(self.entries, fact_id, key=lambda entry: entry.fact.id)
        return [
            first + place for place, entry in enumerate(self.entries[first : first + 2]) if entry.fact.id == fact_id
        ]

    def exactly(self, joined: str) -> list[int]:
        """The phrases that consist of these sorted words."""
        first = self._first.get(joined)
        return [] if first is None else [first, *self._others.get(joined, ())]

    def _repeated_phrases(self) -> dict[str, list[int]]:
        """Sorted words -> the phrases that consist of them, but for the first."""
        others: dict[str, list[int]] = defaultdict(list)
        for number, joined in enumerate(self.joined):
            if self._first[joined] != number:
                others[joined].append(number)
        return others

    def is_name(self, word: str) -> bool:
        """Whether a word is only ever a name."""
        number = self.vocabulary.number(word)
        return number is not None and number < len(self.names) and bool(self.names[number])

    def weight(self, word: str) -> float:
        """How much a word of the phrases tells, 0..1; 0 for any other word."""
        number = self.vocabulary.number(word)
        return float(self.weights[number]) if number is not None and number < len(self.weights) else 0.0

    def _word_weights(self) -> Values:
        """Inverse entry frequency, ln(1 + (N - df + .5) / (df + .5)), divided by its maximum (retrieval.md, step 2)."""
        total, size = len(self.entries), len(self.vocabulary.words)
        df = np.bincount(_strung([entry.distinct_words for entry in self.entries]), minlength=size)
        rarest = np.log(1 + (total - 0.5) / 1.5) if total > 1 else 1.0
        weights = np.log(1 + (total - df + 0.5) / (df + 0.5)) / rarest
        known = self.vocabulary.number
        common = [number for number in map(known, function_words()) if number is not None]
        weights[common] = np.minimum(weights[common], FUNCTION_WORD_WEIGHT)
        return np.where(df > 0, weights, 0.0).astype(np.float32)

    def _meanings(self, stem: Numbers, entry: Numbers, weight: Values) -> Rows:
        size = max(len(self.entries), 1)
        places, inverse = np.unique(places_of(stem, entry, size), return_inverse=True)
        sums = np.bincount(inverse, weight, len(places))
        stems, entries = (part.astype(np.int32) for part in np.divmod(places, size))
        return unit_rows(stems, entries, sums.astype(np.float32), (len(self.vocabulary.stems), size))

    def _orders(self) -> tuple[NDArray[np.int64], Values, Rows]:
        """Which pairs of neighbouring stems there are, how much each tells, and how much of it each entry has.

        Weighed like words, by inverse entry frequency, times the root of how often the entry has it.
        """
        total = max(len(self.entries), 1)
        given = np.concatenate([np.zeros(0, dtype=np.int64), *(entry.pairs for entry in self.entries)])
        pairs, number = np.unique(given, return_inverse=True)
        pair, entry, counts = counted(number, _repeated([len(item.pairs) for item in self.entries]), total)
        df = np.bincount(pair, minlength=len(pairs))
        weights = np.log(1 + (total - df + 0.5) / (df + 0.5)).astype(np.float32)
        return pairs, weights, unit_rows(pair, entry, weights[pair] * np.sqrt(counts), (len(pairs), total))

    def _names(self) -> NDArray[np.bool_]:
        """For each word, whether the answers write it with a capital within sentences, and never without."""
        names = np.zeros(len(self.vocabulary.words), dtype=bool)
        names[_strung([entry.capitals for entry in self.entries])] = True
        names[_strung([entry.smalls for entry in self.entries])] = False
        return names

    def _topics(self) -> Rows:
        parts = [(entry.stems, entry.told_stems) for entry in self.entries]
        stems = _strung([stems for pair in parts for stems in pair])
        sizes = np.array([[len(own), len(told)] for own, told in parts], dtype=np.int32).reshape(-1, 2)
        entries = np.repeat(np.arange(len(parts), dtype=np.int32), sizes.sum(axis=1))
        values = np.repeat(np.tile(np.array([1.0, ANSWER_WORD], dtype=np.float32), len(parts)), sizes.ravel())
        return rows_of(stems, entries, values, len(self.vocabulary.stems))


def _entries(facts: Iterable[Fact], before: Sequence[Entry], vocabulary: Vocabulary) -> list[Entry]:
    known: dict[str, list[Entry]] = defaultdict(list)
    for entry in before:
        known[entry.fact.id].append(entry)
    entries: list[Entry] = []
    for fact in sorted(facts, key=lambda fact: fact.id):
        same = known[fact.id]
        entries += same if same and same[0].fact == fact else entries_of(fact, vocabulary)
    return entries


def _apply_anywhere(entries: Sequence[Entry]) -> list[int]:
    """First steps that are the same in every country of work."""
    return [
        number
        for number, entry in enumerate(entries)
        if entry.fact.kind is Kind.GUIDE and entry.fact.region is Region.WORLD
    ]


def _must(entries: Sequence[Entry]) -> dict[int, list[frozenset[str]]]:
    """By entry, the groups of stems of which a question has to have one each."""
    return {
        number: [frozenset(stem(word) for text in group for word in words(text)) for group in entry.fact.must]
        for number, entry in enumerate(entries)
        if entry.fact.must and not entry.silent
    }


def _strung(parts: list[Numbers]) -> Numbers:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)


def _repeated(lengths: Sequence[int] | Numbers) -> Numbers:
    """0 as often as the first length says, 1 as often as the second, ..."""
    return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
