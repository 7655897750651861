"""Catalogs, dates, names and the choice of a locale."""

from __future__ import annotations

import pytest

from bot.i18n import choose_locale, load_translators, locale_codes

TRANSLATORS = load_translators()


def test_every_catalog_is_loaded_and_names_itself() -> None:
    assert locale_codes() == ("en", "id")
    assert {code: translator.own_name for code, translator in TRANSLATORS.items()} == {
        "en": "English",
        "id": "Bahasa Indonesia",
    }


@pytest.mark.parametrize(
    ("locale", "parts", "expected"),
    [
        ("en", (2025, 12, 19), "19 December 2025"),
        ("id", (2025, 12, 19), "19 Desember 2025"),
        ("en", (2025, 12), "December 2025"),
        ("id", (2025, 5), "Mei 2025"),
        ("id", (2025,), "2025"),
    ],
)
def test_dates_are_as_precise_as_they_are(locale: str, parts: tuple[int, ...], expected: str) -> None:
    assert TRANSLATORS[locale].date(*parts) == expected


def test_countries_and_lists_follow_the_locale() -> None:
    assert TRANSLATORS["id"].country("PH") == "Filipina"
    assert TRANSLATORS["en"].country("PH") == "Philippines"
    assert TRANSLATORS["en"].country("QQ") == "QQ"
    assert TRANSLATORS["id"].listing(["a", "b", "c"]) == "a, b, dan c"


@pytest.mark.parametrize(
    ("preferences", "expected"),
    [
        (["id", "en"], "id"),
        ([None, "id-ID"], "id"),
        ([None, None, "EN_us"], "en"),
        (["vi", "ms", None], "en"),
        ([], "en"),
        (["", "id"], "id"),
    ],
)
def test_the_first_preference_that_we_serve_wins(preferences: list[str | None], expected: str) -> None:
    assert choose_locale(preferences, TRANSLATORS, "en") == expected
