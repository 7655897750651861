"""/addfact and /retirefact, with preview, confirmation and undo. Rights are checked in the table of handlers."""

from __future__ import annotations

from html import escape
from typing import Any

from telegram import CallbackQuery, Message, Update

from bot import forms, pages
from bot.context import BotContext
from bot.i18n import N_, Translator
from bot.keyboards import confirm_buttons, read_tap, undo_button
from bot.render import card, problems
from knowledge import Change, DuplicateFact, Fact, FactChanged, InvalidFact, StoreError, UnknownFact


async def add_fact(update: Update, context: BotContext) -> None:
    """Read the form in the message; show the fact as people will see it, to be confirmed."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        return
    translator = await context.translator(update)
    body = _after_command(message)
    draft = forms.parse(body, context.today)
    if forms.is_empty(draft):
        await message.reply_html(pages.add_fact_help(translator))
        return
    try:
        fact = context.knowledge_base.preview(draft)
    except (InvalidFact, DuplicateFact) as error:
        await _send_back(message, error, body, translator)
        return
    await _preview(message, fact, context, translator, await context.state.keep_edit(user.id, draft))


async def confirm(update: Update, context: BotContext) -> None:
    """Store the previewed fact."""
    callback_query, user = update.callback_query, update.effective_user
    if callback_query is None or user is None:
        return
    translator = await context.translator(update)
    number = _edit_number(callback_query)
    draft = await context.state.edit(number, user.id)
    if draft is None:
        await _no_longer_waiting(callback_query, translator)
        return
    change = await _store(callback_query, context, draft, user.id, translator)
    if change:
        await context.state.drop_edit(number)
        stored = translator.gettext(N_("Stored: “{id}”. It answers questions from now on."), id=change.fact_id)
        await callback_query.edit_message_text(escape(stored), reply_markup=undo_button(change, translator))


async def discard(update: Update, context: BotContext) -> None:
    """Let the previewed fact go."""
    callback_query, user = update.callback_query, update.effective_user
    if callback_query is None or user is None:
        return
    translator = await context.translator(update)
    number = _edit_number(callback_query)
    if await context.state.edit(number, user.id) is None:
        await _no_longer_waiting(callback_query, translator)
        return
    await context.state.drop_edit(number)
    await callback_query.answer()
    await callback_query.edit_message_text(translator.gettext(N_("Discarded. Nothing was stored.")))


async def retire_fact(update: Update, context: BotContext) -> None:
    """Take the named fact out of force, with Undo."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        return
    translator = await context.translator(update)
    fact_id = context.args[0] if context.args else ""
    if not fact_id:
        await message.reply_html(
            escape(translator.gettext(N_("Write the fact's id after the command: /retirefact id")))
        )
        return
    try:
        change = context.knowledge_base.retire(fact_id, user.id)
    except (UnknownFact, StoreError) as error:
        await message.reply_html(_refusal(error, translator))
        return
    done = translator.gettext(N_("Retired: “{id}” answers no more questions."), id=fact_id)
    await message.reply_html(escape(done), reply_markup=undo_button(change, translator))


async def undo(update: Update, context: BotContext) -> None:
    """Undo the change that the button names, if it is still the newest of its fact."""
    callback_query, user = update.callback_query, update.effective_user
    tap = read_tap(callback_query.data) if callback_query else None
    if callback_query is None or user is None or tap is None:
        return
    translator = await context.translator(update)
    number, fact_id = tap.arguments
    try:
        context.knowledge_base.undo(fact_id, int(number) if number.isdecimal() else 0, user.id)
    except (UnknownFact, FactChanged, StoreError) as error:
        await callback_query.answer(_refusal(error, translator), show_alert=True)
        return
    await callback_query.answer()
    done = translator.gettext(N_("Undone: “{id}” is as it was before."), id=fact_id)
    await callback_query.edit_message_text(escape(done))


async def not_an_editor(update: Update, context: BotContext) -> None:
    """A polite refusal to anyone else."""
    translator = await context.translator(update)
    text = translator.gettext(
        N_("Only editors can change facts. If you would like to help, ask whoever runs this bot.")
    )
    if update.callback_query:
        await update.callback_query.answer(text, show_alert=True)
    elif update.effective_message:
        await update.effective_message.reply_html(escape(text))


async def _preview(message: Message, fact: Fact, context: BotContext, translator: Translator, edit: int) -> None:
    """One message a locale, so that each is a card as people will see it."""
    for other in context.services.translators.values():
        if other.locale in fact.texts:
            await message.reply_html(card(fact, other))
    ask = translator.gettext(N_("This is how people will see it. Shall I store it as “{id}”?"), id=fact.id)
    await message.reply_html(escape(ask), reply_markup=confirm_buttons(edit, translator))


async def _send_back(message: Message, error: InvalidFact | DuplicateFact, body: str, translator: Translator) -> None:
    """All problems at once; the draft comes back too, so that nothing typed is lost."""
    told = problems(error.problems, translator) if isinstance(error, InvalidFact) else _refusal(error, translator)
    way_on = translator.gettext(
        N_("Nothing was stored. Edit your message above, or copy this one, mend it and send it again:")
    )
    await message.reply_html(f"{told}\n\n{escape(way_on)}")
    await message.reply_html(f"<pre>{escape('/addfact' + chr(10) + body)}</pre>")


async def _store(
    callback_query: CallbackQuery, context: BotContext, draft: dict[str, Any], by: int, translator: Translator
) -> Change | None:
    try:
        change = context.knowledge_base.add(draft, by)
    except InvalidFact as error:
        await callback_query.answer(translator.gettext(N_("That can no longer be stored.")), show_alert=True)
        if isinstance(callback_query.message, Message):
            await callback_query.message.reply_html(problems(error.problems, translator))
        return None
    except (DuplicateFact, StoreError) as error:
        await callback_query.answer(_refusal(error, translator), show_alert=True)
        return None
    await callback_query.answer()
    return change


async def _no_longer_waiting(callback_query: CallbackQuery, translator: Translator) -> None:
    text = translator.gettext(N_("That edit is no longer waiting. Send /addfact again."))
    await callback_query.answer(text, show_alert=True)


def _refusal(error: DuplicateFact | UnknownFact | FactChanged | StoreError, translator: Translator) -> str:
    match error:
        case DuplicateFact(fact_id=fact_id):
            text = translator.gettext(N_("There is already a fact “{id}”. Give yours another id."), id=fact_id)
        case UnknownFact(fact_id=fact_id):
            text = translator.gettext(N_("There is no fact “{id}”."), id=fact_id)
        case FactChanged(fact_id=fact_id):
            text = translator.gettext(N_("“{id}” was changed since, so this cannot be undone any more."), id=fact_id)
        case _:
            text = translator.gettext(N_("The facts cannot be written just now. Nothing was changed."))
    return text


def _edit_number(callback_query: CallbackQuery) -> int:
    tap = read_tap(callback_query.data)
    return int(tap.arguments[0]) if tap and tap.arguments[0].isdecimal() else 0


def _after_command(message: Message) -> str:
    _, _, body = (message.text or "").partition("\n")
    first_line = (message.text or "").split("\n", 1)[0].partition(" ")[2]
    return f"{first_line}\n{body}".strip()
