"""Values -> Telegram HTML. Pure: what goes in decides what comes out."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from bot.forms import label
from bot.i18n import N_, Translator
from knowledge import Confidence, Contact, Fact, Kind, LocalisedText, PartialDate, Problem, Source

SOURCES_SHOWN = 3
"""More sources than this make a card hard to read on a phone."""

COUNTRIES_SHOWN = 12
"""The answer itself names them where all of them matter."""

_CAUTIONS = {
    Confidence.MEDIUM: N_("The sources for this are few: check them before you quote it."),
    Confidence.LOW: N_("The sources for this are weak: check them before you rely on it."),
}

_PROBLEMS = {
    "missing": N_("{field} is missing."),
    "missing_locale": N_("{field} is missing: a fact needs a title and an answer in every language."),
    "malformed_id": N_("{field}: use small letters, digits and single hyphens, not “{value}”."),
    "malformed_date": N_("{field}: “{value}” is not a date such as 2025, 2025-12 or 2025-12-19."),
    "malformed_url": N_("{field}: “{value}” is not a web address such as https://example.org/page."),
    "unknown_choice": N_("{field}: “{value}” is not one of {allowed}."),
    "unknown_country": N_("{field}: “{value}” is not a two-letter country code such as ID or VN."),
    "unknown_objective": N_("{field}: {value} is not an objective; they run from 1 to 23."),
    "unknown_relation": N_("{field}: there is no other fact “{value}”."),
    "unknown_field": N_("“{field}” is not a field of a fact."),
    "not_a_number": N_("{field}: “{value}” is not a number."),
    "too_long": N_("{field} is too long: {value} characters at most."),
    "ends_before_start": N_("{field}: {value} is before the date it starts."),
    "voted_twice": N_("{field}: {value} stands there more than once."),
    "malformed_phone": N_("{field}: “{value}” is not a telephone number such as +62 21 2924 4800."),
    "malformed_email": N_("{field}: “{value}” is not an e-mail address."),
    "place_not_in_every_locale": N_("{field}: give the place in every language, or in none."),
}
_CHOICES = {"kind": tuple(Kind), "confidence": tuple(Confidence)}
_OTHER_PROBLEM = N_("{field} cannot be read.")


def card(fact: Fact, translator: Translator) -> str:
    """The answer as people see it: title, answer, when and where, objectives, sources, as of."""
    text = fact.text_in(translator.locale)
    parts = [f"<b>{escape(text.title)}</b>", escape(text.answer), _particulars(fact, text, translator)]
    caution = _CAUTIONS.get(fact.confidence)
    if caution:
        parts.append(f"<i>{escape(translator.gettext(caution))}</i>")
    return "\n\n".join(part for part in [*parts, _provenance(fact, translator)] if part)


def problems(found: Iterable[Problem], translator: Translator) -> str:
    """Every problem of a draft as a sentence on a line of its own."""
    lines = []
    for problem in found:
        sentence = _PROBLEMS.get(problem.code, _OTHER_PROBLEM)
        allowed = ", ".join(_CHOICES.get(problem.field, ()))
        told = translator.gettext(sentence, field=label(problem.field), value=problem.value, allowed=allowed)
        lines.append(f"• {escape(told)}")
    return "\n".join(lines)


def date_text(date: PartialDate, translator: Translator) -> str:
    """A date in the reader's locale, as precise as it is."""
    return translator.date(date.year, date.month, date.day)


def period(start: PartialDate, end: PartialDate | None, translator: Translator) -> str:
    """The days from one date to another, as short as they can be written: 10–11 June 2024."""
    if end is None or end == start:
        return date_text(start, translator)
    last = date_text(end, translator)
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        return translator.gettext(N_("{first_day}–{last_date}"), first_day=start.day, last_date=last)
    return translator.gettext(
        N_("{first_date} to {last_date}"), first_date=date_text(start, translator), last_date=last
    )


def _particulars(fact: Fact, text: LocalisedText, translator: Translator) -> str:
    lines = []
    if fact.date:
        lines.append(translator.gettext(N_("When: {date}"), date=period(fact.date, fact.end_date, translator)))
    if text.place:
        lines.append(translator.gettext(N_("Where: {place}"), place=text.place))
    if fact.countries:
        names = _country_names(fact.countries, translator)
        lines.append(translator.ngettext("Country: {names}", "Countries: {names}", len(fact.countries), names=names))
    if fact.objectives:
        lines.append(_objectives(fact, translator))
    lines += _ways_to_reach(fact.contact, translator) if fact.contact else []
    return escape("\n".join(lines))


def _ways_to_reach(contact: Contact, translator: Translator) -> list[str]:
    """One line for each way; numbers stand bare, so that a phone offers to dial them."""
    lines = []
    if contact.phones:
        lines.append(translator.gettext(N_("Telephone: {numbers}"), numbers=", ".join(contact.phones)))
    if contact.whatsapp:
        lines.append(translator.gettext(N_("WhatsApp: {numbers}"), numbers=", ".join(contact.whatsapp)))
    if contact.emails:
        lines.append(translator.gettext(N_("E-mail: {addresses}"), addresses=", ".join(contact.emails)))
    if contact.links:
        lines.append(translator.gettext(N_("Online: {addresses}"), addresses=", ".join(contact.links)))
    return lines


def _country_names(codes: tuple[str, ...], translator: Translator) -> str:
    names = [translator.country(code) for code in codes[:COUNTRIES_SHOWN]]
    more = len(codes) - len(names)
    if more:
        names.append(translator.ngettext("{number} more", "{number} more", more))
    return translator.listing(names)


def _objectives(fact: Fact, translator: Translator) -> str:
    numbers = translator.listing(str(number) for number in fact.objectives)
    return translator.ngettext(
        "GCM objective: {numbers}", "GCM objectives: {numbers}", len(fact.objectives), numbers=numbers
    )


def _provenance(fact: Fact, translator: Translator) -> str:
    heading = translator.ngettext("Source:", "Sources:", len(fact.sources))
    lines = [_source(source, translator) for source in fact.sources[:SOURCES_SHOWN]]
    as_of = translator.gettext(N_("As of {date}."), date=date_text(fact.as_of, translator))
    return "\n".join([escape(heading), *lines, f"<i>{escape(as_of)}</i>"])


def _source(source: Source, translator: Translator) -> str:
    published = f" ({date_text(source.published, translator)})" if source.published else ""
    link = f'<a href="{escape(source.url)}">{escape(source.title)}</a>'
    return f"• {escape(source.publisher)}: {link}{escape(published)}"
