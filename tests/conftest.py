"""Fixtures that more than one test file needs, and the table of golden questions at the end of a run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import yaml

from bot.config import Settings
from bot.context import Services
from bot.i18n import load_translators, locale_codes
from bot.state import State
from knowledge import KnowledgeBase
from tests.conversation import EDITOR, Conversations
from tests.facts import a_draft

FACTS = (
    a_draft(
        "rice-fair",
        related=["tea-day"],
        date="2025-12-19",
        en={"title": "Rice fair in Hanoi", "questions": ["when is the rice fair", "rice fair date"]},
        id_={"title": "Pameran beras di Hanoi", "questions": ["kapan pameran beras", "tanggal pameran beras"]},
    ),
    a_draft(
        "tea-day",
        en={"title": "Tea day in Geneva", "questions": ["what happens on tea day", "who comes to tea day"]},
        id_={"title": "Hari teh di Jenewa", "questions": ["ada apa di hari teh", "siapa datang ke hari teh"]},
    ),
    a_draft(
        "tea-night",
        en={"title": "Tea night in Geneva", "questions": ["what happens on tea night", "who comes to tea night"]},
        id_={"title": "Malam teh di Jenewa", "questions": ["ada apa di malam teh", "siapa datang ke malam teh"]},
    ),
)


@pytest.fixture
def facts_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    (folder / "all.yaml").write_text(yaml.safe_dump(list(FACTS)), encoding="utf-8")
    return folder


@pytest.fixture
def services(tmp_path: Path, facts_folder: Path) -> Iterator[Services]:
    environ = {"TELEGRAM_BOT_TOKEN": "123456:in_process_only", "BOT_ADMIN_IDS": str(EDITOR.id)}
    settings = Settings.from_environ({**environ, "BOT_DATA_DIR": str(tmp_path / "data")}, locale_codes())
    base = KnowledgeBase.open(settings.data_dir, facts_folder=facts_folder)
    yield Services(settings, base, load_translators(), State(settings.state_url))
    base.close()


@pytest.fixture
async def conversations(services: Services) -> AsyncIterator[Conversations]:
    async with Conversations(services) as opened:
        yield opened


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table of golden questions, whichever process tried them out."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    lines = [value for report in reports for name, value in report.user_properties if name == "golden"]
    if lines:
        terminalreporter.section("golden questions", sep="-")
        terminalreporter.write_line("\n".join(lines))
