"""Entry: what the index keeps of one fact. Made once for each version of a fact and carried from index to index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.entities import Entities, find_entities_in
from knowledge.model import Contact, Fact, Kind, Votes
from knowledge.sparse import Numbers
from knowledge.text import words, words_of_each
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
    spoken = words_of_each(phrases)
    distinct = [list(dict.fromkeys(line)) for line in spoken]
    told = words(" ".join(f"{text.answer} {text.place}" for text in fact.texts.values()))
    return Entry(
        fact,
        _names(fact, phrases, spoken),
        phrases,
        tuple(" ".join(sorted(line)) for line in spoken),
        np.array([number for line in distinct for number in vocabulary.add(line)], dtype=np.int32),
        np.array([len(line) for line in distinct], dtype=np.int32),
        np.array(vocabulary.add(dict.fromkeys(told)), dtype=np.int32),
    )


def _names(fact: Fact, phrases: tuple[str, ...], spoken: list[list[str]]) -> Entities:
    """What a fact may be asked about by name: its fields, and what its texts name."""
    named = find_entities_in(phrases, spoken)
    told = _entities([text.answer for text in fact.texts.values()])
    places = _entities([text.place for text in fact.texts.values() if text.place])
    dated = _entities([str(date) for date in (fact.date, fact.end_date) if date])
    objectives = {*fact.objectives, *(() if fact.kind is Kind.OBJECTIVE else named.objectives)}
    written = {str(number) for number in objectives | named.principles | named.years | told.years}
    return Entities(
        countries=named.countries | told.countries | places.countries | _countries(fact),
        objectives=frozenset(objectives),
        principles=named.principles,
        years=named.years | told.years | dated.years,
        numbers=named.numbers | told.numbers | dated.numbers | written,
    )


def _countries(fact: Fact) -> frozenset[str]:
    """The countries in a fact's fields: those it is about, took part, voted or are served."""
    votes, contact = fact.votes or Votes(), fact.contact or Contact()
    voters = (*votes.in_favour, *votes.against, *votes.abstained, *votes.did_not_vote)
    return frozenset((*fact.countries, *fact.participants, *voters, *contact.serves))


def _entities(texts: list[str]) -> Entities:
    return find_entities_in(texts, words_of_each(texts))
