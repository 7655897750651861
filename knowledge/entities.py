"""The exact things a text names: countries, objective and principle numbers, years, other numbers.

Country names come from Babel's CLDR data; short names, demonyms and chat forms from `lexicon/countries.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from knowledge.text import fold, words

COUNTRY_NAME_LOCALES = ("en", "id", "vi")
"""Languages in which people name countries to us."""

_COUNTRY_NAMES = Path(__file__).parent / "lexicon" / "countries.toml"
_NOT_A_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_CODE = re.compile(r"[A-Z]{2}")
_WRITTEN_CODE = re.compile(r"\b(?:US|USA|U\.S\.|UK|UAE|RI|VN)(?!\w)")
_CODE_COUNTRY = {"US": "US", "USA": "US", "U.S.": "US", "UK": "GB", "UAE": "AE", "RI": "ID", "VN": "VN"}
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_NUMBERED = r"(?:\s*(?:nomor|nomer|number|no|num|ke|the|yang|#|\.|-|:))*\s*#?(\d{1,3})(?!\d)(?!\s*[%/])"
_OBJECTIVE = re.compile(r"\b(?:objectives?|objektif|obj|tujuan|sasaran|target|goal|muc tieu)" + _NUMBERED)
_PRINCIPLE = re.compile(r"\b(?:guiding\s+)?(?:principles?|prinsip(?:\s+panduan)?)" + _NUMBERED)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Entities:
    """What a text names. A fact must agree with what a question names; what is not named is not assumed."""

    countries: frozenset[str] = frozenset()
    objectives: frozenset[int] = frozenset()
    principles: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    numbers: frozenset[str] = frozenset()


def find_entities(text: str) -> Entities:
    """The entities in a text as typed (upper case matters: US is a country, us is not)."""
    folded = " ".join(re.findall(r"[\w#.%/:-]+", fold(text)))
    objectives = frozenset(int(number) for number in _OBJECTIVE.findall(folded))
    principles = frozenset(int(number) for number in _PRINCIPLE.findall(folded))
    years = frozenset(int(year) for year in _YEAR.findall(folded))
    known = {str(number) for number in objectives | principles | years}
    numbers = frozenset(number.lstrip("0") or "0" for number in _NUMBER.findall(folded)) - known
    return Entities(find_countries(text), objectives, principles, years, numbers)


def find_countries(text: str) -> frozenset[str]:
    """ISO codes of the countries that a text names."""
    codes = {_CODE_COUNTRY[code] for code in _WRITTEN_CODE.findall(text)}
    spoken = words(text)
    start = 0
    while start < len(spoken):
        code, length = _country_at(spoken, start)
        codes |= {code} - {""}
        start += length
    return frozenset(codes)


def _country_at(spoken: list[str], start: int) -> tuple[str, int]:
    """The country named from a word on and how many words name it; no code and 1 where none is."""
    names, longest = _country_names()
    for length in range(longest, 0, -1):
        code = names.get(tuple(spoken[start : start + length]))
        if code:
            return code, length
    return "", 1


@cache
def is_country(code: str) -> bool:
    """Whether CLDR knows this ISO 3166-1 alpha-2 code as a country or territory."""
    return bool(_CODE.fullmatch(code)) and code not in _NOT_A_COUNTRY and code in Locale("en").territories


@cache
def country_words() -> frozenset[str]:
    """Every single word that names a country, normalised."""
    return frozenset(name[0] for name in _country_names()[0] if len(name) == 1)


@cache
def _country_names() -> tuple[dict[tuple[str, ...], str], int]:
    """Normalised names -> code, and the number of words in the longest name."""
    names: dict[tuple[str, ...], str] = {}
    for language in COUNTRY_NAME_LOCALES:
        for code, name in Locale(language).territories.items():
            if is_country(code):
                names.setdefault(tuple(words(name)), code)
    extra = tomllib.loads(_COUNTRY_NAMES.read_text(encoding="utf-8"))
    for code, spellings in extra["names"].items():
        names.update({tuple(words(spelling)): code for spelling in spellings})
    for spelling in extra["not_countries"]:
        names.pop(tuple(words(spelling)), None)
    return names, max(len(name) for name in names)
