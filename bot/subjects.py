"""A subject in words: the heading over its facts, and the sentence that names its countries. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.i18n import N_, Translator
from knowledge import Kind, Series, Stance, Standing, Subject

HEADING_NAMES = 300
"""Characters for countries' names in a heading: some ten of them, two lines on a phone."""

_LABELS = {
    Kind.EVENT: N_("Events"),
    Kind.COMMITMENT: N_("Commitments"),
    Kind.LAW: N_("Laws"),
    Kind.PROGRAMME: N_("Programmes"),
    Kind.INSTITUTION: N_("Institutions"),
    Kind.AGREEMENT: N_("Agreements"),
    Kind.STATISTIC: N_("Figures"),
    Kind.STATEMENT: N_("Statements"),
    Kind.POSITION: N_("Positions"),
    Kind.CONCEPT: N_("Concepts"),
    Kind.OBJECTIVE: N_("Objectives"),
    Kind.PRINCIPLE: N_("Principles"),
    Kind.DOCUMENT: N_("Documents"),
    Kind.CONTACT: N_("Contacts"),
    Kind.RIGHT: N_("Rights"),
    Kind.GUIDE: N_("Guides"),
    Series.NEGOTIATION: N_("Negotiations"),
    Series.IMRF: N_("Review forums (IMRF)"),
    Series.REGIONAL_REVIEW: N_("Regional reviews"),
    Series.NATIONAL_REVIEW: N_("National reviews"),
    Series.CHAMPIONS: N_("Meetings of champion countries"),
    Series.GFMD: N_("Global Forum on Migration and Development (GFMD)"),
    Series.MIGRATION_DIALOGUE: N_("International Dialogue on Migration"),
    Series.RECRUITMENT_CONFERENCE: N_("Recruitment conferences"),
    Series.UN_NETWORK: N_("UN Network on Migration"),
    Series.HIGH_LEVEL_DIALOGUE: N_("High-level dialogues"),
    Series.ABU_DHABI_DIALOGUE: N_("Abu Dhabi Dialogue"),
    Series.COLOMBO_PROCESS: N_("Colombo Process"),
    Series.BALI_PROCESS: N_("Bali Process"),
    Series.ASEAN: N_("ASEAN"),
    Series.ASEAN_FORUM: N_("ASEAN Forum on Migrant Labour"),
    Stance.IN_FAVOUR: N_("Voted in favour"),
    Stance.AGAINST: N_("Voted against"),
    Stance.ABSTAINED: N_("Abstained"),
    Stance.DID_NOT_VOTE: N_("Did not vote"),
    Standing.CHAMPION: N_("Champion countries"),
    Standing.PLAN: N_("National plans"),
    Standing.PLEDGES: N_("Pledges"),
}


def heading(subject: Subject, translator: Translator) -> str:
    """The parts of a subject in one line: Events · Vietnam · 2025 (plain text)."""
    sorts = (subject.kind, subject.series, subject.stance, subject.standing)
    parts = [translator.gettext(_LABELS[sort]) for sort in sorts if sort]
    if subject.countries:
        parts.append(names_within(subject.countries, HEADING_NAMES, translator))
    if subject.objectives:
        numbers = translator.listing(map(str, subject.objectives))
        parts.append(
            translator.ngettext("objective {numbers}", "objectives {numbers}", len(subject.objectives), numbers=numbers)
        )
    line = " · ".join([*parts, *map(str, subject.years)])
    return line[:1].upper() + line[1:]


def who(subject: Subject, countries: Iterable[str], room: int, translator: Translator) -> str:
    """How many and which countries did or have what the subject asks for (plain text)."""
    codes = tuple(countries)
    names = names_within(codes, room, translator)
    sentence = _voters if subject.stance else _holders
    return sentence(subject, len(codes), names, translator)


def names_within(codes: Iterable[str], room: int, translator: Translator) -> str:
    """The countries' names in a sentence, by name; of those that take more room, as many as fit and how many more."""
    names = translator.countries(codes)
    kept = len(names)
    while kept > 1 and len(_cut(names, kept, translator)) > room:
        kept -= 1
    return _cut(names, kept, translator)


def _cut(names: list[str], kept: int, translator: Translator) -> str:
    more = len(names) - kept
    rest = [translator.ngettext("{number} more", "{number} more", more)] if more else []
    return translator.listing([*names[:kept], *rest])


def _voters(subject: Subject, number: int, names: str, translator: Translator) -> str:
    match subject.stance:
        case Stance.IN_FAVOUR:
            told = translator.ngettext(
                "{number} country voted in favour: {names}.",
                "{number} countries voted in favour: {names}.",
                number,
                names=names,
            )
        case Stance.AGAINST:
            told = translator.ngettext(
                "{number} country voted against: {names}.",
                "{number} countries voted against: {names}.",
                number,
                names=names,
            )
        case Stance.ABSTAINED:
            told = translator.ngettext(
                "{number} country abstained: {names}.", "{number} countries abstained: {names}.", number, names=names
            )
        case _:
            told = translator.ngettext(
                "{number} country did not vote: {names}.",
                "{number} countries did not vote: {names}.",
                number,
                names=names,
            )
    return told


def _holders(subject: Subject, number: int, names: str, translator: Translator) -> str:
    match subject.standing:
        case Standing.CHAMPION:
            told = translator.ngettext(
                "I know of {number} champion country: {names}.",
                "I know of {number} champion countries: {names}.",
                number,
                names=names,
            )
        case Standing.PLAN:
            told = translator.ngettext(
                "I know of {number} country with a national plan: {names}.",
                "I know of {number} countries with a national plan: {names}.",
                number,
                names=names,
            )
        case _:
            told = translator.ngettext(
                "I know of {number} country that made pledges: {names}.",
                "I know of {number} countries that made pledges: {names}.",
                number,
                names=names,
            )
    return told
