"""/language and its buttons: the choice is remembered."""

from __future__ import annotations

from telegram import Update

from bot import pages
from bot.context import BotContext
from bot.i18n import N_
from bot.keyboards import language_buttons, read_tap


async def language(update: Update, context: BotContext) -> None:
    """Offer every language by its own name."""
    translator = await context.translator(update)
    if update.effective_message:
        text = translator.gettext(
            N_("Which language shall I use? A question is answered in the language that it is written in.")
        )
        await update.effective_message.reply_html(
            text, reply_markup=language_buttons(context.services.translators.values())
        )


async def tap_language(update: Update, context: BotContext) -> None:
    """Remember the chosen language, and say so in it."""
    callback_query, user = update.callback_query, update.effective_user
    tap = read_tap(callback_query.data) if callback_query else None
    if callback_query is None or tap is None or user is None:
        return
    if tap.arguments[0] not in context.services.translators:
        await callback_query.answer(pages.stale_button(await context.translator(update)), show_alert=True)
        return
    translator = context.translator_for(tap.arguments[0])
    await context.state.choose_locale(user.id, translator.locale)
    await callback_query.answer()
    chosen = translator.gettext(N_("I will use {language} from now on."), language=translator.own_name)
    await callback_query.edit_message_text(chosen)
