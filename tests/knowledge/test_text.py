"""Normalising: what is compared is the same however people write it, and nothing breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import normalise, stem, words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Apa itu GCM?", "apa itu gcm"),
        ("  What’s\tthe   GCM\n", "what the gcm"),
        ("Perlindungan hak-hak pekerja", "perlindungan hak pekerja"),
        ("negara2 mana", "negara mana"),
        ("haloooo", "halo"),
        ("Lê Thị Thu Hằng", "le thi thu hang"),
        ("Đà Nẵng", "da nang"),
        ("Việt Nam", "vietnam"),
        ("Côte d'Ivoire", "cote divoire"),
        ("402/QĐ-TTg", "402 qd ttg"),
        ("ＧＣＭ", "gcm"),
        ("Ap\u200ba \u202eitu", "apa itu"),
        ("h̷̛e̵l̶p̴", "help"),
        ("<b>GCM</b>", "b gcm b"),
        ("🙏🙏", ""),
        ("", ""),
    ],
)
def test_spelling_is_folded(typed: str, expected: str) -> None:
    assert normalise(typed) == expected


@given(st.text())
def test_a_normalised_text_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_words_hold_letters_and_digits_only(text: str) -> None:
    assert all(word.isalnum() for word in words(text))


@pytest.mark.parametrize(
    "family",
    [
        ("perekrutan", "rekrut", "merekrut"),
        ("pelindungan", "lindungi", "melindungi"),
        ("country", "countries"),
        ("objective", "objectives"),
        ("migrasinya", "migrasi"),
        ("kerja", "bekerja", "pekerja", "mengerjakan"),
        ("tahan", "ditahan", "menahan", "penahanan"),
        ("kirim", "mengirim", "pengiriman"),
        ("selundup", "menyelundupkan", "penyelundupan"),
        ("dagang", "perdagangan", "diperdagangkan"),
        ("recruit", "recruited", "recruiting"),
    ],
)
def test_forms_of_a_word_have_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@given(st.text(st.characters(categories=["Ll"]), min_size=1))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)


def test_a_country_that_is_written_both_ways_is_one_word() -> None:
    assert normalise("Viet Nam, Hong Kong") == normalise("Vietnam, Hongkong")
