"""Catalogs and Translator: interface text, dates and country names in a reader's locale."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from gettext import GNUTranslations
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES_FOLDER = Path(__file__).parent.parent / "locales"
_CATALOG = "LC_MESSAGES/messages.po"
_FORMATS = {"en": "en_GB"}  # plain "en" would write dates as in the United States: December 19, 2025


def N_(msgid: str) -> str:  # noqa: N802 (gettext's own name, which the extraction looks for)
    """Mark a text for the catalogs where it stands as data; it is translated where it is shown."""
    return msgid


def locale_codes(folder: Path = LOCALES_FOLDER) -> tuple[str, ...]:
    """The locales that have a catalog, in order."""
    return tuple(sorted(path.parent.parent.name for path in folder.glob(f"*/{_CATALOG}")))


class Translator:
    """Everything that depends on the reader's locale. Made once per locale, shared."""

    def __init__(self, locale: str, catalog: GNUTranslations) -> None:
        """Translate into one locale with its catalog."""
        self.locale = locale
        self._babel = Locale.parse(_FORMATS.get(locale, locale))
        self._catalog = catalog

    def gettext(self, msgid: str, **values: object) -> str:
        """The text in this locale, its {placeholders} filled in."""
        return self._catalog.gettext(msgid).format(**values)

    def ngettext(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The text for a number in this locale; `{number}` is filled in too."""
        return self._catalog.ngettext(singular, plural, number).format(number=number, **values)

    def date(self, year: int, month: int = 0, day: int = 0) -> str:
        """A date as precise as given: 19 December 2025, December 2025, 2025."""
        if not month:
            return str(year)
        if not day:
            return format_skeleton("yMMMM", date(year, month, 1), locale=self._babel)
        return format_date(date(year, month, day), "long", locale=self._babel)

    def country(self, code: str) -> str:
        """The country's name, as CLDR has it for this locale, or the code."""
        return str(self._babel.territories.get(code, code))

    def countries(self, codes: Iterable[str]) -> list[str]:
        """The countries' names in alphabetical order, letters with marks among those without."""
        return sorted(map(self.country, codes), key=_without_marks)

    def listing(self, items: Iterable[str]) -> str:
        """The items as a list within a sentence: a, b and c."""
        return format_list(list(items), locale=self._babel)

    @property
    def own_name(self) -> str:
        """What the language calls itself: English, Bahasa Indonesia."""
        # TRANSLATORS: write the name of YOUR language here, as its speakers write it.
        return self.gettext(N_("English"))


def load_translators(folder: Path = LOCALES_FOLDER) -> Mapping[str, Translator]:
    """A translator for each catalog in the folder. Catalogs are compiled in memory: none can be stale."""
    return {code: Translator(code, _load(folder / code / _CATALOG, code)) for code in locale_codes(folder)}


def choose_locale(preferences: Iterable[str | None], supported: Iterable[str], default: str) -> str:
    """The first preference that is supported, by language alone: id-ID is id; else the default."""
    served = set(supported)
    for preference in preferences:
        language = (preference or "").replace("_", "-").split("-")[0].lower()
        if language in served:
            return language
    return default


def _without_marks(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


def _load(path: Path, code: str) -> GNUTranslations:
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
