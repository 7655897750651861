"""The people's side: what they write and tap becomes an update, if Telegram would show it to the bot."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from telegram.constants import ChatMemberStatus, MessageEntityType, UpdateType

from tests.fake_telegram.chats import Chat, Popup, Post, Shown, User, shown
from tests.fake_telegram.entities import entities_typed
from tests.fake_telegram.keyboards import Button, buttons_of
from tests.fake_telegram.refusing import Json
from tests.fake_telegram.state import State

PATIENCE = 10.0
"""Seconds to wait for the bot before a test fails; far more than it needs on a busy machine."""

Medium = Literal["photo", "sticker", "voice"]

_FILE = {"file_id": "file", "file_unique_id": "unique"}
_STICKER = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular", "emoji": "👍"}
_MEDIA: Mapping[str, Any] = {
    "photo": [{**_FILE, "width": 90, "height": 90}],
    "sticker": {**_FILE, **_STICKER},
    "voice": {**_FILE, "duration": 3},
}

_query_ids = count(4_000_000_001)  # any numbers; Telegram's are long, and sent as text


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people and the bot, with Telegram's privacy mode on: the bot receives what is meant for it."""

    id: int
    title: str
    members: frozenset[int]


class Person:
    """Somebody with Telegram on their phone."""

    def __init__(self, state: State, user: User) -> None:
        self._state = state
        self._user = user
        self._heard: dict[int, int] = {}
        self._seen_popups = 0

    @property
    def id(self) -> int:
        """The id of the person and of their private chat with the bot."""
        return self._user.id

    @property
    def name(self) -> str:
        """The first name."""
        return self._user.name

    async def say(self, text: str, reply_to: Shown | None = None) -> Shown:
        """Write to the bot; the person's own message, to edit it later."""
        return await self._write(await self._enter_private(), text, {}, reply_to)

    async def says_in(self, group: Group, text: str, reply_to: Shown | None = None) -> Shown:
        """Write in a group."""
        return await self._write(self._in_group(group), text, {}, reply_to)

    async def sends(self, medium: Medium, caption: str = "") -> Shown:
        """Send something other than text to the bot."""
        return await self._write(await self._enter_private(), caption, {medium: _MEDIA[medium]}, None)

    async def sends_in(self, group: Group, medium: Medium, caption: str = "") -> Shown:
        """Send something other than text to a group."""
        return await self._write(self._in_group(group), caption, {medium: _MEDIA[medium]}, None)

    async def edits(self, message: Shown, text: str) -> Shown:
        """Change an own message."""
        post = self._standing(message)
        if post.sender != self._user:
            raise AssertionError(f"{self.name} cannot edit #{message.message_id}, which {post.sender.name} wrote")
        changed = self._state.edit(post, text=text, html=text, entities=entities_typed(text))
        return await self._deliver(UpdateType.EDITED_MESSAGE, changed)

    async def taps(self, message: Shown, label: str) -> str:
        """Tap the button with this label under a message as it stands now; the callback query's id."""
        buttons = buttons_of(self._standing(message).keyboard)
        return await self.taps_data(message, _with_label(buttons, label).data)

    async def taps_data(self, message: Shown, data: str) -> str:
        """Tap with data that no button needs to have, as a forged app can; the callback query's id."""
        post, query_id = self._standing(message), str(next(_query_ids))
        query: Json = {"id": query_id, "from": self._user.as_json(), "chat_instance": str(post.chat.id), "data": data}
        self._state.unanswered_taps[query_id] = self._user
        self._state.updates.offer(UpdateType.CALLBACK_QUERY, {**query, "message": post.as_json()})
        self._state.lines.append(f"{self.name} taps {data!r} under #{post.message_id}")
        await self._state.tell()
        return query_id

    async def blocks(self) -> None:
        """Block the bot; writing to it again unblocks it."""
        self._state.blocked_by.add(self.id)
        self._state.lines.append(f"{self.name} blocks the bot")
        await self._tell_membership(ChatMemberStatus.MEMBER, ChatMemberStatus.BANNED)

    async def hears(self, within: float = PATIENCE) -> Shown:
        """The next message that the bot sent or changed in the private chat."""
        return await self._hear(self.id, within)

    async def hears_in(self, group: Group, within: float = PATIENCE) -> Shown:
        """The next message that the bot sent or changed in a group."""
        return await self._hear(group.id, within)

    async def sees_popup(self, within: float = PATIENCE) -> Popup:
        """The next words of the bot over a button that the person tapped."""
        popups, number = self._state.popups[self.id], self._seen_popups
        await self._state.until(lambda: len(popups) > number, within, f"a pop-up for {self.name}")
        self._seen_popups += 1
        return popups[number]

    def unheard(self, group: Group | None = None) -> list[Shown]:
        """What the bot showed in the private chat (or a group) and the person has not heard yet, without waiting."""
        chat_id = group.id if group else self.id
        return self._state.outbox[chat_id][self._heard.get(chat_id, 0) :]

    def open_chat(self) -> None:
        """Allow the bot to write to this person, as if they had written to it some time ago."""
        self._state.chats.setdefault(self.id, Chat(self.id, self.name))

    async def _enter_private(self) -> Chat:
        self.open_chat()
        if self.id in self._state.blocked_by:
            self._state.blocked_by.discard(self.id)
            await self._tell_membership(ChatMemberStatus.BANNED, ChatMemberStatus.MEMBER)
        return self._state.chats[self.id]

    def _in_group(self, group: Group) -> Chat:
        if self.id not in group.members:
            raise AssertionError(f"{self.name} is not a member of {group.title}")
        return self._state.chats[group.id]

    async def _write(self, chat: Chat, text: str, media: Json, reply_to: Shown | None) -> Shown:
        replied = self._standing(reply_to) if reply_to else None
        more = {"entities": entities_typed(text), "media": media, "reply_to": replied}
        return await self._deliver(UpdateType.MESSAGE, self._state.post(chat, self._user, text, text, **more))

    async def _deliver(self, sort: UpdateType, post: Post) -> Shown:
        if is_for_bot(post, self._state.bot):
            self._state.offer(sort, post)
        else:
            self._state.lines.append("    (not shown to the bot)")
        await self._state.tell()
        return shown(post)

    async def _hear(self, chat_id: int, within: float) -> Shown:
        outbox, number = self._state.outbox[chat_id], self._heard.get(chat_id, 0)
        await self._state.until(lambda: len(outbox) > number, within, f"a message of the bot for {self.name}")
        self._heard[chat_id] = number + 1
        return outbox[number]

    def _standing(self, message: Shown) -> Post:
        post = self._state.posts.get((message.chat_id, message.message_id))
        if post is None:
            raise AssertionError(f"#{message.message_id} is not there any more\n{self._state.transcript()}")
        return post

    async def _tell_membership(self, old: str, new: str) -> None:
        self.open_chat()
        chat, bot = self._state.chats[self.id].as_json(), self._state.bot.as_json()
        change = {"chat": chat, "from": self._user.as_json(), "date": int(time.time())}
        members = {"old_chat_member": _member(bot, old), "new_chat_member": _member(bot, new)}
        self._state.updates.offer(UpdateType.MY_CHAT_MEMBER, {**change, **members})
        await self._state.tell()


def is_for_bot(post: Post, bot: User) -> bool:
    """Whether the bot receives a message: in a group, commands that may be its own, mentions of it, replies to it."""
    if post.chat.is_private or (post.reply_to and post.reply_to.sender == bot):
        return True
    us = f"@{bot.username}".casefold()
    for entity in post.entities:
        _, at, addressed = entity.text_in(post.text).casefold().partition("@")
        is_plain_command = entity.type == MessageEntityType.BOT_COMMAND and not at
        if is_plain_command or at + addressed == us:
            return True
    return False


def _with_label(buttons: tuple[Button, ...], label: str) -> Button:
    found = [button for button in buttons if button.label == label]
    if len(found) != 1 or not found[0].data:
        raise AssertionError(f"not one button {label!r} to tap among {[button.label for button in buttons]}")
    return found[0]


def _member(bot: Json, status: str) -> Json:
    return {"user": bot, "status": str(status), **({"until_date": 0} if status == ChatMemberStatus.BANNED else {})}
