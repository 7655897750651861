"""The command menus and descriptions that Telegram shows, published per language and scope. Idempotent."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import BadRequest, Forbidden

from bot import pages
from bot.commands import Audience, shown_to
from bot.i18n import Translator

logger = logging.getLogger(__name__)

_PRIVATE = (Audience.EVERYONE, Audience.PRIVATE)


async def publish(
    bot: Bot, translators: Mapping[str, Translator], default_locale: str, admin_ids: Iterable[int]
) -> None:
    """Publish what differs from what Telegram shows already. Raises TelegramError when Telegram can't be reached."""
    languages: list[tuple[str | None, Translator]] = [(None, translators[default_locale]), *translators.items()]
    for code, translator in languages:
        for scope, audiences in _scopes():
            await _publish_commands(bot, scope, code, translator, audiences)
        await _publish_descriptions(bot, code, translator)
        for admin_id in admin_ids:
            await _publish_to_editor(bot, admin_id, code, translator)


def _scopes() -> tuple[tuple[BotCommandScope, tuple[Audience, ...]], ...]:
    return (
        (BotCommandScopeDefault(), (Audience.EVERYONE,)),
        (BotCommandScopeAllPrivateChats(), _PRIVATE),
        (BotCommandScopeAllGroupChats(), (Audience.EVERYONE,)),
    )


async def _publish_commands(
    bot: Bot, scope: BotCommandScope, code: str | None, translator: Translator, audiences: tuple[Audience, ...]
) -> None:
    wanted = tuple(BotCommand(c.name, translator.gettext(c.description)) for c in shown_to(*audiences))
    if await bot.get_my_commands(scope=scope, language_code=code) != wanted:
        await bot.set_my_commands(wanted, scope=scope, language_code=code)


async def _publish_to_editor(bot: Bot, admin_id: int, code: str | None, translator: Translator) -> None:
    try:
        await _publish_commands(bot, BotCommandScopeChat(admin_id), code, translator, (*_PRIVATE, Audience.EDITORS))
    except (BadRequest, Forbidden):
        logger.info("an editor has not started the bot yet; their menu comes at the next start")


async def _publish_descriptions(bot: Bot, code: str | None, translator: Translator) -> None:
    description, short = translator.gettext(pages.DESCRIPTION), translator.gettext(pages.SHORT_DESCRIPTION)
    if (await bot.get_my_description(language_code=code)).description != description:
        await bot.set_my_description(description, language_code=code)
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)
