"""BotContext: typed doors to the knowledge base, the catalogs and the state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from telegram import Update, User
from telegram.ext import Application, CallbackContext, ExtBot

from bot.config import Settings
from bot.i18n import Translator, choose_locale
from bot.recall import Recall
from bot.state import State
from knowledge import Context, KnowledgeBase

_SERVICES = "services"


@dataclass(frozen=True, slots=True)
class Services:
    """What the handlers work with."""

    settings: Settings
    knowledge_base: KnowledgeBase
    translators: Mapping[str, Translator]
    state: State
    recall: Recall = field(default_factory=Recall)


class BotContext(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with our services and the choice of the reply's language."""

    @property
    def services(self) -> Services:
        """What the handlers work with."""
        found = self.bot_data[_SERVICES]
        assert isinstance(found, Services)  # noqa: S101 (put there by provide; tells the type)
        return found

    @property
    def knowledge_base(self) -> KnowledgeBase:
        """The one door to what we know."""
        return self.services.knowledge_base

    @property
    def state(self) -> State:
        """What changes with traffic."""
        return self.services.state

    def last_asked(self, update: Update) -> Context | None:
        """What the person asked here a little while ago, for a question that leans on it."""
        chat, user = update.effective_chat, update.effective_user
        return self.services.recall.last(chat.id, user.id) if chat and user else None

    def remember(self, update: Update, question: str, fact_id: str | None = None) -> None:
        """Keep for a little while what was asked here, and the fact that answered it."""
        chat, user = update.effective_chat, update.effective_user
        if chat and user:
            self.services.recall.keep(chat.id, user.id, Context(question, fact_id))

    @property
    def today(self) -> date:
        """Today's date where the bot runs."""
        return date.today()  # noqa: DTZ011 (an editor's "today" is the local one)

    def is_editor(self, user: User | None) -> bool:
        """Whether this person may change facts."""
        return user is not None and user.id in self.services.settings.admin_ids

    async def translator(self, update: Update, text: str = "") -> Translator:
        """The reply's translator: by the text, the person's choice, the question before, Telegram, the default."""
        user = update.effective_user
        before = self.last_asked(update) if text else None
        preferences = [
            self.knowledge_base.language_of(text) if text else None,
            await self.state.chosen_locale(user.id) if user else None,
            self.knowledge_base.language_of(before.question) if before else None,
            user.language_code if user else None,
        ]
        known = self.services.translators
        return known[choose_locale(preferences, known, self.services.settings.default_locale)]

    def translator_for(self, locale: str) -> Translator:
        """The translator of a locale that a button names. Raises KeyError for one that has no catalog."""
        return self.services.translators[locale]


BotApplication = Application[Any, BotContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
"""The application, as it is typed throughout."""


def provide(application: BotApplication, services: Services) -> None:
    """Give the application's contexts their services."""
    application.bot_data[_SERVICES] = services
