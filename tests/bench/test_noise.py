"""Noise: the same for the same text, and the text can still be told."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.noise import AS_WRITTEN, HEAVY, LIGHT, MEDIUM, STRENGTHS, Strength, lists, noisy
from tests.golden import golden_questions

QUESTION = "Berapa pekerja yang bekerja di luar negeri, and what did the 2022 forum say about objective 6?"
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]))
GOLDEN = [golden.ask for golden in golden_questions()][::10]


@given(TEXTS, st.sampled_from(STRENGTHS))
def test_the_same_text_gets_the_same_noise(text: str, strength: Strength) -> None:
    assert noisy(text, strength) == noisy(text, strength)


@given(TEXTS)
def test_no_strength_is_no_noise(text: str) -> None:
    assert noisy(text, AS_WRITTEN) == text


@given(TEXTS, st.sampled_from(STRENGTHS))
def test_something_is_left_of_every_text(text: str, strength: Strength) -> None:
    assert bool(noisy(text, strength).strip()) == bool(text.strip())


@given(TEXTS, st.sampled_from(STRENGTHS))
def test_numbers_stay_as_they_are(text: str, strength: Strength) -> None:
    assert re.findall(r"\d+", noisy(text, strength)) == re.findall(r"\d+", text)


def test_the_noise_of_a_text_does_not_change_from_one_version_to_the_next() -> None:
    """A change of the noise makes the figures of before and after it incomparable: change this on purpose only."""
    expected = "ngrra apa"
    assert noisy("negara apa", Strength("all", vowels=1.0, typo=1.0)) == expected


def test_more_strength_is_more_noise() -> None:
    kept = [sum(likeness(text, strength) for text in GOLDEN) / len(GOLDEN) for strength in STRENGTHS]
    assert kept == sorted(kept, reverse=True)
    assert kept[0] == 1.0
    assert 0.5 < kept[-1] < kept[1] - 0.1


@pytest.mark.parametrize("strength", [LIGHT, MEDIUM, HEAVY])
def test_a_question_can_still_be_told_from_the_others(strength: Strength) -> None:
    assert likeness(QUESTION, strength) > 0.6


def test_chat_spellings_and_the_other_language_come_in_where_they_are_sure() -> None:
    text = noisy("yang perempuan", Strength("sure", chat=1.0, mixed=1.0))
    assert text.split()[0] in lists().chat["yang"]
    assert text.split()[1] == "women"


def test_fillers_are_in_the_language_of_the_text() -> None:
    for language, text in (("id", "siapa yang datang"), ("en", "who are the people")):
        rest = noisy(text, Strength("filler", filler=1.0)).replace(text, "").strip()
        assert rest in {filler for fillers in lists().fillers[language].values() for filler in fillers}


def test_punctuation_stays_where_it_was() -> None:
    assert re.fullmatch(r"\(y\w*g\?\)", noisy("(yang?)", Strength("chat", chat=1.0)))


def test_the_lists_say_words_without_digits() -> None:
    said = [*lists().chat.values(), *lists().mixed.values()]
    words = [word for options in said for word in options]
    assert all(word.strip() and not re.search(r"\d", word) for word in words)
    assert all(word not in options for word, options in {**lists().chat, **lists().mixed}.items())


def likeness(text: str, strength: Strength) -> float:
    return SequenceMatcher(None, text, noisy(text, strength), autojunk=False).ratio()
