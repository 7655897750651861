"""A subject in words."""

from __future__ import annotations

import pytest

from bot.i18n import load_translators
from bot.subjects import heading, names_within
from knowledge import Kind, Series, Stance, Standing, Subject

EN, ID = (load_translators()[code] for code in ("en", "id"))


@pytest.mark.parametrize(
    ("subject", "english", "indonesian"),
    [
        (
            Subject(kind=Kind.EVENT, countries=("VN",), years=(2025,)),
            "Events · Vietnam · 2025",
            "Acara · Vietnam · 2025",
        ),
        (Subject(countries=("ID", "VN")), "Indonesia and Vietnam", "Indonesia dan Vietnam"),
        (Subject(objectives=(6,)), "Objective 6", "Tujuan 6"),
        (
            Subject(standing=Standing.PLEDGES, objectives=(6, 23)),
            "Pledges · objectives 6 and 23",
            "Ikrar · tujuan 6 dan 23",
        ),
        (Subject(), "", ""),
    ],
)
def test_a_heading_names_the_parts_of_a_subject(subject: Subject, english: str, indonesian: str) -> None:
    assert heading(subject, EN) == english
    assert heading(subject, ID) == indonesian


def test_every_sort_of_subject_has_a_heading_of_its_own() -> None:
    subjects = [
        *(Subject(kind=kind) for kind in Kind),
        *(Subject(series=series) for series in Series),
        *(Subject(stance=stance) for stance in Stance),
        *(Subject(standing=standing) for standing in Standing),
    ]
    for translator in (EN, ID):
        headings = [heading(subject, translator) for subject in subjects]
        assert all(headings)
        assert len(set(headings)) == len(subjects)


def test_names_stand_in_alphabetical_order_whatever_marks_they_bear() -> None:
    assert names_within(("TV", "CI", "TR", "HR"), 100, EN) == "Côte d’Ivoire, Croatia, Türkiye and Tuvalu"


def test_names_beyond_the_room_are_counted() -> None:
    assert names_within(("ID", "VN", "KE"), 20, EN) == "Indonesia and 2 more"
    assert names_within(("ID", "VN", "KE"), 20, ID) == "Indonesia dan 2 lainnya"
