"""Start the bot: `python -m bot`. In Telegram with a token, else in this terminal or for each line of a pipe."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import os
import sys
from collections.abc import Mapping

from dotenv import dotenv_values
from telegram.error import InvalidToken

from bot import health
from bot.app import build_application
from bot.config import InvalidSettings, Settings
from bot.context import Services
from bot.i18n import load_translators, locale_codes
from bot.logs import set_up_logging
from bot.serving import serve
from bot.state import State
from bot.terminal import TERMINAL_USER_ID, answer_lines, converse
from knowledge import KnowledgeBase, KnowledgeError

BAD_SETTINGS = 2
"""The exit status when the settings do not allow a start."""

NOTHING_TO_DO = """There is no TELEGRAM_BOT_TOKEN, and no question on standard input.
To run in Telegram: get a token from @BotFather (/newbot), put TELEGRAM_BOT_TOKEN=... into .env, then `make run`.
To try it here: run `make run` in a terminal, or `echo "What is the GCM?" | make run`."""

REFUSED_TOKEN = "Telegram refused TELEGRAM_BOT_TOKEN: copy it again from @BotFather (/mybots, API Token)."  # noqa: S105

_TERMINAL_TOKEN = "1:terminal"  # noqa: S105 (nothing is ever sent with it)


def main(arguments: list[str] | None = None) -> int:
    """Run the bot; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument("--check", action="store_true", help="check settings, facts and catalogs, then end")
    chosen = parser.parse_args(arguments)
    environ = {**{key: value or "" for key, value in dotenv_values(".env").items()}, **os.environ}
    try:
        settings = Settings.from_environ(environ, locale_codes())
        if chosen.check:
            return _check(settings)
        return _in_telegram(settings) if settings.token else _in_terminal(settings, environ)
    except (InvalidSettings, KnowledgeError) as error:
        print(error, file=sys.stderr)
        return BAD_SETTINGS


def _in_telegram(settings: Settings) -> int:
    set_up_logging(settings.token, settings.webhook.secret if settings.webhook else "")
    services = _services(settings, read_only=False)
    try:
        asyncio.run(serve(build_application(services), services))
    except InvalidToken:
        print(REFUSED_TOKEN, file=sys.stderr)
        return BAD_SETTINGS
    finally:
        services.knowledge_base.close()
    return 0


def _in_terminal(settings: Settings, environ: Mapping[str, str]) -> int:
    here = dataclasses.replace(settings, token=_TERMINAL_TOKEN, admin_ids=settings.admin_ids | {TERMINAL_USER_ID})
    language = environ.get("LANG", "").partition("_")[0] or None
    if sys.stdin and sys.stdin.isatty():
        import readline  # noqa: F401 (gives input() its history; not wanted in a pipe)

        return _talk(here, converse_with=language)
    lines = [line for line in sys.stdin or () if line.strip()]  # there is no stdin where it was closed
    if not lines:
        print(NOTHING_TO_DO, file=sys.stderr)
        return BAD_SETTINGS
    return _talk(here, converse_with=language, lines=lines)


def _talk(settings: Settings, converse_with: str | None, lines: list[str] | None = None) -> int:
    services = _services(settings, read_only=lines is not None)
    try:
        if lines is None:
            asyncio.run(converse(services, converse_with))
        else:
            asyncio.run(answer_lines(services, lines, converse_with))
    finally:
        services.knowledge_base.close()
    return 0


def _check(settings: Settings) -> int:
    """Say what is well; a problem with settings or facts was raised before."""
    base = KnowledgeBase.open(settings.data_dir, read_only=True)
    print(f"settings: well; facts: {len(base.all())}; catalogs: {', '.join(load_translators())}")
    for fact_id in base.kept_from_shipped:
        print(f"an editor's version stands before the shipped one: {fact_id}")
    if health.is_out_of_touch(settings.data_dir):
        print(f"the bot has not reached Telegram for over {health.OUT_OF_TOUCH_AFTER:.0f} s", file=sys.stderr)
        return 1
    return 0


def _services(settings: Settings, *, read_only: bool) -> Services:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    base = KnowledgeBase.open(settings.data_dir, read_only=read_only)
    return Services(settings, base, load_translators(), State(settings.state_url))


if __name__ == "__main__":
    sys.exit(main())
