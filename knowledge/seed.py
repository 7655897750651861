"""The shipped facts: `facts/*.yaml`, one file a topic or country, reviewed like code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from knowledge import drafts
from knowledge.errors import InvalidFact
from knowledge.model import Fact, Problem

FACTS_FOLDER = Path(__file__).parent / "facts"


def shipped_facts(folder: Path = FACTS_FOLDER) -> list[Fact]:
    """All shipped facts, in the order of files and of the facts in them. Raises InvalidFact, naming file and fact."""
    return [_read(path, draft) for path, draft in shipped_drafts(folder)]


def shipped_drafts(folder: Path = FACTS_FOLDER) -> Iterator[tuple[Path, Any]]:
    """Every draft in the folder with the file that it stands in."""
    for path in sorted(folder.glob("*.yaml")):
        for draft in _load(path):
            yield path, draft


def _load(path: Path) -> list[Any]:
    # The base loader leaves every value a string: Norway's NO stays "NO", 2025-12 stays what was written.
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (builds only str, list, dict)
    return list(content or [])


def _read(path: Path, draft: Any) -> Fact:  # noqa: ANN401 (a file can hold anything)
    try:
        return drafts.parse(draft if isinstance(draft, dict) else {})
    except InvalidFact as error:
        name = draft.get("id", "?") if isinstance(draft, dict) else "?"
        where = f"{path.name}:{name}:"
        raise InvalidFact(Problem(p.code, f"{where}{p.field}", p.value) for p in error.problems) from error


_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
