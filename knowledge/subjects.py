"""Subject: what a question wants to know about, as far as the facts' structure tells; and which facts are about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.model import ChampionStatus, Fact, Kind, PartialDate, Series, Votes

FEW_COUNTRIES = 3
"""A fact that names more countries is about their group rather than about each of them."""

_WEIGHTIEST = (Kind.COMMITMENT, Kind.POSITION, Kind.LAW, Kind.PROGRAMME, Kind.AGREEMENT, Kind.STATEMENT)
"""In which order a country's facts stand for it: what it undertook, where it stands, what it does, what it said."""


class Stance(StrEnum):
    """What a State did in a recorded vote; the values are the fields of Votes.

    Where no series is named, the vote on the GCM itself is meant, the end of its negotiation: a State that voted
    against the format of the review forums did not vote against the compact.
    """

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    ABSTAINED = "abstained"
    DID_NOT_VOTE = "did_not_vote"


class Standing(StrEnum):
    """What a State is or has in the GCM's process; the values are fields of Fact."""

    CHAMPION = "champion"
    PLAN = "plan"
    PLEDGES = "pledges"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about; what is empty is not narrowed. A fact must be about every country and objective named."""

    kind: Kind | None = None
    series: Series | None = None
    stance: Stance | None = None
    standing: Standing | None = None
    countries: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Whether a place, an objective, a year or a series narrows it."""
        return bool(self.countries or self.objectives or self.years or self.series)

    @property
    def is_in_time(self) -> bool:
        """Whether what it is about comes one after another."""
        return self.kind is Kind.EVENT or self.series is not None

    @property
    def has_a_sort(self) -> bool:
        """Whether it says what sort of thing is wanted."""
        return bool(self.kind or self.stance or self.standing or self.series)


def facts_about(subject: Subject, facts: Iterable[Fact]) -> list[Fact]:
    """The facts about a subject: events in the order of time, other facts with those of few countries first."""
    found = [fact for fact in facts if _is_about(fact, subject)]
    return sorted(found, key=_by_time if subject.is_in_time else _by_weight)


def countries_of(subject: Subject, facts: Iterable[Fact]) -> tuple[str, ...]:
    """The countries that have the subject's stance or standing by these facts, by code; none where it has neither."""
    if subject.stance:
        codes = {code for fact in facts if fact.votes for code in getattr(fact.votes, subject.stance)}
    elif subject.standing:
        codes = {code for fact in facts for code in fact.countries}
    else:
        return ()
    return tuple(sorted(codes))


def first_day(when: PartialDate) -> date:
    """The earliest day that a date may be."""
    return date(when.year, when.month or 1, when.day or 1)


def _by_time(fact: Fact) -> tuple[bool, PartialDate, str]:
    return fact.date is None, fact.date or PartialDate(0), fact.id


def _by_weight(fact: Fact) -> tuple[bool, int, str]:
    place = _WEIGHTIEST.index(fact.kind) if fact.kind in _WEIGHTIEST else len(_WEIGHTIEST)
    return len(fact.countries) > FEW_COUNTRIES, place, fact.id


def _is_about(fact: Fact, subject: Subject) -> bool:
    return (
        _fits_sort(fact, subject)
        and set(subject.countries) <= {*fact.countries, *(fact.participants if fact.kind is Kind.EVENT else ())}
        and set(subject.objectives) <= {*fact.objectives, *fact.pledges}
        and all(_falls_in(fact, year) for year in subject.years)
    )


def _fits_sort(fact: Fact, subject: Subject) -> bool:
    if subject.kind and not _is_a(fact, subject.kind):
        return False
    series = subject.series or (Series.NEGOTIATION if subject.stance else None)
    if series and fact.series is not series:
        return False
    if subject.stance and not getattr(fact.votes or Votes(), subject.stance):
        return False
    return subject.standing is None or _has(fact, subject.standing, is_one=bool(subject.countries))


def _is_a(fact: Fact, kind: Kind) -> bool:
    """A pledge is one kind of commitment (design.md, Words)."""
    return fact.kind is kind or (kind is Kind.COMMITMENT and bool(fact.pledges))


def _has(fact: Fact, standing: Standing, *, is_one: bool) -> bool:
    """Of one country it is worth telling that it was only asked to become a champion; in a list it would be wrong."""
    if standing is Standing.CHAMPION and not is_one:
        return fact.champion is not None and fact.champion.status is ChampionStatus.CHAMPION
    if standing is Standing.PLEDGES:
        return bool(fact.pledges) or _is_called_a_pledge(fact)
    return bool(getattr(fact, standing))


def _is_called_a_pledge(fact: Fact) -> bool:
    """Whether a commitment is a pledge whose objectives no source names."""
    return fact.kind is Kind.COMMITMENT and any("pledge" in text.title.lower() for text in fact.texts.values())


def _falls_in(fact: Fact, year: int) -> bool:
    if fact.plan:
        return fact.plan.start.year <= year <= (fact.plan.end or fact.plan.start).year
    return fact.date is not None and fact.date.year <= year <= (fact.end_date or fact.date).year
