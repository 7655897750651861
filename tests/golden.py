"""The golden questions, how each fared, and the table of it.

Their writers saw the facts' answers but not their phrases, so that the figures do not flatter.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from knowledge import Answer, Fact, KnowledgeBase, Listing, Occasion, Suggestions

QUESTIONS_FOLDER = Path(__file__).parent / "questions"
ABSTAIN = "abstain"

TODAY = date(2026, 11, 25)
"""When the questions were written: which event is next depends on it."""

SHOWN = 8
"""Facts that a list shows at once."""


class Fared(StrEnum):
    """How the base did on a question."""

    RIGHT = "right"
    ASKED_BACK = "asked back"
    ABSTAINED = "abstained"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Golden:
    """A question, its language (en, id, mix) and style (clean, chat, typo), and the facts that may answer it.

    `sort` is trap, near or far (out of scope), or nothing.
    """

    ask: str
    language: str
    style: str
    expect: frozenset[str]
    sort: str

    @property
    def must_abstain(self) -> bool:
        """Whether the base has no answer to it."""
        return self.expect == {ABSTAIN}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A golden question and how it fared; `given` are the ids of the answer or of the buttons."""

    golden: Golden
    fared: Fared
    given: tuple[str, ...]


def golden_questions(folder: Path = QUESTIONS_FOLDER) -> list[Golden]:
    """Every question in the folder's files."""
    rows = [row for path in sorted(folder.glob("*.toml")) for row in tomllib.loads(path.read_text())["questions"]]
    return [_golden(row) for row in rows]


def try_out(base: KnowledgeBase, golden: Golden) -> Outcome:
    """How the base does on a question.

    Asking back (a list is that too) counts as such only with the right fact among the buttons; without it, it helped as
    little as silence.
    """
    match base.ask(golden.ask, today=TODAY):
        case Answer(fact=fact) | Occasion(fact=Fact() as fact):
            return Outcome(golden, Fared.RIGHT if fact.id in golden.expect else Fared.WRONG, (fact.id,))
        case Suggestions(facts=facts) | Listing(facts=facts):
            ids = tuple(fact.id for fact in facts[:SHOWN])
            helped = golden.must_abstain or golden.expect & set(ids)
            return Outcome(golden, Fared.ASKED_BACK if helped else Fared.ABSTAINED, ids)
        case _:
            return Outcome(golden, Fared.RIGHT if golden.must_abstain else Fared.ABSTAINED, ())


def table(outcomes: Iterable[Outcome]) -> list[str]:
    """The table: a row for each language and style of answerable questions, and for those to be abstained from."""
    rows: dict[str, Counter[Fared]] = {}
    for outcome in outcomes:
        golden = outcome.golden
        sorts = [golden.sort] if golden.sort else []
        for row in (f"{golden.language} {golden.style}", f"{golden.language} all", "all", golden.style, *sorts):
            kind = "abstain" if golden.must_abstain else "answer"
            rows.setdefault(f"{kind:8}{row}", Counter())[outcome.fared] += 1
    heading = f"{'golden questions':22}{'n':>5}" + "".join(f"{fared.value:>18}" for fared in Fared)
    return [heading, *(_row(name, rows[name]) for name in sorted(rows))]


def _row(name: str, counts: Counter[Fared]) -> str:
    total = counts.total()
    shares = "".join(f"{counts[fared]:>9} {100 * counts[fared] / total:6.1f} %" for fared in Fared)
    return f"{name:22}{total:>5}{shares}"


def _golden(row: dict[str, Any]) -> Golden:
    sort = "trap" if row.get("trap") else row.get("kind", "")
    return Golden(row["ask"], row["language"], row["style"], _expected(row["expect"]), sort)


def _expected(value: str | list[str]) -> frozenset[str]:
    return frozenset([value] if isinstance(value, str) else value)
