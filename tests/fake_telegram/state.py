"""All that the fake knows: chats, messages, buttons tapped, updates that wait; and waiting for it to change."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from telegram.constants import UpdateType

from tests.fake_telegram.chats import Chat, Popup, Post, Shown, User, shown
from tests.fake_telegram.keyboards import buttons_of
from tests.fake_telegram.updates import UpdateQueue


class State:
    """What both sides share: the bot calls methods, people speak and tap, and either waits for the other."""

    def __init__(self, bot: User) -> None:
        self.bot = bot
        self.chats: dict[int, Chat] = {}
        self.blocked_by: set[int] = set()
        self.posts: dict[tuple[int, int], Post] = {}
        self.updates = UpdateQueue()
        self.unanswered_taps: dict[str, User] = {}
        self.outbox: defaultdict[int, list[Shown]] = defaultdict(list)
        self.popups: defaultdict[int, list[Popup]] = defaultdict(list)
        self.lines: list[str] = []
        self._message_ids = count(1)
        self._changed = asyncio.Condition()

    def post(self, chat: Chat, sender: User, text: str, html: str, **more: Any) -> Post:
        """Put a message into a chat."""
        post = Post(chat, next(self._message_ids), sender, text, html, **more)
        self._keep(post)
        return post

    def edit(self, post: Post, **changes: Any) -> Post:
        """Change a message that stands in a chat."""
        changed = replace(post, edited=True, **changes)
        self._keep(changed)
        return changed

    def delete(self, post: Post) -> None:
        """Take a message out of a chat."""
        del self.posts[post.chat.id, post.message_id]
        self.lines.append(f"{self.bot.name} deletes #{post.message_id}")

    def offer(self, sort: UpdateType, post: Post) -> None:
        """Tell the bot of a message."""
        self.updates.offer(sort, post.as_json())

    async def tell(self) -> None:
        """Wake up whoever waits: something changed."""
        async with self._changed:
            self._changed.notify_all()

    async def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition holds, looking again after each change; without a limit of time."""
        async with self._changed:
            await self._changed.wait_for(condition)

    async def until(self, condition: Callable[[], bool], within: float, wanted: str) -> None:
        """Wait for what a test wants; AssertionError with the transcript when it does not come in time."""
        try:
            async with asyncio.timeout(within):
                await self.wait(condition)
        except TimeoutError:
            raise AssertionError(f"{wanted}: not within {within} s\n{self.transcript()}") from None

    def transcript(self) -> str:
        """The whole conversation, a line for each thing that was said or done."""
        return "\n".join(self.lines)

    def _keep(self, post: Post) -> None:
        self.posts[post.chat.id, post.message_id] = post
        if post.sender == self.bot:
            self.outbox[post.chat.id].append(shown(post))
        self.lines.append(_line(post))


def _line(post: Post) -> str:
    place = post.chat.title if post.sender.is_bot or not post.chat.is_private else ""
    reply = f" (in reply to #{post.reply_to.message_id})" if post.reply_to else ""
    edited = " (edited)" if post.edited else ""
    media = "".join(f"<{kind}> " for kind in post.media)
    labels = "".join(f"\n    [{button.label}]" for button in buttons_of(post.keyboard))
    text = post.text.replace("\n", "\n    ")
    return f"{post.sender.name}{place and f' → {place}'} #{post.message_id}{edited}{reply}: {media}{text}{labels}"
