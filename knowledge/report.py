"""`python -m knowledge check --report`: what the base covers, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from knowledge.index import SearchIndex
from knowledge.model import LOCALES, OBJECTIVE_NUMBERS, Fact
from knowledge.twins import twins

TWINS_SHOWN = 40
"""Pairs of facts that an editor looks through in one go."""

OLDEST_SHOWN = 10
"""Facts with the oldest `as of` that are worth a second look first."""


def report(facts: list[Fact]) -> str:
    """Counts by kind, series, country, objective and language, the oldest facts, and those that `must` could part."""
    parts = [
        _counted("kind", Counter(fact.kind.value for fact in facts)),
        _counted("confidence", Counter(fact.confidence.value for fact in facts)),
        _counted("series", Counter(fact.series.value for fact in facts if fact.series)),
        _counted("country", Counter(code for fact in facts for code in fact.countries)),
        _counted("objective", _by_objective(facts), in_order=True),
        _languages(facts),
        _oldest(facts),
        _twins(facts),
    ]
    return "\n\n".join(parts)


def _by_objective(facts: Iterable[Fact]) -> dict[str, int]:
    counts = Counter(number for fact in facts for number in fact.objectives)
    return {str(number): counts[number] for number in OBJECTIVE_NUMBERS}


def _counted(what: str, counts: Mapping[str, int], *, in_order: bool = False) -> str:
    ordered = list(counts.items()) if in_order else sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return f"by {what} ({len(counts)}): " + ", ".join(f"{name} {number}" for name, number in ordered)


def _languages(facts: Iterable[Fact]) -> str:
    lines = ["by language:"]
    for locale in LOCALES:
        texts = [fact.texts[locale] for fact in facts if locale in fact.texts]
        questions = sum(len(text.questions) for text in texts)
        aliases = sum(len(text.aliases) for text in texts)
        lines.append(f"  {locale}: {len(texts)} facts, {questions} questions, {aliases} aliases")
    return "\n".join(lines)


def _oldest(facts: Iterable[Fact]) -> str:
    oldest = sorted(facts, key=lambda fact: (str(fact.as_of), fact.id))[:OLDEST_SHOWN]
    return "\n".join(["oldest as of:", *(f"  {fact.as_of}  {fact.id}" for fact in oldest)])


def _twins(facts: Iterable[Fact]) -> str:
    found = twins(SearchIndex(facts))
    lines = [f"  {pair}" for pair in found[:TWINS_SHOWN]]
    return "\n".join([f"told apart by one word ({len(found)} pairs; `must` would part them):", *lines])
