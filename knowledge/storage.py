"""CrashSafeStorage: TinyDB's file, replaced whole and never overwritten, with backups and a lock for its one writer."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from tinydb.storages import Storage

from knowledge.errors import StoreLocked, StoreReadOnly, StoreUnreadable, StoreUnwritable

BACKUPS_KEPT = 20
"""Earlier versions kept: a day of busy editing. One of 1,000 facts takes about 3 MB."""

BACKUPS_FOLDER = "backups"

Tables = dict[str, dict[str, Any]]


class CrashSafeStorage(Storage):
    """The tables in one JSON file, a document a line.

    A write goes to a file beside, is forced to disk, and takes the old file's name in one step; the old file becomes
    a backup. Whatever happens in between, the name stands for a whole version. One process may write at a time, so the
    writer keeps in memory what it last read or wrote, and the line of each document: a change of one fact among
    thousands neither parses nor serialises the others.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Keep the tables in a file, locked unless only read. Raises StoreLocked, StoreUnreadable, StoreUnwritable."""
        self._path = path
        self._lock: IO[bytes] | None = None if read_only else _locked(path)
        self._tables: Tables | None = None
        self._lines = _Lines()
        try:
            self._tables = self._read()
        except StoreUnreadable:
            self.close()
            raise

    def read(self) -> Tables | None:
        """The tables on disk; None where there is no file yet. Raises StoreUnreadable.

        What is in the tables must not be changed in place: it is what the next read gives.
        """
        tables = self._tables if self._lock else self._read()
        return None if tables is None else dict(tables)

    def _read(self) -> Tables | None:
        try:
            return _parse(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreUnreadable(self._path, str(error), _newest_backup(self._path)) from error

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the tables on disk; on return they are there to stay. Raises StoreReadOnly, StoreUnwritable."""
        if self._lock is None:
            raise StoreReadOnly(self._path)
        content = _serialise(data, self._lines)
        try:
            _write_aside(_aside(self._path), content)
            _back_up(self._path)
            _aside(self._path).replace(self._path)
            _force_folder(self._path.parent)
        except OSError as error:
            raise StoreUnwritable(self._path, error.strerror or type(error).__name__) from error
        self._tables = {name: dict(table) for name, table in data.items()}

    def close(self) -> None:
        """Let go of the lock."""
        if self._lock:
            self._lock.close()
            self._lock = None


def backups(path: Path) -> list[Path]:
    """The backups of a store's file, oldest first."""
    return sorted((path.parent / BACKUPS_FOLDER).glob(f"{path.stem}-*{path.suffix}"))


def _locked(path: Path) -> IO[bytes]:
    """A lock on the file beside, since the file itself is replaced. The system lets go of it when the process ends."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_suffix(".lock").open("ab")
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or type(error).__name__) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise StoreLocked(path) from None
    return lock


def _parse(content: bytes) -> Tables:
    tables = json.loads(content.decode("utf-8"))
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise ValueError("it does not hold tables of facts")
    return tables


class _Lines:
    """The JSON lines of documents, remembered for as long as a document's values stay the same objects."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[dict[str, Any], str]] = {}

    def of(self, name: str, table: Mapping[str, Any]) -> str:
        """A table's documents, each on a line."""
        return ",\n".join(self._line(name, str(key), document) for key, document in table.items())

    def _line(self, name: str, key: str, document: Mapping[str, Any]) -> str:
        known = self._known.get((name, key))
        if known and _are_the_same(known[0], document):
            return known[1]
        line = f"{_json(key)}: {_json(dict(document))}"
        self._known[name, key] = dict(document), line
        return line


def _are_the_same(known: Mapping[str, Any], document: Mapping[str, Any]) -> bool:
    """Whether a document has the very values that it had."""
    return known.keys() == document.keys() and all(document[key] is value for key, value in known.items())


def _serialise(tables: Mapping[str, Mapping[str, Any]], lines: _Lines) -> bytes:
    """JSON with a line for each document: a person can read it, and a diff shows the facts that changed."""
    parts = [f"{_json(name)}: {{\n{lines.of(name, table)}\n}}" for name, table in tables.items()]
    return ("{" + ",\n".join(parts) + "}\n").encode("utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _aside(path: Path) -> Path:
    return path.with_suffix(path.suffix + ".new")


def _write_aside(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _back_up(path: Path) -> None:
    """Keep the present version under a name that sorts by time; it shares the file's content, so this is quick."""
    if not path.exists():
        return
    folder = path.parent / BACKUPS_FOLDER
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    backup = folder / f"{path.stem}-{stamp}{path.suffix}"
    try:
        os.link(path, backup)
    except OSError:  # a file system without hard links
        shutil.copy2(path, backup)
    for old in backups(path)[:-BACKUPS_KEPT]:
        old.unlink(missing_ok=True)


def _newest_backup(path: Path) -> Path | None:
    return next(reversed(backups(path)), None)


def _force_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
