"""What `python -m knowledge check` looks at: the rules for every fact, and the stricter ones for shipped facts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge import drafts, validation
from knowledge.errors import InvalidFact
from knowledge.model import LOCALES, Fact, Problem
from knowledge.seed import FACTS_FOLDER, shipped_drafts
from knowledge.text import normalise

LEAST_QUESTIONS = 4
"""Wordings a shipped fact needs per locale: with fewer, recall falls off steeply (retrieval.md, section 0, point 6)."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and where it stands: the file's name and the fact's id."""

    file: str
    fact_id: str
    problem: Problem

    def __str__(self) -> str:
        return f"{self.file}:{self.fact_id}: {self.problem.field}: {self.problem.code} {self.problem.value}".rstrip()


def check_shipped(folder: Path = FACTS_FOLDER) -> tuple[list[Fact], list[Finding]]:
    """The readable facts in the folder and everything wrong with any of them."""
    placed: list[tuple[str, Fact]] = []
    findings: list[Finding] = []
    for path, draft in shipped_drafts(folder):
        try:
            placed.append((path.name, drafts.parse(draft if isinstance(draft, dict) else {})))
        except InvalidFact as error:
            name = str(draft.get("id", "?")) if isinstance(draft, dict) else "?"
            findings += [Finding(path.name, name, problem) for problem in error.problems]
    findings += _across(placed)
    known = {fact.id for _, fact in placed}
    for file, fact in placed:
        findings += [Finding(file, fact.id, problem) for problem in _within(fact, known)]
    return [fact for _, fact in placed], findings


def _within(fact: Fact, known: set[str]) -> Iterator[Problem]:
    yield from validation.problems(fact, known)
    for locale, text in fact.texts.items():
        if len(text.questions) < LEAST_QUESTIONS:
            yield Problem("too_few_questions", f"texts.{locale}.questions", str(len(text.questions)))
    yield from _numbers_that_differ(fact)


def _numbers_that_differ(fact: Fact) -> Iterator[Problem]:
    """A number in one locale's answer that is missing in the other is most often a slip in translation."""
    if not all(locale in fact.texts for locale in LOCALES):
        return
    one, other = (Counter(_figures(fact.texts[locale].answer)) for locale in LOCALES)
    if set(one) != set(other):
        differing = sorted(set(one) ^ set(other))
        yield Problem("numbers_differ", "texts", ", ".join(differing))


def _figures(text: str) -> list[str]:
    return [re.sub(r"[.,]", "", number) for number in _NUMBER.findall(text)]


def _across(placed: list[tuple[str, Fact]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for file, fact in placed:
        if fact.id in seen:
            yield Finding(file, fact.id, Problem("duplicate_id", "id", fact.id))
        seen.add(fact.id)
    yield from _shared_phrases(placed)


def _shared_phrases(placed: list[tuple[str, Fact]]) -> Iterator[Finding]:
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for file, fact in placed:
        for phrase in {normalise(p) for text in fact.texts.values() for p in text.phrases}:
            owners[phrase].append((file, fact.id))
    for phrase, places in owners.items():
        for file, fact_id in places[1:]:
            yield Finding(file, fact_id, Problem("phrase_of_another_fact", places[0][1], phrase))
