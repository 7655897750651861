"""The two languages agree on numbers and months, and nobody makes a treaty of the GCM."""

from __future__ import annotations

import pytest

from knowledge.wording import wording_problems
from tests.facts import a_fact


def codes(english: str, indonesian: str) -> list[tuple[str, str]]:
    fact = a_fact(en={"answer": english}, id_={"answer": indonesian})
    return [(problem.code, problem.value) for problem in wording_problems(fact)]


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("304.5 million on 19 December 2025", "304,5 juta pada 19 Desember 2025"),
        ("1,234 people may march in May 2024", "1.234 orang boleh berpawai pada Mei 2024"),
        ("The GCM is not a treaty.", "GCM bukan traktat."),
        ("Malaysia ratified the ILO treaty.", "Malaysia meratifikasi konvensi ILO."),
        ("Is the GCM legally binding?", "Apakah GCM mengikat secara hukum?"),
    ],
)
def test_what_agrees_is_well(english: str, indonesian: str) -> None:
    assert codes(english, indonesian) == []


@pytest.mark.parametrize(
    ("english", "indonesian", "expected"),
    [
        ("7 ministries", "6 kementerian", ("numbers_differ", "6, 7")),
        ("in June 2024", "pada Juli 2024", ("months_differ", "6, 7")),
        ("on 5 May 2024", "pada 5 Maret 2024", ("months_differ", "3, 5")),
        ("Indonesia ratified the GCM.", "Indonesia mendukung GCM.", ("legal_status", "ratified")),
        ("It supports the GCM.", "Vietnam adalah penandatangan Pakta Global.", ("legal_status", "penandatangan")),
    ],
)
def test_a_slip_is_named(english: str, indonesian: str, expected: tuple[str, str]) -> None:
    assert codes(english, indonesian) == [expected]


def test_an_alias_torn_apart_by_a_comma_is_named() -> None:
    fact = a_fact(id_={"aliases": ["123", "2 juta pengungsi", "1955"]})
    assert [(problem.code, problem.field) for problem in wording_problems(fact)] == [
        ("bare_number", "texts.id.aliases.1")
    ]
