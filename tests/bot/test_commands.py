"""The table of commands."""

from __future__ import annotations

import re

from bot.commands import COMMANDS, Audience, names, shown_to
from bot.i18n import load_translators


def test_names_are_what_telegram_accepts_and_each_belongs_to_one_command() -> None:
    every = [name for command in COMMANDS for name in names(command.name)]
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name in every)
    assert len(every) == len(set(every))


def test_descriptions_fit_the_menu_in_every_language() -> None:
    for translator in load_translators().values():
        for command in COMMANDS:
            assert 1 <= len(translator.gettext(command.description)) <= 256


def test_editors_commands_are_shown_to_editors_only() -> None:
    everyone = {command.name for command in shown_to(Audience.EVERYONE, Audience.PRIVATE)}
    assert "addfact" not in everyone
    assert "addfact" in {command.name for command in shown_to(Audience.EDITORS)}
