"""build_application: the one ordered table of handlers."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import (
    AIORateLimiter,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.commands import names
from bot.config import Settings
from bot.context import BotApplication, BotContext, Services, provide
from bot.handlers import basics, editors, errors, language, questions
from bot.health import HeartbeatRequest
from bot.keyboards import Tap, read_tap
from bot.ordering import PerChatProcessor

ALLOWED_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY]
"""What we ask Telegram for; anything else is not sent to us at all."""

RETRIES_WHEN_FLOODED = 3
"""How often a send is tried again when Telegram says to wait."""

Callback = Callable[[Update, BotContext], Coroutine[Any, Any, None]]
Handler = BaseHandler[Any, BotContext, None]
Builder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]


def build_application(services: Services, request: BaseRequest | None = None) -> BotApplication:
    """The application with its handlers; `request` stands in for the network (terminal and tests)."""
    builder: Builder = ApplicationBuilder().context_types(ContextTypes(context=BotContext)).defaults(_defaults())
    builder = builder.token(services.settings.token).concurrent_updates(PerChatProcessor())
    if request:
        builder = builder.request(request).get_updates_request(request).updater(None).job_queue(None)
    else:
        builder = _with_network(builder, services.settings)
    application: BotApplication = builder.build()
    provide(application, services)
    application.add_handlers(_handlers(services.settings.admin_ids))
    application.add_error_handler(errors.on_error)
    return application


def _handlers(admin_ids: frozenset[int]) -> list[Handler]:
    """Order matters: the first that fits handles an update."""
    return [
        _command("start", basics.start),
        _command("help", basics.help_command),
        _command("about", basics.about),
        _command("privacy", basics.privacy),
        _command("language", language.language),
        _command("delete_my_data", basics.delete_my_data),
        *_for_editors(admin_ids),
        _tap(Tap.SHOW, questions.tap_fact),
        _tap(Tap.OPEN, questions.tap_fact),
        _tap(Tap.TURN, questions.tap_turn),
        _tap(Tap.LANGUAGE, language.tap_language),
        # What is left over: after every command and button that we know.
        CallbackQueryHandler(questions.tap_unknown),
        MessageHandler(filters.COMMAND & filters.ChatType.PRIVATE, basics.unknown_command),
        MessageHandler((filters.TEXT | filters.CAPTION) & ~filters.COMMAND, questions.answer_question),
        MessageHandler(_NOT_TEXT & filters.ChatType.PRIVATE, basics.not_text),
    ]


_NOT_TEXT = ~filters.TEXT & ~filters.StatusUpdate.ALL


def _for_editors(admin_ids: frozenset[int]) -> list[Handler]:
    """Each editor's action for editors, followed by the refusal for everyone else."""
    editor = filters.User(admin_ids) & filters.UpdateType.MESSAGES
    commands = {"addfact": editors.add_fact, "retirefact": editors.retire_fact}
    taps = {Tap.CONFIRM: editors.confirm, Tap.DISCARD: editors.discard, Tap.UNDO: editors.undo}
    return [
        *(_command(name, callback, editor) for name, callback in commands.items()),
        *(_command(name, editors.not_an_editor) for name in commands),
        *(_tap(tap, _only_for(admin_ids, callback)) for tap, callback in taps.items()),
    ]


def _only_for(admin_ids: frozenset[int], callback: Callback) -> Callback:
    """Filters do not apply to buttons, so the check of rights stands around the callback."""

    async def checked(update: Update, context: BotContext) -> None:
        user = update.effective_user
        allowed = user is not None and user.id in admin_ids
        await (callback if allowed else editors.not_an_editor)(update, context)

    return checked


def _command(name: str, callback: Callback, allowed: filters.BaseFilter | None = None) -> Handler:
    return CommandHandler(names(name), callback, filters=allowed)


def _tap(tap: Tap, callback: Callback) -> Handler:
    return CallbackQueryHandler(callback, pattern=lambda data: _is_tap(data, tap))


def _is_tap(data: object, tap: Tap) -> bool:
    found = read_tap(data)
    return found is not None and found.tap is tap


def _with_network(builder: Builder, settings: Settings) -> Builder:
    limiter = AIORateLimiter(overall_max_rate=settings.max_sends_per_second, max_retries=RETRIES_WHEN_FLOODED)
    heart = HeartbeatRequest(settings.data_dir)
    return (
        builder.base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .get_updates_request(heart)
        .rate_limiter(limiter)
    )


def _defaults() -> Defaults:
    return Defaults(
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),  # sources would unfurl under every card
        allow_sending_without_reply=True,
    )
