"""Buttons and their callback data, built and read in this one place.

Data is short and says all that is needed, so that a button works after a restart: `action:argument:argument`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import N_, Translator
from knowledge import Change, Fact

BUTTON_LABEL_LENGTH = 60
"""Longer labels are cut by Telegram's apps on a phone."""

Buttons = InlineKeyboardMarkup


class Tap(StrEnum):
    """What a button does."""

    SHOW = "s"
    OPEN = "o"
    LANGUAGE = "l"
    CONFIRM = "c"
    DISCARD = "x"
    UNDO = "u"


@dataclass(frozen=True, slots=True)
class TapData:
    """A button's data, read."""

    tap: Tap
    arguments: tuple[str, ...]


_ARGUMENTS = {Tap.SHOW: 2, Tap.OPEN: 2, Tap.LANGUAGE: 1, Tap.CONFIRM: 1, Tap.DISCARD: 1, Tap.UNDO: 2}


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


def _button(label: str, tap: Tap, *arguments: str) -> InlineKeyboardButton:
    shown = label if len(label) <= BUTTON_LABEL_LENGTH else label[: BUTTON_LABEL_LENGTH - 1].rstrip() + "…"
    return InlineKeyboardButton(shown, callback_data=":".join([tap.value, *arguments]))
