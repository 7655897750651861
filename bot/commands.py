"""The table of commands: it feeds the menus, /help, the handlers and the README's test."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.i18n import N_


class Audience(Enum):
    """Who is shown a command."""

    EVERYONE = "everyone"
    PRIVATE = "private"
    EDITORS = "editors"


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it does (a msgid), whom it is for, and Indonesian names that work too."""

    name: str
    description: str
    audience: Audience
    aliases: tuple[str, ...] = ()


COMMANDS = (
    Command("start", N_("Begin, and see what you can ask"), Audience.PRIVATE, ("mulai",)),
    Command("help", N_("How to ask, with examples"), Audience.EVERYONE, ("bantuan",)),
    Command("language", N_("Choose the language of the buttons and menus"), Audience.PRIVATE, ("bahasa",)),
    Command("about", N_("Where the answers come from"), Audience.EVERYONE, ("tentang",)),
    Command("privacy", N_("What is kept about you"), Audience.EVERYONE, ("privasi",)),
    Command("delete_my_data", N_("Delete what is kept about you"), Audience.PRIVATE, ("hapus_data",)),
    Command("addfact", N_("Add a fact"), Audience.EDITORS, ("tambah_fakta",)),
    Command("retirefact", N_("Take a fact out of force"), Audience.EDITORS, ("tarik_fakta",)),
)


def names(command: str) -> tuple[str, ...]:
    """The names under which a command of the table is accepted. Raises KeyError for any other."""
    table = {entry.name: (entry.name, *entry.aliases) for entry in COMMANDS}
    return table[command]


def shown_to(*audiences: Audience) -> tuple[Command, ...]:
    """The commands for these audiences, in the table's order."""
    return tuple(command for command in COMMANDS if command.audience in audiences)
