"""The words of a question as the base knows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.spoken import spoken_words
from knowledge.text import words
from knowledge.vocabulary import Vocabulary

KNOWN = ("perdagangan", "orang", "migration", "forum", "review", "siapa", "ketua", "imrf")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    known = Vocabulary()
    known.add(KNOWN)
    return known


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("perdaganganorang", ["perdagangan", "orang"]),
        ("migra tion forum", ["migration", "forum"]),
        ("reviewforum", ["review", "forum"]),
        ("ktua imrf spa", ["ketua", "imrf", "siapa"]),
        ("perdagangn", ["perdagangn"]),
        ("unbelievable", ["unbelievable"]),
        ("forum", ["forum"]),
        ("", []),
    ],
)
def test_words_are_put_right_where_nobody_knows_them(
    vocabulary: Vocabulary, question: str, expected: list[str]
) -> None:
    assert spoken_words(vocabulary, question) == expected


@given(st.lists(st.sampled_from(KNOWN), max_size=6))
def test_words_that_are_known_stay(spoken: list[str]) -> None:
    known = Vocabulary()
    known.add(KNOWN)
    assert spoken_words(known, " ".join(spoken)) == spoken


@given(st.text(max_size=120))
def test_no_letter_is_lost_where_no_spelling_is_known(text: str) -> None:
    empty = Vocabulary()
    spelt = {word for word in words(text) if word not in spoken_words(empty, text)}
    assert all(len(spoken_words(empty, word)) == 1 for word in spelt)
