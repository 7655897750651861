"""Answers of more than one fact, asked through the base's door."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from knowledge import Answer, Comparison, Context, KnowledgeBase, Listing, Occasion, Subject
from knowledge.model import Kind
from tests.facts import a_draft

TODAY = date(2026, 11, 25)


def an_event(fact_id: str, day: str, english: str, **fields: object) -> dict[str, object]:
    texts = {"title": english, "questions": [f"tell me of {fact_id}", f"what about {fact_id}"]}
    return a_draft(fact_id, kind="event", date=day, en=texts, **fields)


def a_vote(fact_id: str, country: str, english: str) -> dict[str, object]:
    texts = {"title": english, "answer": f"{english} on 19 December 2018.", "questions": [f"the choice of {fact_id}"]}
    return a_draft(fact_id, kind="position", date="2018-12-19", countries=[country], en=texts)


DRAFTS = [
    an_event("forum-2022", "2022-05-17", "The forum of 2022", series="imrf"),
    an_event("forum-2026", "2026-05-05", "The forum of 2026", series="imrf", countries=["VN"]),
    an_event("forum-2030", "2030", "The forum of 2030", series="imrf"),
    an_event("summit-2025", "2025-09-02", "The summit in Riohacha", series="gfmd", countries=["CO"]),
    an_event("fair-2025", "2025-03", "The job fair", countries=["VN"]),
    a_vote("yes-vn", "VN", "Viet Nam voted in favour"),
    a_vote("no-hu", "HU", "Hungary voted against"),
    a_draft(
        "the-vote",
        kind="event",
        date="2018-12-19",
        series="negotiation",
        votes={"in_favour": ["VN"], "against": ["HU", "US"], "abstained": ["CH"]},
        en={"title": "The compact is endorsed", "questions": ["what was the tally"]},
    ),
    a_draft(
        "another-vote",
        kind="event",
        series="imrf",
        date="2019-07-19",
        votes={"against": ["EE"]},
        en={"title": "The format is adopted", "questions": ["what is the format"]},
    ),
    a_draft(
        "plan-vn",
        kind="commitment",
        countries=["VN"],
        objectives=["10"],
        en={"title": "Viet Nam will fight trafficking", "questions": ["what will be done about trafficking"]},
    ),
    a_draft(
        "plan-vn-2",
        kind="commitment",
        countries=["VN"],
        en={"title": "Viet Nam will fight trafficking at sea", "questions": ["what of trafficking at sea"]},
    ),
    a_draft(
        "wage-vn",
        kind="commitment",
        countries=["VN"],
        en={"title": "Viet Nam will raise wages", "questions": ["what of the pay"]},
    ),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    folder = tmp_path_factory.mktemp("facts")
    (folder / "all.yaml").write_text(yaml.safe_dump(DRAFTS), encoding="utf-8")
    return KnowledgeBase.open(Path(folder / "data"), read_only=True, facts_folder=folder)


def listed(base: KnowledgeBase, question: str) -> tuple[list[str], tuple[str, ...]]:
    outcome = base.ask(question, today=TODAY)
    assert isinstance(outcome, Listing), outcome
    return [fact.id for fact in outcome.facts], outcome.countries


def test_events_of_a_year_are_listed_in_the_order_of_time_others_newest_first(base: KnowledgeBase) -> None:
    assert listed(base, "events in 2025")[0] == ["fair-2025", "summit-2025"]
    assert listed(base, "acara di Vietnam apa saja")[0] == ["forum-2026", "fair-2025"]


def test_words_that_no_structure_accounts_for_narrow_a_list(base: KnowledgeBase) -> None:
    assert listed(base, "list commitments of Viet Nam on trafficking")[0] == ["plan-vn", "plan-vn-2"]
    assert listed(base, "all commitments of Viet Nam")[0] == ["plan-vn", "plan-vn-2", "wage-vn"]


def test_who_voted_how_is_told_of_the_compact_and_of_no_other_vote(base: KnowledgeBase) -> None:
    assert listed(base, "which countries voted against?")[1] == ("HU", "US")
    assert listed(base, "negara mana saja yang abstain")[1] == ("CH",)


def test_a_list_with_countries_missing_is_not_given(base: KnowledgeBase) -> None:
    assert not isinstance(base.ask("which European countries voted against?"), Listing)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("next IMRF", "forum-2030"),
        ("forum tinjauan migrasi terakhir", "forum-2026"),
        ("last event in Viet Nam", "forum-2026"),
    ],
)
def test_the_next_and_the_last_depend_on_the_day(base: KnowledgeBase, question: str, expected: str) -> None:
    outcome = base.ask(question, today=TODAY)
    assert isinstance(outcome, Occasion)
    assert outcome.fact is not None
    assert outcome.fact.id == expected


def test_before_the_last_one_the_next_is_another(base: KnowledgeBase) -> None:
    outcome = base.ask("next IMRF", today=date(2026, 1, 1))
    assert isinstance(outcome, Occasion)
    assert outcome.fact == base.get("forum-2026")


def test_where_no_next_one_is_known_the_one_before_is_told(base: KnowledgeBase) -> None:
    outcome = base.ask("when is the next GFMD?", today=TODAY)
    assert isinstance(outcome, Occasion)
    assert (outcome.fact, outcome.before) == (None, base.get("summit-2025"))


def test_countries_stand_beside_each_other(base: KnowledgeBase) -> None:
    outcome = base.ask("compare Viet Nam and Hungary", today=TODAY)
    assert isinstance(outcome, Comparison)
    assert [(side.country, side.facts[0].id) for side in outcome.sides] == [("VN", "plan-vn"), ("HU", "no-hu")]


def test_a_side_without_facts_is_told_as_such(base: KnowledgeBase) -> None:
    outcome = base.ask("bandingkan Vietnam dan Kenya", today=TODAY)
    assert isinstance(outcome, Comparison)
    assert outcome.sides[1].facts == ()


@pytest.mark.parametrize("question", ["Why did Viet Nam vote against the GCM?", "vietnam setuju ga sama gcm"])
def test_how_a_country_voted_is_told_whatever_is_taken_for_granted(base: KnowledgeBase, question: str) -> None:
    outcome = base.ask(question)
    assert isinstance(outcome, Answer)
    assert outcome.fact.id == "yes-vn"


def test_a_country_alone_gives_what_there_is_on_it(base: KnowledgeBase) -> None:
    facts, _ = listed(base, "Vietnam")
    assert facts[:4] == ["plan-vn", "plan-vn-2", "wage-vn", "yes-vn"]


def test_a_subject_gives_the_same_list_again(base: KnowledgeBase) -> None:
    found = base.listing(Subject(kind=Kind.EVENT, years=(2025,)))
    assert [fact.id for fact in found.facts] == ["fair-2025", "summit-2025"]


@pytest.mark.parametrize(
    ("before", "fact_id", "then", "expected"),
    [
        ("How did Viet Nam vote on the GCM?", "yes-vn", "and Hungary?", "no-hu"),
        ("How did Viet Nam vote on the GCM?", "yes-vn", "kalau hungaria?", "no-hu"),
        ("tell me of forum-2026", "forum-2026", "kapan?", "forum-2026"),
        ("tell me of forum-2026", "forum-2026", "sumbernya apa", "forum-2026"),
        ("tell me of the forum of 2026", "forum-2026", "and 2022?", "forum-2022"),
        ("The summit in Riohacha", "summit-2025", "where exactly?", "summit-2025"),
    ],
)
def test_a_short_question_leans_on_the_one_before(
    base: KnowledgeBase, before: str, fact_id: str, then: str, expected: str
) -> None:
    outcome = base.ask(then, Context(before, fact_id), TODAY)
    assert isinstance(outcome, Answer), outcome
    assert outcome.fact.id == expected


def test_a_whole_question_stands_alone_whatever_came_before(base: KnowledgeBase) -> None:
    alone = base.ask("what was the tally", today=TODAY)
    assert base.ask("what was the tally", Context("tell me of forum-2026", "forum-2026"), TODAY) == alone


@pytest.mark.parametrize("then", ["prinsip 3", "siapa ketua PBB", "apa itu KTKLN", "konvensi 189?", "c190?"])
def test_a_new_subject_never_gets_the_fact_before(base: KnowledgeBase, then: str) -> None:
    outcome = base.ask(then, Context("tell me of forum-2026", "forum-2026"), TODAY)
    assert outcome == base.ask(then, today=TODAY)


def test_without_anything_before_a_short_question_means_nothing(base: KnowledgeBase) -> None:
    assert not isinstance(base.ask("kapan?", today=TODAY), Answer)
