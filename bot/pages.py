"""The fixed pages and short replies: interface text as Telegram HTML. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from bot.commands import Command
from bot.forms import TEMPLATE
from bot.i18n import N_, Translator
from bot.recall import KEPT_FOR

EXAMPLES = (
    N_("What is the Global Compact for Migration?"),
    N_("What did the IOM suggest to Viet Nam in December 2025?"),
    N_("What does objective 6 say?"),
    N_("My employer keeps my passport, what can I do?"),
)
"""Questions that the base answers; a test asks each of them in every language."""

DESCRIPTION = N_(
    "Ask about the Global Compact for Migration (GCM): what it says, its events, and what States have committed to. "
    "Every answer names its source and date. Write in English or Indonesian, in your own words."
)
SHORT_DESCRIPTION = N_("Sourced, dated answers on the Global Compact for Migration, in English and Indonesian.")


def welcome(translator: Translator) -> str:
    """The first words, and what to ask."""
    hello = translator.gettext(
        N_(
            "Hello! I answer questions about the Global Compact for Migration (GCM), its events, what States have "
            "committed to, and where migrant workers find help. Every answer names its source and date; what I do "
            "not know, I say."
        )
    )
    invitation = translator.gettext(N_("Ask me in your own words, in English or Indonesian. For example:"))
    return "\n\n".join([escape(hello), escape(invitation) + "\n" + _examples(translator)])


def help_page(translator: Translator, commands: Iterable[Command]) -> str:
    """How to ask, and the commands."""
    how = translator.gettext(
        N_(
            "Just write your question; short, misspelt and mixed is fine. If several answers fit, I show them as "
            "buttons. Each answer can be switched to the other language. In a group, mention me or reply to me."
        )
    )
    rows = [f"/{command.name} – {escape(translator.gettext(command.description))}" for command in commands]
    return "\n\n".join([escape(how), escape(_what_else(translator)), _examples(translator), "\n".join(rows)])


def about(translator: Translator, facts: int) -> str:
    """Where the answers come from."""
    number = translator.ngettext(
        "I know {number} fact. People wrote it from official papers and press reports, with source and date.",
        "I know {number} facts. People wrote them from official papers and press reports, each with source and date.",
        facts,
    )
    how = translator.gettext(
        N_(
            "I look for the fact that fits your words; I do not make up text. I am not an office of the United "
            "Nations or of any government: check the source before you rely on an answer."
        )
    )
    return escape(f"{number}\n\n{how}")


def privacy(translator: Translator) -> str:
    """What is kept about a person."""
    return escape(
        translator.gettext(
            N_(
                "I keep only the language that you choose with /language, under your Telegram user number. Your "
                "questions are not stored or logged; so that I understand “and Viet Nam?”, I keep the last one in mind "
                "for {minutes} minutes. Editors' changes are kept with the editor's user number, as the record of who "
                "changed what. /delete_my_data deletes your choice, your last question and any edit that is still "
                "waiting."
            ),
            minutes=round(KEPT_FOR / 60),
        )
    )


def no_match(translator: Translator) -> str:
    """An honest sentence, what can be answered, examples."""
    sorry = translator.gettext(N_("Sorry, I have no sourced answer to that."))
    scope = translator.gettext(
        N_(
            "I know about the Global Compact for Migration (GCM): its 23 objectives and 10 principles, its review "
            "forums, what States have said and committed to, and where migrant workers find help. Try other words, "
            "or for example:"
        )
    )
    return "\n\n".join([escape(sorry), escape(scope) + "\n" + _examples(translator)])


def small_talk(kind: str, translator: Translator) -> str:
    """A word back to a greeting or thanks, or to who asks who this is."""
    if kind == "greeting":
        return welcome(translator)
    if kind == "about_us":
        return _about_us(translator)
    return escape(
        translator.gettext(N_("You are welcome! Ask me anything else about the Global Compact for Migration."))
    )


def stale_button(translator: Translator) -> str:
    """What to say over a button that is forged or from an older version (plain text)."""
    return translator.gettext(N_("That button no longer works. Please ask again."))


def add_fact_help(translator: Translator) -> str:
    """How to write a fact, with a form to copy."""
    how = translator.gettext(
        N_("Copy this, fill it in and send it as one message. You will see the fact before it is stored.")
    )
    return f"{escape(how)}\n\n<pre>{escape(TEMPLATE)}</pre>"


def _about_us(translator: Translator) -> str:
    who = translator.gettext(
        N_(
            "I am a bot, not a person. I answer questions about the Global Compact for Migration (GCM) with facts that "
            "people wrote, each with its source and date. I do not guess: what I do not know, I say."
        )
    )
    what = translator.gettext(
        N_(
            "Ask me what the GCM says, what a country has said and committed to, when its events are, or where migrant "
            "workers find help."
        )
    )
    lead = translator.gettext(N_("For example:"))
    asking = escape(f"{what} {_what_else(translator)}")
    return "\n\n".join([escape(who), asking, f"{escape(lead)}\n{_examples(translator)}"])


def _what_else(translator: Translator) -> str:
    return translator.gettext(
        N_(
            "You can also ask for a list (“events in Viet Nam in 2025”), for the next or the last event, or for "
            "countries side by side (“compare Kenya and Ghana”). After an answer, “and Viet Nam?” is enough."
        )
    )


def _examples(translator: Translator) -> str:
    return "\n".join(f"• <i>{escape(translator.gettext(example))}</i>" for example in EXAMPLES)
