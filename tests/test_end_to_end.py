"""The bot as a process, the Bot API on loopback, people who ask in both languages: everything over real HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot_process import BotProcess, running_bot
from tests.fake_telegram import FakeTelegram, Person

ADMIN = 5_100_000_001

FORM = """/addfact
id: batik-carnival
kind: event
title en: Batik carnival in Solo
title id: Karnaval batik di Solo
answer en: The batik carnival is in May 2027.
answer id: Karnaval batik diadakan pada Mei 2027.
questions en: when is the batik carnival
questions id: kapan karnaval batik
source: https://example.org/batik | Kemlu | Batik | id | 2026-05"""


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake
        assert fake.refusals == [], fake.transcript()


@pytest.fixture
async def bot(telegram: FakeTelegram, tmp_path: Path) -> AsyncIterator[BotProcess]:
    telegram.person("Ayu", "en", ADMIN, started=True)
    async with running_bot(telegram, tmp_path, BOT_ADMIN_IDS=str(ADMIN)) as process:
        yield process
        assert await process.stop() == 0, process.logged()
        assert "Traceback" not in process.logged()
        assert telegram.token.partition(":")[2] not in process.logged()


@pytest.fixture
def ayu(telegram: FakeTelegram) -> Person:
    return telegram.person("Ayu", "en", ADMIN)


async def test_first_contact_in_both_languages(telegram: FakeTelegram, bot: BotProcess) -> None:
    sari, minh = telegram.person("Sari", "id"), telegram.person("Minh", "en")
    await sari.say("/start")
    assert (await sari.hears()).text.startswith("Halo! Saya menjawab pertanyaan")
    await minh.say("/start")
    assert (await minh.hears()).text.startswith("Hello! I answer questions")
    await sari.say("gmn isi tujuan 6 gcm?")
    card = await sari.hears()
    assert card.text.startswith("Tujuan 6")
    assert "Sumber:" in card.text
    assert "Diperiksa per" in card.text
    await minh.say("what is objctive 16")
    assert (await minh.hears()).text.startswith("Objective 16")
    await minh.say("who won the world cup")
    assert (await minh.hears()).text.startswith("Sorry, I have no sourced answer")


async def test_an_english_phone_that_asks_in_indonesian_gets_indonesian(
    telegram: FakeTelegram, bot: BotProcess
) -> None:
    minh = telegram.person("Minh", "en")
    await minh.say("Kapan IMRF 2026 diadakan?")
    card = await minh.hears()
    assert "Kapan: 5–8 Mei 2026" in card.text
    await minh.taps(card, "English")
    switched = await minh.hears()
    assert (switched.edited, switched.message_id) == (True, card.message_id)
    assert "When: 5–8 May 2026" in switched.text
    await telegram.until(lambda: not telegram.unanswered_taps)


async def test_did_you_mean_and_related_facts_by_tapping(telegram: FakeTelegram, bot: BotProcess) -> None:
    minh = telegram.person("Minh", "en")
    await minh.say("forum review held when")
    asked = await minh.hears()
    assert asked.text.startswith("Did you mean")
    assert 1 <= len(asked.buttons) <= 4
    await minh.taps(asked, next(iter(asked.buttons)))
    chosen = await minh.hears()
    assert chosen.edited
    related = next(label for label in chosen.buttons if label != "Bahasa Indonesia")
    await minh.taps(chosen, related)
    assert not (await minh.hears()).edited


async def test_a_list_is_leafed_through_and_a_number_opens_its_fact(telegram: FakeTelegram, bot: BotProcess) -> None:
    minh = telegram.person("Minh", "en")
    await minh.say("events in Viet Nam")
    first = await minh.hears()
    assert first.text.startswith("Events · Vietnam\n\n1. ")
    assert list(first.buttons) == [*"12345678", "More"]
    await minh.taps(first, "More")
    second = await minh.hears()
    assert (second.edited, second.message_id) == (True, first.message_id)
    assert "This is page 2 of " in second.text
    await minh.taps(second, "1")
    opened = await minh.hears()
    assert not opened.edited
    assert opened.text.splitlines()[0] in second.text
    await minh.taps(second, "Back")
    assert (await minh.hears()).text == first.text
    await telegram.until(lambda: not telegram.unanswered_taps)


async def test_who_abstained_and_who_is_a_champion(telegram: FakeTelegram, bot: BotProcess) -> None:
    sari, minh = telegram.person("Sari", "id"), telegram.person("Minh", "en")
    await sari.say("negara mana yang abstain")
    assert "12 negara abstain: Aljazair, Australia, Austria" in (await sari.hears()).text
    await minh.say("which countries are champions")
    assert "champion countries: Azerbaijan, Bangladesh" in (await minh.hears()).text


async def test_countries_side_by_side_and_the_next_event(telegram: FakeTelegram, bot: BotProcess) -> None:
    sari, minh = telegram.person("Sari", "id"), telegram.person("Minh", "en")
    await sari.say("bandingkan Kenya dan Ghana")
    compared = await sari.hears()
    assert compared.text.startswith("Kenya\n1. ")
    assert "\n\nGhana\n" in compared.text
    assert compared.text.endswith("Saya hanya menyandingkan fakta, tidak menilai siapa yang lebih baik.")
    await sari.taps(compared, "1")
    assert (await sari.hears()).text.splitlines()[0] in compared.text
    await sari.say("kapan GFMD berikutnya")
    assert (await sari.hears()).text.startswith("Saya belum tahu tanggal acara berikutnya. Yang terakhir saya ketahui:")
    await minh.say("next IMRF")
    assert "2030" in (await minh.hears()).text


async def test_a_question_may_lean_on_the_one_before_but_not_after_a_restart(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    sari, minh = telegram.person("Sari", "id"), telegram.person("Minh", "en")
    async with running_bot(telegram, tmp_path) as first:
        await minh.say("How did Malaysia vote on the GCM?")
        assert (await minh.hears()).text.startswith("Malaysia voted in favour")
        await minh.say("and Vietnam?")
        assert (await minh.hears()).text.startswith("How Viet Nam voted on the GCM")
        await sari.say("komitmen Indonesia")
        await sari.hears()
        await sari.say("kalau Vietnam?")
        assert (await sari.hears()).text.startswith("Komitmen · Vietnam")
        assert await first.stop() == 0
        assert "Malaysia" not in first.logged()
    async with running_bot(telegram, tmp_path) as second:
        await minh.say("sources?")
        assert not (await minh.hears()).text.startswith("How Viet Nam voted")
        assert await second.stop() == 0


async def test_who_are_you_is_answered(telegram: FakeTelegram, bot: BotProcess) -> None:
    sari = telegram.person("Sari", "id")
    await sari.say("siapa kamu")
    assert (await sari.hears()).text.startswith("Saya bot, bukan manusia.")


async def test_the_chosen_language_survives_a_restart(telegram: FakeTelegram, tmp_path: Path) -> None:
    sari = telegram.person("Sari", "id")
    async with running_bot(telegram, tmp_path) as first:
        await sari.say("/language")
        await sari.taps(await sari.hears(), "English")
        assert (await sari.hears()).text == "I will use English from now on."
        await first.kill()
    async with running_bot(telegram, tmp_path) as second:
        await sari.say("/about")
        assert (await sari.hears()).text.startswith("I know ")
        await sari.say("/delete_my_data")
        assert (await sari.hears()).text.startswith("Selesai")
        assert await second.stop() == 0


async def test_an_editors_fact_is_answerable_at_once_and_after_a_kill(telegram: FakeTelegram, tmp_path: Path) -> None:
    ayu, minh = telegram.person("Ayu", "en", ADMIN, started=True), telegram.person("Minh", "en")
    async with running_bot(telegram, tmp_path, BOT_ADMIN_IDS=str(ADMIN)) as first:
        await ayu.say(FORM)
        english, indonesian, ask = [await ayu.hears() for _ in range(3)]
        assert english.text.startswith("Batik carnival in Solo")
        assert indonesian.text.startswith("Karnaval batik di Solo")
        await ayu.taps(ask, "Store it")
        assert (await ayu.hears()).text.startswith("Stored")
        await minh.say("when is the batik carnival?")
        assert (await minh.hears()).text.startswith("Batik carnival in Solo")
        await first.kill()
    async with running_bot(telegram, tmp_path, BOT_ADMIN_IDS=str(ADMIN)) as second:
        await minh.say("kapan karnaval batik")
        assert (await minh.hears()).text.startswith("Karnaval batik di Solo")
        await ayu.say("/retirefact batik-carnival")
        retired = await ayu.hears()
        await minh.say("when is the batik carnival?")
        assert (await minh.hears()).text.startswith("Sorry")
        await ayu.taps(retired, "Undo")
        assert (await ayu.hears()).text.startswith("Undone")
        await minh.say("when is the batik carnival?")
        assert (await minh.hears()).text.startswith("Batik carnival")
        assert await second.stop() == 0


async def test_a_wrong_form_names_every_problem_and_comes_back(
    telegram: FakeTelegram, bot: BotProcess, ayu: Person
) -> None:
    await ayu.say("/addfact\nkind: rumour\ntitle en: <b>&</b>\ncountries: XX\ndate: soon")
    told, returned = await ayu.hears(), await ayu.hears()
    assert "kind: “rumour”" in told.text
    assert "“soon” is not a date" in told.text
    assert returned.text == "/addfact\nkind: rumour\ntitle en: <b>&</b>\ncountries: XX\ndate: soon"


async def test_anyone_else_is_refused_and_sees_no_editors_menu(telegram: FakeTelegram, bot: BotProcess) -> None:
    minh = telegram.person("Minh", "en")
    await minh.say(FORM)
    assert (await minh.hears()).text.startswith("Only editors")
    await telegram.until(lambda: len(telegram.calls_of("setMyShortDescription")) == 3)
    menus = {str(call.get("scope")): call["commands"] for call in telegram.calls_of("setMyCommands")}
    with_editors = [scope for scope, commands in menus.items() if "addfact" in {c["command"] for c in commands}]
    assert len(with_editors) == 1
    assert str(ADMIN) in with_editors[0]


async def test_menus_are_published_once_per_language_and_not_again(telegram: FakeTelegram, tmp_path: Path) -> None:
    async with running_bot(telegram, tmp_path) as first:
        await telegram.until(lambda: len(telegram.calls_of("setMyShortDescription")) == 3)
        assert await first.stop() == 0
    languages = {call.get("language_code") for call in telegram.calls_of("setMyCommands")}
    assert languages == {None, "en", "id"}
    published = len(telegram.calls_of("setMyCommands"))
    looked_at = len(telegram.calls_of("getMyShortDescription"))
    async with running_bot(telegram, tmp_path) as second:
        await telegram.until(lambda: len(telegram.calls_of("getMyShortDescription")) == looked_at + 3)
        assert await second.stop() == 0
    assert len(telegram.calls_of("setMyCommands")) == published


async def test_in_a_group_it_answers_only_what_is_meant_for_it(telegram: FakeTelegram, bot: BotProcess) -> None:
    sari, minh = telegram.person("Sari", "id"), telegram.person("Minh", "en")
    desk = telegram.group("NGO desk", [sari, minh])
    await sari.says_in(desk, "Apa itu GCM?")
    await sari.says_in(desk, f"@{telegram.username} apa itu GCM?")
    card = await sari.hears_in(desk)
    assert card.text.startswith("Apa itu Kesepakatan Global untuk Migrasi")
    await minh.says_in(desk, "what is objective 6", reply_to=card)
    assert (await minh.hears_in(desk)).message_id == card.message_id  # each hears everything in a group
    assert (await minh.hears_in(desk)).text.startswith("Objective 6")
    await minh.says_in(desk, f"/help@{telegram.username}")
    assert "/language" in (await minh.hears_in(desk)).text
    await minh.says_in(desk, "/help@other_bot")
    await minh.sends_in(desk, "photo")
    await sari.hears_in(desk)
    await sari.hears_in(desk)
    assert sari.unheard(desk) == []


async def test_bad_input_gets_a_kind_reply(telegram: FakeTelegram, bot: BotProcess) -> None:
    sari = telegram.person("Sari", "id")
    for medium in ("photo", "sticker", "voice"):
        await sari.sends(medium)
        assert (await sari.hears()).text.startswith("Maaf, saya hanya bisa membaca teks")
    for text in ("🙏", "‮‮", "<i>apakah</i> & <b>", "Z̷̢̛a̵l̶g̷o̸", "y" * 4096, "/cuaca"):
        await sari.say(text)
        assert (await sari.hears()).text.startswith(("Maaf", "Saya tidak mengenal perintah itu"))
    mistyped = await sari.say("apa isi tujuan")
    await sari.hears()
    await sari.edits(mistyped, "apa isi tujuan 6 GCM")
    assert (await sari.hears()).text.startswith("Tujuan 6")


async def test_old_and_forged_buttons_are_acknowledged(telegram: FakeTelegram, bot: BotProcess) -> None:
    minh = telegram.person("Minh", "en")
    await minh.say("what is the GCM")
    card = await minh.hears()
    for data in ("nonsense", "s:en:gone", "s:xx:gcm-what-is", "u:1:gcm-what-is", "c:1", "l:xx", "t:en:2:gone......"):
        await minh.taps_data(card, data)
        assert (await minh.sees_popup()).text
    await telegram.until(lambda: not telegram.unanswered_taps)


async def test_one_slow_send_does_not_hold_up_other_people(telegram: FakeTelegram, bot: BotProcess) -> None:
    slow, quick = telegram.person("Sari", "id"), telegram.person("Minh", "en")
    async with telegram.hold("sendMessage", chat_id=slow.id):
        await slow.say("apa itu GCM")
        await slow.hears()
        await slow.say("apa isi tujuan 6")
        await quick.say("what is objective 6")
        assert (await quick.hears()).text.startswith("Objective 6")
        assert slow.unheard() == []  # in order within one chat: the second waits for the first
    assert (await slow.hears()).text.startswith("Tujuan 6")


async def test_telegrams_bad_days_lose_nothing(telegram: FakeTelegram, bot: BotProcess) -> None:
    minh = telegram.person("Minh", "en")
    telegram.fail_next("getUpdates", status=502)
    telegram.fail_next("sendMessage", status=429, retry_after=1)
    await minh.say("what is objective 6")
    assert (await minh.hears()).text.startswith("Objective 6")


async def test_what_was_asked_while_it_was_down_is_answered(telegram: FakeTelegram, tmp_path: Path) -> None:
    minh = telegram.person("Minh", "en")
    await minh.say("what is objective 6")
    telegram.fail_next("getMe", status=502)
    async with running_bot(telegram, tmp_path) as bot:
        assert (await minh.hears()).text.startswith("Objective 6")
        assert await bot.stop() == 0


async def test_stopping_finishes_what_is_in_flight(telegram: FakeTelegram, tmp_path: Path) -> None:
    minh = telegram.person("Minh", "en")
    async with running_bot(telegram, tmp_path) as bot:
        async with telegram.hold("sendMessage"):
            await minh.say("what is objective 6")
            await minh.hears()
            bot.process.terminate()
        assert await bot.stop() == 0
    assert telegram.pending_updates == 0


async def test_a_person_who_blocks_the_bot_does_no_harm(telegram: FakeTelegram, tmp_path: Path) -> None:
    minh, sari = telegram.person("Minh", "en"), telegram.person("Sari", "id")
    async with running_bot(telegram, tmp_path) as bot:
        await minh.say("what is objective 6")
        await minh.blocks()
        await sari.say("apa isi tujuan 6")
        assert (await sari.hears()).text.startswith("Tujuan 6")
        assert await bot.stop() == 0
        assert "Traceback" not in bot.logged()
    telegram.refusals.clear()  # whether the answer came before the block is a matter of luck


async def test_a_second_bot_on_the_same_facts_is_refused(
    telegram: FakeTelegram, bot: BotProcess, tmp_path: Path
) -> None:
    minh = telegram.person("Minh", "en")
    await minh.say("what is objective 6")
    await minh.hears()
    async with running_bot(telegram, tmp_path) as second:
        assert await second.process.wait() == 2
    assert "another process is writing to" in second.logged()


async def test_an_unreadable_file_stops_the_start_and_stays_as_it_is(telegram: FakeTelegram, tmp_path: Path) -> None:
    file = tmp_path / "data" / "knowledge.json"
    file.parent.mkdir()
    file.write_bytes(b"{ half")
    async with running_bot(telegram, tmp_path) as bot:
        assert await bot.process.wait() == 2
    assert str(file) in bot.logged()
    assert "Traceback" not in bot.logged()
    assert file.read_bytes() == b"{ half"


async def test_a_refused_token_is_said_plainly_and_never_shown(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        canary = "999999:canary-canary-canary"
        async with running_bot(telegram, tmp_path, TELEGRAM_BOT_TOKEN=canary) as bot:
            assert await bot.process.wait() == 2
    assert "copy it again from @BotFather" in bot.logged()
    assert "canary" not in bot.logged()


async def test_the_token_stays_out_of_the_log_when_everything_fails(telegram: FakeTelegram, tmp_path: Path) -> None:
    minh = telegram.person("Minh", "en")
    telegram.fail_next("sendMessage", status=400)
    telegram.fail_next("answerCallbackQuery", status=500)
    async with running_bot(telegram, tmp_path) as bot:
        await minh.say("a very private question")
        apology = await minh.hears()
        assert "something went wrong on my side" in apology.text
        await minh.taps_data(apology, "forged")
        await telegram.until(lambda: len(telegram.calls_of("answerCallbackQuery")) == 1)
        await minh.say("what is objective 6")
        await minh.hears()
        assert await bot.stop() == 0
    log = bot.logged()
    assert "code" in log
    assert telegram.token.partition(":")[2] not in log
    assert "very private" not in log
