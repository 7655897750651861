"""The rules that a fact must keep, each with its code and field."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.validation import ANSWER_LENGTH, ID_LENGTH, PHRASE_LENGTH, PLACE_LENGTH, TITLE_LENGTH, problems
from tests.facts import SOURCE, a_draft, a_fact

ONE_LOCALE = {"texts": {"en": a_draft()["texts"]["en"]}}


def test_a_well_made_fact_has_no_problem() -> None:
    fact = a_fact(date="2025-12", end_date="2025-12-20", countries=["VN"], objectives=["23"], related=["other"])
    assert problems(fact, {"other"}) == []


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"id": "Not An Id"}, "malformed_id", "id"),
        ({"id": "a" * (ID_LENGTH + 1)}, "too_long", "id"),
        (ONE_LOCALE, "missing_locale", "texts.id"),
        ({"sources": []}, "missing", "sources"),
        ({"sources": [{**SOURCE, "url": "example.org"}]}, "malformed_url", "sources.1.url"),
        ({"sources": [{**SOURCE, "url": "https://example.org/a b"}]}, "malformed_url", "sources.1.url"),
        ({"sources": [{**SOURCE, "url": 'https://example.org/"><b>'}]}, "malformed_url", "sources.1.url"),
        ({"sources": [SOURCE, {**SOURCE, "title": "t" * 999}]}, "too_long", "sources.2"),
        ({"countries": ["XX"]}, "unknown_country", "countries"),
        ({"objectives": ["24"]}, "unknown_objective", "objectives"),
        ({"objectives": ["0"]}, "unknown_objective", "objectives"),
        ({"end_date": "2025"}, "missing", "date"),
        ({"date": "2025-12-20", "end_date": "2025-12-19"}, "ends_before_start", "end_date"),
        ({"date": "2025-12-20", "end_date": "2024"}, "ends_before_start", "end_date"),
        ({"related": ["nowhere"]}, "unknown_relation", "related"),
        ({"related": ["rice-fair"]}, "unknown_relation", "related"),
        ({"en": {"title": "t" * (TITLE_LENGTH + 1)}}, "too_long", "texts.en.title"),
        ({"id_": {"answer": "t" * (ANSWER_LENGTH + 1)}}, "too_long", "texts.id.answer"),
        ({"en": {"questions": ["t" * (PHRASE_LENGTH + 1)]}}, "too_long", "texts.en.questions"),
        ({"en": {"place": "t" * (PLACE_LENGTH + 1)}, "id_": {"place": "t"}}, "too_long", "texts.en.place"),
        ({"pledges": ["24"]}, "unknown_objective", "pledges"),
        ({"participants": ["XX"]}, "unknown_country", "participants"),
        ({"votes": {"against": ["XX"]}}, "unknown_country", "votes.against"),
        ({"votes": {"against": ["US"], "abstained": ["US"]}}, "voted_twice", "votes"),
        ({"champion": {"status": "champion"}}, "missing", "countries"),
        ({"plan": {"start": "2025", "end": "2024"}}, "ends_before_start", "plan.end"),
        ({"contact": {"serves": ["ID"]}}, "missing", "contact.phones"),
        ({"contact": {"phones": ["call me"]}}, "malformed_phone", "contact.phones"),
        ({"contact": {"whatsapp": ["+8"]}}, "malformed_phone", "contact.whatsapp"),
        ({"contact": {"emails": ["at example.org"]}}, "malformed_email", "contact.emails"),
        ({"contact": {"links": ["example.org"]}}, "malformed_url", "contact.links"),
        ({"contact": {"phones": ["110"], "serves": ["XX"]}}, "unknown_country", "contact.serves"),
        ({"en": {"place": "Hanoi"}}, "place_not_in_every_locale", "place"),
    ],
)
def test_a_broken_rule_is_named(fields: dict[str, Any], code: str, field: str) -> None:
    found = [(problem.code, problem.field) for problem in problems(a_fact(**fields), {"other"})]
    assert found == [(code, field)]


@pytest.mark.parametrize("phone", ["1955", "110", "+62 21 2924 4800", "0800-885-958", "(021) 12345"])
def test_phone_numbers_are_digits_as_one_dials_them(phone: str) -> None:
    found = [problem.code for problem in problems(a_fact(contact={"phones": [phone]}))]
    assert found == (["malformed_phone"] if phone.startswith("(") else [])


def test_a_period_as_precise_as_its_parts_is_well() -> None:
    assert problems(a_fact(date="2025-12-20", end_date="2025")) == []
