"""The values that everything else passes around: frozen, plain, without behaviour beyond their own data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LOCALES = ("en", "id")
"""The locales in which every fact must be complete."""

OBJECTIVE_NUMBERS = range(1, 24)
"""The GCM has 23 objectives (A/RES/73/195, annex, paragraph 16)."""


class Kind(StrEnum):
    """What sort of thing a fact is about."""

    EVENT = "event"
    COMMITMENT = "commitment"
    LAW = "law"
    PROGRAMME = "programme"
    INSTITUTION = "institution"
    AGREEMENT = "agreement"
    STATISTIC = "statistic"
    STATEMENT = "statement"
    POSITION = "position"
    CONCEPT = "concept"
    OBJECTIVE = "objective"
    PRINCIPLE = "principle"
    DOCUMENT = "document"
    CONTACT = "contact"
    RIGHT = "right"
    GUIDE = "guide"


class Series(StrEnum):
    """What an event is one of: meetings that come again, or steps of one story."""

    NEGOTIATION = "negotiation"
    IMRF = "imrf"
    REGIONAL_REVIEW = "regional-review"
    NATIONAL_REVIEW = "national-review"
    CHAMPIONS = "champions"
    GFMD = "gfmd"
    MIGRATION_DIALOGUE = "migration-dialogue"
    RECRUITMENT_CONFERENCE = "recruitment-conference"
    UN_NETWORK = "un-network"
    HIGH_LEVEL_DIALOGUE = "high-level-dialogue"
    ABU_DHABI_DIALOGUE = "abu-dhabi-dialogue"
    COLOMBO_PROCESS = "colombo-process"
    BALI_PROCESS = "bali-process"
    ASEAN = "asean"
    ASEAN_FORUM = "asean-forum"


class Region(StrEnum):
    """The five regions in which the GCM is reviewed (A/RES/73/195, paragraph 50), and the world."""

    AFRICA = "africa"
    ARAB = "arab"
    ASIA_PACIFIC = "asia-pacific"
    EUROPE_NORTH_AMERICA = "europe-north-america"
    LATIN_AMERICA_CARIBBEAN = "latin-america-caribbean"
    WORLD = "world"


class ChampionStatus(StrEnum):
    """Where a country stands with the GCM's champion countries."""

    CHAMPION = "champion"
    SUGGESTED = "suggested"


class Confidence(StrEnum):
    """How well the sources carry a fact."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Origin(StrEnum):
    """Where the present version of a fact comes from."""

    SHIPPED = "shipped"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as its source: a year, a month or a day. Missing parts are 0."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Source:
    """An official paper or page that carries a fact."""

    url: str
    publisher: str
    title: str
    language: str
    published: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """A recorded vote: ISO codes of the States by what they did."""

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    did_not_vote: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Champion:
    """That a country is a champion of the GCM, or was asked to become one, and since when."""

    status: ChampionStatus
    since: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The years that a national plan covers."""

    start: PartialDate
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach help: numbers as one dials them, web addresses, and whose nationals it serves (ISO codes)."""

    phones: tuple[str, ...] = ()
    whatsapp: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalisedText:
    """What a fact says in one locale, and how people ask for it there."""

    title: str
    answer: str
    questions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    place: str = ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every searchable wording: the title, the questions, the aliases."""
        return (self.title, *self.questions, *self.aliases)


@dataclass(frozen=True, slots=True)
class Fact:
    """One sourced, dated record. Countries are ISO 3166-1 alpha-2 codes, objectives and pledges GCM numbers.

    `must` are groups of words; a question that this fact may answer has one of each group. `not_` are questions that
    come close but that neither it nor any other fact answers.
    """

    id: str
    kind: Kind
    texts: Mapping[str, LocalisedText]
    sources: tuple[Source, ...]
    as_of: PartialDate
    countries: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    date: PartialDate | None = None
    end_date: PartialDate | None = None
    related: tuple[str, ...] = ()
    series: Series | None = None
    region: Region | None = None
    participants: tuple[str, ...] = ()
    votes: Votes | None = None
    champion: Champion | None = None
    plan: Plan | None = None
    pledges: tuple[int, ...] = ()
    contact: Contact | None = None
    must: tuple[tuple[str, ...], ...] = ()
    not_: tuple[str, ...] = ()
    origin: Origin = Origin.SHIPPED
    confidence: Confidence = Confidence.HIGH

    def text_in(self, locale: str) -> LocalisedText:
        """The text in this locale, else in the first that there is."""
        return self.texts.get(locale) or next(iter(self.texts.values()))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a draft: a code, the field it is about, and the offending value."""

    code: str
    field: str
    value: str = ""


class Action(StrEnum):
    """What an editor did to a fact."""

    ADDED = "added"
    REPLACED = "replaced"
    RETIRED = "retired"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a fact's history: who did what when. `number` counts up within the fact; `by` is a user id."""

    fact_id: str
    number: int
    action: Action
    by: int
    at: str
