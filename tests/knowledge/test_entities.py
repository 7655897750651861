"""The exact things in a text: what a question names, a fact must agree with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.countries import is_country
from knowledge.entities import Entities, find_entities, find_entities_in
from knowledge.text import read_lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What did Viet Nam promise?", {"VN"}),
        ("komitmen vietnam dan filipina", {"VN", "PH"}),
        ("Arab Saudi atau Saudi Arabia", {"SA"}),
        ("Did South Korea or North Korea vote?", {"KR", "KP"}),
        ("US votes", {"US"}),
        ("tell us about it", set()),
        ("apakah RI mendukung", {"ID"}),
        ("Guinea-Bissau bukan Guinea", {"GW", "GN"}),
        ("Republik Dominika", {"DO"}),
        ("Republik Indonesia", {"ID"}),
        ("Việt Nam", {"VN"}),
        ("the Filipino workers and the Swiss", {"PH", "CH"}),
        ("Pantai Gading", {"CI"}),
        ("Thailand's and Vietnam’s plans", {"TH", "VN"}),
        ("Saint Lucia and Bosnia and Herzegovina", {"LC", "BA"}),
        ("Republik Demokratik Kongo, bukan Kongo", {"CD", "CG"}),
        ("who spoke for VN and PHL?", {"VN", "PH"}),
        ("Indonesians and Kenyans, Vietnamnya gimana", {"ID", "KE", "VN"}),
        ("komitmen \U0001f1ee\U0001f1e9 apa saja", {"ID"}),
        ("flag \U0001f1ff\U0001f1ff", set()),
        ("WHO CAN GO TO GENEVA", set()),
        ("my ID card, and is IN", set()),
        ("nothing here", set()),
    ],
)
def test_countries_are_found_by_any_of_their_names(text: str, expected: set[str]) -> None:
    assert find_entities(text).countries == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("indnesia", {"ID"}),
        ("Vietnma", {"VN"}),
        ("slowakia", {"SK"}),
        ("philipines", {"PH"}),
        ("malasyia", {"MY"}),
        ("migrant", set()),
        ("niger1a", set()),
    ],
)
def test_a_word_that_nobody_knows_may_be_a_misspelt_country(word: str, expected: set[str]) -> None:
    assert find_entities(word, lambda known: False).countries == expected
    assert not find_entities(word, lambda known: True).countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("objective 16", {16}),
        ("apa isi tujuan nomor 6 GCM", {6}),
        ("Tujuan ke-6", {6}),
        ("obj.6", {6}),
        ("objective #6 and objective 23", {6, 23}),
        ("sasaran 6", {6}),
        ("mục tiêu 6", {6}),
        ("tujuan enam belas", {16}),
        ("objective six", {6}),
        ("Objective VI", {6}),
        ("tujuan XXIII", {23}),
        ("the sixteenth objective", {16}),
        ("the 2nd GCM objective", {2}),
        ("tujuan keenam belas GCM", {16}),
        ("tujuan pertama", {1}),
        ("the twenty-first objective", {21}),
        ("objective i want", set()),
        ("satu tujuan", set()),
        ("the 23 objectives", set()),
        ("tujuan 2030", set()),
        ("target 3% remittance cost", set()),
    ],
)
def test_objectives_are_found_by_their_number(text: str, expected: set[int]) -> None:
    assert find_entities(text).objectives == expected


@pytest.mark.parametrize("text", ["guiding principle 3", "prinsip panduan nomor 3", "prinsip 3", "principle no. 3"])
def test_principles_are_not_objectives(text: str) -> None:
    assert find_entities(text) == Entities(principles=frozenset({3}))


def test_years_and_other_numbers_are_told_apart() -> None:
    found = find_entities("resolution 73/195 of 19 December 2018")
    assert found.years == {2018}
    assert found.numbers == {"73/195"}


@pytest.mark.parametrize(
    ("code", "expected"), [("ID", True), ("VN", True), ("UN", False), ("XX", False), ("id", False)]
)
def test_country_codes_are_known(code: str, expected: bool) -> None:
    assert is_country(code) is expected


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(is_country(code) for code in find_entities(text).countries)


def test_a_convention_is_named_by_its_code() -> None:
    assert find_entities("has it ratified C189").numbers == {"189"}
    assert "189" in find_entities_in(read_lines(["ILO Convention No. 189 (C189)"])).numbers
