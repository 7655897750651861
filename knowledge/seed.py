"""The shipped facts: YAML files under `facts/`, one a topic or country, reviewed like code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge import drafts
from knowledge.errors import InvalidFact
from knowledge.model import Fact, Problem

FACTS_FOLDER = Path(__file__).parent / "facts"

_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class ShippedDraft:
    """A draft, its file (relative to the folder), and the line of each of its fields (`texts.en.title`)."""

    file: str
    draft: Mapping[str, Any]
    lines: Mapping[str, int]

    @property
    def fact_id(self) -> str:
        """The id as written, or a question mark."""
        return str(self.draft.get("id") or "?")

    def line(self, field: str) -> int:
        """The line of a field, or of the nearest group around it that there is."""
        while field and field not in self.lines:
            field = field.rpartition(".")[0]
        return self.lines[field]


def shipped_facts(folder: Path = FACTS_FOLDER) -> list[Fact]:
    """All shipped facts, in the order of files and of the facts in them. Raises InvalidFact, naming file and line."""
    return [_read(shipped) for shipped in shipped_drafts(folder)]


def shipped_drafts(folder: Path = FACTS_FOLDER) -> Iterator[ShippedDraft]:
    """Every draft in the folder and the folders in it. Raises InvalidFact for a file that is not YAML."""
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            yield from _drafts(path.read_text(encoding="utf-8"), name)
        except yaml.YAMLError as error:
            raise InvalidFact([Problem("malformed_yaml", name, " ".join(str(error).split()))]) from error


def _drafts(text: str, name: str) -> Iterator[ShippedDraft]:
    events = iter(yaml.parse(text, Loader=_LOADER))
    if not any(isinstance(event, yaml.SequenceStartEvent) for event in events):
        return
    reader = _EventReader(events)
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        reader.lines = {}
        value = reader.value(event, "")
        yield ShippedDraft(name, value if isinstance(value, dict) else {}, reader.lines)


class _EventReader:
    """Values out of YAML's events: several times faster than a loader, and the lines come for free.

    Every scalar stays a string: Norway's NO stays "NO", 2025-12 stays what was written.
    """

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._anchored: dict[str, Any] = {}
        self.lines: dict[str, int] = {}

    def value(self, event: yaml.Event, field: str) -> Any:  # noqa: ANN401 (a file can hold anything)
        """The value that begins with an event; notes the line of each field in it."""
        self.lines[field] = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            return self._anchored.get(event.anchor or "", "")
        if isinstance(event, yaml.MappingStartEvent):
            value: Any = self._mapping(field)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(field)
        else:
            value = getattr(event, "value", "")
        anchor = getattr(event, "anchor", None)
        if anchor:
            self._anchored[anchor] = value
        return value

    def _mapping(self, field: str) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            name = str(self.value(key, field))
            mapping[name] = self.value(next(self._events), f"{field}.{name}" if field else name)
        return mapping

    def _sequence(self, field: str) -> list[Any]:
        items: list[Any] = []
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            items.append(self.value(item, f"{field}.{len(items) + 1}"))
        return items


def _read(shipped: ShippedDraft) -> Fact:
    try:
        return drafts.parse(shipped.draft)
    except InvalidFact as error:
        where = [f"{shipped.file}:{shipped.line(p.field)}: {shipped.fact_id}: {p.field}" for p in error.problems]
        named = zip(where, error.problems, strict=True)
        raise InvalidFact(Problem(problem.code, place, problem.value) for place, problem in named) from error
