"""What shape of answer a question wants, and of what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Kind, Series
from knowledge.reading import Shape, read, small_talk
from knowledge.subjects import Stance, Standing, Subject


@pytest.mark.parametrize(
    ("question", "shape", "subject"),
    [
        ("GCM events in 2025", Shape.LIST, Subject(kind=Kind.EVENT, years=(2025,))),
        ("acara apa saja di Vietnam?", Shape.LIST, Subject(kind=Kind.EVENT, countries=("VN",))),
        ("daftar undang-undang Indonesia", Shape.LIST, Subject(kind=Kind.LAW, countries=("ID",))),
        ("which countries abstained?", Shape.LIST, Subject(stance=Stance.ABSTAINED)),
        ("siapa yang abstain?", Shape.LIST, Subject(stance=Stance.ABSTAINED)),
        ("negara mana saja yang menolak GCM", Shape.LIST, Subject(stance=Stance.AGAINST)),
        ("siapa aja negara champion", Shape.LIST, Subject(standing=Standing.CHAMPION)),
        ("which states have a national plan", Shape.LIST, Subject(standing=Standing.PLAN)),
        ("next IMRF", Shape.NEXT, Subject(series=Series.IMRF)),
        ("kapan GFMD berikutnya?", Shape.NEXT, Subject(series=Series.GFMD)),
        ("acara terakhir di Kenya", Shape.LAST, Subject(kind=Kind.EVENT, countries=("KE",))),
        ("bandingkan Kenya dan Ghana", Shape.COMPARISON, Subject(countries=("KE", "GH"))),
        ("Saudi vs Qatar", Shape.COMPARISON, Subject(countries=("SA", "QA"))),
        ("tell me about Kenya", Shape.OVERVIEW, Subject(countries=("KE",))),
        ("Filipina", Shape.OVERVIEW, Subject(countries=("PH",))),
        ("tujuan 12 isinya apa", Shape.OVERVIEW, Subject(objectives=(12,))),
        ("how did Malaysia vote?", Shape.VOTE, Subject(countries=("MY",))),
        ("why did Viet Nam leave the GCM", Shape.VOTE, Subject(countries=("VN",))),
        ("kapan Indonesia meratifikasi GCM", Shape.VOTE, Subject(countries=("ID",))),
        ("kapan Indonesia nolak GCM", Shape.VOTE, Subject(countries=("ID",), stance=Stance.AGAINST)),
    ],
)
def test_the_shape_and_the_subject_of_a_question(question: str, shape: Shape, subject: Subject) -> None:
    reading = read(question)
    assert reading is not None
    assert (reading.shape, reading.subject, reading.rest) == (shape, subject, ())


@pytest.mark.parametrize(
    "question",
    [
        "what is the GCM",
        "violence against women",
        "who is Amy Pope",
        "which countries did not vote against the compact",
        "negara mana yang tidak menolak",
        "berapa biaya paspor",
        "Estonia vote against apa di 2019?",
        "has Japan ratified it",
        "siapa yang hadir di konferensi itu",
        "is Kenya a member of the UN",
        "",
    ],
)
def test_a_question_for_one_fact_or_with_a_negation_wants_no_shape(question: str) -> None:
    assert read(question) is None


def test_what_structure_does_not_account_for_is_left_to_the_words() -> None:
    reading = read("komitmen Indonesia soal perdagangan orang")
    assert reading is not None
    assert reading.subject == Subject(kind=Kind.COMMITMENT, countries=("ID",))
    assert reading.rest == ("perdagangan", "orang")


@pytest.mark.parametrize("question", ["smua acra di vietnm", "dftar kegiatn vietnam"])
def test_misspelt_cues_and_countries_are_read(question: str) -> None:
    reading = read(question, is_known=lambda word: False)
    assert reading is not None
    assert reading.subject == Subject(kind=Kind.EVENT, countries=("VN",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Halo!", "greeting"),
        ("makasih ya", "thanks"),
        ("who are you?", "about_us"),
        ("kamu bisa apa", "about_us"),
        ("halo apa itu GCM", None),
        ("", None),
    ],
)
def test_talk_is_told_from_questions(text: str, kind: str | None) -> None:
    assert small_talk(text) == kind


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    reading = read(text, is_known=lambda word: False)
    assert reading is None or reading.shape in Shape
