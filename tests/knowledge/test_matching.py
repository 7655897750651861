"""Answer, ask back or abstain: the traps that were measured, on a base small enough to see why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.index import SearchIndex
from knowledge.matching import decide
from knowledge.model import Fact
from knowledge.outcomes import Answer, Decision, Gate, NoMatch, Outcome, Suggestions
from tests.facts import a_fact

TITLES = {6: ("Fair recruitment and decent work", "Perekrutan yang adil"), 16: ("Full inclusion", "Inklusi penuh")}


def an_objective(number: int) -> Fact:
    english, indonesian = TITLES[number]
    return a_fact(
        f"objective-{number}",
        kind="objective",
        objectives=[str(number)],
        en={"title": f"Objective {number}: {english}", "questions": [f"What is objective {number} about?"]},
        id_={"title": f"Tujuan {number}: {indonesian}", "questions": [f"apa isi tujuan {number}"]},
    )


def a_forum(year: int) -> Fact:
    return a_fact(
        f"imrf-{year}",
        date=str(year),
        en={"title": f"International Migration Review Forum {year}", "questions": [f"when was IMRF {year} held"]},
        id_={"title": f"Forum Tinjauan Migrasi {year}", "questions": [f"kapan IMRF {year} diadakan"]},
    )


def a_vote(country: str, name: str, nama: str) -> Fact:
    return a_fact(
        f"vote-{country.lower()}",
        countries=[country],
        en={"title": f"How {name} voted on the GCM", "questions": [f"did {name} vote for the compact"]},
        id_={"title": f"Suara {nama} untuk GCM", "questions": [f"apakah {nama} mendukung kesepakatan"]},
    )


FACTS = [
    an_objective(6),
    an_objective(16),
    a_forum(2022),
    a_forum(2026),
    a_vote("VN", "Viet Nam", "Vietnam"),
    a_vote("PH", "the Philippines", "Filipina"),
    a_fact("certificates", en={"title": "Certificates of merit", "questions": ["who received certificates"]}),
]
BY_ID = {fact.id: fact for fact in FACTS}
INDEX = SearchIndex(FACTS)


def ask(question: str) -> Outcome:
    return decide(INDEX, question, BY_ID.__getitem__)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("objective 16", "objective-16"),
        ("tujuan 6", "objective-6"),
        ("apa isi tujuan nomor 16 itu?", "objective-16"),
        ("What is objective 6 about?", "objective-6"),
        ("fair recruitment decent work", "objective-6"),
        ("perekrutan adil", "objective-6"),
        ("When was IMRF 2022 held?", "imrf-2022"),
        ("kpn imrf 2026", "imrf-2026"),
        ("how did vietnam vote", "vote-vn"),
        ("did the philipines vote for the compact", "vote-ph"),
        ("who recieved certificates", "certificates"),
    ],
)
def test_what_is_clearly_meant_is_answered(question: str, expected: str) -> None:
    outcome = ask(question)
    assert isinstance(outcome, Answer)
    assert outcome.fact.id == expected


@pytest.mark.parametrize(
    ("question", "gate"),
    [
        ("objective 17", Gate.OBJECTIVE),
        ("when was IMRF 2018 held", Gate.YEAR),
        ("did Thailand vote for the compact", Gate.COUNTRY),
        ("which certificates did Malaysia get", Gate.COUNTRY),
        ("guiding principle 6", Gate.PRINCIPLE),
    ],
)
def test_an_exact_thing_that_no_fact_agrees_with_is_refused(question: str, gate: Gate) -> None:
    outcome = ask(question)
    assert isinstance(outcome, NoMatch)
    assert outcome.explanation.decision is Decision.GATED
    assert gate in {match.gate for match in outcome.explanation.matches}


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "🙏🙏",
        "?",
        "2031",
        "nasi goreng enak",
        "how do I cook rice",
        "what is the",
        "siapa presiden",
        "migration museum tickets and opening hours please",
        "x" * 4096,
        "‮‮‮",
    ],
)
def test_what_is_out_of_scope_is_not_answered(question: str) -> None:
    assert isinstance(ask(question), NoMatch)


def test_twins_are_asked_back() -> None:
    outcome = ask("IMRF held when")
    assert isinstance(outcome, Suggestions)
    assert {fact.id for fact in outcome.facts} == {"imrf-2022", "imrf-2026"}


def test_one_common_word_is_no_answer() -> None:
    assert not isinstance(ask("vote"), Answer)


def test_a_phrase_in_any_order_case_and_punctuation_is_exact() -> None:
    outcome = ask("ABOUT objective 6, WHAT is?!")
    assert outcome.explanation.decision is Decision.EXACT


def test_ranking_does_not_depend_on_the_order_of_facts() -> None:
    backwards = SearchIndex(reversed(FACTS))
    for question in ("imrf", "tujuan", "how did they vote"):
        assert decide(backwards, question, BY_ID.__getitem__) == ask(question)


def test_an_empty_base_knows_nothing() -> None:
    assert isinstance(decide(SearchIndex([]), "what is the GCM", BY_ID.__getitem__), NoMatch)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_outcome(text: str) -> None:
    outcome = ask(text)
    assert all(0 <= match.score <= 100 for match in outcome.explanation.matches)


@given(st.sampled_from([6, 16]), st.sampled_from(["objective", "Tujuan", "tujuan nomor", "sasaran", "goal"]))
def test_an_objective_is_never_another_one(number: int, word: str) -> None:
    outcome = ask(f"{word} {number}")
    found = outcome.fact.id if isinstance(outcome, Answer) else ""
    assert found in {"", f"objective-{number}"}


def test_the_number_alone_finds_its_objective_too() -> None:
    outcome = ask("6th objective about fair recruitment")
    assert outcome.explanation.matches[0].fact_id == "objective-6"
    assert outcome.explanation.matches[0].gate is None


def test_phrases_are_read_one_by_one() -> None:
    fact = a_fact("overview", en={"title": "The objectives", "questions": ["23 goals"]})
    outcome = decide(SearchIndex([fact]), "objective 23", {fact.id: fact}.__getitem__)
    assert isinstance(outcome, NoMatch)


@pytest.mark.parametrize(
    "question", ["what is the budget of objective 6", "email of the certificates", "harga IMRF 2022"]
)
def test_a_fact_that_never_speaks_of_what_is_asked_is_no_answer(question: str) -> None:
    outcome = ask(question)
    assert isinstance(outcome, NoMatch)
    assert Gate.ASPECT in {match.gate for match in outcome.explanation.matches}


def decided(facts: list[Fact], question: str) -> Outcome:
    return decide(SearchIndex(facts), question, {fact.id: fact for fact in facts}.__getitem__)


def test_a_question_that_a_fact_must_not_answer_is_not_answered() -> None:
    fair = a_fact("fair", en={"title": "The rice fair in Hanoi", "questions": ["where is the rice fair"]})
    silent = a_fact(
        "fair",
        en={"title": "The rice fair in Hanoi", "questions": ["where is the rice fair"]},
        **{"not": ["who pays for the rice fair in Hanoi"]},
    )
    asked = "who pays for the rice fair in Hanoi"
    assert not isinstance(decided([fair, *FACTS], asked), NoMatch)
    outcome = decided([silent, *FACTS], asked)
    assert isinstance(outcome, NoMatch)
    assert outcome.explanation.decision is Decision.UNANSWERED
    assert isinstance(decided([silent, *FACTS], "where is the rice fair"), Answer)


def test_a_fact_answers_only_with_a_word_of_each_group_that_it_must_have() -> None:
    texts = {"title": "Feeding the cat", "questions": ["what does the cat eat"]}
    cat = a_fact("cat", en=texts, must=[["cat", "kucing"]])
    assert isinstance(decided([cat, *FACTS], "what does the cat eat"), Answer)
    assert decided([cat, *FACTS], "what do cats eat").explanation.matches[0].gate is None
    refused = decided([cat, *FACTS], "what does the dog eat")
    assert isinstance(refused, NoMatch)
    assert Gate.MUST in {match.gate for match in refused.explanation.matches}


def test_the_scores_are_shares_of_one_whole() -> None:
    allowed = [match for match in ask("imrf held").explanation.matches if match.gate is None]
    assert 0 < sum(match.score for match in allowed) <= 100.5


sets_of_facts = st.lists(st.sampled_from(FACTS), unique_by=lambda fact: fact.id, min_size=1)
questions = st.sampled_from(
    ["imrf held", "how did vietnam vote", "perekrutan adil", "who got certificates", "tujuan 6"]
)


@settings(deadline=None)
@given(before=sets_of_facts, after=sets_of_facts, question=questions)
def test_an_index_made_from_another_finds_what_a_new_one_finds(
    before: list[Fact], after: list[Fact], question: str
) -> None:
    changed = decide(SearchIndex(after, SearchIndex(before)), question, BY_ID.__getitem__)
    fresh = decide(SearchIndex(after), question, BY_ID.__getitem__)
    assert type(changed) is type(fresh)
    best = [[match.fact_id for match in outcome.explanation.matches[:1]] for outcome in (changed, fresh)]
    assert best[0] == best[1]
