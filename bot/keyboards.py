"""Buttons and their callback data, built and read in this one place.

Data is short and says all that is needed, so that a button works after a restart: `action:argument:argument`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import N_, Translator
from bot.lists import Page
from knowledge import Change, Fact, Kind, Series, Stance, Standing, Subject

BUTTON_LABEL_LENGTH = 60
"""Longer labels are cut by Telegram's apps on a phone."""

CALLBACK_DATA_BYTES = 64
"""Telegram's own limit (Bot API, InlineKeyboardButton)."""

NUMBERS_IN_A_ROW = 4
"""Number buttons in a row: wide enough for a thumb on a phone."""

LAST_PAGE = 999
"""The highest page number that a button needs room for."""

Buttons = InlineKeyboardMarkup


class Tap(StrEnum):
    """What a button does."""

    SHOW = "s"
    OPEN = "o"
    LANGUAGE = "l"
    CONFIRM = "c"
    DISCARD = "x"
    UNDO = "u"
    TURN = "t"


@dataclass(frozen=True, slots=True)
class TapData:
    """A button's data, read."""

    tap: Tap
    arguments: tuple[str, ...]


_ARGUMENTS = {Tap.SHOW: 2, Tap.OPEN: 2, Tap.LANGUAGE: 1, Tap.CONFIRM: 1, Tap.DISCARD: 1, Tap.UNDO: 2, Tap.TURN: 3}

_LIST = r"(?:{item}(?:-{item})*)?"
_SUBJECT = re.compile(
    r"(?P<kind>[a-z-]*)\.(?P<series>[a-z-]*)\.(?P<stance>[a-z_]*)\.(?P<standing>[a-z]*)\.(?P<countries>(?:[A-Z]{2})*)"
    rf"\.(?P<objectives>{_LIST.format(item=r'[1-9][0-9]?')})\.(?P<years>{_LIST.format(item='[1-9][0-9]{3}')})"
)


def read_tap(data: object) -> TapData | None:
    """The tap in callback data; None for data that is forged, cut or from an older version."""
    if not isinstance(data, str):
        return None
    action, *rest = data.split(":")
    if action not in set(Tap) or len(rest) != _ARGUMENTS[Tap(action)]:
        return None
    return TapData(Tap(action), tuple(rest))


def card_buttons(fact: Fact, related: Iterable[Fact], here: Translator, all_of_them: Iterable[Translator]) -> Buttons:
    """Under a card: the same in the other languages, then the facts it points to."""
    languages = [
        _button(other.own_name, Tap.SHOW, other.locale, fact.id)
        for other in all_of_them
        if other.locale != here.locale and other.locale in fact.texts
    ]
    others = [[_button(other.text_in(here.locale).title, Tap.OPEN, here.locale, other.id)] for other in related]
    return InlineKeyboardMarkup([row for row in [languages, *others] if row])


def choice_buttons(facts: Iterable[Fact], translator: Translator) -> Buttons:
    """One fact a row, by title; tapping one answers in place."""
    return InlineKeyboardMarkup(
        [[_button(fact.text_in(translator.locale).title, Tap.SHOW, translator.locale, fact.id)] for fact in facts]
    )


def number_buttons(facts: Iterable[Fact], translator: Translator) -> Buttons:
    """A button for each fact of a numbered list, by its number, in short rows."""
    return InlineKeyboardMarkup(_number_rows(facts, translator))


def list_buttons(page: Page, subject: Subject | None, translator: Translator) -> Buttons:
    """The numbers of a page, and ways to turn it where the subject is given."""
    back = (translator.gettext(N_("Back")), page.number - 1) if page.number > 1 else None
    more = (translator.gettext(N_("More")), page.number + 1) if page.number < page.count else None
    turns = [
        _button(label, Tap.TURN, translator.locale, str(number), subject_code(subject))
        for label, number in filter(None, (back, more))
        if subject
    ]
    return InlineKeyboardMarkup([*_number_rows(page.facts, translator), *([turns] if turns else [])])


def can_turn_pages(subject: Subject, translator: Translator) -> bool:
    """Whether a button can carry this subject."""
    data = _data(Tap.TURN, translator.locale, str(LAST_PAGE), subject_code(subject))
    return len(data.encode()) <= CALLBACK_DATA_BYTES


def subject_code(subject: Subject) -> str:
    """A subject in few characters: kind.series.stance.standing.countries.objectives.years, empty where not narrowed."""
    sorts = (subject.kind, subject.series, subject.stance, subject.standing)
    numbers = ("-".join(map(str, values)) for values in (subject.objectives, subject.years))
    return ".".join([*(sort or "" for sort in sorts), "".join(subject.countries), *numbers])


def read_subject(code: str) -> Subject | None:
    """The subject in its code; None for a code that is forged or from an older version."""
    found = _SUBJECT.fullmatch(code)
    if found is None:
        return None
    try:
        return Subject(
            kind=Kind(found["kind"]) if found["kind"] else None,
            series=Series(found["series"]) if found["series"] else None,
            stance=Stance(found["stance"]) if found["stance"] else None,
            standing=Standing(found["standing"]) if found["standing"] else None,
            countries=tuple(re.findall("..", found["countries"])),
            objectives=tuple(map(int, filter(None, found["objectives"].split("-")))),
            years=tuple(map(int, filter(None, found["years"].split("-")))),
        )
    except ValueError:
        return None


def language_buttons(translators: Iterable[Translator]) -> Buttons:
    """Each language by its own name."""
    return InlineKeyboardMarkup([[_button(other.own_name, Tap.LANGUAGE, other.locale) for other in translators]])


def confirm_buttons(edit: int, translator: Translator) -> Buttons:
    """Store the previewed fact, or discard it."""
    store = _button(translator.gettext(N_("Store it")), Tap.CONFIRM, str(edit))
    discard = _button(translator.gettext(N_("Discard it")), Tap.DISCARD, str(edit))
    return InlineKeyboardMarkup([[store, discard]])


def undo_button(change: Change, translator: Translator) -> Buttons:
    """Undo this change."""
    return InlineKeyboardMarkup(
        [[_button(translator.gettext(N_("Undo")), Tap.UNDO, str(change.number), change.fact_id)]]
    )


def _number_rows(facts: Iterable[Fact], translator: Translator) -> list[list[InlineKeyboardButton]]:
    numbers = [_button(str(number), Tap.OPEN, translator.locale, fact.id) for number, fact in enumerate(facts, 1)]
    return [numbers[start : start + NUMBERS_IN_A_ROW] for start in range(0, len(numbers), NUMBERS_IN_A_ROW)]


def _button(label: str, tap: Tap, *arguments: str) -> InlineKeyboardButton:
    shown = label if len(label) <= BUTTON_LABEL_LENGTH else label[: BUTTON_LABEL_LENGTH - 1].rstrip() + "…"
    return InlineKeyboardButton(shown, callback_data=_data(tap, *arguments))


def _data(tap: Tap, *arguments: str) -> str:
    return ":".join([tap.value, *arguments])
