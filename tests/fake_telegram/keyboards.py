"""Keyboards under messages: what Telegram accepts, and how a person sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit

from tests.fake_telegram.refusing import Json, Refused

_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)
_LOOKS = frozenset({"text", "style", "icon_custom_emoji_id"})
_OTHER_MARKUPS = frozenset({"keyboard", "remove_keyboard", "force_reply"})

_BUTTON_URL = re.compile(r"(?:https?|tg|ton)://\S+|[^\s/:]+\.\w{2,}\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its label, the callback data or address behind it, and all of it as sent."""

    label: str
    data: str
    url: str
    raw: Json

    @property
    def target(self) -> str:
        """What a tap leads to."""
        return self.data or self.url


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons; empty when there are none."""


def read_keyboard(markup: Json | None, *, inline_only: bool = False) -> Keyboard:
    """The inline keyboard of a `reply_markup`. Raises Refused."""
    if markup is None:
        return ()
    if "inline_keyboard" not in markup:
        if inline_only or not _OTHER_MARKUPS & markup.keys():
            raise Refused("inline keyboard expected")
        return ()
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refused('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    keyboard = tuple(tuple(_read_button(raw) for raw in row) for row in rows if row)
    _check_size(keyboard)
    return keyboard


def buttons_of(keyboard: Keyboard) -> tuple[Button, ...]:
    """All buttons, row by row."""
    return tuple(chain.from_iterable(keyboard))


def keyboard_as_json(keyboard: Keyboard) -> Json:
    """The keyboard as the Bot API writes it under a message."""
    return {"inline_keyboard": [[button.raw for button in row] for row in keyboard]}


def _check_size(keyboard: Keyboard) -> None:
    widest = max(map(len, keyboard), default=0)
    if widest > InlineKeyboardMarkupLimit.BUTTONS_PER_ROW:
        raise Refused(f"reply markup is too long: {widest} buttons in a row")
    if len(buttons_of(keyboard)) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise Refused("reply markup is too long")


def _read_button(raw: object) -> Button:
    if not isinstance(raw, dict):
        raise _unparsable("InlineKeyboardButton must be an Object")
    if unknown := sorted(raw.keys() - _ACTIONS - _LOOKS):
        raise _unparsable(f'unknown field "{unknown[0]}"')
    if not all(isinstance(raw.get(name, ""), str) for name in ("text", "callback_data", "url")):
        raise _unparsable("fields text, callback_data and url must be of type String")
    if not raw.get("text", "").strip():
        raise Refused("inline keyboard button text must be non-empty")
    _check_action(raw)
    return Button(raw["text"], raw.get("callback_data", ""), raw.get("url", ""), raw)


def _check_action(raw: Json) -> None:
    actions = sorted(raw.keys() & _ACTIONS)
    if not actions or raw.get(actions[0]) == "":
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unparsable(f"exactly one action is allowed, not {' and '.join(actions)}")
    if len(raw.get("callback_data", "").encode()) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise Refused("BUTTON_DATA_INVALID")
    if "url" in raw and not _BUTTON_URL.fullmatch(raw["url"]):
        raise Refused(f"inline keyboard button URL '{raw['url']}' is invalid: Wrong HTTP URL")


def _unparsable(why: str) -> Refused:
    return Refused(f"can't parse inline keyboard button: {why}")
