"""SearchIndex: the phrases of every fact in every locale, ready to be searched. Built whole, never changed.

What was learnt of a fact is carried over from the index before, so that after a change only that fact is read anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from knowledge.entries import Entry, entry_of
from knowledge.gates import Gatekeeper
from knowledge.lexicon import aspects, function_words
from knowledge.model import Fact, Kind, Region
from knowledge.sparse import Numbers, Rows, Values, places_of, rows_of, summed
from knowledge.vocabulary import Vocabulary

FUNCTION_WORD_WEIGHT = 0.2
"""Most that a function word can weigh; 1 is the rarest content word (retrieval.md, section 4, build step 2)."""

ANSWER_WORD = 0.7
"""How well a fact covers a word that stands in its answer only, not in a phrase; .9 does as well (golden questions)."""

CONTACT_ASPECT = "contact"
"""The aspect of lexicon/aspects.toml that a fact with a contact speaks of by having one."""


class SearchIndex:
    """Phrases, vocabulary and postings of a set of facts.

    `postings` are rows by word of the phrases that have it; `meanings` rows by stem of each entry's share of it (each
    entry a unit vector); `topics` rows by stem of how well each entry covers it. Phrases and entries go by number.
    """

    def __init__(self, facts: Iterable[Fact], previous: SearchIndex | None = None) -> None:
        """Build the index of these facts."""
        self.vocabulary: Vocabulary = previous.vocabulary if previous else Vocabulary()
        self.entries: list[Entry] = _entries(facts, previous.entries if previous else (), self.vocabulary)
        self.phrases = [phrase for entry in self.entries for phrase in entry.phrases]
        self.joined = [joined for entry in self.entries for joined in entry.joined]
        self.exact = _exact(self.joined)
        self.entry_of_phrase = _repeated([len(entry.phrases) for entry in self.entries])
        word = _strung([entry.words for entry in self.entries])
        phrase = _repeated(_strung([entry.lengths for entry in self.entries]))
        entry = self.entry_of_phrase[phrase]
        self.weights = self._word_weights(word, entry)
        self.postings = rows_of(word, phrase, self.weights[word], len(self.weights))
        self.phrase_weights: Values = np.bincount(phrase, self.weights[word], len(self.phrases)).astype(np.float32)
        stem_of = np.array(self.vocabulary.stem_of_word, dtype=np.int32)
        self.meanings = self._meanings(stem_of[word], entry, self.weights[word])
        self.topics = self._topics(stem_of, stem_of[word], entry)
        speaking_of = {name: self._speaking_of(name, asking) for name, asking in aspects().items()}
        names = [entry.names for entry in self.entries]
        self.gatekeeper = Gatekeeper(names, speaking_of, _apply_anywhere(self.entries))

    def _speaking_of(self, aspect: str, asking: Iterable[str]) -> frozenset[int]:
        """The entries that speak of an aspect anywhere in their texts, or have a contact where that is the aspect."""
        stems = [self.vocabulary.stem_number(word) for phrase in asking for word in phrase.split()]
        spoken = {int(entry) for number in stems if number is not None for entry in self.topics.of(number)[0]}
        if aspect == CONTACT_ASPECT:
            spoken |= {number for number, entry in enumerate(self.entries) if entry.fact.contact}
        return frozenset(spoken)

    def weight(self, word: str) -> float:
        """How much a word of the phrases tells, 0..1; 0 for any other word."""
        number = self.vocabulary.number(word)
        return float(self.weights[number]) if number is not None and number < len(self.weights) else 0.0

    def _word_weights(self, word: Numbers, entry: Numbers) -> Values:
        """Inverse entry frequency, ln(1 + (N - df + .5) / (df + .5)), divided by its maximum (retrieval.md, step 2)."""
        total, size = len(self.entries), len(self.vocabulary.words)
        pairs = np.unique(places_of(word, entry, max(total, 1)))
        df = np.bincount(pairs // max(total, 1), minlength=size)
        rarest = np.log(1 + (total - 0.5) / 1.5) if total > 1 else 1.0
        weights = np.log(1 + (total - df + 0.5) / (df + 0.5)) / rarest
        known = self.vocabulary.number
        common = [number for number in map(known, function_words()) if number is not None]
        weights[common] = np.minimum(weights[common], FUNCTION_WORD_WEIGHT)
        return np.where(df > 0, weights, 0.0).astype(np.float32)

    def _meanings(self, stem: Numbers, entry: Numbers, weight: Values) -> Rows:
        raw = summed(stem, entry, weight, (len(self.vocabulary.stems), len(self.entries)))
        lengths = np.sqrt(np.bincount(raw.columns, raw.values**2, len(self.entries)))
        scaled = raw.values / np.where(lengths > 0, lengths, 1.0)[raw.columns]
        return Rows(raw.starts, raw.columns, scaled.astype(np.float32))

    def _topics(self, stem_of: Numbers, stem: Numbers, entry: Numbers) -> Rows:
        size = max(len(self.entries), 1)
        told = _strung([item.told_words for item in self.entries])
        teller = _repeated([len(item.told_words) for item in self.entries])
        in_phrases = np.unique(places_of(stem, entry, size))
        in_answers = np.setdiff1d(places_of(stem_of[told], teller, size), in_phrases)
        places = np.concatenate([in_phrases, in_answers])
        values = np.repeat(np.array([1.0, ANSWER_WORD]), [len(in_phrases), len(in_answers)])
        rows, columns = (part.astype(np.int32) for part in np.divmod(places, size))
        return rows_of(rows, columns, values.astype(np.float32), len(self.vocabulary.stems))


def _entries(facts: Iterable[Fact], before: Sequence[Entry], vocabulary: Vocabulary) -> list[Entry]:
    known = {entry.fact.id: entry for entry in before}
    entries = []
    for fact in sorted(facts, key=lambda fact: fact.id):
        entry = known.get(fact.id)
        entries.append(entry if entry and entry.fact == fact else entry_of(fact, vocabulary))
    return entries


def _apply_anywhere(entries: Sequence[Entry]) -> list[int]:
    """First steps that are the same in every country of work."""
    return [
        number
        for number, entry in enumerate(entries)
        if entry.fact.kind is Kind.GUIDE and entry.fact.region is Region.WORLD
    ]


def _exact(joined: list[str]) -> dict[str, tuple[int, ...]]:
    """Sorted words -> the phrases that consist of them."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(joined):
        numbers[text].append(number)
    return {text: tuple(found) for text, found in numbers.items()}


def _strung(parts: list[Numbers]) -> Numbers:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)


def _repeated(lengths: Sequence[int] | Numbers) -> Numbers:
    """0 as often as the first length says, 1 as often as the second, ..."""
    return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
