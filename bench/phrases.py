"""What the other methods search: every phrase of every fact, lower-cased, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.model import Fact

Ranked = tuple[str, float]
"""A fact's id and its score; a method's scores are comparable with each other only."""

Hit = tuple[int, float]
"""A phrase's number and its score."""

HITS = 150
"""Best phrases that are looked at. Hardly a fact has more than 50, so that at least three facts are among them."""


class Phrases:
    """Texts by number and the fact that each belongs to."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """The phrases of these facts in every locale."""
        owned = [(phrase, fact.id) for fact in facts for phrase in phrases_of(fact)]
        self.texts = [phrase for phrase, _ in owned]
        self._owners = [fact_id for _, fact_id in owned]

    def facts_of(self, hits: Iterable[Hit]) -> list[Ranked]:
        """The facts of these hits, which come best first, each with its best score."""
        best: dict[str, float] = {}
        for number, score in hits:
            best.setdefault(self._owners[number], float(score))
        return list(best.items())


def phrases_of(fact: Fact) -> list[str]:
    """The distinct phrases of a fact, lower-cased."""
    return list(dict.fromkeys(phrase.lower() for text in fact.texts.values() for phrase in text.phrases))


def count(facts: Sequence[Fact]) -> int:
    """How many phrases these facts have."""
    return sum(len(phrases_of(fact)) for fact in facts)
