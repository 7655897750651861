"""Lists, next and last events, comparisons -> Telegram HTML. Pure: what goes in decides what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from bot.i18n import N_, Translator
from bot.render import card, period
from bot.subjects import heading, names_within, who
from knowledge import Comparison, Fact, Kind, Listing, Occasion, Side, Stance

PAGE_SIZE = 8
"""Facts a page: two rows of number buttons, and titles that a phone shows without much scrolling."""

NAMES_LENGTH = 2100
"""Characters for countries' names: all 193 Members of the UN (2,014 in Indonesian) beside a page of long titles."""

FACTS_COMPARED = 16
"""Facts in a comparison: four rows of number buttons, half a message of the longest titles."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: its number from 1 on, out of how many, its facts, and how many facts the list has."""

    number: int
    count: int
    facts: tuple[Fact, ...]
    total: int


def page_of(facts: Sequence[Fact], number: int) -> Page:
    """The page with this number, or the nearest that there is."""
    count = max(1, -(-len(facts) // PAGE_SIZE))
    number = min(max(number, 1), count)
    start = (number - 1) * PAGE_SIZE
    return Page(number, count, tuple(facts[start : start + PAGE_SIZE]), len(facts))


def listing(found: Listing, page: Page, translator: Translator, *, can_turn: bool) -> str:
    """A page of a list: what it is of, which countries where the question is who, the titles, and what is left."""
    votes = found.subject.stance if _are_several_votes(found) else None
    title = heading(found.subject, translator)
    parts = [
        f"<b>{escape(title)}</b>" if title else "",
        "" if votes or page.number > 1 else escape(_who(found, translator)),
        "\n".join(_voted(page, votes, translator) if votes else _numbered(page.facts, 1, translator)),
        escape(_left(page, translator, can_turn=can_turn)),
    ]
    return "\n\n".join(part for part in parts if part)


def occasion(found: Occasion, translator: Translator) -> str:
    """The next or the last event with its card; where there is none, that we know of none and the one before it."""
    lead = translator.gettext(_lead(found))
    shown = found.fact or found.before
    return f"{escape(lead)}\n\n{card(shown, translator)}" if shown else escape(lead)


def comparison(found: Comparison, translator: Translator) -> str:
    """Each country with its numbered titles; the numbers run on, so that each names one fact."""
    parts, first = [], 1
    for side in sides_shown(found):
        parts.append(_side(side, first, translator))
        first += len(side.facts)
    parts += [escape(left) for left in [_not_compared(found, translator)] if left]
    closing = translator.gettext(N_("I only put the facts side by side; I do not judge who does better."))
    return "\n\n".join([*parts, f"<i>{escape(closing)}</i>"])


def sides_shown(found: Comparison) -> tuple[Side, ...]:
    """The sides that fit a message, with fewer facts each where there are many."""
    sides = found.sides[:FACTS_COMPARED]
    each = FACTS_COMPARED // max(1, len(sides))
    return tuple(replace(side, facts=side.facts[:each]) for side in sides)


def _who(found: Listing, translator: Translator) -> str:
    """Nothing where the question names countries itself: the fact may be about more of them."""
    if not found.countries or found.subject.countries:
        return ""
    return who(found.subject, found.countries, NAMES_LENGTH, translator)


def _are_several_votes(found: Listing) -> bool:
    stance, everyone = found.subject.stance, set(found.countries)
    return stance is not None and any(set(getattr(fact.votes, stance, ())) != everyone for fact in found.facts)


def _voted(page: Page, stance: Stance, translator: Translator) -> list[str]:
    """Several votes: under each its countries, since together they would belong to none of them."""
    room = NAMES_LENGTH // len(page.facts)
    lines = []
    for number, fact in enumerate(page.facts, 1):
        codes = getattr(fact.votes, stance, ())
        lines += [_line(number, fact, translator), f"    {escape(names_within(codes, room, translator))}"]
    return lines


def _numbered(facts: Sequence[Fact], first: int, translator: Translator) -> list[str]:
    return [_line(number, fact, translator) for number, fact in enumerate(facts, first)]


def _line(number: int, fact: Fact, translator: Translator) -> str:
    return f"{number}. {escape(fact.text_in(translator.locale).title)}{escape(_when(fact, translator))}"


def _when(fact: Fact, translator: Translator) -> str:
    """An event's date, unless its title says when."""
    if fact.kind is not Kind.EVENT or fact.date is None:
        return ""
    title = fact.text_in(translator.locale).title
    return "" if str(fact.date.year) in title else f" ({period(fact.date, fact.end_date, translator)})"


def _left(page: Page, translator: Translator, *, can_turn: bool) -> str:
    if page.count == 1:
        return ""
    if can_turn:
        return translator.gettext(
            N_("This is page {page} of {pages}; there are {total} in all."),
            page=page.number,
            pages=page.count,
            total=page.total,
        )
    return translator.ngettext(
        "There is {number} more. Name a year, a country or an objective to narrow it down.",
        "There are {number} more. Name a year, a country or an objective to narrow it down.",
        page.total - len(page.facts),
    )


def _lead(found: Occasion) -> str:
    if found.fact:
        return N_("The next one I know of:") if found.is_next else N_("The last one I know of:")
    if found.before:
        return N_("I know of no date for the next one. The last one I know of:")
    return N_("I know of no date for the next one.") if found.is_next else N_("I know of none that is over.")


def _side(side: Side, first: int, translator: Translator) -> str:
    name = translator.country(side.country)
    nothing = translator.gettext(N_("I have nothing on that for {country}."), country=name)
    lines = _numbered(side.facts, first, translator) or [escape(nothing)]
    return "\n".join([f"<b>{escape(name)}</b>", *lines])


def _not_compared(found: Comparison, translator: Translator) -> str:
    left = [side.country for side in found.sides[FACTS_COMPARED:]]
    if not left:
        return ""
    names = names_within(left, NAMES_LENGTH // PAGE_SIZE, translator)
    return translator.gettext(N_("That is as many as fit. Ask me again for the others: {names}."), names=names)
