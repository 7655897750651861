"""Follow-up: a short question that leaves out what the one before named: "and Viet Nam?", "kapan?", "who spoke?"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.countries import misspelt_countries, name_of, named_in
from knowledge.cues import follow_up_words
from knowledge.entities import find_entities
from knowledge.lexicon import function_words, ordinals, spellings
from knowledge.text import words

MOST_WORDS = 7
"""A longer question stands alone, whatever came before."""

MOST_BARE = 3
"""Words at most of a question that only names something, as "Malaysia brp?": the rest was asked before."""

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


def follow_up(text: str, context: Context, is_known: Callable[[str], bool] = lambda word: True) -> FollowUp | None:
    """What a short question means after another one; None where it stands alone."""
    spoken = [spellings().get(word, word) for word in words(text)]
    if not spoken or len(spoken) > MOST_WORDS:
        return None
    named = find_entities(text)
    if named.objectives or named.principles:
        return None  # "prinsip 3" says all by itself
    swaps = _swaps(spoken, named.years, words(context.question), is_known)
    rest = tuple(word for place, word in enumerate(spoken) if place not in swaps.places and not _says_little(word))
    if swaps.places and not rest and (_begins_like_one(spoken) or len(spoken) <= MOST_BARE):
        return FollowUp(" ".join(swaps.question), (), is_renamed=True)
    if swaps.places or len(rest) > MOST_LEFT or (rest and not _points_back(spoken, rest)):
        return None
    return FollowUp(f"{text} {context.question}", rest)


def _begins_like_one(spoken: Sequence[str]) -> bool:
    """Whether it begins with "and", "kalau", ...."""
    beginnings = follow_up_words("beginnings")
    return any(tuple(spoken[: len(cue)]) == cue for cue in beginnings)


def _points_back(spoken: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether a word stands for what was spoken of: "who chaired it", "pesertanya siapa"."""
    pronouns = follow_up_words("pronouns")
    is_its = len(rest) == 1 and rest[0].endswith("nya")
    return is_its or any((word,) in pronouns for word in spoken)


def _says_little(word: str) -> bool:
    return word in function_words() or (word,) in follow_up_words("asking")


@dataclass(frozen=True, slots=True)
class _Swaps:
    """Where in a question something exact is named, and the question before with that in place of its like."""

    places: frozenset[int]
    question: tuple[str, ...]


def _swaps(
    spoken: Sequence[str], named_years: Collection[int], before: list[str], is_known: Callable[[str], bool]
) -> _Swaps:
    places: set[int] = set()
    asked = before
    for start, end, name in _countries(spoken, is_known):
        places.update(range(start, end))
        asked = _with_country(asked, name)
    years = {str(year) for year in named_years}
    for place, word in enumerate(spoken):
        if place in places:
            continue
        if word in years:
            asked = _with(asked, word, [str(year) for year in find_entities(" ".join(asked)).years])
        elif word in ordinals() or (word.isdigit() and _numbers_in(asked)):
            asked = _with(asked, word, _numbers_in(asked))
        elif (word,) not in follow_up_words("numbered"):
            continue
        places.add(place)
    return _Swaps(frozenset(places), tuple(asked))


def _countries(spoken: Sequence[str], is_known: Callable[[str], bool]) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Where countries are named and the words for each; a misspelt one is put right."""
    yield from ((start, end, spoken[start:end]) for start, end, _ in named_in(spoken))
    for word, code in misspelt_countries(spoken, is_known).items():
        place = spoken.index(word)
        yield place, place + 1, name_of(code)


def _numbers_in(asked: Sequence[str]) -> list[str]:
    """The words by which a question numbers something: "second", "ke 8", "objective 9"."""
    numbered = follow_up_words("numbered")
    after = [word for before, word in pairwise(asked) if word.isdigit() and (before,) in numbered]
    return after or [word for word in asked if word in ordinals()]


def _with_country(asked: list[str], name: Sequence[str]) -> list[str]:
    first = next(iter(named_in(asked)), None)
    if first is None:
        return [*asked, *name]
    start, end, _ = first
    return [*asked[:start], *name, *asked[end:]]


def _with(asked: list[str], new: str, old: Collection[str]) -> list[str]:
    """The words with the first of the old ones replaced; with the new one added where there is none."""
    place = next((place for place, word in enumerate(asked) if word in old), len(asked))
    return [*asked[:place], new, *asked[place + 1 :]]
