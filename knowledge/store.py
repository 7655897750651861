"""FactStore: facts and their history on disk. One TinyDB document a fact: a change and its trace are one write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from knowledge import drafts
from knowledge.errors import DuplicateFact, FactChanged, UnknownFact
from knowledge.model import Action, Change, Fact
from knowledge.storage import CrashSafeStorage

_TABLE = "facts"
_CALIBRATION = "calibration"
_NEW = 0
"""The number of a document that TinyDB has not numbered yet; it counts from 1."""


class FactStore:
    """All facts, retired ones kept aside, each with what was done to it.

    A document holds `id`, `fact` (a draft, empty once retired), `shipped` (the shipped draft that it was last brought
    up to date with, empty for an editor's own fact) and `history` (each change with the draft before it).
    """

    def __init__(self, database: TinyDB) -> None:
        """Keep facts in this database."""
        self._database = database
        self._table: Table = database.table(_TABLE, cache_size=0)
        self._facts: dict[str, tuple[object, Fact]] = {}

    @classmethod
    def open(cls, path: Path) -> FactStore:
        """The store in a file, for writing. Raises StoreUnreadable, StoreLocked."""
        return cls(TinyDB(path, storage=CrashSafeStorage))

    @classmethod
    def copy_of(cls, path: Path) -> FactStore:
        """A store in memory that begins with what the file holds now. Raises StoreUnreadable."""
        database = TinyDB(storage=MemoryStorage)
        content = CrashSafeStorage(path, read_only=True).read()
        if content:
            database.storage.write(content)
        return cls(database)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def all(self, shipped: Iterable[Fact] = ()) -> list[Fact]:
        """Every fact in force; the shipped ones that were followed and never edited are these very objects."""
        given = {fact.id: fact for fact in shipped}
        return [self._fact(document, given) for document in self._table if document["fact"]]

    def calibration(self) -> dict[str, Any]:
        """What was last kept with `keep_calibration`; nothing where nothing was."""
        documents = self._database.table(_CALIBRATION).all()
        return dict(documents[0]) if documents else {}

    def keep_calibration(self, calibration: Mapping[str, Any]) -> None:
        """Keep JSON values with the facts, in place of those kept before."""
        table = self._database.table(_CALIBRATION)
        document = Document(dict(calibration), doc_id=1)
        table.upsert(document)

    def history(self, fact_id: str) -> list[Change]:
        """What editors did to a fact, oldest first. Raises UnknownFact."""
        rows = enumerate(self._document(fact_id)["history"], 1)
        return [Change(fact_id, number, Action(row["action"]), row["by"], row["at"]) for number, row in rows]

    def add(self, fact: Fact, by: int) -> Change:
        """Store a new fact, or one that was retired. Raises DuplicateFact."""
        document = self._find(fact.id)
        if document is None:
            document = Document({"id": fact.id, "fact": {}, "shipped": {}, "history": []}, _NEW)
        elif document["fact"]:
            raise DuplicateFact(fact.id)
        return self._change(document, drafts.of(fact), Action.ADDED, by)

    def replace(self, fact: Fact, by: int) -> Change:
        """Store a new version of a fact in force. Raises UnknownFact."""
        return self._change(self._in_force(fact.id), drafts.of(fact), Action.REPLACED, by)

    def retire(self, fact_id: str, by: int) -> Change:
        """Take a fact out of force; its history stays. Raises UnknownFact."""
        return self._change(self._in_force(fact_id), {}, Action.RETIRED, by)

    def undo(self, fact_id: str, number: int, by: int) -> Change:
        """Put back what was before the newest change. Raises UnknownFact, FactChanged if `number` is not the newest."""
        document = self._document(fact_id)
        if number != len(document["history"]):
            raise FactChanged(fact_id)
        return self._change(document, document["history"][-1]["before"], Action.UNDONE, by)

    def follow(self, shipped: Iterable[Fact]) -> list[str]:
        """Bring the store up to date with the shipped facts; ids of those that an editor's version keeps out.

        New and changed shipped facts come in and ones no longer shipped go, unless an editor changed or retired them.
        Writes nothing where nothing differs.
        """
        newest = {fact.id: drafts.of(fact) for fact in shipped}
        known = {document["id"]: document for document in self._table}
        behind = [document for key, document in known.items() if document["shipped"] != newest.get(key, {})]
        kept = [document for document in behind if _is_edited(document, newest.get(document["id"], {}))]
        self._catch_up([document for document in behind if document not in kept], newest)
        fresh = [_shipped_document(draft) for fact_id, draft in newest.items() if fact_id not in known]
        if fresh:
            self._table.insert_multiple(fresh)
        return sorted(document["id"] for document in kept)

    def _catch_up(self, behind: list[Document], newest: dict[str, dict[str, Any]]) -> None:
        gone = [document.doc_id for document in behind if document["id"] not in newest]
        if gone:
            self._table.remove(doc_ids=gone)
        drafts_in = [newest[document["id"]] for document in behind if document["id"] in newest]
        if drafts_in:
            updates = [({"fact": draft, "shipped": draft}, where("id") == draft["id"]) for draft in drafts_in]
            self._table.update_multiple(updates)

    def _fact(self, document: Document, shipped: Mapping[str, Fact]) -> Fact:
        """The fact of a document, read anew only where the draft is another object than last time."""
        draft, fact_id = document["fact"], document["id"]
        known = self._facts.get(fact_id)
        if known and known[0] is draft:
            return known[1]
        given = shipped.get(fact_id)
        fact = given if given and draft == document["shipped"] else drafts.parse(draft)
        self._facts[fact_id] = draft, fact
        return fact

    def _find(self, fact_id: str) -> Document | None:
        found = self._table.get(where("id") == fact_id)
        return found if isinstance(found, Document) else None

    def _document(self, fact_id: str) -> Document:
        document = self._find(fact_id)
        if document is None:
            raise UnknownFact(fact_id)
        return document

    def _in_force(self, fact_id: str) -> Document:
        document = self._document(fact_id)
        if not document["fact"]:
            raise UnknownFact(fact_id)
        return document

    def _change(self, document: Document, draft: dict[str, Any], action: Action, by: int) -> Change:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"action": action.value, "by": by, "at": now, "before": document["fact"]}
        history = [*document["history"], row]
        content = {**document, "fact": draft, "history": history}
        if document.doc_id:
            self._table.update(content, doc_ids=[document.doc_id])
        else:
            self._table.insert(content)
        return Change(document["id"], len(history), action, by, now)


def _is_edited(document: Document, newest: dict[str, Any]) -> bool:
    return document["fact"] not in (document["shipped"], newest)


def _shipped_document(draft: dict[str, Any]) -> dict[str, Any]:
    return {"id": draft["id"], "fact": draft, "shipped": draft, "history": []}
