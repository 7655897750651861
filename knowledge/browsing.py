"""Answers of more than one fact, from the facts' structure: lists, the next or last event, comparisons, overviews."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from knowledge.model import Fact, Kind, PartialDate
from knowledge.outcomes import Answer, Comparison, Decision, Explanation, Listing, Occasion, Side
from knowledge.reading import Reading, Shape
from knowledge.subjects import Subject, countries_of, facts_about, first_day

VOTE_DAY = PartialDate(2018, 12, 19)
"""The day of the vote on the GCM (A/RES/73/195): positions of that day tell how a State voted."""

LEAST_LISTED = 2
"""One fact is an answer or a suggestion, not a list."""

LEAST_SPOKEN = 0.6
"""Share of the words that no structure accounts for that a fact must speak of to be listed: more than half of them."""

LEAST_COMPARED = 0.4
"""The same for a comparison, where the words also say how to compare: "which went further"."""

MOST_COMPARED = 4
"""Facts a country in a comparison: what a phone shows at once."""

SpokenOf = Callable[[str, Sequence[Fact]], dict[str, float]]
"""Words and facts -> by fact id, how much of the words (0..1, by weight) the fact speaks of."""


def browse(
    reading: Reading, facts: Sequence[Fact], spoken_of: SpokenOf, explanation: Explanation, today: date
) -> Answer | Listing | Occasion | Comparison | None:
    """What the structure of the facts makes of a reading; None where it makes nothing of it."""
    told = replace(explanation, decision=Decision.SHAPE)
    if reading.shape is Shape.VOTE:
        return _voted(reading, facts, told)
    if reading.shape is Shape.COMPARISON:
        return _compared(reading, facts, spoken_of, told)
    if reading.shape is Shape.WHEN:
        return _main_event(reading, facts, told)
    if reading.shape in {Shape.NEXT, Shape.LAST}:
        return _occasion(reading, facts, spoken_of, told, today)
    return _listed(reading, facts, spoken_of, told)


def listing(subject: Subject, facts: Sequence[Fact], explanation: Explanation) -> Listing:
    """Everything on a subject; events of no certain year with the newest first."""
    found = facts_about(subject, facts)
    if subject.is_in_time and not subject.years:
        found.reverse()
    return Listing(subject, tuple(found), countries_of(subject, found), explanation)


def _voted(reading: Reading, facts: Sequence[Fact], told: Explanation) -> Answer | None:
    """What is known of how a country voted, whatever the question takes for granted."""
    country = set(reading.subject.countries)
    telling = [
        fact
        for fact in facts
        if fact.kind is Kind.POSITION and fact.date == VOTE_DAY and country <= set(fact.countries)
    ]
    return Answer(min(telling, key=lambda fact: (len(fact.countries), fact.id)), told) if telling else None


def _main_event(reading: Reading, facts: Sequence[Fact], told: Explanation) -> Answer | None:
    """The one meeting of a series in a year: the only event, or the only one of several days (a hearing lasts one)."""
    events = facts_about(replace(reading.subject, kind=Kind.EVENT), facts)
    for some in (events, [event for event in events if event.end_date and not event.countries]):
        if len(some) == 1:
            return Answer(some[0], told)
    return None


def _listed(reading: Reading, facts: Sequence[Fact], spoken_of: SpokenOf, told: Explanation) -> Listing | Answer | None:
    """A list; of what one country is or has in the process, the one fact that tells it."""
    whole = listing(reading.subject, facts, told)
    if whole.countries and reading.rest and not reading.subject.countries:
        return None  # some of the countries would be missing, and nobody would know
    found = _speaking(reading.rest, whole.facts, spoken_of, LEAST_SPOKEN)
    if reading.subject.standing and reading.subject.countries and len(found) == 1:
        return Answer(found[0], told)
    if len(found) < LEAST_LISTED and not (whole.countries and reading.says_so):
        return None
    return replace(whole, facts=found)


def _occasion(
    reading: Reading, facts: Sequence[Fact], spoken_of: SpokenOf, told: Explanation, today: date
) -> Occasion | None:
    about = facts_about(replace(reading.subject, kind=Kind.EVENT), facts)
    held = _speaking(reading.rest, about, spoken_of, LEAST_SPOKEN)
    events = [fact for fact in held if fact.date and set(reading.subject.countries) <= set(fact.countries)]
    over = [fact for fact in events if fact.date and first_day(fact.date) <= today]
    ahead = [fact for fact in events if fact.date and first_day(fact.date) > today]
    if not events:
        return None
    last = over[-1] if over else None
    is_next = reading.shape is Shape.NEXT
    fact = (ahead[0] if ahead else None) if is_next else last
    return Occasion(reading.subject, is_next, fact, last if fact is None else None, told)


def _compared(reading: Reading, facts: Sequence[Fact], spoken_of: SpokenOf, told: Explanation) -> Comparison | None:
    sides = []
    for country in reading.subject.countries:
        about = facts_about(replace(reading.subject, countries=(country,)), facts)
        sides.append(Side(country, _speaking(reading.rest, about, spoken_of, LEAST_COMPARED)[:MOST_COMPARED]))
    return Comparison(reading.subject, tuple(sides), told) if any(side.facts for side in sides) else None


def _speaking(rest: Sequence[str], facts: Sequence[Fact], spoken_of: SpokenOf, least: float) -> tuple[Fact, ...]:
    """The facts that speak of so much of the words, in their order; all of them where there are no words."""
    shares = spoken_of(" ".join(rest), facts)
    return tuple(fact for fact in facts if shares[fact.id] >= least)
