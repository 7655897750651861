"""The same conversation in a terminal, or for each line of a pipe."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterable
from html import unescape

from bot.app import build_application
from bot.context import Services
from bot.i18n import N_, choose_locale
from bot.local_chat import Button, LocalChat, LocalRequest, Person, Shown

TERMINAL_USER_ID = 1
"""Whoever sits at the machine; an editor, since the files are theirs anyway."""

CONNECT = N_(
    "No TELEGRAM_BOT_TOKEN is set, so we talk here. To connect Telegram, get a token from @BotFather and put it "
    "into .env (see README). A number taps the button with that number; Ctrl-D leaves."
)

_STYLES = {"b": "1", "i": "3", "pre": "2", "code": "2"}
_LINK = re.compile(r'<a href="(?P<url>[^"]*)">(?P<label>.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>\w+)[^>]*>")


def styled(html: str, *, colour: bool) -> str:
    """Telegram HTML as terminal text: bold and italics as styles (or nothing), links with their address."""
    linked = _LINK.sub(lambda match: f"{match['label']} <a>{match['url']}</a>", html)
    return unescape(_TAG.sub(lambda match: _style(match["name"], bool(match["close"])) if colour else "", linked))


def numbered(labels: Iterable[str]) -> str:
    """Buttons by the number to type; those that are only a number, that of a list's line, side by side."""
    places = list(enumerate(labels, 1))
    bare = [f"[{number}]" for number, label in places if label == str(number)]
    others = [f"[{number}] {label}" for number, label in places if label != str(number)]
    return "\n".join([*([" ".join(bare)] if bare else []), *others])


async def converse(services: Services, language_code: str | None) -> None:
    """Talk with whoever sits at the terminal until Ctrl-D; numbers tap buttons."""
    locale = choose_locale([language_code], services.translators, services.settings.default_locale)
    _say(services.translators[locale].gettext(CONNECT))
    async with _Talk(services, language_code) as talk:
        await talk.show(await talk.chat.say("/start"), colour=True)
        while (line := await _read_line()) is not None:
            if line.strip():
                await talk.take(line.strip())


async def answer_lines(services: Services, lines: Iterable[str], language_code: str | None) -> None:
    """Answer each line, none of them blank, and end."""
    async with _Talk(services, language_code) as talk:
        for line in lines:
            await talk.show(await talk.chat.say(line.strip()), colour=False)


class _Talk:
    """A chat with the application, and the buttons now on screen."""

    def __init__(self, services: Services, language_code: str | None) -> None:
        self._services = services
        request = LocalRequest()
        self._application = build_application(services, request)
        self.chat = LocalChat(self._application, request, Person(TERMINAL_USER_ID, "Terminal", language_code))
        self._buttons: list[tuple[Shown, Button]] = []

    async def __aenter__(self) -> _Talk:
        await self._services.state.open()
        await self._application.initialize()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self._application.shutdown()
        await self._services.state.close()

    async def take(self, line: str) -> None:
        """A number taps the button with that number; anything else is said."""
        if line.isdecimal() and 0 < int(line) <= len(self._buttons):
            shown, button = self._buttons[int(line) - 1]
            await self.show(await self.chat.tap(shown, button.data), colour=True)
        else:
            await self.show(await self.chat.say(line), colour=True)

    async def show(self, news: list[Shown], *, colour: bool) -> None:
        """Print what the bot shows; number its buttons from 1 on where they can be typed."""
        buttons = [(shown, button) for shown in news for button in shown.buttons]
        if buttons:
            self._buttons = buttons
        for shown in news:
            _say(styled(shown.html, colour=colour))
        labels = [button.label for _, button in buttons]
        if colour:
            _say(numbered(labels))
        elif buttons and "<b>" not in news[0].html:
            _say("\n".join(f"- {label}" for label in labels))


def _style(name: str, close: bool) -> str:
    code = _STYLES.get(name)
    return "" if code is None else "\x1b[0m" if close else f"\x1b[{code}m"


def _say(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n\n")


async def _read_line() -> str | None:
    try:
        return await asyncio.to_thread(input, "> ")
    except EOFError:
        return None
