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
    can_turn_pages,
    card_buttons,
    choice_buttons,
    confirm_buttons,
    language_buttons,
    list_buttons,
    number_buttons,
    read_subject,
    read_tap,
    subject_code,
    undo_button,
)
from bot.lists import page_of
from knowledge import Action, Change, Kind, Series, Stance, Standing, Subject
from knowledge.validation import ID_LENGTH
from tests.facts import a_fact

TRANSLATORS = load_translators()
EN = TRANSLATORS["en"]
CALLBACK_DATA_BYTES = 64
LONG = "a" * ID_LENGTH
LONG_FACT = a_fact(LONG, en={"title": "t" * 100})
LONG_LIST = [LONG_FACT] * 20
EVENTS = Subject(kind=Kind.EVENT, countries=("VN",), years=(2025,))

SUBJECTS = st.builds(
    Subject,
    kind=st.none() | st.sampled_from(Kind),
    series=st.none() | st.sampled_from(Series),
    stance=st.none() | st.sampled_from(Stance),
    standing=st.none() | st.sampled_from(Standing),
    countries=st.lists(st.sampled_from(("ID", "VN", "KE", "GH")), max_size=3).map(tuple),
    objectives=st.lists(st.integers(1, 23), max_size=3).map(tuple),
    years=st.lists(st.integers(1900, 2100), max_size=3).map(tuple),
)


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
        number_buttons(LONG_LIST, EN),
        list_buttons(page_of(LONG_LIST, 2), EVENTS, EN),
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


def labels_of(buttons: Buttons) -> list[list[str]]:
    return [[button.text for button in row] for row in buttons.inline_keyboard]


def test_a_list_offers_its_numbers_in_rows_of_four_and_ways_to_turn_the_page() -> None:
    facts = [a_fact(f"f{n}") for n in range(20)]
    numbers = [["1", "2", "3", "4"], ["5", "6", "7", "8"]]
    assert labels_of(list_buttons(page_of(facts, 1), EVENTS, EN)) == [*numbers, ["More"]]
    assert labels_of(list_buttons(page_of(facts, 2), EVENTS, EN)) == [*numbers, ["Back", "More"]]
    assert labels_of(list_buttons(page_of(facts, 3), EVENTS, TRANSLATORS["id"])) == [numbers[0], ["Kembali"]]
    assert labels_of(list_buttons(page_of(facts, 1), None, EN)) == numbers
    assert data_of(list_buttons(page_of(facts, 2), EVENTS, EN))[7:] == [
        "o:en:f15",
        "t:en:1:event....VN..2025",
        "t:en:3:event....VN..2025",
    ]


@given(SUBJECTS)
def test_a_subject_is_read_as_it_was_written(subject: Subject) -> None:
    assert read_subject(subject_code(subject)) == subject


@given(SUBJECTS)
def test_a_page_is_turned_only_where_telegram_takes_the_data(subject: Subject) -> None:
    if can_turn_pages(subject, EN):
        for data in data_of(list_buttons(page_of(LONG_LIST, 2), subject, EN)):
            assert len(data.encode()) <= CALLBACK_DATA_BYTES
            assert read_tap(data) is not None
    else:
        assert len(subject_code(subject)) > 50


@pytest.mark.parametrize(
    "code",
    [
        "",
        "event",
        "rumour......",
        "event....vn..",
        "event....VN.0.",
        "....V..",
        ".....6-.",
        "......25",
        "event.......",
        "٦" * 7,
    ],
)
def test_a_forged_code_is_no_subject(code: str) -> None:
    assert read_subject(code) is None


@given(st.text(max_size=64) | st.from_regex(r"[a-z]{0,9}(\.[A-Za-z0-9-]{0,5}){6}", fullmatch=True))
def test_any_code_can_be_read(code: str) -> None:
    read_subject(code)


@pytest.mark.parametrize("data", ["", "s", "s:en", "s:en:a:b", "z:1", "S:en:a", ":", None, 5, "f:old:en:1"])
def test_forged_and_old_data_is_no_tap(data: object) -> None:
    assert read_tap(data) is None


def test_data_is_read_as_written() -> None:
    assert read_tap("u:3:rice-fair") == TapData(Tap.UNDO, ("3", "rice-fair"))


@given(st.text(max_size=64))
def test_any_data_can_be_read(data: str) -> None:
    read_tap(data)
