"""What the documents say is so: settings, commands, files, version."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.commands import COMMANDS, names

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTING = re.compile(r"\b(?:TELEGRAM|BOT)_[A-Z_]+\b")


def settings_in(text: str) -> set[str]:
    return set(SETTING.findall(text))


def test_every_setting_is_in_the_readme_and_in_the_example() -> None:
    in_code = settings_in((ROOT / "bot" / "config.py").read_text()) - {"TELEGRAM_SENDS_PER_SECOND"}
    table = "\n".join(line for line in README.splitlines() if line.startswith("| `"))
    assert settings_in(table) == in_code
    example = (ROOT / ".env.example").read_text()
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == in_code


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_is_in_the_readme_with_its_aliases(command: str) -> None:
    name, *aliases = names(command)
    row = next(line for line in README.splitlines() if line.startswith(f"| `/{name}`"))
    assert all(f"`/{alias}`" in row for alias in aliases)


def test_the_readme_names_no_other_commands() -> None:
    in_table = re.findall(r"^\| `/(\w+)`", README, re.MULTILINE)
    assert in_table == [command.name for command in COMMANDS]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_files_named_in_a_document_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:bot|knowledge|tests|locales|\.ci)/[\w./*-]*)`", text)
    assert paths
    for path in paths:
        assert list(ROOT.glob(path.rstrip("/"))), path


def test_the_changelog_begins_with_the_present_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[([\d.]+)\]", changelog, re.MULTILINE)[0] == version


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"])
def test_locks_are_hashed_and_name_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    packages = re.findall(r"^[a-z0-9][\w.-]*(?:\[[\w,]+\])?==", text, re.MULTILINE)
    assert packages
    assert text.count("--hash=sha256:") >= len(packages)
