"""An editor's lines <-> draft."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import forms
from knowledge import drafts

TODAY = date(2026, 11, 24)

FORM = """id: coffee-week
kind: event
title en: Coffee week
title id: Pekan kopi
answer en: A week of coffee.
It has two days.
answer id: Sepekan kopi.
questions en: when is coffee week | coffee week date
pertanyaan id: kapan pekan kopi
Negara: ID, VN
objectives: 6, 23
date: 2025-12-19
place en: Hanoi: the old town
place id: Hanoi
source: https://example.org/a?b=c | UN | A paper | en | 2025-12-19
sumber: https://example.org/2 | IOM | Another | id"""


def test_a_form_becomes_a_draft() -> None:
    fact = drafts.parse(forms.parse(FORM, TODAY))
    assert (fact.id, fact.kind, fact.countries, fact.objectives) == ("coffee-week", "event", ("ID", "VN"), (6, 23))
    assert fact.texts["en"].answer == "A week of coffee. It has two days."
    assert fact.texts["en"].questions == ("when is coffee week", "coffee week date")
    assert fact.texts["id"].questions == ("kapan pekan kopi",)
    assert fact.texts["en"].place == "Hanoi: the old town"
    assert [source.publisher for source in fact.sources] == ["UN", "IOM"]
    assert str(fact.as_of) == "2026-11-24"


def test_an_id_is_made_from_the_english_title() -> None:
    title = "title en: Côte d'Ivoire and its National Plan for the Global Compact, 2025-2030"
    assert forms.parse(title, TODAY)["id"] == "cote-d-ivoire-and-its-national-plan-for"


def test_unknown_fields_stay_so_that_they_are_named() -> None:
    assert forms.parse("colour: red", TODAY)["colour"] == "red"


@pytest.mark.parametrize("text", ["", "   ", "just talk", "https://example.org/page"])
def test_a_message_without_fields_is_empty(text: str) -> None:
    assert forms.is_empty(forms.parse(text, TODAY))


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("texts.en.title", "title en"),
        ("texts.id", "id"),
        ("sources.2.url", "source 2 url"),
        ("end_date", "end date"),
        ("kind", "kind"),
    ],
)
def test_fields_are_named_as_editors_write_them(field: str, expected: str) -> None:
    assert forms.label(field) == expected


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert forms.parse(text, TODAY)["as_of"]


def test_the_form_to_copy_names_only_known_fields() -> None:
    filled = forms.TEMPLATE.partition("\n")[2].replace("https://…", "https://example.org")
    filled = "\n".join(line + (" text" if line.endswith(":") else "") for line in filled.splitlines())
    drafts.parse(forms.parse(filled, TODAY))
