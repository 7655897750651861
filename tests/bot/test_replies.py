"""Lists, comparisons, the next event and follow-ups, in conversations about a small world of facts."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.context import Services
from tests.conversation import INDONESIAN, READER, Conversations
from tests.facts import a_draft

COUNTRIES = {"VN": ("Viet Nam", "Vietnam"), "KE": ("Kenya", "Kenya"), "GH": ("Ghana", "Ghana")}


def about(fact_id: str, code: str, topic: tuple[str, str], **fields: Any) -> dict[str, Any]:
    english, indonesian = (f"{word} {name}" for word, name in zip(topic, COUNTRIES[code], strict=True))
    return a_draft(
        fact_id,
        countries=[code],
        en={"title": english, "answer": f"{english}.", "questions": [f"tell {english}"]},
        id_={"title": indonesian, "answer": f"{indonesian}.", "questions": [f"jelaskan {indonesian}"]},
        **fields,
    )


def _day(number: int) -> str:
    """Two events a year, the first one the newest."""
    return f"{2006 - number // 2}-05-{5 - number % 2:02}"


FACTS = (
    *(about(f"vn-fair-{n:02}", "VN", (f"Rice fair {n} of", f"Pameran beras {n}"), date=_day(n)) for n in range(10)),
    *(about(f"vn-fair-{n:02}", "VN", (f"Salt fair {n} of", f"Pameran garam {n}"), date=_day(n)) for n in range(10, 12)),
    about("vn-vow", "VN", ("Rice vow of", "Janji beras"), kind="commitment"),
    about("ke-vow", "KE", ("Rice vow of", "Janji beras"), kind="commitment"),
    about("gh-law", "GH", ("Cocoa law of", "Hukum kakao"), kind="law"),
    about("imrf-2099", "KE", ("Forum in", "Forum di"), series="imrf", date="2099-05"),
    about("gfmd-2001", "GH", ("Summit in", "KTT di"), series="gfmd", date="2001-05"),
)


@pytest.fixture
def facts_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    (folder / "all.yaml").write_text(yaml.safe_dump(list(FACTS)), encoding="utf-8")
    return folder


async def test_a_list_is_leafed_through_and_a_number_opens_its_fact(conversations: Conversations) -> None:
    minh = conversations.of(READER)
    first = await minh.ask("list all events in Viet Nam")
    assert first.html.startswith("<b>Events · Vietnam</b>\n\n1. Rice fair 0 of Viet Nam (5 May 2006)\n2. Rice fair 1")
    assert [button.label for button in first.buttons] == [*"12345678", "More"]
    (second,) = await minh.tap(first, "More")
    assert (second.edited, second.message_id) == (True, first.message_id)
    assert "1. Rice fair 8 of Viet Nam (5 May 2002)" in second.html
    assert [button.label for button in second.buttons] == [*"1234", "Back"]
    (opened,) = await minh.tap(second, "2")
    assert not opened.edited
    assert opened.html.startswith("<b>Rice fair 9 of Viet Nam</b>")
    (back,) = await minh.tap(second, "Back")
    assert back.html == first.html


async def test_a_list_in_indonesian(conversations: Conversations) -> None:
    sari = conversations.of(INDONESIAN)
    first = await sari.ask("daftar semua acara di Vietnam")
    assert first.html.startswith("<b>Acara · Vietnam</b>\n\n1. Pameran beras 0 Vietnam (5 Mei 2006)")
    (second,) = await sari.tap(first, "Selanjutnya")
    assert "Ini halaman 2 dari 2; seluruhnya ada 12." in second.html


async def test_a_list_that_words_narrow_cannot_be_turned_but_says_how_to_go_on(conversations: Conversations) -> None:
    shown = await conversations.of(READER).ask("list all events in Viet Nam on rice")
    assert "8. Rice fair 7 of Viet Nam" in shown.html
    assert shown.html.endswith("There are 2 more. Name a year, a country or an objective to narrow it down.")
    assert [button.label for button in shown.buttons] == [*"12345678"]


@pytest.mark.parametrize(
    "data",
    [
        "t:en:2:rumour......",
        "t:en:two:event....VN..",
        "t:xx:2:event....VN..",
        "t:en:2:law....VN..",
        "t:en:2:",
        "t:en:2",
    ],
)
async def test_a_forged_page_is_acknowledged(conversations: Conversations, data: str) -> None:
    minh = conversations.of(READER)
    (popup,) = await minh.chat.tap(await minh.ask("list all events in Viet Nam"), data)
    assert popup.popup
    assert popup.html.startswith("That button no longer works")


async def test_a_page_beyond_the_last_is_the_last(conversations: Conversations) -> None:
    minh = conversations.of(READER)
    (shown,) = await minh.chat.tap(await minh.ask("list all events in Viet Nam"), "t:en:99:event....VN..")
    assert "This is page 2 of 2" in shown.html


async def test_countries_are_put_side_by_side(conversations: Conversations) -> None:
    minh = conversations.of(READER)
    shown = await minh.ask("compare Kenya and Ghana")
    assert shown.html.startswith("<b>Kenya</b>\n1. Rice vow of Kenya\n")
    assert "\n\n<b>Ghana</b>\n3. " in shown.html
    assert shown.html.endswith("<i>I only put the facts side by side; I do not judge who does better.</i>")
    number = next(line.partition(".")[0] for line in shown.html.splitlines() if "Cocoa law" in line)
    (opened,) = await minh.tap(shown, number)
    assert opened.html.startswith("<b>Cocoa law of Ghana</b>")


async def test_the_next_event_is_shown_with_its_card(conversations: Conversations) -> None:
    sari = conversations.of(INDONESIAN)
    shown = await sari.ask("kapan IMRF berikutnya")
    assert shown.html.startswith("Yang berikutnya, sejauh yang saya ketahui:\n\n<b>Forum di Kenya</b>")
    (switched,) = await sari.tap(shown, "English")
    assert switched.html.startswith("<b>Forum in Kenya</b>")


async def test_an_unknown_next_event_is_admitted(conversations: Conversations) -> None:
    shown = await conversations.of(READER).ask("next GFMD")
    assert shown.html.startswith(
        "I know of no date for the next one. The last one I know of:\n\n<b>Summit in Ghana</b>"
    )


async def test_a_question_may_lean_on_the_one_before(conversations: Conversations) -> None:
    minh = conversations.of(READER)
    assert (await minh.ask("tell rice vow of Kenya")).html.startswith("<b>Rice vow of Kenya</b>")
    assert (await minh.ask("and Vietnam?")).html.startswith("<b>Rice vow of Viet Nam</b>")
    assert (await minh.ask("sources?")).html.startswith("<b>Rice vow of Viet Nam</b>")
    assert (await minh.ask("and Kenya?")).html.startswith("<b>Rice vow of Kenya</b>")


async def test_a_question_may_lean_on_the_fact_that_was_opened(conversations: Conversations) -> None:
    sari = conversations.of(INDONESIAN)
    asked = await sari.ask("daftar semua acara di Vietnam")
    await sari.tap(asked, "3")
    assert (await sari.ask("sumbernya apa")).html.startswith("<b>Pameran beras 2 Vietnam</b>")


async def test_a_follow_up_that_does_not_tell_its_language_stays_in_that_of_the_question(
    conversations: Conversations,
) -> None:
    minh = conversations.of(READER)
    await minh.ask("daftar semua acara di Vietnam tahun 2001")
    assert (await minh.ask("2002?")).html.startswith("<b>Acara · Vietnam · 2002</b>\n\n1. Pameran beras 9 Vietnam")


async def test_a_list_goes_on_in_another_year_or_country(conversations: Conversations) -> None:
    minh = conversations.of(READER)
    await minh.ask("list all events in Ghana")
    assert (await minh.ask("and Vietnam?")).html.startswith("<b>Events · Vietnam</b>")


async def test_one_persons_question_is_not_anothers(conversations: Conversations) -> None:
    await conversations.of(READER).ask("tell rice vow of Kenya")
    assert not (await conversations.of(INDONESIAN).ask("sumbernya apa")).html.startswith("<b>Janji")


async def test_deleting_ones_data_forgets_the_last_question(conversations: Conversations) -> None:
    minh = conversations.of(READER)
    await minh.ask("tell rice vow of Kenya")
    await minh.ask("/delete_my_data")
    assert not (await minh.ask("sources?")).html.startswith("<b>Rice vow")


async def test_what_is_remembered_reaches_neither_disk_nor_log(
    conversations: Conversations, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    minh = conversations.of(READER)
    await minh.ask("tell rice vow of Kenya, canary")
    await minh.ask("and Vietnam?")
    kept = b"".join(path.read_bytes() for path in services.settings.data_dir.rglob("*") if path.is_file())
    assert b"canary" not in kept
    assert "canary" not in caplog.text


@pytest.mark.parametrize(
    ("text", "says"),
    [("who are you", "I am a bot, not a person."), ("siapa kamu", "Saya bot, bukan manusia.")],
)
async def test_who_asks_who_this_is_is_told(conversations: Conversations, text: str, says: str) -> None:
    assert (await conversations.of(READER).ask(text)).html.startswith(says)
