"""An editor's "field: value" lines <-> draft. Pure text; English and Indonesian field names."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from knowledge import LOCALES, Draft

TEMPLATE = """/addfact
kind: event
title en:
title id:
answer en:
answer id:
questions en: one | another
questions id: satu | lain
countries: ID, VN
objectives: 6, 23
date: 2025-12-19
place en:
place id:
source: https://… | publisher | title | language (en) | 2025-12-19"""

_SIMPLE = ("id", "kind", "date", "end_date", "as_of", "confidence")
_LISTS = ("countries", "objectives", "related")
_TEXTS = ("title", "answer", "place")
_TEXT_LISTS = ("questions", "aliases")
_SOURCE_PARTS = ("url", "publisher", "title", "language", "published")
_INDONESIAN = {
    "jenis": "kind",
    "tanggal": "date",
    "tanggal selesai": "end_date",
    "per": "as_of",
    "keyakinan": "confidence",
    "negara": "countries",
    "tujuan": "objectives",
    "terkait": "related",
    "judul": "title",
    "jawaban": "answer",
    "tempat": "place",
    "pertanyaan": "questions",
    "nama lain": "aliases",
    "sumber": "source",
}
_LINE = re.compile(r"(?P<label>[^\W\d_][\w ]{1,24}):(?!//)\s*(?P<value>.*)")
_ID_LENGTH = 40


def parse(text: str, today: date) -> dict[str, Any]:
    """The draft in an editor's message, without its command. A line without a field name goes on with the last one.

    What was left out and can be told is filled in: an id from the English title, `as of` with today.
    """
    draft: dict[str, Any] = {}
    for label_text, value in _fields(text):
        _put(draft, label_text, value)
    draft.setdefault("as_of", today.isoformat())
    if not draft.get("id"):
        draft["id"] = _id_from(draft.get("texts", {}).get("en", {}).get("title", ""))
    return draft


def label(field: str) -> str:
    """A draft's field as an editor writes it: `texts.en.title` is `title en`."""
    parts = field.split(".")
    if parts[0] == "texts" and len(parts) > 1:
        return " ".join([*parts[2:], parts[1]])
    if parts[0] == "sources":
        return " ".join(["source", *parts[1:]])
    return field.replace("_", " ")


def is_empty(draft: Draft) -> bool:
    """Whether a parsed message held no field at all."""
    return set(draft) <= {"id", "as_of"}


def _fields(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        match = _LINE.fullmatch(line.strip())
        if match:
            found.append((" ".join(match["label"].casefold().split()), match["value"].strip()))
        elif found and line.strip():
            name, value = found[-1]
            found[-1] = (name, f"{value} {line.strip()}".strip())
    return found


def _put(draft: dict[str, Any], label_text: str, value: str) -> None:
    name, locale = _name_and_locale(label_text)
    if name == "source":
        draft.setdefault("sources", []).append(_source(value))
    elif locale and name in _TEXTS:
        _text(draft, locale)[name] = value
    elif locale and name in _TEXT_LISTS:
        _text(draft, locale).setdefault(name, []).extend(_split(value, "|"))
    elif name in _LISTS:
        draft[name] = _split(value, ",")
    elif name in _SIMPLE:
        draft[name] = value
    else:
        draft[label_text] = value


def _name_and_locale(label_text: str) -> tuple[str, str]:
    base, _, last = label_text.rpartition(" ")
    name, locale = (base, last) if base and last in LOCALES else (label_text, "")
    return _INDONESIAN.get(name, name.replace(" ", "_")), locale


def _text(draft: dict[str, Any], locale: str) -> dict[str, Any]:
    text: dict[str, Any] = draft.setdefault("texts", {}).setdefault(locale, {})
    return text


def _source(value: str) -> dict[str, str]:
    return dict(zip(_SOURCE_PARTS, _split(value, "|"), strict=False))


def _split(value: str, separator: str) -> list[str]:
    return [part.strip() for part in value.split(separator) if part.strip()]


def _id_from(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(words)) > _ID_LENGTH:
        words.pop()
    return "-".join(words)
