"""Recall: what was last asked and answered in each conversation, for a short while and in memory only."""

from __future__ import annotations

import time
from collections.abc import Callable

from knowledge import Context

KEPT_FOR = 15 * 60.0
"""Seconds, chosen: who comes back after a longer pause begins anew, and a shared phone soon tells nothing."""

MOST_CONVERSATIONS = 10_000
"""Conversations at once, chosen: far more than write within KEPT_FOR; some 10 MB with long questions."""

QUESTION_LENGTH = 500
"""Characters kept of a question, chosen: several times what people type."""


class Recall:
    """The last context of each person in each chat. Nothing of it is written down."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing remembered; `clock` gives seconds."""
        self._clock = clock
        self._kept: dict[tuple[int, int], tuple[float, Context]] = {}

    def last(self, chat_id: int, user_id: int) -> Context | None:
        """What this person last asked in this chat; None where that is long ago."""
        since, context = self._kept.get((chat_id, user_id), (0.0, None))
        return context if context and self._clock() - since < KEPT_FOR else None

    def keep(self, chat_id: int, user_id: int, context: Context) -> None:
        """Remember this in place of what was before; the oldest conversations go where there are too many."""
        self._kept.pop((chat_id, user_id), None)
        self._let_go()
        cut = Context(context.question[:QUESTION_LENGTH], context.fact_id)
        self._kept[chat_id, user_id] = (self._clock(), cut)

    def forget(self, user_id: int) -> None:
        """Let go of all that a person asked."""
        for key in [key for key in self._kept if key[1] == user_id]:
            del self._kept[key]

    def _let_go(self) -> None:
        """Conversations stand in the order in which they were last kept."""
        over = self._clock() - KEPT_FOR
        while self._kept:
            oldest = next(iter(self._kept))
            if len(self._kept) < MOST_CONVERSATIONS and self._kept[oldest][0] > over:
                return
            del self._kept[oldest]
