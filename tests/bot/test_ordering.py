"""Updates of one chat run in order; chats do not wait for each other."""

from __future__ import annotations

import asyncio

from telegram import Chat, Message, Update

from bot.ordering import PerChatProcessor


def an_update(number: int, chat: int) -> Update:
    message = Message(number, date=None, chat=Chat(chat, "private"))  # type: ignore[arg-type]
    return Update(number, message=message)


async def test_one_chat_is_served_in_order_and_another_is_not_held_up() -> None:
    processor, gate, done = PerChatProcessor(), asyncio.Event(), list[str]()
    slow_started = asyncio.Event()

    async def slow() -> None:
        slow_started.set()
        await gate.wait()
        done.append("first of chat 1")

    async def quick(name: str) -> None:
        done.append(name)

    first = asyncio.create_task(processor.process_update(an_update(1, 1), slow()))
    await slow_started.wait()
    second = asyncio.create_task(processor.process_update(an_update(2, 1), quick("second of chat 1")))
    await processor.process_update(an_update(3, 2), quick("chat 2"))
    assert done == ["chat 2"]
    gate.set()
    await asyncio.gather(first, second)
    assert done == ["chat 2", "first of chat 1", "second of chat 1"]


async def test_a_failing_update_does_not_block_its_chat() -> None:
    processor, done = PerChatProcessor(), list[int]()

    async def fail() -> None:
        raise ValueError

    async def note() -> None:
        done.append(1)

    results = await asyncio.gather(
        processor.process_update(an_update(1, 1), fail()),
        processor.process_update(an_update(2, 1), note()),
        return_exceptions=True,
    )
    assert isinstance(results[0], ValueError)
    assert done == [1]


async def test_nothing_is_kept_about_chats_that_wait_no_more() -> None:
    processor = PerChatProcessor()

    async def nothing() -> None:
        return

    for number in range(5):
        await processor.process_update(an_update(number, number), nothing())
    assert not processor._turns
    assert not processor._waiting
