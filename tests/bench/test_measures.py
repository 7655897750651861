"""The figures of the tables, reckoned by hand and by brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.measures import REJECTED, area_under_curve, figures, milliseconds, threshold
from bench.questions import NOTHING_FOUND, Asked, Question, Sampling, sampling

SCORES = st.lists(st.sampled_from([NOTHING_FOUND, 0.0, 0.5, 1.0, 85.5, 100.0]), min_size=1, max_size=30)


def scores(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(values, dtype=np.float64)


def asked(score: float, *ids: str) -> Asked:
    return Asked(ids, score, seconds=0.002)


def test_the_area_by_hand() -> None:
    # of the six pairs (2 or 4 against 1, 2 and 3) four are won, one is a tie, one is lost
    assert area_under_curve(scores(2, 4), scores(1, 2, 3)) == pytest.approx(4.5 / 6)
    assert area_under_curve(scores(5, 6), scores(1)) == 1.0
    assert area_under_curve(scores(1), scores(1)) == 0.5
    assert math.isnan(area_under_curve(scores(), scores(1)))


@given(SCORES, SCORES)
def test_the_area_is_the_share_of_pairs_that_are_won(inside: list[float], outside: list[float]) -> None:
    won = sum((one > other) + (one == other) / 2 for one in inside for other in outside)
    assert area_under_curve(scores(*inside), scores(*outside)) == pytest.approx(won / len(inside) / len(outside))


def test_the_threshold_by_hand() -> None:
    assert threshold(scores(*range(1, 21))) == 19  # 19 of 20 do not score higher
    assert threshold(scores(*range(1, 11))) == 10  # one of 10 would be more than 5 %
    assert threshold(scores(3, 3, 3, 1)) == 3
    assert threshold(scores()) == NOTHING_FOUND


@given(SCORES)
def test_the_threshold_is_the_lowest_that_turns_enough_away(outside: list[float]) -> None:
    found = threshold(scores(*outside))
    assert turned_away(outside, found) >= REJECTED
    assert all(turned_away(outside, lower) < REJECTED for lower in outside if lower < found)


def turned_away(outside: list[float], least: float) -> float:
    return sum(score <= least for score in outside) / len(outside)


def test_the_figures_by_hand() -> None:
    right = frozenset({"a"})
    questions = [Question("q", right)] * 5 + [Question("q", frozenset())] * 2
    given_answers = [
        asked(9, "a", "b", "c"),
        asked(1, "a", "b", "c"),  # right, but not surer than what is out of scope
        asked(9, "b", "c", "a"),
        asked(9, "b", "c", "d", "a"),
        asked(NOTHING_FOUND),
        asked(1, "a"),
        asked(0, "b"),
    ]
    found = figures(questions, given_answers)
    assert (found.top_1, found.in_three, found.right_at_95) == (0.4, 0.6, 0.2)
    assert found.area == pytest.approx((3 * 2 + 1.5 + 0) / 10)


def test_without_questions_of_a_kind_there_is_no_figure() -> None:
    found = figures([Question("q", frozenset({"a"}))], [asked(1, "a")])
    assert (found.top_1, found.right_at_95) == (1.0, 1.0)
    assert math.isnan(found.area)


def test_times_are_in_milliseconds() -> None:
    assert milliseconds([asked(1)] * 3, 50) == pytest.approx(2)


def test_a_sample_is_spread_over_both_kinds_and_not_smaller_than_the_least() -> None:
    inside = [Question(f"in {number}", frozenset({"a"})) for number in range(100)]
    outside = [Question(f"out {number}", frozenset()) for number in range(10)]
    questions = outside + inside
    assert sampling(questions, step=1, least=5) == Sampling()
    assert sampling(questions, step=10, least=5) == Sampling(inside=10, outside=2)
    assert sampling(outside, step=10, least=20) == Sampling()
    assert Sampling(inside=10, outside=2).of(questions) == inside[::10] + outside[::2]
