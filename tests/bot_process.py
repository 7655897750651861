"""The bot as a process of its own, as whoever runs it would start it, pointed at a Bot API on loopback."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fake_telegram import FakeTelegram

ROOT = Path(__file__).parent.parent
STOPS_WITHIN = 10.0
"""Seconds that container engines grant before they kill."""


@dataclass(slots=True)
class BotProcess:
    """A running bot, its data folder and what it logs."""

    process: asyncio.subprocess.Process
    data: Path
    log: Path

    async def stop(self) -> int:
        """Ask it to stop, as a container engine does; its exit status."""
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.process.wait(), STOPS_WITHIN)

    async def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        await self.process.wait()

    def logged(self) -> str:
        """All that it has logged."""
        return self.log.read_text(encoding="utf-8")


def environment(**settings: str) -> dict[str, str]:
    """A clean environment: nothing of this machine's settings, the project on the path."""
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default", **settings}


@asynccontextmanager
async def running_bot(
    telegram: FakeTelegram, folder: Path, settings: Mapping[str, str] | None = None, **more: str
) -> AsyncIterator[BotProcess]:
    """A bot that talks to this fake; its data stays in the folder for the next start."""
    data, log = folder / "data", folder / "bot.log"
    chosen = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url, "BOT_DATA_DIR": str(data)}
    with log.open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot"),
            env=environment(**{**chosen, **(settings or {}), **more}),
            cwd=folder,  # a developer's own .env stays out of it
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    bot = BotProcess(process, data, log)
    try:
        yield bot
    finally:
        if process.returncode is None:
            await bot.kill()
