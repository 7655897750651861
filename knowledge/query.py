"""A question, read: its words, what each may stand for and weighs, and the exact things it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from knowledge.asked import AskedWord, asked_word
from knowledge.entities import Entities, find_entities
from knowledge.index import FUNCTION_WORD_WEIGHT, SearchIndex
from knowledge.lexicon import aspects, synonyms
from knowledge.spoken import is_no_country, spoken_words
from knowledge.text import stem


@dataclass(frozen=True, slots=True)
class Query:
    """A question's words and the exact things and aspects that it names; `stems` are those that its words may have."""

    asked: tuple[AskedWord, ...]
    names: Entities
    aspects: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """The normalised words."""
        return tuple(asked.word for asked in self.asked)

    @property
    def text(self) -> str:
        """The normalised question."""
        return " ".join(self.words)

    @property
    def joined(self) -> str:
        """The words sorted, for comparing regardless of order."""
        return " ".join(sorted(self.words))

    @property
    def weight(self) -> float:
        """The sum of the words' weights."""
        return sum(asked.weight for asked in self.asked)

    @property
    def says_something(self) -> bool:
        """Whether there is more in it than function words."""
        return any(asked.weight > FUNCTION_WORD_WEIGHT for asked in self.asked)


def read_query(index: SearchIndex, question: str) -> Query:
    """The question as the index sees it."""
    spoken = spoken_words(index.vocabulary, question)
    asked = tuple(asked_word(index, word, others) for word, others in zip(spoken, _synonyms_in(spoken), strict=True))
    names = find_entities(question, lambda word: is_no_country(index.vocabulary, word))
    return Query(
        asked, names, _aspects_in(spoken), _stems(index, asked) if index.gatekeeper.asks_for_stems else frozenset()
    )


def _stems(index: SearchIndex, asked: Iterable[AskedWord]) -> frozenset[str]:
    vocabulary = index.vocabulary
    meant = {vocabulary.stems[vocabulary.stem_of_word[number]] for word in asked for number in word.found}
    return frozenset(meant | {stem(word.word) for word in asked})


def _aspects_in(spoken: list[str]) -> frozenset[str]:
    """What the question wants to know of its thing, as far as a word says so, as it stands: no stems, no spellings."""
    begun = {word for word in spoken if word in _aspects_by_first_word()}
    if not begun:
        return frozenset()
    text = f" {' '.join(spoken)} "
    asking = (pair for word in begun for pair in _aspects_by_first_word()[word])
    return frozenset(name for name, words in asking if f" {words} " in text)


@cache
def _aspects_by_first_word() -> dict[str, list[tuple[str, str]]]:
    """First word -> the aspects with the words, beginning so, that ask for them."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, asking in aspects().items():
        for words in asking:
            found[words.split()[0]].append((name, words))
    return dict(found)


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
