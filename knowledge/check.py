"""What `python -m knowledge check` looks at: the rules for every fact, and the stricter ones for shipped facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge import drafts, validation
from knowledge.errors import InvalidFact
from knowledge.index import SearchIndex
from knowledge.matching import decide
from knowledge.model import Fact, Problem
from knowledge.outcomes import Answer
from knowledge.resemblance import resemblances
from knowledge.seed import FACTS_FOLDER, ShippedDraft, shipped_drafts
from knowledge.wording import wording_problems

LEAST_QUESTIONS = 4
"""Wordings a shipped fact needs per locale: with fewer, recall falls off steeply (retrieval.md, section 0, point 6)."""


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
    known = {fact.id for _, fact in placed}
    for shipped, fact in placed:
        findings += [_finding(shipped, problem) for problem in _within(fact, known)]
    findings += _across(placed)
    return [fact for _, fact in placed], findings


def _finding(shipped: ShippedDraft, problem: Problem) -> Finding:
    return Finding(shipped.file, shipped.line(problem.field), shipped.fact_id, problem)


def _within(fact: Fact, known: set[str]) -> Iterator[Problem]:
    yield from validation.problems(fact, known)
    for locale, text in fact.texts.items():
        if len(text.questions) < LEAST_QUESTIONS:
            yield Problem("too_few_questions", f"texts.{locale}.questions", str(len(text.questions)))
    yield from wording_problems(fact)


def _across(placed: list[tuple[ShippedDraft, Fact]]) -> Iterator[Finding]:
    by_id: dict[str, tuple[ShippedDraft, Fact]] = {}
    for shipped, fact in placed:
        if fact.id in by_id:
            yield _finding(shipped, Problem("duplicate_id", "id", fact.id))
        by_id.setdefault(fact.id, (shipped, fact))
    index = SearchIndex(fact for _, fact in by_id.values())
    for alike in resemblances(index):
        shipped, fact = by_id[alike.fact_id]
        told = f"{alike.phrase} ({alike.other_id}: {alike.other_phrase})"
        yield _finding(shipped, Problem("like_another_fact", _field_of(fact, alike.phrase), told))
    for shipped, fact in by_id.values():
        for field, phrase in _phrases(fact):
            outcome = decide(index, phrase, lambda fact_id: by_id[fact_id][1])
            if not (isinstance(outcome, Answer) and outcome.fact.id == fact.id):
                yield _finding(shipped, Problem("does_not_find_its_fact", field, phrase))


def _field_of(fact: Fact, phrase: str) -> str:
    return next(field for field, own in _phrases(fact) if own == phrase)


def _phrases(fact: Fact) -> Iterator[tuple[str, str]]:
    """Every phrase with its field."""
    for locale, text in fact.texts.items():
        at = f"texts.{locale}"
        yield f"{at}.title", text.title
        yield from ((f"{at}.questions.{number}", phrase) for number, phrase in enumerate(text.questions, 1))
        yield from ((f"{at}.aliases.{number}", phrase) for number, phrase in enumerate(text.aliases, 1))
