"""The exact things a text names: countries, objective and principle numbers, years, other numbers.

Country names come from Babel's CLDR data; short names, demonyms and chat forms from `lexicon/countries.toml`.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from knowledge.lexicon import cardinals, ordinals
from knowledge.text import Lines, read_lines, words

COUNTRY_NAME_LOCALES = ("en", "id", "vi")
"""Languages in which people name countries to us."""

_COUNTRY_NAMES = Path(__file__).parent / "lexicon" / "countries.toml"
_NOT_A_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_CODE = re.compile(r"[A-Z]{2}")
_WRITTEN_CODE = re.compile(r"\b(?:US|USA|U\.S\.|UK|UAE|RI|VN)(?!\w)")
_CODE_COUNTRY = {"US": "US", "USA": "US", "U.S.": "US", "UK": "GB", "UAE": "AE", "RI": "ID", "VN": "VN"}
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_LINK = r"(?:\s*(?:nomor|nomer|number|no|num|ke|the|yang|#|\.|-|:))*\s*#?"
_OF_GCM = r"(?:\s+(?:gcm|guiding))?\s+"
_OBJECTIVE = r"(?:objectives?|objektif|obj|tujuan|sasaran|target|goals?|muc tieu)"
_PRINCIPLE = r"(?:guiding\s+principles?|principles?|prinsip(?:\s+panduan)?)"
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {
    tens + units: 10 * len(tens) + value
    for tens in ("", "x", "xx")
    for value, units in enumerate(_ROMAN_UNITS)
    if tens + units not in {"", "i"}  # "objective I" is rather somebody's "I"
}
_NUMBER = re.compile(r"\d+")
_AMOUNT = re.compile(
    r"(?:\b(?:rp|idr|usd|us|rm|sgd|hkd|ntd|nt|twd)\s*\$?|[$€£]\s*)(\d[\d.,]*\d|\d)"
    r"|\b(\d[\d.,]*\d|\d)\s*(?:rb|ribu|jt|juta|miliar|milyar|k|rupiah|ringgit|riyal|real|dirham|dinar|dollars?|dolar|won|yen|ntd?"
    r"|hari|minggu|mgg|bulan|bln|jam|menit|days?|weeks?|months?|hours?|hrs?|kali|times)\b"
)
_BREAK = re.compile(r"[\r\n]+")
_BETWEEN = re.compile(r"[^\w#.%/:\n-]+")


@dataclass(frozen=True, slots=True)
class Entities:
    """What a text names. A fact must agree with what a question names; what is not named is not assumed."""

    countries: frozenset[str] = frozenset()
    objectives: frozenset[int] = frozenset()
    principles: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    numbers: frozenset[str] = frozenset()


def find_entities(text: str) -> Entities:
    """The entities in a question (upper case matters: US is a country, us is not).

    Sums of money and spans of time are no names: "20 juta" and "2 bulan" belong to the story.
    """
    lines = read_lines([_BREAK.sub(" ", text)])
    found = find_entities_in(lines)
    amounts = {number for match in _AMOUNT.findall(lines.folded) for number in _NUMBER.findall(" ".join(match))}
    return dataclasses.replace(found, numbers=found.numbers - amounts) if amounts else found


def find_entities_in(lines: Lines) -> Entities:
    """The entities in several texts; nothing is read across the border of two texts."""
    folded = _BETWEEN.sub(" ", lines.folded).replace("\n", " | ")
    objectives, principles = (_numbered(what, folded) for what in (_OBJECTIVE, _PRINCIPLE))
    years = frozenset(int(year) for year in _YEAR.findall(folded))
    known = {str(number) for number in objectives | principles | years}
    numbers = frozenset(number.lstrip("0") or "0" for number in _NUMBER.findall(folded)) - known
    return Entities(_countries(lines), objectives, principles, years, numbers)


def _numbered(what: str, folded: str) -> frozenset[int]:
    """The numbers under which something is named: objective 6, tujuan nomor enam, objective VI, sixth objective."""
    if not re.search(what, folded):
        return frozenset()
    found = [numeral for pattern in _numeral_patterns(what) for numeral in pattern.findall(folded)]
    return frozenset(_number_of(numeral) for numeral in found)


@cache
def _numeral_patterns(what: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words_after = _alternatives([*cardinals(), *ordinals(), *_ROMAN])
    after = re.compile(rf"\b{what}{_LINK}(\d{{1,3}}(?!\d)(?!\s*[%/])|(?:{words_after})\b)")
    before = re.compile(rf"\b(\d{{1,2}}(?:st|nd|rd|th)|(?:{_alternatives(ordinals())}))\b{_OF_GCM}{what}\b")
    return after, before


def _alternatives(numerals: Iterable[str]) -> str:
    """The longest first, so that "enam belas" is not read as "enam"."""
    return "|".join(
        sorted((re.escape(numeral).replace(r"\ ", r"[\s-]+") for numeral in numerals), key=len, reverse=True)
    )


def _number_of(numeral: str) -> int:
    digits = re.match(r"\d+", numeral)
    return int(digits[0]) if digits else {**cardinals(), **ordinals(), **_ROMAN}[" ".join(re.findall(r"\w+", numeral))]


def _countries(lines: Lines) -> frozenset[str]:
    codes = {_CODE_COUNTRY[code] for code in _WRITTEN_CODE.findall(lines.written)}
    names = _country_names()
    for line in lines.words:
        end = 0
        for start, word in enumerate(line):
            if word in names and start >= end:
                code, length = _country_at(line, start)
                end = start + length
                codes.add(code)
    return frozenset(codes - {""})


def _country_at(spoken: Sequence[str], start: int) -> tuple[str, int]:
    """The country named from a word on and how many words name it; no code and 1 where none is."""
    for name, code in _country_names()[spoken[start]]:
        if tuple(spoken[start : start + len(name)]) == name:
            return code, len(name)
    return "", 1


@cache
def is_country(code: str) -> bool:
    """Whether CLDR knows this ISO 3166-1 alpha-2 code as a country or territory."""
    return bool(_CODE.fullmatch(code)) and code not in _NOT_A_COUNTRY and code in Locale("en").territories


def _spelt_out(name: str) -> Iterator[str]:
    """A name of CLDR's as it is and as people write it: St. Lucia is Saint Lucia, Bosnia & Herzegovina has an "and"."""
    for written in (name, name.replace("&", "and"), name.replace("&", "dan")):
        yield written
        yield written.replace("St. ", "Saint ")


@cache
def _country_names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> the normalised names that begin with it and their codes, the longest first."""
    names: dict[tuple[str, ...], str] = {}
    for language in COUNTRY_NAME_LOCALES:
        for code, name in Locale(language).territories.items():
            if is_country(code):
                for spelling in _spelt_out(name):
                    names.setdefault(tuple(words(spelling)), code)
    extra = tomllib.loads(_COUNTRY_NAMES.read_text(encoding="utf-8"))
    for code, spellings in extra["names"].items():
        names.update({tuple(words(spelling)): code for spelling in spellings})
    by_first_word: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        by_first_word[name[0]].append((name, names[name]))
    return dict(by_first_word)
