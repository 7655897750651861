"""The last resort: log first, then apologise with a code. People's texts stay out of the log."""

from __future__ import annotations

import logging
import secrets

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.context import BotContext
from bot.i18n import N_

logger = logging.getLogger(__name__)


async def on_error(update: object, context: BotContext) -> None:
    """Log what happened under a code, and give the person that code with an apology."""
    error = context.error
    if isinstance(error, BadRequest) and "not modified" in error.message:
        return
    code = secrets.token_hex(3)
    number = update.update_id if isinstance(update, Update) else None
    if isinstance(error, Forbidden | NetworkError) and not isinstance(error, BadRequest):
        logger.warning("update %s, code %s: %s", number, code, type(error).__name__)
        return
    logger.error("update %s, code %s", number, code, exc_info=error)
    if isinstance(update, Update) and update.effective_message:
        await _apologise(update, context, code)


async def _apologise(update: Update, context: BotContext, code: str) -> None:
    message = update.effective_message
    if message is None:
        return
    translator = await context.translator(update)
    text = translator.gettext(
        N_("Sorry, something went wrong on my side. Please try again; if it stays, mention the code {code}."), code=code
    )
    try:
        await message.reply_html(text)
    except TelegramError as error:
        logger.warning("code %s: could not apologise (%s)", code, type(error).__name__)
