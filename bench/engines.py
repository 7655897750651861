"""Other ways to find a phrase: full-text engines."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from bench.phrases import HITS, Phrases, Ranked
from knowledge.model import Fact

_WORD = re.compile(r"\w+")
_GRAM = 3
_HEAP = 15_000_000
"""Bytes that tantivy's writer may use: the least that it takes."""


class Trigrams:
    """FTS5 of SQLite with its trigram tokenizer, ranked by its BM25; any of the question's trigrams may match."""

    def __init__(self) -> None:
        """Raises sqlite3.OperationalError where this SQLite has no trigrams (before 3.34)."""
        self._base = sqlite3.connect(":memory:")
        self._base.execute("CREATE VIRTUAL TABLE phrase USING fts5(text, tokenize = 'trigram')")

    def build(self, facts: Sequence[Fact]) -> None:
        """Fill the table."""
        self._phrases = Phrases(facts)
        self._base.executemany("INSERT INTO phrase(rowid, text) VALUES (?, ?)", enumerate(self._phrases.texts))

    def ranked(self, question: str) -> list[Ranked]:
        """The facts of the best rows; SQLite's rank is the lower the better."""
        text = question.lower().replace("\0", "")
        grams = dict.fromkeys(text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1))
        if not grams:
            return []
        either = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
        select = "SELECT rowid, -rank FROM phrase WHERE phrase MATCH ? ORDER BY rank LIMIT ?"
        return self._phrases.facts_of(self._base.execute(select, (either, HITS)))


class Tantivy:
    """tantivy in memory with its default tokenizer and BM25; any of the question's words may match."""

    def __init__(self) -> None:
        """Raises ImportError where it is not installed."""
        import tantivy

        self._tantivy = tantivy

    def build(self, facts: Sequence[Fact]) -> None:
        """Write every phrase as a document with its number."""
        self._phrases = Phrases(facts)
        schema = self._tantivy.SchemaBuilder().add_text_field("text").add_unsigned_field("number", stored=True).build()
        self._index = self._tantivy.Index(schema)
        writer = self._index.writer(_HEAP, 1)
        for number, text in enumerate(self._phrases.texts):
            writer.add_document(self._tantivy.Document(text=text, number=number))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ranked(self, question: str) -> list[Ranked]:
        """The facts of the best documents."""
        words = " ".join(_WORD.findall(question.lower()))
        query = self._index.parse_query(words, ["text"])
        hits = self._searcher.search(query, HITS).hits
        return self._phrases.facts_of((self._searcher.doc(address)["number"][0], score) for score, address in hits)
