"""SearchIndex: the phrases of every fact in every locale, ready to be searched. Built whole, never changed."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from knowledge.entities import Entities, find_entities_in
from knowledge.lexicon import function_words, spellings
from knowledge.model import Fact, Kind
from knowledge.text import stem, words, words_of_each

FUNCTION_WORD_WEIGHT = 0.2
"""Most that a function word can weigh; 1 is the rarest content word (retrieval.md, section 4, build step 2)."""

STEM_SIMILARITY = 0.92
"""Likeness of two words with the same stem (retrieval.md, query step 3)."""

LEAST_RATIO = 70
"""rapidfuzz ratio below which a vocabulary word is no misspelling of the word asked (same place)."""

SPELLINGS_TRIED = 6
"""Vocabulary words at most that an unknown word may stand for (same place)."""

EXPANSIONS_REMEMBERED = 8192
"""Words whose expansion is remembered between questions (same place)."""

SHORT_WORD = 3
"""Words of up to this many letters are never taken for a misspelling: "un" is not "uk"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One searchable wording: as written, its normalised words sorted, and the entry that it belongs to."""

    text: str
    words: tuple[str, ...]
    joined: str
    weight: float
    entry: int


ANSWER_WORD = 0.7
"""How well a fact covers a word that stands in its answer only, not in a phrase; .9 does as well."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact in the index: what it names, its stems' share of its meaning (a unit vector), the stems it speaks of."""

    fact_id: str
    names: Entities
    vector: Mapping[str, float]
    stems: Mapping[str, float]


class SearchIndex:
    """Phrases, vocabulary and postings of a set of facts."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Build the index of these facts."""
        ordered = sorted(facts, key=lambda fact: fact.id)
        texts = [_phrases(fact) for fact in ordered]
        written = [(number, phrase) for number, phrases in enumerate(texts) for phrase in phrases]
        tokens = [tuple(spoken) for spoken in words_of_each([phrase for _, phrase in written])]
        self._weights = _word_weights(tokens, [number for number, _ in written])
        self.phrases = [
            Phrase(phrase, spoken, " ".join(sorted(spoken)), self._total(spoken), number)
            for (number, phrase), spoken in zip(written, tokens, strict=True)
        ]
        self.postings = _postings(tokens)
        self.exact = _exact(self.phrases)
        self._same_stem = _by_stem(self.postings)
        vectors = self._vectors(len(ordered))
        self.entries = [
            Entry(fact.id, _names(fact, phrases), vector, _stems(fact, vector))
            for fact, phrases, vector in zip(ordered, self._by_entry(len(ordered)), vectors, strict=True)
        ]
        self.expand = lru_cache(EXPANSIONS_REMEMBERED)(self._expand)

    def weight(self, word: str) -> float:
        """How much a vocabulary word tells, 0..1; 0 for any other word."""
        return self._weights.get(word, 0.0)

    def read(self, question: str) -> list[str]:
        """The question's words, chat spellings of words that the base does not know written out."""
        return [self._written_out(word) for word in words(question)]

    def _written_out(self, word: str) -> str:
        return word if word in self.postings else spellings().get(word, word)

    def _expand(self, word: str) -> dict[str, float]:
        """Vocabulary words that a word may stand for, with their likeness (0..1]: itself, its stem's, misspelt."""
        found = dict.fromkeys(self._same_stem.get(stem(word), ()), STEM_SIMILARITY)
        if word in self.postings:
            found[word] = 1.0
        if found or len(word) <= SHORT_WORD or not word.isalpha():
            return found
        near = process.extract(
            word, self.postings.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_RATIO, limit=SPELLINGS_TRIED
        )
        return {other: _likeness(word, other, ratio) for other, ratio, _ in near if len(other) > SHORT_WORD}

    def _total(self, spoken: Iterable[str]) -> float:
        return sum(self._weights[word] for word in spoken)

    def _by_entry(self, size: int) -> list[list[Phrase]]:
        entries: list[list[Phrase]] = [[] for _ in range(size)]
        for phrase in self.phrases:
            entries[phrase.entry].append(phrase)
        return entries

    def _vectors(self, size: int) -> list[dict[str, float]]:
        raw: list[dict[str, float]] = [defaultdict(float) for _ in range(size)]
        for phrase in self.phrases:
            for word in phrase.words:
                raw[phrase.entry][stem(word)] += self._weights[word]
        return [_unit(vector) for vector in raw]


def _names(fact: Fact, phrases: list[Phrase]) -> Entities:
    """What a fact may be asked about by name: its fields, and what its texts name."""
    named = find_entities_in([phrase.text for phrase in phrases], [phrase.words for phrase in phrases])
    told = _entities([text.answer for text in fact.texts.values()])
    places = _entities([text.place for text in fact.texts.values()])
    dated = _entities([str(date) for date in (fact.date, fact.end_date) if date])
    objectives = {*fact.objectives, *(() if fact.kind is Kind.OBJECTIVE else named.objectives)}
    written = {str(number) for number in objectives | named.principles | named.years | told.years}
    return Entities(
        countries=named.countries | places.countries | set(fact.countries),
        objectives=frozenset(objectives),
        principles=named.principles,
        years=named.years | told.years | dated.years,
        numbers=named.numbers | told.numbers | dated.numbers | written,
    )


def _entities(texts: list[str]) -> Entities:
    return find_entities_in(texts, words_of_each(texts))


def _stems(fact: Fact, in_phrases: Iterable[str]) -> dict[str, float]:
    """How well the fact covers each stem: 1 where a phrase has it, less where only the answer does."""
    told = " ".join(f"{text.answer} {text.place}" for text in fact.texts.values())
    return dict.fromkeys(map(stem, words(told)), ANSWER_WORD) | dict.fromkeys(in_phrases, 1.0)


def _phrases(fact: Fact) -> list[str]:
    return list(dict.fromkeys(phrase for text in fact.texts.values() for phrase in text.phrases))


def _word_weights(tokens: list[tuple[str, ...]], entries: list[int]) -> dict[str, float]:
    """Inverse entry frequency, ln(1 + (N - df + .5) / (df + .5)), divided by its maximum (retrieval.md, step 2)."""
    seen: dict[str, set[int]] = defaultdict(set)
    for spoken, entry in zip(tokens, entries, strict=True):
        for word in spoken:
            seen[word].add(entry)
    total = len(set(entries))
    rarest = math.log(1 + (total - 1 + 0.5) / 1.5)
    weights = {word: math.log(1 + (total - len(df) + 0.5) / (len(df) + 0.5)) / rarest for word, df in seen.items()}
    common = function_words()
    return {word: min(weight, FUNCTION_WORD_WEIGHT) if word in common else weight for word, weight in weights.items()}


def _postings(tokens: list[tuple[str, ...]]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for number, spoken in enumerate(tokens):
        for word in set(spoken):
            postings[word].append(number)
    return dict(postings)


def _exact(phrases: list[Phrase]) -> dict[str, tuple[int, ...]]:
    """Sorted words -> the phrases that consist of them."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, phrase in enumerate(phrases):
        numbers[phrase.joined].append(number)
    return {joined: tuple(found) for joined, found in numbers.items()}


def _by_stem(vocabulary: Iterable[str]) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        members[stem(word)].append(word)
    return {root: tuple(family) for root, family in members.items()}


def _likeness(word: str, other: str, ratio: float) -> float:
    """The square of the mean of ratio and Jaro-Winkler (retrieval.md, query step 3)."""
    mean = (ratio / 100 + JaroWinkler.similarity(word, other)) / 2
    return mean * mean


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {root: value / length for root, value in vector.items()}
