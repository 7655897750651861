"""A fact as people meet it in the chat: its card and the buttons under it."""

from __future__ import annotations

from bot.context import BotContext
from bot.i18n import Translator
from bot.keyboards import Buttons, card_buttons
from bot.render import card
from knowledge import Fact


def with_buttons(fact: Fact, context: BotContext, translator: Translator) -> tuple[str, Buttons]:
    """The card as HTML, and buttons for its other languages and the facts that it points to."""
    related = context.knowledge_base.related(fact)
    return card(fact, translator), card_buttons(fact, related, translator, context.services.translators.values())
