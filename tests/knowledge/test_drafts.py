"""Drafts: a fact as somebody wrote it, read with every problem named, and written back the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import drafts
from knowledge.errors import InvalidFact
from knowledge.model import (
    Champion,
    ChampionStatus,
    Confidence,
    Contact,
    Fact,
    Kind,
    LocalisedText,
    Origin,
    PartialDate,
    Plan,
    Region,
    Series,
    Source,
    Votes,
)
from tests.facts import SOURCE, a_draft, a_fact

line = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)
lines = st.lists(line, max_size=3).map(tuple)
dates = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
partial_dates = (
    dates | st.integers(1000, 9999).map(PartialDate) | st.builds(PartialDate, st.just(2025), st.integers(1, 12))
)
texts = st.builds(LocalisedText, title=line, answer=line, questions=lines, aliases=lines, place=st.just("") | line)
sources = st.builds(Source, line, line, line, line, st.none() | partial_dates)
codes = st.lists(st.sampled_from(["ID", "NO", "VN"]), max_size=2).map(tuple)
objectives = st.lists(st.integers(1, 23), max_size=2).map(tuple)
some_codes = st.just(("ID",))
facts = st.builds(
    Fact,
    id=line,
    kind=st.sampled_from(Kind),
    texts=st.dictionaries(st.sampled_from(["en", "id"]), texts),
    sources=st.lists(sources, max_size=2).map(tuple),
    as_of=partial_dates,
    countries=codes,
    objectives=objectives,
    date=st.none() | partial_dates,
    end_date=st.none() | partial_dates,
    related=lines,
    series=st.none() | st.sampled_from(Series),
    region=st.none() | st.sampled_from(Region),
    participants=codes,
    votes=st.none() | st.builds(Votes, some_codes, codes, codes, codes),
    champion=st.none() | st.builds(Champion, st.sampled_from(ChampionStatus), st.none() | partial_dates),
    plan=st.none() | st.builds(Plan, partial_dates, st.none() | partial_dates),
    pledges=objectives,
    contact=st.none() | st.builds(Contact, st.just(("110",)), lines, lines, lines, codes),
    origin=st.sampled_from(Origin),
    confidence=st.sampled_from(Confidence),
)


@given(facts)
def test_a_fact_written_as_a_draft_is_read_back(fact: Fact) -> None:
    assert drafts.parse(drafts.of(fact)) == fact


def problems_of(draft: dict[str, Any]) -> set[tuple[str, str]]:
    with pytest.raises(InvalidFact) as caught:
        drafts.parse(draft)
    return {(problem.code, problem.field) for problem in caught.value.problems}


def test_every_malformed_value_is_named_at_once() -> None:
    draft = a_draft(
        kind="rumour",
        date="19/12/2025",
        end_date="2025-13",
        objectives=["six"],
        confidence="sure",
        countries="VN",
        colour="red",
        sources=[{"url": "https://example.org"}, "a link"],
        series="football",
        champion={"status": "maybe"},
        plan={"end": "then"},
        votes={"in_favour": "ID"},
        contact=["110"],
        en={"title": "", "mood": "good"},
    )
    expected = {
        ("unknown_choice", "kind"),
        ("malformed_date", "date"),
        ("malformed_date", "end_date"),
        ("not_a_number", "objectives"),
        ("unknown_choice", "confidence"),
        ("not_a_list", "countries"),
        ("unknown_field", "colour"),
        ("missing", "sources.1.publisher"),
        ("missing", "sources.1.title"),
        ("missing", "sources.1.language"),
        ("not_a_group", "sources.2"),
        ("missing", "texts.en.title"),
        ("unknown_field", "texts.en.mood"),
        ("unknown_choice", "series"),
        ("unknown_choice", "champion.status"),
        ("missing", "plan.start"),
        ("malformed_date", "plan.end"),
        ("not_a_list", "votes.in_favour"),
        ("not_a_group", "contact"),
    }
    assert expected <= problems_of(draft)


@pytest.mark.parametrize("text", ["2025", "2025-12", "2025-12-19"])
def test_dates_are_as_precise_as_written(text: str) -> None:
    assert str(drafts.parse_date(text)) == text


@pytest.mark.parametrize(
    "text", ["25", "2025-1", "2025-02-30", "2025-12-19T10:00", "19-12-2025", "２０２５", "0000", ""]
)
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the text is not for people)
        drafts.parse_date(text)


def test_blanks_and_line_breaks_within_a_text_are_made_even() -> None:
    fact = a_fact(en={"answer": "One\n  two.\n"})
    assert fact.texts["en"].answer == "One two."


def test_half_a_letter_that_cannot_be_stored_is_left_out() -> None:
    fact = a_fact(en={"answer": "A lone \ud83d surrogate."})
    assert fact.texts["en"].answer == "A lone surrogate."


@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_anything_else_is_refused_with_problems(value: object) -> None:
    draft = value if isinstance(value, dict) else {"id": value, "texts": value, "sources": value}
    assert problems_of(draft)


def test_the_example_draft_is_well() -> None:
    assert a_fact().sources[0].url == SOURCE["url"]
