"""Facts that one word tells apart are proposed for a `must`; those that something else parts are not."""

from __future__ import annotations

from knowledge.index import SearchIndex
from knowledge.model import Fact
from knowledge.twins import twins
from tests.facts import a_fact


def a_capital(name: str, question: str, **fields: object) -> Fact:
    texts = {"title": f"Title of {name}", "questions": [question]}
    return a_fact(f"about-{name}", en=texts, id_={"title": f"Judul {name}", "questions": [f"soal {name}"]}, **fields)


def pairs(*facts: Fact) -> list[tuple[str, str]]:
    return [(pair.fact_id, pair.other_id) for pair in twins(SearchIndex(facts))]


def test_facts_that_differ_in_one_word_are_proposed() -> None:
    rice, tea = a_capital("rice", "price of green rice"), a_capital("tea", "price of green tea")
    (pair,) = twins(SearchIndex([rice, tea]))
    assert (pair.fact_id, pair.word, pair.other_id, pair.other_word) == ("about-rice", "rice", "about-tea", "tea")
    assert "must [[tea]]" in str(pair)


def test_a_must_a_gate_or_a_synonym_parts_them_already() -> None:
    rice, tea = a_capital("rice", "price of green rice"), a_capital("tea", "price of green tea")
    assert pairs(a_capital("rice", "price of green rice", must=[["rice"]]), tea) == []
    assert pairs(a_capital("kenya", "capital city of Kenya"), a_capital("ghana", "capital city of Ghana")) == []
    assert pairs(a_capital("boss", "green shirt of boss"), a_capital("employer", "green shirt of employer")) == []
    assert pairs(rice, a_capital("tea", "taste of black tea")) == []


def test_the_most_alike_come_first() -> None:
    facts = [
        a_capital("rice", "price of green rice"),
        a_capital("tea", "price of green tea"),
        a_capital("north", "opening day of winter fair north"),
        a_capital("south", "opening day of winter fair south"),
    ]
    assert pairs(*facts) == [("about-north", "about-south"), ("about-rice", "about-tea")]
