"""Countries in a text: by name in several languages, short name, demonym, ISO code or flag; misspelt ones too.

Names come from Babel's CLDR data; short names, demonyms and chat forms from `lexicon/countries.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from knowledge.slips import meant_by
from knowledge.text import Lines, words

NAME_LOCALES = ("en", "id", "vi")
"""Languages in which people name countries to us."""

LEAST_MISSPELT = 5
"""Letters from which a word may be a misspelt country: shorter ones are a letter away from too many other words."""

_EXTRA = Path(__file__).parent / "lexicon" / "countries.toml"
_NOT_A_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_CODE = re.compile(r"[A-Z]{2}")
_WRITTEN_CODE = re.compile(r"[A-Z](?<!\w[A-Z])(?:[A-Z]{1,2}\b|(?<=U)\.S\.(?!\w))")
_CODES_BY_CUSTOM = {"U.S.": "US", "UK": "GB", "UAE": "AE", "RI": "ID"}
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FIRST_FLAG_LETTER = 0x1F1E6

_ENDINGS = ("s", "nya")
"""What English and Indonesian add to a name: Indonesians, Vietnamnya."""

_BORDER = ""
"""Parts the words of two texts; no name has it."""

Name = tuple[tuple[str, ...], str]
"""The words of a name and the country's code."""


@cache
def is_country(code: str) -> bool:
    """Whether CLDR knows this ISO 3166-1 alpha-2 code as a country or territory."""
    return bool(_CODE.fullmatch(code)) and code not in _NOT_A_COUNTRY and code in Locale("en").territories


def name_of(code: str) -> list[str]:
    """The words of a country's English name."""
    return words(str(Locale("en").territories[code]))


def countries_in(lines: Lines) -> frozenset[str]:
    """The codes of the countries that these texts name (upper case matters: US is a country, us is not)."""
    codes = {*_written_codes(lines.written), *_flags(lines.written)}
    spoken = [word for line in lines.words for word in (*line, _BORDER)]
    codes.update(code for _, _, code in named_in(spoken))
    return frozenset(codes)


def named_in(spoken: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where a country is named among normalised words: the first word's place, the place after the last, the code."""
    names, end = _names(), 0
    for start in [place for place, word in enumerate(spoken) if word in names]:
        if start < end:
            continue
        for name, code in names[spoken[start]]:
            if tuple(spoken[start : start + len(name)]) == name:
                end = start + len(name)
                yield start, end, code
                break


def misspelt_countries(spoken: Iterable[str], is_known: Callable[[str], bool]) -> dict[str, str]:
    """Words that nobody knows and that are one country's name but for a slip, with the codes of these countries."""
    found = ((word, _misspelt(word)) for word in spoken if len(word) >= LEAST_MISSPELT and not is_known(word))
    return {word: code for word, code in found if code}


@cache
def _misspelt(word: str) -> str:
    return meant_by(word, _single_words(), LEAST_MISSPELT)


@cache
def _single_words() -> dict[str, str]:
    """Names of one word with their codes."""
    names = (pair for found in _names().values() for pair in found)
    return {name[0]: code for name, code in names if len(name) == 1}


def _written_codes(text: str) -> Iterator[str]:
    """ISO codes in capitals, in a text that is not all in capitals."""
    if text.isupper():
        return
    for written in _WRITTEN_CODE.findall(text):
        code = _CODES_BY_CUSTOM.get(written) or _by_iso_code().get(written)
        if code:
            yield code


@cache
def _by_iso_code() -> dict[str, str]:
    """Alpha-2 and alpha-3 code -> alpha-2 code, without those that are rather a word; CLDR has the longer ones."""
    codes = {str(code): str(code) for code in Locale("en").territories}
    codes.update((str(longer), str(found[0])) for longer, found in get_global("territory_aliases").items())
    other = set(_extra()["not_codes"])
    return {written: code for written, code in codes.items() if is_country(code) and written not in other}


def _flags(text: str) -> Iterator[str]:
    if text.isascii():
        return
    for flag in _FLAG.findall(text):
        code = "".join(chr(ord("A") + ord(letter) - _FIRST_FLAG_LETTER) for letter in flag)
        if is_country(code):
            yield code


def _spelt_out(name: str) -> Iterator[str]:
    """A name of CLDR's as it is and as people write it: St. Lucia is Saint Lucia, Bosnia & Herzegovina has an "and"."""
    for written in (name, name.replace("&", "and"), name.replace("&", "dan")):
        yield written
        yield written.replace("St. ", "Saint ")


@cache
def _extra() -> dict[str, Any]:
    return tomllib.loads(_EXTRA.read_text(encoding="utf-8"))


def _with_endings(names: dict[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    return {(name[0] + ending,): code for name, code in names.items() for ending in _ENDINGS if len(name) == 1}


@cache
def _names() -> dict[str, list[Name]]:
    """First word -> the normalised names that begin with it and their codes, the longest first."""
    names: dict[tuple[str, ...], str] = {}
    for language in NAME_LOCALES:
        for code, name in Locale(language).territories.items():
            if is_country(code):
                for spelling in _spelt_out(name):
                    names.setdefault(tuple(words(spelling)), code)
    for code, spellings in _extra()["names"].items():
        names.update({tuple(words(spelling)): code for spelling in spellings})
    names = _with_endings(names) | names
    by_first_word: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        by_first_word[name[0]].append((name, names[name]))
    return dict(by_first_word)
