"""The Bot API's methods that show something to people."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from telegram.constants import CallbackQueryLimit, ChatAction, MessageLimit, ParseMode

from tests.fake_telegram.chats import Chat, Popup, Post
from tests.fake_telegram.entities import utf16_length
from tests.fake_telegram.keyboards import read_keyboard
from tests.fake_telegram.markup import Formatted, parse_html
from tests.fake_telegram.receiving import Method
from tests.fake_telegram.refusing import Json, Refused
from tests.fake_telegram.state import State

_REPLY_FIELDS = frozenset({"message_id", "chat_id", "allow_sending_without_reply", "quote_parse_mode"})
"""No quote, but python-telegram-bot names the default parse mode of one in every reply."""


class Messages:
    """What the bot says, changes and takes back."""

    def __init__(self, state: State) -> None:
        self._state = state

    @property
    def methods(self) -> Mapping[str, Method]:
        """The methods by name."""
        return {
            "sendMessage": self._send,
            "editMessageText": self._edit_text,
            "editMessageReplyMarkup": self._edit_keyboard,
            "deleteMessage": self._delete,
            "sendChatAction": self._act,
            "answerCallbackQuery": self._answer_tap,
        }

    def _send(self, parameters: Json) -> Json:
        chat = self._writable(parameters["chat_id"])
        words = _read_text(parameters)
        keyboard = read_keyboard(parameters.get("reply_markup"))
        reply_to = self._replied(chat, parameters.get("reply_parameters", {}))
        more = {"entities": words.entities, "keyboard": keyboard, "reply_to": reply_to}
        return self._state.post(chat, self._state.bot, words.text, parameters["text"], **more).as_json()

    def _edit_text(self, parameters: Json) -> Json:
        post = self._own(parameters)
        words = _read_text(parameters)
        keyboard = read_keyboard(parameters.get("reply_markup"), inline_only=True)
        if (words.text, words.entities, keyboard) == (post.text, post.entities, post.keyboard):
            raise _not_modified()
        changes = {"text": words.text, "html": parameters["text"], "entities": words.entities, "keyboard": keyboard}
        return self._state.edit(post, **changes).as_json()

    def _edit_keyboard(self, parameters: Json) -> Json:
        post = self._own(parameters)
        keyboard = read_keyboard(parameters.get("reply_markup"), inline_only=True)
        if keyboard == post.keyboard:
            raise _not_modified()
        return self._state.edit(post, keyboard=keyboard).as_json()

    def _delete(self, parameters: Json) -> bool:
        post = self._found(self._known(parameters["chat_id"]), parameters["message_id"], "message to delete")
        # In a private chat a bot may take back what the person wrote, too.
        if post.sender != self._state.bot and not post.chat.is_private:
            raise Refused("message can't be deleted")
        self._state.delete(post)
        return True

    def _act(self, parameters: Json) -> bool:
        self._writable(parameters["chat_id"])
        if parameters["action"] not in set(ChatAction):
            raise Refused("wrong parameter action in request")
        return True

    def _answer_tap(self, parameters: Json) -> bool:
        text, query_id = parameters.get("text", ""), parameters["callback_query_id"]
        if query_id not in self._state.unanswered_taps:
            raise Refused("query is too old and response timeout expired or query ID is invalid")
        if utf16_length(text) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
            raise Refused("MESSAGE_TOO_LONG")
        person = self._state.unanswered_taps.pop(query_id)
        if text:
            self._state.popups[person.id].append(Popup(text, parameters.get("show_alert", False)))
            self._state.lines.append(f"{self._state.bot.name} → {person.name}, over the button: {text}")
        return True

    def _writable(self, chat_id: object) -> Chat:
        chat = self._known(chat_id)
        if chat.id in self._state.blocked_by:
            raise Refused("bot was blocked by the user", HTTPStatus.FORBIDDEN)
        return chat

    def _known(self, chat_id: object) -> Chat:
        chat = self._state.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise Refused("chat not found")
        return chat

    def _own(self, parameters: Json) -> Post:
        post = self._found(self._known(parameters["chat_id"]), parameters["message_id"], "message to edit")
        if post.sender != self._state.bot:
            raise Refused("message can't be edited")
        return post

    def _found(self, chat: Chat, message_id: object, what: str) -> Post:
        post = self._state.posts.get((chat.id, message_id)) if isinstance(message_id, int) else None
        if post is None:
            raise Refused(f"{what} not found")
        return post

    def _replied(self, chat: Chat, reply: Json) -> Post | None:
        if not reply:
            return None
        if unknown := sorted(reply.keys() - _REPLY_FIELDS):
            raise Refused(f'unknown field "{unknown[0]}" of reply parameters')
        try:
            place = self._known(reply["chat_id"]) if "chat_id" in reply else chat
            return self._found(place, reply.get("message_id"), "message to be replied")
        except Refused:
            if reply.get("allow_sending_without_reply"):
                return None
            raise


def _read_text(parameters: Json) -> Formatted:
    mode, source = parameters.get("parse_mode"), parameters["text"]
    if mode not in (None, ParseMode.HTML):
        raise Refused("unsupported parse_mode")  # Telegram knows Markdown; we never send it
    words = parse_html(source) if mode else Formatted(source)
    if not words.text.strip():
        raise Refused("text must be non-empty")
    if utf16_length(words.text) > MessageLimit.MAX_TEXT_LENGTH:
        raise Refused("message is too long")
    return words


def _not_modified() -> Refused:
    return Refused(
        "message is not modified: specified new message content and reply markup are exactly the same as a current "
        "content and reply markup of the message"
    )
