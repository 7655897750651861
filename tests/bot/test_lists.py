"""Lists, next and last events, comparisons as Telegram HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from babel import Locale

from bot.i18n import load_translators
from bot.lists import FACTS_COMPARED, PAGE_SIZE, comparison, listing, occasion, page_of, sides_shown
from knowledge import Comparison, Fact, Kind, Listing, Occasion, Series, Side, Stance, Standing, Subject
from knowledge.outcomes import Decision, Explanation
from knowledge.validation import TITLE_LENGTH
from tests.facts import a_fact

EN, ID = (load_translators()[code] for code in ("en", "id"))
TOLD = Explanation("", Decision.SHAPE)
TELEGRAM_TEXT_LENGTH = 4096
EVENTS = Subject(kind=Kind.EVENT, countries=("VN",))
EVERY_COUNTRY = tuple(code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isupper())


def titled(*titles: str, **fields: Any) -> list[Fact]:
    return [a_fact(f"f{n}", en={"title": title}, **fields) for n, title in enumerate(titles)]


def shown(facts: Sequence[Fact], subject: Subject = EVENTS, page: int = 1, can_turn: bool = True, **more: Any) -> str:
    found = Listing(subject, tuple(facts), more.pop("countries", ()), TOLD)
    return listing(found, page_of(facts, page), more.pop("translator", EN), can_turn=can_turn)


def test_a_list_is_a_heading_and_numbered_titles() -> None:
    assert shown(titled("Rice & <tea>", "Salt")) == "<b>Events · Vietnam</b>\n\n1. Rice &amp; &lt;tea&gt;\n2. Salt"


def test_an_event_is_dated_unless_its_title_says_when() -> None:
    days = {"date": "2024-06-10", "end_date": "2024-06-11"}
    assert "1. Rice (10–11 June 2024)\n2. Tea of 2024" in shown(titled("Rice", "Tea of 2024", **days))
    assert "1. Rice\n" in shown(titled("Rice", "Salt", kind="law", **days))


def test_what_is_not_on_the_page_is_counted() -> None:
    facts = titled(*(f"Fair {n}" for n in range(PAGE_SIZE * 2 + 1)))
    assert shown(facts, page=2).endswith("8. Fair 15\n\nThis is page 2 of 3; there are 17 in all.")
    assert shown(facts, page=99).endswith("1. Fair 16\n\nThis is page 3 of 3; there are 17 in all.")
    assert "seluruhnya ada 17" in shown(facts, translator=ID)


def test_a_list_that_cannot_be_turned_says_how_to_narrow_it() -> None:
    facts = titled(*(f"Fair {n}" for n in range(PAGE_SIZE + 1)))
    assert shown(facts, can_turn=False).endswith(
        "There is 1 more. Name a year, a country or an objective to narrow it down."
    )


@pytest.mark.parametrize(
    ("subject", "english", "indonesian"),
    [
        (Subject(stance=Stance.AGAINST), "2 countries voted against: ", "2 negara menolak: "),
        (Subject(stance=Stance.IN_FAVOUR), "2 countries voted in favour: ", "2 negara mendukung: "),
        (Subject(stance=Stance.ABSTAINED), "2 countries abstained: ", "2 negara abstain: "),
        (Subject(stance=Stance.DID_NOT_VOTE), "2 countries did not vote: ", "2 negara tidak memberikan suara: "),
        (
            Subject(standing=Standing.CHAMPION),
            "I know of 2 champion countries: ",
            "Saya mengetahui 2 negara champion: ",
        ),
        (
            Subject(standing=Standing.PLAN),
            "I know of 2 countries with a national plan: ",
            "Saya mengetahui 2 negara yang memiliki rencana nasional: ",
        ),
        (
            Subject(standing=Standing.PLEDGES),
            "I know of 2 countries that made pledges: ",
            "Saya mengetahui 2 negara yang membuat ikrar: ",
        ),
    ],
)
def test_who_is_told_in_a_sentence_with_number_and_names(subject: Subject, english: str, indonesian: str) -> None:
    fact = a_fact(votes={subject.stance: ["VN", "IS"]} if subject.stance else None)
    assert f"\n\n{english}Iceland and Vietnam.\n\n1. " in shown([fact], subject, countries=("VN", "IS"))
    assert f"\n\n{indonesian}Islandia dan Vietnam.\n\n1. " in shown(
        [fact], subject, countries=("VN", "IS"), translator=ID
    )


def test_who_is_left_out_where_the_question_names_the_country_or_the_page_is_not_the_first() -> None:
    facts = titled(*(f"Plan {n}" for n in range(PAGE_SIZE + 1)))
    asked = Subject(standing=Standing.PLAN, countries=("VN",))
    assert "I know of" not in shown(facts, asked, countries=("ID", "VN"))
    assert "I know of" not in shown(facts, Subject(standing=Standing.PLAN), countries=("ID", "VN"), page=2)


def test_countries_of_several_votes_are_not_thrown_together() -> None:
    first, second = (a_fact(name, votes={"against": codes}) for name, codes in (("one", ["US"]), ("two", ["HU", "IL"])))
    text = shown([first, second], Subject(stance=Stance.AGAINST), countries=("HU", "IL", "US"))
    assert "1. The one title\n    United States\n2. The two title\n    Hungary and Israel" in text
    assert "3 countries" not in text


def test_facts_of_the_same_vote_have_one_sentence() -> None:
    facts = [a_fact(name, votes={"against": ["US", "HU"]}) for name in ("one", "two")]
    text = shown(facts, Subject(stance=Stance.AGAINST), countries=("HU", "US"))
    assert text.endswith("2 countries voted against: Hungary and United States.\n\n1. The one title\n2. The two title")


def test_names_that_do_not_fit_are_counted_and_the_longest_list_fits_a_message() -> None:
    votes = {"did_not_vote": list(EVERY_COUNTRY)}
    long = {"date": "2024-09-30", "end_date": "2025-12-19", "votes": votes}
    facts = titled(*["t" * TITLE_LENGTH] * (PAGE_SIZE + 1), **long)
    votes_alike = Subject(stance=Stance.DID_NOT_VOTE, series=Series.GFMD, objectives=tuple(range(1, 24)))
    assert " more.\n\n1. " in shown(facts, votes_alike, countries=EVERY_COUNTRY)
    for countries in (EVERY_COUNTRY, EVERY_COUNTRY[1:]):
        for subject in (votes_alike, Subject(standing=Standing.PLEDGES), Subject(countries=EVERY_COUNTRY)):
            for translator in (EN, ID):
                text = shown(facts, subject, countries=countries, translator=translator, can_turn=False)
                assert len(text) <= TELEGRAM_TEXT_LENGTH


def test_the_next_event_is_one_line_and_its_card() -> None:
    found = Occasion(EVENTS, is_next=True, fact=a_fact(), before=None, explanation=TOLD)
    assert occasion(found, EN).startswith("The next one I know of:\n\n<b>The rice-fair title</b>\n\n")
    assert occasion(found, ID).startswith("Yang berikutnya, sejauh yang saya ketahui:\n\n<b>Judul rice-fair</b>")


def test_the_last_event_is_one_line_and_its_card() -> None:
    found = Occasion(EVENTS, is_next=False, fact=a_fact(), before=None, explanation=TOLD)
    assert occasion(found, EN).startswith("The last one I know of:\n\n<b>The rice-fair title</b>")


def test_an_unknown_next_event_is_said_to_be_unknown_with_the_last_one() -> None:
    found = Occasion(EVENTS, is_next=True, fact=None, before=a_fact(), explanation=TOLD)
    expected = "I know of no date for the next one. The last one I know of:\n\n<b>The rice-fair title</b>"
    assert occasion(found, EN).startswith(expected)
    nothing = Occasion(EVENTS, is_next=True, fact=None, before=None, explanation=TOLD)
    assert occasion(nothing, EN) == "I know of no date for the next one."


def test_a_comparison_numbers_on_and_judges_nothing() -> None:
    one, two, three = titled("Rice", "Tea", "Salt", kind="law")
    found = Comparison(Subject(), (Side("KE", (one, two)), Side("GH", (three,)), Side("FJ", ())), TOLD)
    assert comparison(found, EN) == (
        "<b>Kenya</b>\n1. Rice\n2. Tea\n\n<b>Ghana</b>\n3. Salt\n\n<b>Fiji</b>\nI have nothing on that for Fiji.\n\n"
        "<i>I only put the facts side by side; I do not judge who does better.</i>"
    )


@pytest.mark.parametrize("translator", [EN, ID])
@pytest.mark.parametrize("number", [1, 3, 17, 300])
def test_a_comparison_of_any_number_of_countries_fits_a_message(number: int, translator: Any) -> None:
    facts = tuple(titled(*["t" * TITLE_LENGTH] * 4, id_={"title": "t" * TITLE_LENGTH}))
    found = Comparison(Subject(), tuple(Side(code, facts) for code in (EVERY_COUNTRY * 2)[:number]), TOLD)
    text = comparison(found, translator)
    assert len(text) <= TELEGRAM_TEXT_LENGTH
    assert sum(len(side.facts) for side in sides_shown(found)) <= FACTS_COMPARED
    assert ("Ask me again for the others" in comparison(found, EN)) == (number > FACTS_COMPARED)
