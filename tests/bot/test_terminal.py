"""How buttons are shown where they are typed."""

from __future__ import annotations

from bot.terminal import numbered


def test_buttons_are_numbered_in_lines() -> None:
    assert numbered(["Bahasa Indonesia", "Tea day"]) == "[1] Bahasa Indonesia\n[2] Tea day"
    assert numbered([]) == ""


def test_the_numbers_of_a_list_stand_side_by_side_before_the_other_buttons() -> None:
    assert numbered(["1", "2", "3", "Back", "More"]) == "[1] [2] [3]\n[4] Back\n[5] More"
