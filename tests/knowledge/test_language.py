"""Which language a text is in, and silence where it does not tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import LanguageDetector

PHRASES = {
    "en": ["What is the Global Compact for Migration?", "which countries voted against the GCM", "review forum"],
    "id": ["Apa itu Kesepakatan Global untuk Migrasi?", "negara mana yang menolak GCM", "forum tinjauan migrasi"],
}


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector(PHRASES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is objective 6", "en"),
        ("when was the forum held", "en"),
        ("apa isi tujuan 6", "id"),
        ("gimana cara lapor kalo gaji tidak dibayar", "id"),
        ("Kapan IMRF 2026?", "id"),
        ("When is IMRF 2026?", "en"),
        ("GCM itu mengikat secara hukum gak sih", "id"),
        ("is the GCM legally binding or not", "en"),
        ("Thỏa thuận GCM là gì?", "vi"),
        ("kpn imrf 2026?", "id"),
        ("tinjauan migrasi", "id"),
        ("review", "en"),
        ("IMRF 2026", None),
        ("GCM", None),
        ("73/195", None),
        ("🙏", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(detector: LanguageDetector, text: str, expected: str | None) -> None:
    assert detector.detect(text) == expected


def test_a_detector_without_phrases_goes_by_function_words() -> None:
    assert LanguageDetector({}).detect("what is that") == "en"
    assert LanguageDetector({}).detect("") is None


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert LanguageDetector(PHRASES).detect(text) in {"en", "id", "vi", None}


phrase = st.text("abdeiknrstu ", min_size=1, max_size=12)
phrases = st.lists(phrase, max_size=4)


@given(kept=phrases, gone=phrases, other=phrases, text=phrase)
def test_what_is_forgotten_leaves_no_trace(kept: list[str], gone: list[str], other: list[str], text: str) -> None:
    changed = LanguageDetector({"en": [*kept, *gone], "id": other})
    changed.forget("en", gone)
    assert changed.detect(text) == LanguageDetector({"en": kept, "id": other}).detect(text)


@given(first=phrases, later=phrases, other=phrases, text=phrase)
def test_what_is_learnt_later_counts_like_the_rest(
    first: list[str], later: list[str], other: list[str], text: str
) -> None:
    changed = LanguageDetector({"en": other, "id": first})
    changed.learn("id", later)
    assert changed.detect(text) == LanguageDetector({"en": other, "id": [*first, *later]}).detect(text)
