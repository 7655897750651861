"""The Bot API's methods about the bot itself: who it is, its menus of commands, its descriptions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from telegram.constants import BotCommandLimit, BotCommandScopeType, BotDescriptionLimit

from tests.fake_telegram.receiving import Method
from tests.fake_telegram.refusing import Json, Refused
from tests.fake_telegram.state import State

_COMMAND = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")

_SCOPE_IDS: Mapping[str, tuple[str, ...]] = {
    BotCommandScopeType.CHAT: ("chat_id",),
    BotCommandScopeType.CHAT_ADMINISTRATORS: ("chat_id",),
    BotCommandScopeType.CHAT_MEMBER: ("chat_id", "user_id"),
}
"""What a scope must name; the others name nothing."""

Menu = tuple[tuple[object, ...], str]
"""The key of a list of commands: the scope with what it names, and the language."""


class Profile:
    """What Telegram shows of the bot outside its messages."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._commands: dict[Menu, list[Json]] = {}
        self._texts: defaultdict[str, dict[str, str]] = defaultdict(dict)

    @property
    def methods(self) -> Mapping[str, Method]:
        """The methods by name."""
        most, short = BotDescriptionLimit.MAX_DESCRIPTION_LENGTH, BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH
        return {
            "getMe": self._get_me,
            "setMyCommands": self._set_commands,
            "getMyCommands": lambda parameters: self._commands.get(self._menu(parameters), []),
            "deleteMyCommands": self._delete_commands,
            "setMyDescription": lambda parameters: self._set_text("description", most, parameters),
            "getMyDescription": lambda parameters: self._get_text("description", parameters),
            "setMyShortDescription": lambda parameters: self._set_text("short_description", short, parameters),
            "getMyShortDescription": lambda parameters: self._get_text("short_description", parameters),
        }

    def _get_me(self, _: Json) -> Json:
        abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
        return {**self._state.bot.as_json(), **abilities}

    def _set_commands(self, parameters: Json) -> bool:
        commands = [_read_command(raw) for raw in parameters["commands"]]
        if len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
            raise Refused("BOT_COMMANDS_TOO_MUCH")
        self._commands[self._menu(parameters)] = commands
        return True

    def _delete_commands(self, parameters: Json) -> bool:
        self._commands.pop(self._menu(parameters), None)
        return True

    def _menu(self, parameters: Json) -> Menu:
        scope = parameters.get("scope", {"type": BotCommandScopeType.DEFAULT})
        if scope.get("type") not in set(BotCommandScopeType):
            raise Refused("can't parse BotCommandScope: Unsupported type specified")
        named = tuple(scope.get(name) for name in _SCOPE_IDS.get(scope["type"], ()))
        if named and named[0] not in self._state.chats:
            raise Refused("chat not found")
        return (scope["type"], *named), _language(parameters)

    def _set_text(self, name: str, most: int, parameters: Json) -> bool:
        text = parameters.get(name, "")
        if len(text) > most:
            raise Refused(f"{name.replace('_', ' ')} is too long")
        self._texts[name][_language(parameters)] = text
        return True

    def _get_text(self, name: str, parameters: Json) -> Json:
        return {name: self._texts[name].get(_language(parameters), "")}


def _language(parameters: Json) -> str:
    code: str = parameters.get("language_code", "")
    if not _LANGUAGE.fullmatch(code):
        raise Refused("invalid language code specified")
    return code


def _read_command(raw: object) -> Json:
    if not isinstance(raw, dict) or raw.keys() != {"command", "description"}:
        raise Refused("can't parse BotCommand: command and description expected")
    command, description = raw["command"], raw["description"]
    if not isinstance(command, str) or not isinstance(description, str):
        raise Refused("can't parse BotCommand: fields must be of type String")
    if len(command) > BotCommandLimit.MAX_COMMAND:
        raise Refused(f"command length must not exceed {BotCommandLimit.MAX_COMMAND}")
    if not _COMMAND.fullmatch(command):
        raise Refused("BOT_COMMAND_INVALID")
    if not description.strip():
        raise Refused("command description must be non-empty")
    if len(description) > BotCommandLimit.MAX_DESCRIPTION:
        raise Refused(f"command description length must not exceed {BotCommandLimit.MAX_DESCRIPTION}")
    return raw
