"""Questions that more than one fact answers, and short ones that lean on the one before.

Their writer saw what the facts say and how they are structured, not how questions are read.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge import Answer, Comparison, Context, Fact, KnowledgeBase, Listing, Occasion, Outcome, Suggestions
from tests.golden import TODAY

FOLDER = Path(__file__).parent / "shapes"

LEAST_IN_SHAPE = 0.85
"""Share of the questions that get the shape and the content that they want: what is reached, rounded down."""

LEAST_FOLLOWED, MOST_MISLED = 0.62, 0.05
"""Shares of the follow-ups that get the right fact, and that get another one."""


def rows(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["questions"])


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return KnowledgeBase.open(tmp_path_factory.mktemp("data"), read_only=True)


def facts_of(outcome: Outcome) -> list[Fact]:
    match outcome:
        case Answer(fact=fact):
            return [fact]
        case Suggestions(facts=facts) | Listing(facts=facts):
            return list(facts)
        case Comparison(sides=sides):
            return [fact for side in sides for fact in side.facts]
        case Occasion(fact=fact, before=before):
            return [one for one in (fact, before) if one]
        case _:
            return []


def is_in_shape(row: dict[str, Any], outcome: Outcome) -> bool:
    found = [fact.id for fact in facts_of(outcome)]
    wanted, countries = row.get("facts", []), set(row.get("countries", []))
    match row["shape"]:
        case "next" | "last":
            return bool(found[:1] == wanted[:1])
        case "comparison":
            return isinstance(outcome, Comparison) and {side.country for side in outcome.sides} == countries
        case "country":
            return isinstance(outcome, Listing) and set(outcome.subject.countries) == countries
        case "list" if isinstance(outcome, Listing) and outcome.countries and "answers" in row:
            return set(row["answers"]) <= set(outcome.countries)
        case _:
            return not isinstance(outcome, Suggestions) and bool(set(wanted) & set(found))


def test_questions_for_more_than_one_fact_get_it(shipped: KnowledgeBase) -> None:
    missed = [row["ask"] for row in rows("shapes.toml") if not is_in_shape(row, shipped.ask(row["ask"], today=TODAY))]
    assert len(missed) <= (1 - LEAST_IN_SHAPE) * len(rows("shapes.toml")), missed


def test_short_questions_are_read_after_the_one_before(shipped: KnowledgeBase) -> None:
    right, misled = [], []
    for row in rows("follow-ups.toml"):
        first, expected = (
            value if isinstance(value, list) else [value] for value in (row["first_expect"], row["expect"])
        )
        outcome = shipped.ask(row["then"], Context(row["first"], first[0]), TODAY)
        told = facts_of(outcome)[:1] if isinstance(outcome, Answer | Occasion) else []
        right += [row for fact in told if fact.id in expected]
        misled += [row["then"] for fact in told if fact.id not in expected]
    assert len(right) >= LEAST_FOLLOWED * len(rows("follow-ups.toml"))
    assert len(misled) <= MOST_MISLED * len(rows("follow-ups.toml")), misled


def test_the_facts_named_exist(shipped: KnowledgeBase) -> None:
    known = {fact.id for fact in shipped.all()}
    named = [fact_id for row in rows("shapes.toml") for fact_id in row.get("facts", [])]
    assert set(named) <= known
