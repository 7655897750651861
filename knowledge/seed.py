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
"""Every scalar stays a string: Norway's NO stays "NO", 2025-12 stays what was written."""


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
        for node in _items(path, name):
            lines: dict[str, int] = {}
            value = _value(node, "", lines)
            yield ShippedDraft(name, value if isinstance(value, dict) else {}, lines)


def _items(path: Path, name: str) -> list[yaml.Node]:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise InvalidFact([Problem("malformed_yaml", name, " ".join(str(error).split()))]) from error
    return list(root.value) if isinstance(root, yaml.SequenceNode) else []


def _value(node: yaml.Node, field: str, lines: dict[str, int]) -> Any:  # noqa: ANN401 (a file can hold anything)
    """The node's value; notes the line of each field on the way."""
    lines[field] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value, f"{field}.{key.value}".lstrip("."), lines) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, f"{field}.{number}", lines) for number, item in enumerate(node.value, 1)]
    return node.value


def _read(shipped: ShippedDraft) -> Fact:
    try:
        return drafts.parse(shipped.draft)
    except InvalidFact as error:
        where = [f"{shipped.file}:{shipped.line(p.field)}: {shipped.fact_id}: {p.field}" for p in error.problems]
        named = zip(where, error.problems, strict=True)
        raise InvalidFact(Problem(problem.code, place, problem.value) for place, problem in named) from error
