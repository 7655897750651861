"""/start, /help, /about, /privacy, /delete_my_data, and what is not a command of ours."""

from __future__ import annotations

from telegram import Message, Update

from bot import cards, pages
from bot.commands import Audience, shown_to
from bot.context import BotContext
from bot.i18n import N_, Translator
from knowledge import UnknownFact

DEEP_LINK = "f_"
"""`/start f_<fact id>` opens a fact; Telegram allows 64 of A-Z a-z 0-9 _ - in the payload."""


async def start(update: Update, context: BotContext) -> None:
    """Welcome; with a deep link, the fact that it names."""
    message = update.effective_message
    if message is None:
        return
    translator = await context.translator(update)
    payload = context.args[0] if context.args else ""
    if payload.startswith(DEEP_LINK):
        await _linked_fact(message, context, translator, payload.removeprefix(DEEP_LINK))
    else:
        await message.reply_html(pages.welcome(translator))


async def help_command(update: Update, context: BotContext) -> None:
    """How to ask, and the commands that this person may use."""
    translator = await context.translator(update)
    audiences = [Audience.EVERYONE, Audience.PRIVATE]
    if context.is_editor(update.effective_user):
        audiences.append(Audience.EDITORS)
    await _reply(update, pages.help_page(translator, shown_to(*audiences)))


async def about(update: Update, context: BotContext) -> None:
    """Where the answers come from."""
    await _reply(update, pages.about(await context.translator(update), len(context.knowledge_base.all())))


async def privacy(update: Update, context: BotContext) -> None:
    """What is kept about a person."""
    await _reply(update, pages.privacy(await context.translator(update)))


async def delete_my_data(update: Update, context: BotContext) -> None:
    """Delete what is kept about the person who asks."""
    user = update.effective_user
    if user is None:
        return
    await context.state.forget(user.id)
    context.services.recall.forget(user.id)
    translator = await context.translator(update)
    await _reply(update, translator.gettext(N_("Done: nothing about you is kept any more.")))


async def unknown_command(update: Update, context: BotContext) -> None:
    """A command that we do not have."""
    translator = await context.translator(update)
    await _reply(update, translator.gettext(N_("I do not know that command. /help shows what I can do.")))


async def not_text(update: Update, context: BotContext) -> None:
    """A photo, a voice message, a sticker: only text works."""
    translator = await context.translator(update)
    await _reply(update, translator.gettext(N_("I can only read text, sorry. Please write your question.")))


async def _linked_fact(message: Message, context: BotContext, translator: Translator, fact_id: str) -> None:
    try:
        fact = context.knowledge_base.get(fact_id)
    except UnknownFact:
        gone = translator.gettext(N_("The fact in this link is no longer here."))
        await message.reply_html(f"{gone}\n\n{pages.welcome(translator)}")
        return
    html, buttons = cards.with_buttons(fact, context, translator)
    await message.reply_html(html, reply_markup=buttons)


async def _reply(update: Update, html: str) -> None:
    if update.effective_message:
        await update.effective_message.reply_html(html)
