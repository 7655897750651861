"""Other ways to find a phrase by likeness of strings: they compare the question with every phrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from bench.phrases import HITS, Phrases, Ranked
from knowledge.model import Fact


class Rapidfuzz:
    """`process.extract` of rapidfuzz with one of its scorers."""

    def __init__(self, scorer: str) -> None:
        """With the scorer of this name in rapidfuzz.fuzz."""
        self._scorer: Callable[..., float] = getattr(fuzz, scorer)

    def build(self, facts: Sequence[Fact]) -> None:
        """Keep the phrases; there is no index."""
        self._phrases = Phrases(facts)

    def ranked(self, question: str) -> list[Ranked]:
        """The facts of the likest phrases."""
        found = process.extract(question.lower(), self._phrases.texts, scorer=self._scorer, limit=HITS)
        return self._phrases.facts_of((number, score) for _, score, number in found)


class Thefuzz:
    """`process.extract` of thefuzz as most programs call it: its WRatio."""

    def __init__(self) -> None:
        """Raises ImportError where it is not installed."""
        from thefuzz import process

        self._process = process

    def build(self, facts: Sequence[Fact]) -> None:
        """Keep the phrases by number, which is how thefuzz tells which one it found."""
        self._phrases = Phrases(facts)
        self._choices = dict(enumerate(self._phrases.texts))

    def ranked(self, question: str) -> list[Ranked]:
        """The facts of the likest phrases."""
        found = self._process.extract(question.lower(), self._choices, limit=HITS)
        return self._phrases.facts_of((number, score) for _, score, number in found)
