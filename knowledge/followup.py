"""Follow-up: a short question that leaves out what the one before named: "and Viet Nam?", "kapan?", "who spoke?"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.countries import named_in
from knowledge.cues import follow_up_words
from knowledge.entities import Entities, find_entities
from knowledge.lexicon import function_words, spellings
from knowledge.text import words

MOST_WORDS = 7
"""A longer question stands alone, whatever came before."""

MOST_LEFT = 3
"""Content words at most that a question may have and still lean on the one before it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What was last asked (the text, or the title of the fact that a button opened) and the fact that answered it."""

    question: str
    fact_id: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question read in its context.

    `question` is what it means in full, `rest` its content words: none where it only wants more of the last fact.
    `is_renamed` is whether it asks the same of something else.
    """

    question: str
    rest: tuple[str, ...]
    is_renamed: bool = False


def follow_up(text: str, context: Context) -> FollowUp | None:
    """What a short question means after another one; None where it stands alone."""
    spoken = [spellings().get(word, word) for word in words(text)]
    if not spoken or len(spoken) > MOST_WORDS:
        return None
    names = find_entities(text)
    named = _named_places(spoken, names)
    rest = tuple(w for place, w in enumerate(spoken) if place not in named and not _says_little(w))
    if named and not rest and _begins_like_one(spoken):
        return FollowUp(_renamed(words(context.question), spoken, names), (), is_renamed=True)
    if named or _is_whole(rest):
        return None
    return FollowUp(f"{text} {context.question}", rest)


def _begins_like_one(spoken: Sequence[str]) -> bool:
    """Whether it begins with "and", "kalau", ..., or is a bare number: "2022?"."""
    beginnings = follow_up_words("beginnings")
    return any(tuple(spoken[: len(cue)]) == cue for cue in beginnings) or spoken[0].isdigit()


def _says_little(word: str) -> bool:
    return word in function_words() or (word,) in follow_up_words("asking")


def _is_whole(rest: Sequence[str]) -> bool:
    """Whether a question says enough by itself."""
    return len(rest) > MOST_LEFT


def _named_places(spoken: Sequence[str], names: Entities) -> set[int]:
    """Where in the words something exact is named."""
    places = {place for start, end, _ in named_in(spoken) for place in range(start, end)}
    numbers = {str(number) for number in (*names.years, *names.objectives, *names.numbers)}
    numbered = follow_up_words("numbered")
    return places | {place for place, word in enumerate(spoken) if word in numbers or (word,) in numbered}


def _renamed(before: list[str], spoken: Sequence[str], names: Entities) -> str:
    """The question before with what is now named in place of its like."""
    asked = list(before)
    for start, end, _ in named_in(spoken):
        asked = _with_country(asked, spoken[start:end])
    for new in (names.years, names.objectives):
        old = find_entities(" ".join(asked))
        asked = _with_number(asked, new, old.years if new is names.years else old.objectives)
    return " ".join(asked)


def _with_country(asked: list[str], name: Sequence[str]) -> list[str]:
    first = next(iter(named_in(asked)), None)
    if first is None:
        return [*asked, *name]
    start, end, _ = first
    return [*asked[:start], *name, *asked[end:]]


def _with_number(asked: list[str], new: Collection[int], old: Collection[int]) -> list[str]:
    if not new:
        return asked
    number = str(min(new))
    replaced = [number if word in {str(value) for value in old} else word for word in asked]
    return replaced if number in replaced else [*replaced, number]
