"""What the base makes of a question, as people meet it in the chat: the message, its buttons, what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from bot import cards, lists, pages
from bot.context import BotContext
from bot.i18n import Translator
from bot.keyboards import Buttons, can_turn_pages, choice_buttons, list_buttons, number_buttons
from knowledge import Answer, Comparison, Fact, Listing, NoMatch, Occasion, Outcome, SmallTalk, Suggestions


@dataclass(frozen=True, slots=True)
class Reply:
    """A message and its buttons; the one fact that it shows; whether a next question may lean on it."""

    html: str
    buttons: Buttons | None = None
    fact: Fact | None = None
    leads_on: bool = True


def reply_to(outcome: Outcome, context: BotContext, translator: Translator) -> Reply:
    """The reply to a question."""
    match outcome:
        case Answer(fact=fact):
            return Reply(*cards.with_buttons(fact, context, translator), fact)
        case Suggestions(facts=facts):
            asked = translator.ngettext("Did you mean this?", "Did you mean one of these?", len(facts))
            return Reply(asked, choice_buttons(facts, translator))
        case Listing() | Comparison() | Occasion():
            return _browsed(outcome, context, translator)
        case SmallTalk(kind=kind):
            return Reply(pages.small_talk(kind, translator), leads_on=False)
        case NoMatch():
            return Reply(pages.no_match(translator), leads_on=False)


def page(found: Listing, number: int, context: BotContext, translator: Translator) -> Reply:
    """A page of a list. It can be turned where its subject tells all of it and a button can carry the subject."""
    whole = context.knowledge_base.listing(found.subject)
    can_turn = len(whole.facts) == len(found.facts) and can_turn_pages(found.subject, translator)
    shown = lists.page_of(found.facts, number)
    html = lists.listing(found, shown, translator, can_turn=can_turn)
    return Reply(html, list_buttons(shown, found.subject if can_turn else None, translator))


def _browsed(outcome: Listing | Comparison | Occasion, context: BotContext, translator: Translator) -> Reply:
    match outcome:
        case Listing():
            return page(outcome, 1, context, translator)
        case Comparison():
            shown = [fact for side in lists.sides_shown(outcome) for fact in side.facts]
            return Reply(lists.comparison(outcome, translator), number_buttons(shown, translator))
        case Occasion(fact=fact, before=before):
            told = fact or before
            buttons = cards.with_buttons(told, context, translator)[1] if told else None
            return Reply(lists.occasion(outcome, translator), buttons, told)
