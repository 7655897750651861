"""A question, read: its words, what each may stand for and weighs, and the exact things it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.entities import Entities, find_entities
from knowledge.index import FUNCTION_WORD_WEIGHT, SearchIndex
from knowledge.lexicon import aspects, function_words, spellings, synonyms
from knowledge.spoken import is_word, spoken_words
from knowledge.text import stem

STEM_SIMILARITY = 0.92
"""Likeness of two words with the same stem (retrieval.md, query step 3)."""

SYNONYM_SIMILARITY = 0.75
"""Likeness of a synonym of lexicon/synonyms.txt."""

UNKNOWN_WEIGHT = 0.9
"""What a content word weighs that the base does not know: it lowers the score of "... on the moon"."""

SHORT = 2
"""A word of so few letters that the base does not know says nothing; it weighs like a function word."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question's words, what each may stand for and weighs (0..1), the exact things and the aspects that it names.

    An expansion gives the numbers of vocabulary words with their likeness (0..1]; `stems` are those of all of them.
    """

    words: tuple[str, ...]
    expansions: tuple[Mapping[int, float], ...]
    weights: tuple[float, ...]
    names: Entities
    aspects: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The normalised question."""
        return " ".join(self.words)

    @property
    def says_something(self) -> bool:
        """Whether there is more in it than function words."""
        return max(self.weights, default=0.0) > FUNCTION_WORD_WEIGHT

    @property
    def joined(self) -> str:
        """The words sorted, for comparing regardless of order."""
        return " ".join(sorted(self.words))


def read_query(index: SearchIndex, question: str) -> Query:
    """The question as the index sees it."""
    spoken = spoken_words(index.vocabulary, question)
    meant = zip(spoken, _synonyms_in(spoken), strict=True)
    expansions = tuple(_expanded(index, word, others) for word, others in meant)
    weights = tuple(_weight(index, word, found) for word, found in zip(spoken, expansions, strict=True))
    names = find_entities(question, lambda word: is_word(index.vocabulary, word))
    return Query(tuple(spoken), expansions, weights, names, _aspects_in(spoken), _stems(index, spoken, expansions))


def _stems(index: SearchIndex, spoken: Iterable[str], expansions: Iterable[Mapping[int, float]]) -> frozenset[str]:
    vocabulary = index.vocabulary
    meant = {vocabulary.stems[vocabulary.stem_of_word[number]] for found in expansions for number in found}
    return frozenset(meant | {stem(word) for word in spoken})


def _aspects_in(spoken: list[str]) -> frozenset[str]:
    """What the question wants to know of its thing, as far as a word says so, as it stands: no stems, no spellings."""
    text = f" {' '.join(spoken)} "
    return frozenset(name for name, asking in aspects().items() if any(f" {words} " in text for words in asking))


def _synonyms_in(spoken: list[str]) -> list[frozenset[str]]:
    """For each word, what may be said instead; what may be said for a fixed phrase goes to its last word."""
    known = synonyms()
    found = [known.of_word.get(word) or _by_stem().get(stem(word), frozenset()) for word in spoken]
    for length in range(2, known.longest_phrase + 1):
        for start in range(len(spoken) - length + 1):
            instead = known.of_phrase.get(tuple(spoken[start : start + length]))
            if instead:
                found[start + length - 1] |= instead
    return found


@cache
def _by_stem() -> dict[str, frozenset[str]]:
    """Synonyms by stem, for the forms of a word that no group has."""
    merged: dict[str, frozenset[str]] = {}
    for word, others in synonyms().of_word.items():
        merged[stem(word)] = merged.get(stem(word), frozenset()) | others
    return merged


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
