"""Who is there and what stands in their chats: users, chats, messages, and what a person sees of them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from telegram.constants import ChatType

from tests.fake_telegram.entities import Entity
from tests.fake_telegram.keyboards import Keyboard, buttons_of, keyboard_as_json
from tests.fake_telegram.refusing import Json


@dataclass(frozen=True, slots=True)
class User:
    """A person or the bot, as Telegram knows them."""

    id: int
    name: str
    is_bot: bool = False
    username: str | None = None
    language_code: str | None = None

    def as_json(self) -> Json:
        """The user as the Bot API writes it."""
        raw: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        extra = {"username": self.username, "language_code": self.language_code}
        return {**raw, **{name: value for name, value in extra.items() if value is not None}}


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat, titled by the person's name, or a group."""

    id: int
    title: str
    type: str = ChatType.PRIVATE

    def as_json(self) -> Json:
        """The chat as the Bot API writes it."""
        name = "first_name" if self.is_private else "title"
        return {"id": self.id, "type": str(self.type), name: self.title}

    @property
    def is_private(self) -> bool:
        """Whether it is a chat of one person with the bot."""
        return self.type == ChatType.PRIVATE


@dataclass(frozen=True, slots=True)
class Post:
    """A message that stands in a chat. With `media` the text is its caption."""

    chat: Chat
    message_id: int
    sender: User
    text: str
    html: str
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    media: Json = field(default_factory=dict)
    reply_to: Post | None = None
    date: int = field(default_factory=lambda: int(time.time()))
    edited: bool = False

    def as_json(self) -> Json:
        """The message as the Bot API writes it."""
        raw = self._alone()
        if self.reply_to:
            raw["reply_to_message"] = self.reply_to._alone()  # Telegram nests one message only
        return raw

    def _alone(self) -> Json:
        raw = {"message_id": self.message_id, "date": self.date, "chat": self.chat.as_json()}
        raw |= {"from": self.sender.as_json(), **self.media, **self._words()}
        if self.keyboard:
            raw["reply_markup"] = keyboard_as_json(self.keyboard)
        if self.edited:
            raw["edit_date"] = int(time.time())
        return raw

    def _words(self) -> Json:
        text, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
        words: Json = {text: self.text} if self.text else {}
        return {**words, entities: [entity.as_json() for entity in self.entities]} if self.entities else words


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as a person sees it: `text` without tags, `html` as sent, `buttons` as label -> data or address."""

    text: str
    html: str
    buttons: Mapping[str, str]
    message_id: int
    chat_id: int
    edited: bool
    reply_to: int | None


@dataclass(frozen=True, slots=True)
class Popup:
    """What the bot said over a button; an `alert` has to be closed, the rest fades."""

    text: str
    alert: bool


def shown(post: Post) -> Shown:
    """How a message is seen."""
    buttons = {button.label: button.target for button in buttons_of(post.keyboard)}
    reply_to = post.reply_to.message_id if post.reply_to else None
    return Shown(post.text, post.html, buttons, post.message_id, post.chat.id, post.edited, reply_to)
