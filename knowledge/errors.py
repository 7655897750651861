"""What can go wrong in knowledge.

KnowledgeError
├── InvalidFact         a draft breaks a rule
├── UnknownFact         no fact has this id
├── DuplicateFact       a fact with this id exists already
├── FactChanged         the fact was changed since, so the change cannot be undone
└── StoreError
    ├── StoreUnreadable     the file on disk cannot be read; it is left as it is
    ├── StoreUnwritable     the disk refuses a write; what was there stays
    ├── StoreLocked         another process writes to this file
    └── StoreReadOnly       opened for reading only
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from knowledge.model import Problem


class KnowledgeError(Exception):
    """Anything that knowledge refuses to do."""


class InvalidFact(KnowledgeError):
    """A draft breaks at least one rule; `problems` lists all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.field}: {p.code} {p.value}".rstrip() for p in self.problems))


class UnknownFact(KnowledgeError):
    """No fact has this id."""

    def __init__(self, fact_id: str) -> None:
        self.fact_id = fact_id
        super().__init__(f"no fact has the id {fact_id!r}")


class DuplicateFact(KnowledgeError):
    """A fact with this id exists already."""

    def __init__(self, fact_id: str) -> None:
        self.fact_id = fact_id
        super().__init__(f"a fact with the id {fact_id!r} exists already")


class FactChanged(KnowledgeError):
    """The fact was changed since, so this change cannot be undone on its own."""

    def __init__(self, fact_id: str) -> None:
        self.fact_id = fact_id
        super().__init__(f"the fact {fact_id!r} was changed since")


class StoreError(KnowledgeError):
    """The store cannot do what was asked."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        super().__init__(message)


class StoreUnreadable(StoreError):
    """The file on disk cannot be read; it is left as it is."""

    def __init__(self, path: Path, reason: str, newest_backup: Path | None) -> None:
        self.newest_backup = newest_backup
        way_on = f"the newest backup is {newest_backup}" if newest_backup else "there is no backup"
        super().__init__(path, f"cannot read {path} ({reason}); it was not touched; {way_on}")


class StoreUnwritable(StoreError):
    """The disk refuses a write; what was there stays."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"cannot write {path} ({reason}); what was there stays")


class StoreLocked(StoreError):
    """Another process writes to this file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"another process is writing to {path}; stop it first, or use another BOT_DATA_DIR")


class StoreReadOnly(StoreError):
    """The store was opened for reading only."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"{path} is open for reading only")
