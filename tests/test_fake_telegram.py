"""The fake Bot API serves python-telegram-bot, polls as Telegram does, and shows the bot what Telegram would show."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    ExtBot,
    MessageHandler,
    filters,
)

from tests.fake_telegram import FakeTelegram, Popup

Context = ContextTypes.DEFAULT_TYPE

BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Say more", callback_data="more"), InlineKeyboardButton("UN", url="https://un.org")]]
)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[ExtBot[None]]:
    defaults = Defaults(parse_mode="HTML", allow_sending_without_reply=True)  # as our bot has them: they add parameters
    async with ExtBot(telegram.token, base_url=f"{telegram.url}/bot", defaults=defaults) as bot:
        yield bot


async def answer(update: Update, context: Context) -> None:
    assert update.effective_message
    await update.effective_message.reply_html("<b>Hello</b> &amp; welcome", reply_markup=BUTTONS)


async def tapped(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("Here it comes", show_alert=True)
    await update.callback_query.edit_message_text(f"You tapped {update.callback_query.data}")


@asynccontextmanager
async def running(telegram: FakeTelegram) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    builder = ApplicationBuilder().token(telegram.token).base_url(f"{telegram.url}/bot").job_queue(None)
    application = builder.concurrent_updates(True).build()
    application.add_handlers([CommandHandler("start", answer), CallbackQueryHandler(tapped)])
    application.add_handler(MessageHandler(filters.ALL & ~filters.COMMAND, answer))
    async with application:
        assert application.updater
        await application.updater.start_polling()
        await application.start()
        yield application
        await application.updater.stop()
        await application.stop()


async def test_a_bot_answers_buttons_work_and_nothing_is_refused(telegram: FakeTelegram) -> None:
    sari = telegram.person("Sari", language_code="id")
    async with running(telegram):
        await sari.say("/start")
        greeting = await sari.hears()
        assert (greeting.text, greeting.html) == ("Hello & welcome", "<b>Hello</b> &amp; welcome")
        assert greeting.buttons == {"Say more": "more", "UN": "https://un.org"}
        await sari.taps(greeting, "Say more")
        assert await sari.sees_popup() == Popup("Here it comes", alert=True)
        changed = await sari.hears()
        assert (changed.text, changed.edited, changed.message_id) == ("You tapped more", True, greeting.message_id)
        assert changed.buttons == {}
    assert telegram.refusals == []
    assert telegram.unanswered_taps == []
    assert telegram.pending_updates == 0
    assert "Sari #1: /start" in telegram.transcript()


async def test_photos_stickers_voices_and_edits_reach_the_bot(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    sari = telegram.person("Sari")
    await sari.sends("photo", "who is @somebody?")
    await sari.sends("sticker")
    await sari.sends("voice")
    said = await sari.say("helo")
    await sari.edits(said, "hello")
    await sari.blocks()
    photo, sticker, voice, text, edited, blocked = await bot.get_updates()
    assert photo.message
    assert photo.message.photo
    assert photo.message.parse_caption_entities() == {photo.message.caption_entities[0]: "@somebody"}
    assert [bool(update.message and update.message.sticker) for update in (sticker, voice)] == [True, False]
    assert [bool(update.message and update.message.voice) for update in (sticker, voice)] == [False, True]
    assert text.message
    assert edited.edited_message
    assert (edited.edited_message.message_id, edited.edited_message.text) == (text.message.message_id, "hello")
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"


async def test_entities_are_counted_in_utf16_units(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    sari = telegram.person("Sari")
    await sari.say("👍 @somebody")
    await sari.say("/start@gcm_test_bot now")
    mention, command = [update.message for update in await bot.get_updates() if update.message]
    assert list(mention.parse_entities().values()) == ["@somebody"]
    assert mention.entities[0].offset == 3
    assert list(command.parse_entities().values()) == ["/start@gcm_test_bot"]


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("/start", True),
        ("/start@GCM_test_bot", True),
        ("/start@other_bot", False),
        ("what is the GCM?", False),
        ("see /start", False),
        ("@gcm_test_bot what is the GCM?", True),
        ("tell @gcm_test_botanist", False),
    ],
)
async def test_privacy_mode_hides_what_is_not_for_the_bot(
    telegram: FakeTelegram, bot: ExtBot[None], text: str, is_shown: bool
) -> None:
    sari = telegram.person("Sari")
    await sari.says_in(telegram.group("NGO desk", [sari]), text)
    assert len(await bot.get_updates()) == is_shown


async def test_replies_in_a_group_go_both_ways(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    sari, budi = telegram.person("Sari"), telegram.person("Budi")
    desk = telegram.group("NGO desk", [sari, budi])
    asked = await sari.says_in(desk, "@gcm_test_bot hello")
    await bot.send_message(desk.id, "Hello", reply_to_message_id=asked.message_id)
    heard = await budi.hears_in(desk)
    assert (heard.reply_to, heard.chat_id) == (asked.message_id, desk.id)
    await budi.says_in(desk, "and what else?", reply_to=heard)
    await budi.says_in(desk, "what do you think, Sari?", reply_to=asked)
    _, reply = await bot.get_updates()
    assert reply.message
    assert reply.message.reply_to_message
    assert reply.message.reply_to_message.from_user == bot.bot
    assert sari.unheard(desk) == [heard]
    assert budi.unheard(desk) == []
    assert telegram.refusals == []


async def test_hold_keeps_back_one_chat_and_no_other(telegram: FakeTelegram) -> None:
    sari, budi = telegram.person("Sari"), telegram.person("Budi")
    async with running(telegram):
        async with telegram.hold("sendMessage", chat_id=sari.id):
            await sari.say("slow")
            shown = await sari.hears()
            await sari.taps(shown, "Say more")
            await budi.say("fast")
            assert (await budi.hears()).chat_id == budi.id
        assert (await sari.hears()).edited


async def test_a_held_answer_comes_when_released(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    sari = telegram.person("Sari", started=True)
    async with telegram.hold("sendMessage", chat_id=sari.id):
        send = asyncio.create_task(bot.send_message(sari.id, "slow"))
        await sari.hears()
        assert await bot.send_chat_action(sari.id, "typing")
        assert not send.done()
    assert (await send).text == "slow"


async def test_faults_come_as_often_as_asked_and_are_no_refusals(
    telegram: FakeTelegram, bot: ExtBot[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else the library warns of a change to come, and warnings are errors
    sari = telegram.person("Sari", started=True)
    telegram.fail_next("sendMessage", status=429, retry_after=1)
    telegram.fail_next("sendMessage", status=500, times=2)
    with pytest.raises(RetryAfter):
        await bot.send_message(sari.id, "flood")
    for _ in range(2):
        with pytest.raises(NetworkError, match="Internal Server Error"):
            await bot.send_message(sari.id, "broken")
    assert sari.unheard() == []
    await bot.send_message(sari.id, "well")
    assert (await sari.hears()).text == "well"
    assert telegram.refusals == []
    assert len(telegram.calls_of("sendMessage")) == 4


async def test_the_bot_may_write_only_to_who_wrote_and_did_not_block_it(
    telegram: FakeTelegram, bot: ExtBot[None]
) -> None:
    sari = telegram.person("Sari")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(sari.id, "who are you?")
    await sari.say("hello")
    await sari.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(sari.id, "are you there?")
    await sari.say("hello again")
    await bot.send_message(sari.id, "welcome back")
    assert [refusal.status for refusal in telegram.refusals] == [400, 403]


async def test_menus_are_kept_per_scope_and_language(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    editor = telegram.person("Ani", started=True)
    commands = (BotCommand("start", "mulai"),)
    await bot.set_my_commands(commands, language_code="id")
    await bot.set_my_commands((), scope=BotCommandScopeChat(editor.id))
    await bot.set_my_description("Tanya", language_code="id")
    await bot.set_my_short_description("Ask")
    assert await bot.get_my_commands(language_code="id") == commands
    assert await bot.get_my_commands() == ()
    await bot.delete_my_commands(language_code="id")
    assert await bot.get_my_commands(language_code="id") == ()
    assert (await bot.get_my_description(language_code="id")).description == "Tanya"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description()).short_description == "Ask"


async def test_a_wrong_token_is_refused(telegram: FakeTelegram) -> None:
    stranger: ExtBot[None] = ExtBot("1:wrong", base_url=f"{telegram.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    assert [refusal.status for refusal in telegram.refusals] == [401]


async def test_who_waits_in_vain_gets_the_transcript(telegram: FakeTelegram) -> None:
    sari = telegram.person("Sari")
    await sari.say("is anybody there?")
    with pytest.raises(AssertionError, match="is anybody there"):
        await sari.hears(within=0.01)
    with pytest.raises(AssertionError, match="pop-up"):
        await sari.sees_popup(within=0.01)
