"""Whether the bot is in touch with Telegram: a file that is touched after each successful poll."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from telegram.request import HTTPXRequest

HEARTBEAT_FILE = "heartbeat"

OUT_OF_TOUCH_AFTER = 120.0
"""Seconds without a successful poll after which the bot counts as out of touch; a poll takes 10 s at most."""


class HeartbeatRequest(HTTPXRequest):
    """The request that asks for updates; each answer leaves a sign of life."""

    def __init__(self, folder: Path, **settings: Any) -> None:  # noqa: ANN401 (handed through)
        """Leave the signs of life in a folder."""
        super().__init__(**settings)
        self._path = folder / HEARTBEAT_FILE

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 (handed through)
        """Ask, then note that there was an answer."""
        answer = await super().do_request(*args, **kwargs)
        beat(self._path.parent)
        return answer


def beat(folder: Path) -> None:
    """Leave a sign of life."""
    (folder / HEARTBEAT_FILE).touch()


def end(folder: Path) -> None:
    """Remove the sign of life of a bot that stops."""
    (folder / HEARTBEAT_FILE).unlink(missing_ok=True)


def is_out_of_touch(folder: Path, now: float | None = None) -> bool:
    """Whether a running bot has not reached Telegram for too long; a bot that does not run is not out of touch."""
    path = folder / HEARTBEAT_FILE
    return path.exists() and (now or time.time()) - path.stat().st_mtime > OUT_OF_TOUCH_AFTER
