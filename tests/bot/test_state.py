"""What changes with traffic: choices and pending edits, kept over restarts, deleted on request."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import state as state_module
from bot.state import State


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'state.db'}"


@pytest.fixture
async def state(url: str) -> AsyncIterator[State]:
    opened = State(url)
    await opened.open()
    yield opened
    await opened.close()


async def test_a_choice_is_kept_over_a_restart(state: State, url: str) -> None:
    assert await state.chosen_locale(7) is None
    await state.choose_locale(7, "id")
    await state.choose_locale(7, "en")
    await state.choose_locale(2**40, "id")
    again = State(url)
    await again.open()
    assert await again.chosen_locale(7) == "en"
    assert await again.chosen_locale(2**40) == "id"
    await again.close()


async def test_an_edit_waits_for_its_author_only(state: State) -> None:
    number = await state.keep_edit(7, {"id": "coffee", "texts": {"id": {"title": "Kopi – ☕"}}})
    assert await state.edit(number, 7) == {"id": "coffee", "texts": {"id": {"title": "Kopi – ☕"}}}
    assert await state.edit(number, 8) is None
    await state.drop_edit(number)
    assert await state.edit(number, 7) is None


async def test_edits_that_waited_too_long_go(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    old = await state.keep_edit(7, {"id": "old"})
    monkeypatch.setattr(state_module, "PENDING_KEPT", timedelta(seconds=-1))
    await state.keep_edit(7, {"id": "new"})
    assert await state.edit(old, 7) is None


async def test_forgetting_deletes_everything_about_a_person_and_nothing_else(state: State) -> None:
    mine, theirs = await state.keep_edit(7, {"id": "mine"}), await state.keep_edit(8, {"id": "theirs"})
    await state.choose_locale(7, "id")
    await state.choose_locale(8, "id")
    await state.forget(7)
    assert (await state.chosen_locale(7), await state.edit(mine, 7)) == (None, None)
    assert (await state.chosen_locale(8), await state.edit(theirs, 8)) == ("id", {"id": "theirs"})
