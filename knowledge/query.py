"""A question, read: its words, what each may stand for and weighs, and the exact things it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.entities import Entities, find_entities
from knowledge.index import FUNCTION_WORD_WEIGHT, SearchIndex
from knowledge.lexicon import function_words

UNKNOWN_WEIGHT = 0.9
"""What a content word weighs that the base does not know: it lowers the score of "... on the moon"."""

UNKNOWN_SHORT_WEIGHT, SHORT = 0.2, 2
"""What an unknown word weighs of so few letters that it says nothing."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question, read: its words, what each may stand for and weighs, and the exact things it names."""

    words: tuple[str, ...]
    expansions: tuple[Mapping[str, float], ...]
    weights: tuple[float, ...]
    names: Entities

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
    spoken = index.read(question)
    expansions = tuple(index.expand(word) for word in spoken)
    weights = tuple(_weight(index, word, found) for word, found in zip(spoken, expansions, strict=True))
    return Query(tuple(spoken), expansions, weights, find_entities(question))


def _weight(index: SearchIndex, word: str, found: Mapping[str, float]) -> float:
    if not found:
        if word in function_words():
            return UNKNOWN_SHORT_WEIGHT
        return UNKNOWN_WEIGHT if len(word) > SHORT else UNKNOWN_SHORT_WEIGHT
    if word in found:
        return index.weight(word)
    likeness = max(found.values())
    best = max(index.weight(other) for other, near in found.items() if near == likeness)
    if word in function_words():
        return min(best, UNKNOWN_SHORT_WEIGHT)
    return likeness * best + (1 - likeness) * UNKNOWN_WEIGHT
