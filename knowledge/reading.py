"""What kind of message it is: a question, or talk that deserves a word but no fact."""

from __future__ import annotations

from functools import cache

from knowledge.lexicon import LANGUAGES, lexicon
from knowledge.text import normalise

SMALL_TALK_WORDS = 4
"""A longer message is a question, whatever it begins with."""


def small_talk(text: str) -> str | None:
    """`greeting` or `thanks` where the whole message is that, else None."""
    message = normalise(text)
    return _small_talk().get(message) if len(message.split()) <= SMALL_TALK_WORDS else None


@cache
def _small_talk() -> dict[str, str]:
    talk = (lexicon(language).small_talk for language in LANGUAGES)
    return {normalise(message): kind for kinds in talk for kind, messages in kinds.items() for message in messages}
