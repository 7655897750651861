"""The fake Bot API hands out updates as Telegram does: by long polling, confirmed by offsets, to one poller."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram.error import Conflict
from telegram.ext import ExtBot

from tests.fake_telegram import FakeTelegram


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[ExtBot[None]]:
    async with ExtBot(telegram.token, base_url=f"{telegram.url}/bot") as bot:
        yield bot


async def test_a_poll_is_held_until_a_person_writes(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: bool(telegram.calls_of("getUpdates")))
    assert not poll.done()
    await telegram.person("Sari").say("hello")
    assert [update.message and update.message.text for update in await poll] == ["hello"]


async def test_a_poll_ends_empty_when_its_time_is_over(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    assert await bot.get_updates(timeout=1) == ()
    assert telegram.calls_of("getUpdates") == [{"timeout": 1}]


async def test_updates_come_again_until_an_offset_confirms_them(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    sari = telegram.person("Sari")
    for text in "abc":
        await sari.say(text)
    first, second, third = await bot.get_updates()
    assert [update.update_id for update in await bot.get_updates(limit=2)] == [first.update_id, second.update_id]
    assert await bot.get_updates(offset=third.update_id) == (third,)
    assert await bot.get_updates() == (third,)
    await sari.say("d")
    assert [update.message and update.message.text for update in await bot.get_updates(offset=-1)] == ["d"]
    assert telegram.pending_updates == 1


async def test_only_allowed_sorts_become_updates(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    sari = telegram.person("Sari")
    await bot.get_updates(allowed_updates=["edited_message"])
    said = await sari.say("not asked for")
    await sari.edits(said, "asked for")
    (update,) = await bot.get_updates(allowed_updates=[])
    assert update.edited_message
    await sari.say("asked for again")
    assert telegram.pending_updates == 2


async def test_of_two_polls_the_earlier_ends_with_a_conflict(telegram: FakeTelegram) -> None:
    async with aiohttp.ClientSession(f"{telegram.url}/bot{telegram.token}/") as session:
        earlier = asyncio.create_task(session.post("getUpdates", json={"timeout": 30}))
        await telegram.until(lambda: bool(telegram.calls_of("getUpdates")))
        later = asyncio.create_task(session.post("getUpdates", json={"timeout": 30}))
        assert (await earlier).status == 409
        await telegram.person("Sari").say("hello")
        assert len((await (await later).json())["result"]) == 1
    assert [refusal.status for refusal in telegram.refusals] == [409]


async def test_a_poller_that_was_killed_is_in_nobodys_way(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    async with aiohttp.ClientSession(f"{telegram.url}/bot{telegram.token}/") as session:
        killed = asyncio.create_task(session.post("getUpdates", json={"timeout": 30}))
        await telegram.until(lambda: bool(telegram.calls_of("getUpdates")))
        killed.cancel()
    await telegram.person("Sari").say("hello")
    assert len(await bot.get_updates()) == 1
    assert telegram.refusals == []


async def test_no_polling_while_a_webhook_is_set(telegram: FakeTelegram, bot: ExtBot[None]) -> None:
    await bot.set_webhook("https://example.org/hook", secret_token="s3cret", allowed_updates=["message"])
    await telegram.person("Sari").say("hello")
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://example.org/hook", 1)
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
