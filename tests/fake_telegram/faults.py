"""Things that go wrong on purpose: refusals out of the blue, and answers that take their time."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

from tests.fake_telegram.refusing import Fault, Json


@dataclass(frozen=True, slots=True)
class _Hold:
    method: str
    chat_id: int | None
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def catches(self, method: str, parameters: Json) -> bool:
        return method == self.method and self.chat_id in (None, parameters.get("chat_id"))


class Faults:
    """What shall go wrong, and when."""

    def __init__(self) -> None:
        self._next: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._holds: list[_Hold] = []

    def fail_next(self, method: str, status: int, retry_after: int | None, times: int) -> None:
        """Let the next calls of a method fail without effect."""
        why = f"retry after {retry_after}" if retry_after is not None else ""
        self._next[method].extend(Fault(why, HTTPStatus(status), retry_after) for _ in range(times))

    def strike(self, method: str) -> None:
        """Raise the Fault that is due for a method, if any."""
        if self._next[method]:
            raise self._next[method].popleft()

    @asynccontextmanager
    async def hold(self, method: str, chat_id: int | None) -> AsyncIterator[None]:
        """Keep back the answers to a method's calls (into one chat) until left."""
        hold = _Hold(method, chat_id)
        self._holds.append(hold)
        try:
            yield
        finally:
            self._holds.remove(hold)
            hold.released.set()

    async def wait_while_held(self, method: str, parameters: Json) -> None:
        """Wait for all that keeps back this call's answer."""
        for hold in [hold for hold in self._holds if hold.catches(method, parameters)]:
            await hold.released.wait()
