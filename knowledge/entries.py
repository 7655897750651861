"""Entry: what the index keeps of one fact. Made once for each version of a fact and carried from index to index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.entities import Entities, find_entities_in
from knowledge.model import Contact, Fact, Kind, Votes
from knowledge.sparse import Numbers
from knowledge.text import Lines, read_lines
from knowledge.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact, what it names, its phrases as written and with their words sorted, and its words by number.

    `words` are the distinct words of each phrase, one phrase after another; `lengths` how many each phrase has.
    `told_words` are the distinct words of the answers and places.
    """

    fact: Fact
    names: Entities
    phrases: tuple[str, ...]
    joined: tuple[str, ...]
    words: Numbers
    lengths: Numbers
    told_words: Numbers


def entry_of(fact: Fact, vocabulary: Vocabulary) -> Entry:
    """The entry of a fact; its words are added to the vocabulary."""
    phrases = tuple(dict.fromkeys(phrase for text in fact.texts.values() for phrase in text.phrases))
    lines = read_lines(phrases)
    distinct = [list(dict.fromkeys(line)) for line in lines.words]
    told = read_lines(part for text in fact.texts.values() for part in (text.answer, text.place))
    return Entry(
        fact,
        _names(fact, lines, told),
        phrases,
        tuple(" ".join(sorted(line)) for line in lines.words),
        np.array([number for line in distinct for number in vocabulary.add(line)], dtype=np.int32),
        np.array([len(line) for line in distinct], dtype=np.int32),
        np.array(vocabulary.add(dict.fromkeys(word for line in told.words for word in line)), dtype=np.int32),
    )


def _names(fact: Fact, phrases: Lines, answers: Lines) -> Entities:
    """What a fact may be asked about by name: its fields, and what its texts name."""
    named = find_entities_in(phrases)
    told = find_entities_in(answers)
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
