"""Cards and problem lists as Telegram HTML."""

from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import load_translators
from bot.render import card, problems
from knowledge import Problem
from knowledge.validation import ANSWER_LENGTH, PLACE_LENGTH, SOURCE_LENGTH, TITLE_LENGTH
from tests.facts import SOURCE, a_fact

EN, ID = (load_translators()[code] for code in ("en", "id"))
TELEGRAM_TEXT_LENGTH = 4096

CONFERENCE = a_fact(
    countries=["VN", "ID"],
    objectives=["6", "23"],
    date="2024-06-10",
    end_date="2024-06-11",
    en={"title": "A & B <conference>", "place": "Geneva, Switzerland"},
    id_={"place": "Jenewa, Swiss"},
    sources=[{**SOURCE, "published": "2024-06"}, {**SOURCE, "url": "https://example.org/?a=1&b=2"}],
)


def test_a_card_tells_what_when_where_and_who_says_so() -> None:
    assert card(CONFERENCE, EN) == (
        "<b>A &amp; B &lt;conference&gt;</b>\n\n"
        "What rice-fair is about.\n\n"
        "When: 10–11 June 2024\nWhere: Geneva, Switzerland\n"
        "Countries: Vietnam and Indonesia\nGCM objectives: 6 and 23\n\n"
        "Sources:\n"
        '• UN: <a href="https://example.org/paper">A paper</a> (June 2024)\n'
        '• UN: <a href="https://example.org/?a=1&amp;b=2">A paper</a>\n'
        "<i>As of 22 November 2026.</i>"
    )


def test_a_card_is_whole_in_indonesian() -> None:
    text = card(CONFERENCE, ID)
    assert "Kapan: 10–11 Juni 2024\nDi mana: Jenewa, Swiss\nNegara: Vietnam dan Indonesia\nTujuan GCM: 6 dan 23" in text
    assert "Diperiksa per 22 November 2026." in text


def test_what_a_fact_lacks_is_not_mentioned() -> None:
    bare = card(a_fact(), EN)
    assert "When" not in bare
    assert "Countr" not in bare
    assert "\n\n\n" not in bare


def test_periods_over_months_are_written_out() -> None:
    fact = a_fact(date="2024-06-30", end_date="2024-07-01")
    assert "When: 30 June 2024 to 1 July 2024" in card(fact, EN)
    assert "Kapan: 30 Juni 2024 sampai 1 Juli 2024" in card(fact, ID)


def test_a_contact_shows_every_way_to_reach_it() -> None:
    ways = {"phones": ["1955", "+886 2 123"], "whatsapp": ["+62 811"], "emails": ["a@example.org"]}
    text = card(a_fact(kind="contact", contact={**ways, "links": ["https://example.org/help"]}), ID)
    assert (
        "Telepon: 1955, +886 2 123\nWhatsApp: +62 811\nSurel: a@example.org\nDaring: https://example.org/help" in text
    )


def test_weak_sources_are_said_to_be_weak() -> None:
    assert "check them before you rely on it" in card(a_fact(confidence="low"), EN)
    assert "periksalah sebelum mengutipnya" in card(a_fact(confidence="medium"), ID)


@given(st.text(max_size=200))
def test_no_text_can_break_out_of_its_place(text: str) -> None:
    shown = card(a_fact(en={"answer": "x" + text}), EN)
    even = " ".join(("x" + text).split())
    assert shown.count("<") == card(a_fact(), EN).count("<")
    assert even in unescape(shown)


def test_the_longest_fact_that_may_be_stored_fits_a_message() -> None:
    source = {**SOURCE, "publisher": "p" * SOURCE_LENGTH, "title": "t" * SOURCE_LENGTH, "published": "2025-12-19"}
    fact = a_fact(
        countries=["AE", "BA", "CD", "CF", "VC", "GS", "TT", "FM", "UM", "HM", "KN", "PM", "ST", "MK"],
        objectives=[str(number) for number in range(1, 24)],
        date="2024-09-30",
        end_date="2025-12-19",
        confidence="low",
        sources=[source] * 9,
        en={"title": "t" * TITLE_LENGTH, "answer": "a" * ANSWER_LENGTH, "place": "p" * PLACE_LENGTH},
        id_={"place": "p"},
    )
    assert len(card(fact, EN)) <= TELEGRAM_TEXT_LENGTH


def test_every_problem_is_a_sentence_on_its_own_line() -> None:
    found = [
        Problem("missing", "texts.en.title"),
        Problem("unknown_choice", "kind", "rumour"),
        Problem("a_code_from_the_future", "date", "<b>"),
    ]
    lines = problems(found, EN).splitlines()
    assert lines[0] == "• title en is missing."
    assert lines[1].startswith("• kind: “rumour” is not one of event, commitment,")
    assert lines[2] == "• date cannot be read."
