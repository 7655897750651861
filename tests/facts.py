"""Facts made for tests: small, told apart at a glance, valid unless a test says otherwise."""

from __future__ import annotations

from typing import Any

from knowledge import drafts
from knowledge.model import Fact

SOURCE = {"url": "https://example.org/paper", "publisher": "UN", "title": "A paper", "language": "en"}


def a_draft(fact_id: str = "rice-fair", **fields: Any) -> dict[str, Any]:
    """A valid draft; `en` and `id` replace parts of the texts, everything else replaces fields."""
    english = {
        "title": f"The {fact_id} title",
        "answer": f"What {fact_id} is about.",
        "questions": [f"what is {fact_id}"],
    }
    indonesian = {
        "title": f"Judul {fact_id}",
        "answer": f"Keterangan tentang {fact_id}.",
        "questions": [f"apa itu {fact_id}"],
    }
    texts = {"en": {**english, **fields.pop("en", {})}, "id": {**indonesian, **fields.pop("id_", {})}}
    plain = {"id": fact_id, "kind": "event", "as_of": "2026-11-22", "texts": texts, "sources": [SOURCE]}
    return {**plain, **fields}


def a_fact(fact_id: str = "rice-fair", **fields: Any) -> Fact:
    """The fact of `a_draft` with the same arguments."""
    return drafts.parse(a_draft(fact_id, **fields))
