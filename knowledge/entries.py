"""Entry: what the index keeps of one fact. Made once for each version of a fact and carried from index to index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.entities import Entities, find_entities_in
from knowledge.model import Contact, Fact, Kind, Votes
from knowledge.sparse import Numbers
from knowledge.text import Lines, read_lines, words
from knowledge.vocabulary import Vocabulary

_CAPITAL_WITHIN = re.compile(r"(?<=[a-z0-9,;)] )[A-Z][\w-]+")
_CAPITAL = re.compile(r"[A-Z][\w-]*")

EDGE = 0
"""What stands for the beginning and the end of a phrase where neighbouring words are paired; stems count from 1."""

PAIR_BASE = 1 << 31
"""A pair of stems is one number: the first times this, plus the second."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is searched of a fact.

    `names` are the exact things that it names anywhere, `central` those that it is about. Phrases stand as written, and
    `joined` with their words sorted. `words` are the distinct words of each phrase by number, one phrase after another;
    `lengths` how many each phrase has, `distinct_words` those of all of them; `pairs` the neighbouring ones by stem.
    `stems` are the distinct stems of the phrases, `told_stems` those that only the answers and places have; `capitals`
    the words that these write with a capital within a sentence, `smalls` those that they always write without.
    A `silent` entry has the questions that the fact must not answer.
    """

    fact: Fact
    names: Entities
    central: Entities
    phrases: tuple[str, ...]
    joined: tuple[str, ...]
    words: Numbers
    lengths: Numbers
    distinct_words: Numbers
    stems: Numbers
    told_stems: Numbers
    pairs: NDArray[np.int64]
    capitals: Numbers
    smalls: Numbers
    silent: bool = False


def entries_of(fact: Fact, vocabulary: Vocabulary) -> Iterator[Entry]:
    """The entry of a fact and, where there are questions that it must not answer, theirs. The vocabulary learns."""
    phrases = dict.fromkeys(phrase for text in fact.texts.values() for phrase in text.phrases)
    told = [part for text in fact.texts.values() for part in (text.answer, text.place)]
    yield _entry(fact, tuple(phrases), told, vocabulary)
    if fact.not_:
        yield _entry(fact, fact.not_, (), vocabulary, silent=True)


def pairs_of(stems: Sequence[int]) -> list[int]:
    """Neighbouring stems, by number from 1 on, and the edges, each pair as one number."""
    edged = (EDGE, *stems, EDGE)
    return [PAIR_BASE * first + second for first, second in pairwise(edged)]


def _entry(
    fact: Fact, phrases: tuple[str, ...], told: Sequence[str], vocabulary: Vocabulary, *, silent: bool = False
) -> Entry:
    lines, answers = read_lines(phrases), read_lines(told)
    named = find_entities_in(lines)
    distinct = [vocabulary.add(dict.fromkeys(line)) for line in lines.words]
    told_words = dict.fromkeys(word for line in answers.words for word in line)
    within, capital = (words("\n".join(which.findall(answers.written))) for which in (_CAPITAL_WITHIN, _CAPITAL))
    spoken = np.array([number for line in distinct for number in line], dtype=np.int32)
    stems = {vocabulary.stem_of_word[number] for number in spoken.tolist()}
    told_stems = {vocabulary.stem_of_word[number] for number in vocabulary.add(told_words)} - stems
    return Entry(
        fact,
        named if silent else _names(fact, named, find_entities_in(answers)),
        named if silent else _central(fact, find_entities_in(_titles(fact))),
        phrases,
        tuple(" ".join(sorted(line)) for line in lines.words),
        spoken,
        np.array([len(line) for line in distinct], dtype=np.int32),
        np.array(sorted(set(spoken.tolist())), dtype=np.int32),
        np.array(sorted(stems), dtype=np.int32),
        np.array(sorted(told_stems), dtype=np.int32),
        _pairs(distinct, vocabulary),
        _numbers(within, vocabulary),
        _numbers(told_words.keys() - set(capital), vocabulary),
        silent,
    )


def _numbers(spoken: Iterable[str], vocabulary: Vocabulary) -> Numbers:
    return np.array(vocabulary.add(dict.fromkeys(spoken)), dtype=np.int32)


def _pairs(phrases: Iterable[Sequence[int]], vocabulary: Vocabulary) -> NDArray[np.int64]:
    stem_of = vocabulary.stem_of_word
    found = [pair for phrase in phrases for pair in pairs_of([stem_of[word] + 1 for word in phrase])]
    return np.array(found, dtype=np.int64)


def _titles(fact: Fact) -> Lines:
    return read_lines(text.title for text in fact.texts.values())


def _central(fact: Fact, titled: Entities) -> Entities:
    """What a fact is about, by its fields and titles, rather than what it mentions too."""
    dates = [date for date in (fact.date, fact.end_date) if date]
    return replace(
        titled,
        countries=titled.countries | frozenset(fact.countries),
        years=titled.years | {date.year for date in dates},
        objectives=titled.objectives | frozenset(fact.objectives),
    )


def _names(fact: Fact, named: Entities, told: Entities) -> Entities:
    """What a fact may be asked about by name: its fields, and what its texts name."""
    dates = [date for date in (fact.date, fact.end_date) if date]
    objectives = {*fact.objectives, *(() if fact.kind is Kind.OBJECTIVE else named.objectives)}
    years = named.years | told.years | {date.year for date in dates}
    written = {str(number) for number in {*objectives, *named.principles, *named.years, *told.years}}
    dated = {str(part) for date in dates for part in (date.year, date.month, date.day) if part}
    return Entities(
        countries=named.countries | told.countries | _countries(fact),
        objectives=frozenset(objectives),
        principles=named.principles,
        years=years,
        numbers=named.numbers | told.numbers | written | dated,
    )


def _countries(fact: Fact) -> frozenset[str]:
    """The countries in a fact's fields: those it is about, took part, voted or are served."""
    votes, contact = fact.votes or Votes(), fact.contact or Contact()
    voters = (*votes.in_favour, *votes.against, *votes.abstained, *votes.did_not_vote)
    return frozenset((*fact.countries, *fact.participants, *voters, *contact.serves))
