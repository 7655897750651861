"""Whether the bot is in touch with Telegram."""

from __future__ import annotations

from pathlib import Path

from bot import health


def test_a_bot_that_does_not_run_is_not_out_of_touch(tmp_path: Path) -> None:
    assert not health.is_out_of_touch(tmp_path)
    health.beat(tmp_path)
    health.end(tmp_path)
    assert not health.is_out_of_touch(tmp_path)


def test_a_bot_is_out_of_touch_after_a_while_without_an_answer(tmp_path: Path) -> None:
    health.beat(tmp_path)
    beat = (tmp_path / health.HEARTBEAT_FILE).stat().st_mtime
    assert not health.is_out_of_touch(tmp_path, now=beat + health.OUT_OF_TOUCH_AFTER - 1)
    assert health.is_out_of_touch(tmp_path, now=beat + health.OUT_OF_TOUCH_AFTER + 1)
