"""The exact things a text names: countries, objective and principle numbers, years, other numbers."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from knowledge.countries import countries_in, misspelt_countries
from knowledge.lexicon import cardinals, ordinals
from knowledge.text import Lines, read_lines

# Patterns begin with what is rare, here a digit, and look behind only there: that is several times faster.
_YEAR = re.compile(r"[12](?<!\d[12])(?:(?<=1)9[5-9]\d|(?<=2)0\d\d)(?!\d)")
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
_NUMBER = re.compile(r"\d(?<![^\W_]\d)\d*")  # not the 2 of "malem2"
_CONVENTION = re.compile(r"\b[cpr](\d{2,3})\b")  # C189 is convention 189
_SLASHED = re.compile(r"\d+(?:/\d+)+")
_TELLING_NUMBER = re.compile(
    r"(?<![^\W\d_])\d{3,}"  # fewer digits are mostly a count that no text need have
    r"|\b(?:no|nomor|nomer|number|uu|pp|perpres|permen\w*|keputusan|decision|decree|resolution|resolusi|articles?|art|pasal"
    r"|law|conventions?|konvensi|protocol|round|putaran|babak|summit|ktt|ke|edition|edisi|paragraph|para|chapter|bab|section"
    r"|session|sesi|recommendation|rekomendasi|hotline|line)[\s.:#-]*(\d+)"
    r"|\b(\d{1,2})(?:st|nd|rd|th)\b"
)
_AMOUNT = re.compile(
    r"(?:\b(?:rp|idr|usd|us|rm|sgd|hkd|ntd|nt|twd)\s*\$?|[$€£]\s*)(\d[\d.,]*\d|\d)"
    r"|\b(\d[\d.,]*\d|\d)\s*(?:rb|ribu|jt|juta|miliar|milyar|k|rupiah|ringgit|riyal|real|dirham|dinar|dollars?|dolar|won|yen|ntd?"
    r"|hari|minggu|mgg|bulan|bln|jam|menit|days?|weeks?|months?|hours?|hrs?|kali|times)\b"
)
_BREAK = re.compile(r"[\r\n]+")
_BETWEEN = re.compile(r"[^\w#.%/: \n-]+")


@dataclass(frozen=True, slots=True)
class Entities:
    """What a text names. A fact must agree with what a question names; what is not named is not assumed."""

    countries: frozenset[str] = frozenset()
    objectives: frozenset[int] = frozenset()
    principles: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    numbers: frozenset[str] = frozenset()


def find_entities(text: str, is_known: Callable[[str], bool] = lambda word: True) -> Entities:
    """The entities in a question.

    Sums of money, spans of time and small counts are no names: "20 juta" and "2 bulan" belong to the story. A word that
    is not known may be a misspelt country.
    """
    lines = read_lines([_BREAK.sub(" ", text)])
    found = find_entities_in(lines)
    misspelt = {code for line in lines.words for code in misspelt_countries(line, is_known).values()}
    numbers = found.numbers & _telling_numbers(_apart(lines))
    return dataclasses.replace(found, countries=found.countries | misspelt, numbers=numbers)


def find_entities_in(lines: Lines) -> Entities:
    """The entities in several texts; nothing is read across the border of two texts."""
    folded = _apart(lines)
    objectives, principles = (_numbered(what, folded) for what in (_OBJECTIVE, _PRINCIPLE))
    years = frozenset(int(year) for year in _YEAR.findall(folded))
    known = {str(number) for number in objectives | principles | years}
    numbers = frozenset(map(_bare, _NUMBER.findall(folded))) - known
    coded = _slashed(folded) | frozenset(_CONVENTION.findall(folded))
    return Entities(countries_in(lines), objectives, principles, years, numbers | coded)


def _slashed(folded: str) -> frozenset[str]:
    return frozenset(_SLASHED.findall(folded)) if "/" in folded else frozenset()


def _apart(lines: Lines) -> str:
    """The folded texts with what parts numbers from each other left in."""
    return _BETWEEN.sub(" ", lines.folded).replace("\n", " | ")


def _telling_numbers(folded: str) -> set[str]:
    """Numbers that a fact must have: long ones and those that name something; 73/195 is one, 22/2022 is 22."""
    slashed = [number for number in _slashed(folded) if not _YEAR.search(number)]
    of_years = {_bare(number.split("/")[0]) for number in _slashed(folded) if _YEAR.search(number)}
    amounts = {_bare(number) for match in _AMOUNT.findall(folded) for number in _NUMBER.findall(" ".join(match))}
    telling = {
        _bare(next(filter(None, match.groups()), match[0]))
        for match in _TELLING_NUMBER.finditer(_SLASHED.sub(" ", folded))
    }
    return {*slashed, *of_years, *_CONVENTION.findall(folded), *(telling - amounts)}


def _bare(number: str) -> str:
    return number.lstrip("0") or "0"


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
