"""What `python -m knowledge check` looks at: the rules for every fact, and the stricter ones for shipped facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge import drafts, validation
from knowledge.errors import InvalidFact
from knowledge.model import LOCALES, Fact, Problem
from knowledge.seed import FACTS_FOLDER, ShippedDraft, shipped_drafts
from knowledge.text import normalise

LEAST_QUESTIONS = 4
"""Wordings a shipped fact needs per locale: with fewer, recall falls off steeply (retrieval.md, section 0, point 6)."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and where it stands: file and line, and the fact's id."""

    file: str
    line: int
    fact_id: str
    problem: Problem

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: {self.fact_id}: {self.problem.field}"
        return f"{where}: {self.problem.code} {self.problem.value}".rstrip()


def check_shipped(folder: Path = FACTS_FOLDER) -> tuple[list[Fact], list[Finding]]:
    """The readable facts in the folder and everything wrong with any of them. Raises InvalidFact for a broken file."""
    placed: list[tuple[ShippedDraft, Fact]] = []
    findings: list[Finding] = []
    for shipped in shipped_drafts(folder):
        try:
            placed.append((shipped, drafts.parse(shipped.draft)))
        except InvalidFact as error:
            findings += [_finding(shipped, problem) for problem in error.problems]
    findings += _across(placed)
    known = {fact.id for _, fact in placed}
    for shipped, fact in placed:
        findings += [_finding(shipped, problem) for problem in _within(fact, known)]
    return [fact for _, fact in placed], findings


def _finding(shipped: ShippedDraft, problem: Problem) -> Finding:
    return Finding(shipped.file, shipped.line(problem.field), shipped.fact_id, problem)


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


def _across(placed: list[tuple[ShippedDraft, Fact]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for shipped, fact in placed:
        if fact.id in seen:
            yield _finding(shipped, Problem("duplicate_id", "id", fact.id))
        seen.add(fact.id)
    yield from _shared_phrases(placed)


def _shared_phrases(placed: list[tuple[ShippedDraft, Fact]]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for shipped, fact in placed:
        for field, phrase in _phrases(fact):
            owner = owners.setdefault(normalise(phrase), fact.id)
            if owner != fact.id:
                yield _finding(shipped, Problem("phrase_of_another_fact", field, f"{owner}: {phrase}"))


def _phrases(fact: Fact) -> Iterator[tuple[str, str]]:
    """Every phrase with its field."""
    for locale, text in fact.texts.items():
        at = f"texts.{locale}"
        yield f"{at}.title", text.title
        yield from ((f"{at}.questions.{number}", phrase) for number, phrase in enumerate(text.questions, 1))
        yield from ((f"{at}.aliases.{number}", phrase) for number, phrase in enumerate(text.aliases, 1))
