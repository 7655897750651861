"""Rules about a fact's wording: the two languages agree on numbers and dates, and nobody makes a treaty of the GCM."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from babel import Locale

from knowledge.model import LOCALES, Fact, Problem

_Finder = Callable[[str, str], set[str]]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_COMPACT = re.compile(r"\bGCM\b|\bcompact\b|\bKesepakatan Global|\bPakta\b", re.IGNORECASE)
_LEGAL_STATUS = re.compile(
    r"\b(?:treat(?:y|ies)|ratif\w+|signator\w+|signed|legally binding|members? of the (?:GCM|compact)"
    r"|traktat|meratifikasi|diratifikasi|penandatangan\w*|menandatangani|mengikat secara hukum|anggota GCM)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|non|no|nor|never|neither|without|cannot|unlike|rather than"
    r"|bukan\w*|tidak|tak|belum|tanpa|berbeda)\b|n't\b",
    re.IGNORECASE,
)
_MAY_NAMES_MORE = frozenset({"may", "march"})
"""English months that are other words too: counted only after or before a number."""


def wording_problems(fact: Fact) -> Iterator[Problem]:
    """What is wrong with the wording of a fact that has every locale."""
    if not all(locale in fact.texts for locale in LOCALES):
        return
    yield from _that_differ(fact, "numbers_differ", _numbers)
    yield from _that_differ(fact, "months_differ", _months)
    for locale in LOCALES:
        yield from _bare_numbers(fact.texts[locale].aliases, f"texts.{locale}.aliases")
        for part in ("title", "answer"):
            yield from _legal_status(getattr(fact.texts[locale], part), f"texts.{locale}.{part}")


def _that_differ(fact: Fact, code: str, found_in: _Finder) -> Iterator[Problem]:
    """Something in one locale's answer and title that is missing in the other is most often a slip in translation."""
    for part in ("title", "answer"):
        one, other = (found_in(getattr(fact.texts[locale], part), locale) for locale in LOCALES)
        if one != other:
            yield Problem(code, f"texts.{LOCALES[1]}.{part}", ", ".join(sorted(one ^ other)))


def _bare_numbers(aliases: Iterable[str], field: str) -> Iterator[Problem]:
    """An alias of a few digits is most often 123,2 million torn apart by a comma that should stand in quotes."""
    for number, alias in enumerate(aliases, 1):
        if re.fullmatch(r"\d{1,3}", alias):
            yield Problem("bare_number", f"{field}.{number}", alias)


def _numbers(text: str, locale: str) -> set[str]:
    """The numbers, without separators: 304.5 and 304,5 are the same in two languages."""
    del locale
    return {re.sub(r"[.,]", "", number) for number in _NUMBER.findall(text)}


def _months(text: str, locale: str) -> set[str]:
    """The months named, by number."""
    names = _month_names(locale)
    found = set()
    for match in _LETTERS.finditer(text):
        word = match[0].casefold()
        beside_number = re.search(r"\d\s*$", text[: match.start()]) or re.match(r"\s*\d", text[match.end() :])
        if word in names and (beside_number or word not in _MAY_NAMES_MORE):
            found.add(str(names[word]))
    return found


@cache
def _month_names(locale: str) -> dict[str, int]:
    months = Locale(locale).months["format"]["wide"]
    return {name.casefold(): number for number, name in months.items()}


def _legal_status(text: str, field: str) -> Iterator[Problem]:
    """Sentences that give the compact a legal status that it does not have."""
    for sentence in _SENTENCE.split(text):
        claim = _LEGAL_STATUS.search(sentence)
        asks = sentence.endswith("?")
        if claim and _COMPACT.search(sentence) and not asks and not _DENIAL.search(sentence):
            yield Problem("legal_status", field, claim[0])
