"""A question in free text -> an answer, a choice, a list or an honest "I don't know"; and their buttons."""

from __future__ import annotations

import re

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType, MessageEntityType

from bot import cards, pages, replies
from bot.context import BotContext
from bot.i18n import N_, Translator
from bot.keyboards import Tap, read_subject, read_tap
from knowledge import Context, Fact, Outcome, UnknownFact


def is_for_us(message: Message) -> bool:
    """Whether a message is meant for the bot: in a group, only one that mentions it or replies to it."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    us = message.get_bot()
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == us.id:
        return True
    mentions = message.parse_entities([MessageEntityType.MENTION]) | message.parse_caption_entities(
        [MessageEntityType.MENTION]
    )
    return any(name.casefold() == f"@{us.username}".casefold() for name in mentions.values())


async def answer_question(update: Update, context: BotContext) -> None:
    """Answer a message's text (or a picture's caption)."""
    message = update.effective_message
    if message is None or not is_for_us(message):
        return
    question = _without_mention(message.text or message.caption or "", context.bot.username)
    translator = await context.translator(update, question)
    before = context.last_asked(update)
    outcome = context.knowledge_base.ask(question, before)
    reply = replies.reply_to(outcome, context, translator)
    if reply.leads_on:
        context.remember(update, _meant(outcome, reply.fact, before), reply.fact.id if reply.fact else None)
    await message.reply_html(reply.html, reply_markup=reply.buttons)


async def tap_fact(update: Update, context: BotContext) -> None:
    """Show the fact that a button names: in place of the message, or below it."""
    callback_query = update.callback_query
    tap = read_tap(callback_query.data) if callback_query else None
    if callback_query is None or tap is None:
        return
    locale, fact_id = tap.arguments
    try:
        translator = context.translator_for(locale)
        fact = context.knowledge_base.get(fact_id)
    except (KeyError, UnknownFact):
        translator = await context.translator(update)
        await callback_query.answer(translator.gettext(N_("That fact is no longer here.")), show_alert=True)
        return
    await callback_query.answer()
    context.remember(update, fact.text_in(locale).title, fact.id)
    await _show(callback_query, tap.tap, fact, context, translator)


async def tap_turn(update: Update, context: BotContext) -> None:
    """Turn a list to the page that a button names, in place."""
    callback_query = update.callback_query
    tap = read_tap(callback_query.data) if callback_query else None
    if callback_query is None or tap is None:
        return
    locale, number, code = tap.arguments
    subject = read_subject(code)
    found = context.knowledge_base.listing(subject) if subject else None
    if found is None or not found.facts or not number.isdecimal() or locale not in context.services.translators:
        await tap_unknown(update, context)
        return
    await callback_query.answer()
    reply = replies.page(found, int(number), context, context.translator_for(locale))
    await callback_query.edit_message_text(reply.html, reply_markup=reply.buttons)


async def tap_unknown(update: Update, context: BotContext) -> None:
    """Acknowledge a button that is forged or from an older version."""
    if update.callback_query:
        text = pages.stale_button(await context.translator(update))
        await update.callback_query.answer(text, show_alert=True)


async def _show(query: CallbackQuery, tap: Tap, fact: Fact, context: BotContext, translator: Translator) -> None:
    html, buttons = cards.with_buttons(fact, context, translator)
    if tap is Tap.OPEN and isinstance(query.message, Message):
        await query.message.reply_html(html, reply_markup=buttons, do_quote=False)
    else:
        await query.edit_message_text(html, reply_markup=buttons)


def _meant(outcome: Outcome, fact: Fact | None, before: Context | None) -> str:
    """The question in full, for the next one to lean on; the same one where this only wanted more of its fact."""
    if before and fact and fact.id == before.fact_id:
        return before.question
    return outcome.explanation.query


def _without_mention(text: str, username: str) -> str:
    return re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE)
