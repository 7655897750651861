"""Buttons and their data: short, and nothing forged gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import load_translators
from bot.keyboards import (
    BUTTON_LABEL_LENGTH,
    Buttons,
    Tap,
    TapData,
    card_buttons,
    choice_buttons,
    confirm_buttons,
    language_buttons,
    read_tap,
    undo_button,
)
from knowledge import Action, Change
from knowledge.validation import ID_LENGTH
from tests.facts import a_fact

TRANSLATORS = load_translators()
EN = TRANSLATORS["en"]
CALLBACK_DATA_BYTES = 64
LONG = "a" * ID_LENGTH
LONG_FACT = a_fact(LONG, en={"title": "t" * 100})


def data_of(buttons: Buttons) -> list[str]:
    return [str(button.callback_data) for row in buttons.inline_keyboard for button in row]


@pytest.mark.parametrize(
    "buttons",
    [
        card_buttons(LONG_FACT, [LONG_FACT], EN, TRANSLATORS.values()),
        choice_buttons([LONG_FACT], EN),
        language_buttons(TRANSLATORS.values()),
        confirm_buttons(10**12, EN),
        undo_button(Change(LONG, 9999, Action.ADDED, 1, ""), EN),
    ],
)
def test_every_button_fits_telegram_and_reads_back(buttons: Buttons) -> None:
    for row in buttons.inline_keyboard:
        for button in row:
            assert len(button.text) <= BUTTON_LABEL_LENGTH
            assert len(str(button.callback_data).encode()) <= CALLBACK_DATA_BYTES
            assert read_tap(button.callback_data) is not None


def test_a_card_offers_the_other_language_and_its_relations() -> None:
    assert data_of(card_buttons(a_fact("one"), [a_fact("two")], EN, TRANSLATORS.values())) == ["s:id:one", "o:en:two"]


@pytest.mark.parametrize("data", ["", "s", "s:en", "s:en:a:b", "z:1", "S:en:a", ":", None, 5, "f:old:en:1"])
def test_forged_and_old_data_is_no_tap(data: object) -> None:
    assert read_tap(data) is None


def test_data_is_read_as_written() -> None:
    assert read_tap("u:3:rice-fair") == TapData(Tap.UNDO, ("3", "rice-fair"))


@given(st.text(max_size=64))
def test_any_data_can_be_read(data: str) -> None:
    read_tap(data)
