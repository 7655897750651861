"""Facts in any number for measuring how methods grow: the shipped phrases, then variations of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count, islice

from bench.dice import Dice
from bench.ours import a_fact
from bench.phrases import phrases_of
from knowledge.model import Fact

PHRASES_A_FACT = 10

SUBSTITUTED = 3
"""One word in so many is another one in a variation, one at least."""

SHORTEST = 4
"""Letters of the shortest word that is substituted or put in: shorter ones are mostly function words."""


def synthetic_facts(shipped: Sequence[Fact], phrases: int) -> list[Fact]:
    """Facts with so many phrases together: a selection of the shipped ones' or, beyond these, variations of all."""
    texts = [phrase for fact in shipped for phrase in phrases_of(fact)]
    groups = [texts[at : at + PHRASES_A_FACT] for at in range(0, len(texts), PHRASES_A_FACT)]
    wanted = phrases // PHRASES_A_FACT
    if wanted <= len(groups):
        return [a_fact(f"fact-{at}", groups[at * len(groups) // wanted]) for at in range(wanted)]
    vocabulary = sorted({word for text in texts for word in text.split() if _can_change(word)})
    varied = ([_varied(text, turn, vocabulary) for text in group] for turn in count(1) for group in groups)
    return [a_fact(f"fact-{at}", group) for at, group in enumerate(islice(chain(groups, varied), wanted))]


def _varied(text: str, turn: int, vocabulary: Sequence[str]) -> str:
    """The text with some of its words changed, other ones in each turn."""
    words, dice = text.split(), Dice(text)
    changeable = [place for place, word in enumerate(words) if _can_change(word)]
    for change in range(max(1, len(changeable) // SUBSTITUTED)):
        if changeable:
            place = dice.pick(changeable, f"place {turn}", change)
            words[place] = dice.pick(vocabulary, f"word {turn}", change)
    return " ".join(words)


def _can_change(word: str) -> bool:
    return word.isalpha() and len(word) >= SHORTEST
