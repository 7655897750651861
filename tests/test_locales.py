"""Every catalog is complete, its placeholders agree, and it holds just the texts that the code asks for."""

from __future__ import annotations

import io
import string
from pathlib import Path

import pytest
from babel.messages import extract
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.i18n import LOCALES_FOLDER, locale_codes

BOT = Path(__file__).parent.parent / "bot"
SOURCE_LOCALE = "en"
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "N_": None}


def catalog(code: str) -> Catalog:
    with (LOCALES_FOLDER / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=code)


def texts_in_code() -> set[str]:
    found = set()
    for path in BOT.rglob("*.py"):
        source = io.BytesIO(path.read_bytes())
        for _, message, _, _ in extract.extract("python", source, KEYWORDS):
            found.add(message[0] if isinstance(message, tuple) else message)
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def written(message: Message, code: str) -> list[str]:
    """The translations; in the language of the code itself an empty one stands for the text as it is."""
    translations = strings(message.string)
    return translations if any(translations) or code != SOURCE_LOCALE else strings(message.id)


def strings(texts: object) -> list[str]:
    return [str(text or "") for text in texts] if isinstance(texts, tuple | list) else [str(texts or "")]


@pytest.mark.parametrize("code", locale_codes())
def test_a_catalog_holds_just_the_texts_of_the_code(code: str) -> None:
    in_catalog = {strings(message.id)[0] for message in catalog(code)}
    assert in_catalog - {""} == texts_in_code()


@pytest.mark.parametrize("code", locale_codes())
def test_every_text_is_translated_and_confirmed(code: str) -> None:
    for message in catalog(code):
        if message.id:
            assert not message.fuzzy, message.id
            assert all(text.strip() for text in written(message, code)), message.id


@pytest.mark.parametrize("code", locale_codes())
def test_placeholders_agree_both_ways(code: str) -> None:
    for message in catalog(code):
        expected = set().union(*(placeholders(text) for text in strings(message.id)))
        for text in written(message, code) if message.id else []:
            assert placeholders(text) == expected, message.id


@pytest.mark.parametrize("code", locale_codes())
def test_every_plural_form_is_there(code: str) -> None:
    found = catalog(code)
    for message in found:
        if isinstance(message.id, tuple | list):
            assert len(written(message, code)) == found.num_plurals, message.id
