"""Conversations with the real application in this process: what people say and tap, what they see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from bot.app import build_application
from bot.context import Services
from bot.local_chat import LocalChat, LocalRequest, Person, Shown

EDITOR = Person(42, "Ayu", "en")
READER = Person(7, "Minh", "en")
INDONESIAN = Person(8, "Sari", "id")


@dataclass(frozen=True, slots=True)
class Talk:
    """One person's chat, by what is visible: texts and the labels of buttons."""

    chat: LocalChat

    async def say(self, text: str, **extra: object) -> list[Shown]:
        """What the bot shows in answer to a message."""
        return await self.chat.say(text, **extra)

    async def ask(self, text: str) -> Shown:
        """The one message that answers."""
        shown = await self.chat.say(text)
        assert len(shown) == 1, shown
        return shown[0]

    async def tap(self, shown: Shown, label: str) -> list[Shown]:
        """What the bot shows after a tap on a button by its label."""
        found = [button.data for button in shown.buttons if button.label == label]
        assert found, f"no button {label!r} among {[button.label for button in shown.buttons]}"
        return await self.chat.tap(shown, found[0])


class Conversations:
    """The application, and a chat for each person."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._request = LocalRequest()
        self.application = build_application(services, self._request)

    async def __aenter__(self) -> Self:
        await self._services.state.open()
        await self.application.initialize()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.application.shutdown()
        await self._services.state.close()

    def of(self, person: Person) -> Talk:
        """A person's chat."""
        return Talk(LocalChat(self.application, self._request, person))
