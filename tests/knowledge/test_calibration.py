"""Thresholds from the base's own questions: asked once, kept, asked anew only where something changed."""

from __future__ import annotations

import pytest

from knowledge import calibration
from knowledge.calibration import DEFAULT, LEAST_SAMPLED, NearMiss, calibrated, thresholds
from knowledge.index import SearchIndex
from knowledge.model import Fact
from tests.facts import a_fact

PLACES = ("Hanoi", "Geneva", "Quito", "Accra", "Dhaka", "Lima", "Oslo")


def a_fair(count: int, thing: str = "fair") -> Fact:
    """Facts alike enough to be near misses of each other."""
    place = PLACES[count % len(PLACES)]
    english = {"title": f"{thing} {place} {count}", "questions": [f"{thing} number {count} in {place}"]}
    indonesian = {"title": f"Pameran {thing} {place} {count}", "questions": [f"{thing} nomor {count} di {place}"]}
    return a_fact(f"fair-{count}", en=english, id_=indonesian)


def fairs(number: int) -> list[Fact]:
    return [a_fair(count) for count in range(number)]


def test_a_small_base_goes_by_the_default() -> None:
    facts = fairs(LEAST_SAMPLED - 1)
    assert thresholds(calibrated(SearchIndex(facts), facts, {})) == DEFAULT


def test_thresholds_lie_where_most_near_misses_stay_below() -> None:
    found = {f"fact-{score}": NearMiss("", float(score)) for score in range(101)}
    assert thresholds(found).answer == pytest.approx(100 * calibration.ANSWER_REJECTS)
    assert thresholds(found).suggestion == pytest.approx(100 * calibration.SUGGESTION_REJECTS)


def test_only_what_changed_is_asked_again() -> None:
    facts = fairs(80)
    before = calibrated(SearchIndex(facts), facts, {})
    marked = {fact_id: NearMiss(miss.question, 99.0) for fact_id, miss in before.items()}
    changed = [a_fair(3, thing="tea"), *facts[4:]]
    again = calibrated(SearchIndex(changed), changed, marked)
    assert again["fair-3"].score != 99.0
    assert {miss.score for fact_id, miss in again.items() if fact_id != "fair-3"} == {99.0}
    assert "fair-0" not in again


def test_what_was_kept_comes_back_unless_the_weights_are_others() -> None:
    found = {"fair-1": NearMiss("where", 12.5)}
    values = calibration.to_keep(found)
    assert calibration.kept(values) == found
    assert calibration.kept({**values, "weights": [1.0]}) == {}
    assert calibration.kept({}) == {}
