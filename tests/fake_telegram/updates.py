"""What waits for the bot: the queue of updates, and which sorts of them it asked for."""

from __future__ import annotations

from collections import deque
from itertools import islice

from telegram.constants import UpdateType

from tests.fake_telegram.refusing import Json

_FIRST_UPDATE_ID = 700_000_001
"""Any positive number; high, so that nothing works by mistaking it for a message's id."""

_ONLY_ON_REQUEST = frozenset({UpdateType.CHAT_MEMBER, UpdateType.MESSAGE_REACTION, UpdateType.MESSAGE_REACTION_COUNT})


class UpdateQueue:
    """The updates that the bot has not confirmed yet."""

    def __init__(self) -> None:
        self._waiting: deque[Json] = deque()
        self._next_id = _FIRST_UPDATE_ID
        self.allowed: list[str] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def allow(self, sorts: list[str] | None) -> None:
        """Send these sorts from now on; an empty list means the usual ones, None what was allowed before."""
        if sorts is not None:
            self.allowed = sorts

    def offer(self, sort: UpdateType, payload: Json) -> None:
        """Create an update, if the bot wants this sort at this moment; later it is too late."""
        if sort in self.allowed or (not self.allowed and sort not in _ONLY_ON_REQUEST):
            self._waiting.append({"update_id": self._next_id, str(sort): payload})
            self._next_id += 1

    def confirm(self, offset: int) -> None:
        """Drop what lies before the offset; a negative one keeps that many from the end."""
        if offset < 0:
            self._waiting = deque(self._waiting, maxlen=-offset)
        while offset > 0 and self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()

    def first(self, limit: int) -> list[Json]:
        """The oldest updates."""
        return list(islice(self._waiting, limit))

    def drop(self) -> None:
        """Forget all that waits."""
        self._waiting.clear()
