"""What is remembered of a conversation: the last thing, for a while, of so many people at most."""

from __future__ import annotations

from bot.recall import KEPT_FOR, MOST_CONVERSATIONS, QUESTION_LENGTH, Recall
from knowledge import Context

RICE, TEA = Context("rice?", "rice-fair"), Context("tea?")


class Clock:
    """A clock that is put forward by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_last_thing_asked_is_remembered_by_chat_and_person() -> None:
    recall = Recall(Clock())
    recall.keep(1, 7, RICE)
    recall.keep(1, 8, TEA)
    recall.keep(1, 7, TEA)
    recall.keep(2, 7, RICE)
    assert [recall.last(*key) for key in ((1, 7), (1, 8), (2, 7), (2, 8))] == [TEA, TEA, RICE, None]


def test_it_is_forgotten_after_a_while() -> None:
    clock = Clock()
    recall = Recall(clock)
    recall.keep(1, 7, RICE)
    clock.now += KEPT_FOR - 1
    assert recall.last(1, 7) == RICE
    clock.now += 1
    assert recall.last(1, 7) is None


def test_the_oldest_conversation_goes_when_there_are_too_many() -> None:
    recall = Recall(Clock())
    for user in range(MOST_CONVERSATIONS):
        recall.keep(1, user, RICE)
    recall.keep(1, 0, TEA)
    recall.keep(2, 0, TEA)
    assert recall.last(1, 0) == TEA
    assert recall.last(1, 1) is None
    assert recall.last(1, 2) == RICE


def test_a_person_can_be_forgotten_everywhere() -> None:
    recall = Recall(Clock())
    for chat, user in ((1, 7), (2, 7), (2, 8)):
        recall.keep(chat, user, RICE)
    recall.forget(7)
    assert [recall.last(*key) for key in ((1, 7), (2, 7), (2, 8))] == [None, None, RICE]


def test_a_very_long_question_is_kept_in_part() -> None:
    recall = Recall(Clock())
    recall.keep(1, 7, Context("x" * 4096, "rice-fair"))
    assert recall.last(1, 7) == Context("x" * QUESTION_LENGTH, "rice-fair")
