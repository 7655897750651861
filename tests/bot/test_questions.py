"""Asking: a card, a choice, an honest "I don't know", and their buttons."""

from __future__ import annotations

import pytest

from bot.pages import EXAMPLES
from tests.conversation import INDONESIAN, READER, Conversations


async def test_a_question_is_answered_with_a_card(conversations: Conversations) -> None:
    shown = await conversations.of(READER).ask("when is the rice fair?")
    assert shown.html.startswith("<b>Rice fair in Hanoi</b>\n\nWhat rice-fair is about.")
    assert "When: 19 December 2025" in shown.html
    assert "As of 22 November 2026." in shown.html
    assert [button.label for button in shown.buttons] == ["Bahasa Indonesia", "Tea day in Geneva"]


async def test_the_answer_follows_the_language_of_the_question(conversations: Conversations) -> None:
    english_phone = conversations.of(READER)
    assert (await english_phone.ask("kapan pameran beras")).html.startswith("<b>Pameran beras di Hanoi</b>")
    indonesian_phone = conversations.of(INDONESIAN)
    assert (await indonesian_phone.ask("when is the rice fair")).html.startswith("<b>Rice fair in Hanoi</b>")


async def test_a_text_that_does_not_tell_follows_choice_then_phone(conversations: Conversations) -> None:
    sari = conversations.of(INDONESIAN)
    assert (await sari.ask("???")).html.startswith("Maaf")
    chosen = await sari.ask("/language")
    await sari.tap(chosen, "English")
    assert (await sari.ask("???")).html.startswith("Sorry")


async def test_a_card_switches_language_in_place(conversations: Conversations) -> None:
    minh = conversations.of(READER)
    shown = await minh.ask("when is the rice fair?")
    (switched,) = await minh.tap(shown, "Bahasa Indonesia")
    assert switched.edited
    assert switched.message_id == shown.message_id
    assert switched.html.startswith("<b>Pameran beras di Hanoi</b>")
    (back,) = await minh.tap(switched, "English")
    assert back.html == shown.html


async def test_a_related_fact_opens_below(conversations: Conversations) -> None:
    minh = conversations.of(READER)
    shown = await minh.ask("when is the rice fair?")
    (opened,) = await minh.tap(shown, "Tea day in Geneva")
    assert not opened.edited
    assert opened.html.startswith("<b>Tea day in Geneva</b>")


async def test_did_you_mean_answers_in_place(conversations: Conversations) -> None:
    minh = conversations.of(READER)
    shown = await minh.ask("who comes to tea")
    assert shown.html == "Did you mean one of these?"
    assert {button.label for button in shown.buttons} == {"Tea day in Geneva", "Tea night in Geneva"}
    (chosen,) = await minh.tap(shown, "Tea night in Geneva")
    assert chosen.edited
    assert chosen.html.startswith("<b>Tea night in Geneva</b>")


async def test_not_knowing_is_said_with_a_way_on(conversations: Conversations) -> None:
    english = await conversations.of(READER).ask("how much is a train ticket?")
    assert english.html.startswith("Sorry, I have no sourced answer to that.")
    assert english.html.count("•") == len(EXAMPLES)
    indonesian = await conversations.of(INDONESIAN).ask("berapa harga tiket kereta?")
    assert indonesian.html.startswith("Maaf, saya tidak punya jawaban bersumber untuk itu.")


@pytest.mark.parametrize(
    "text",
    [
        "   ",
        "🙏🙏🙏",
        "x" * 4096,
        "‮apa itu\u200f",
        "Z̷̢̛a̵l̶g̷o̸",
        "<b>bold</b> <script>alert(1)</script> & co",
        "%s {0} {text} \\n",
        "a\n" * 1000,
    ],
)
async def test_odd_texts_get_a_clear_reply(conversations: Conversations, text: str) -> None:
    shown = await conversations.of(INDONESIAN).ask(text)
    assert shown.html.startswith(("Maaf", "Sorry"))


async def test_an_edited_question_is_answered_anew(conversations: Conversations) -> None:
    shown = await conversations.of(READER).chat.edit("when is the rice fair?")
    assert shown[0].html.startswith("<b>Rice fair in Hanoi</b>")


@pytest.mark.parametrize("field", ["photo", "voice", "sticker", "location"])
async def test_what_is_not_text_is_declined_kindly(conversations: Conversations, field: str) -> None:
    content = {
        "photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}],
        "voice": {"file_id": "1", "file_unique_id": "1", "duration": 1},
        "sticker": {
            "file_id": "1",
            "file_unique_id": "1",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
        },
        "location": {"latitude": 1.0, "longitude": 1.0},
    }
    (shown,) = await conversations.of(INDONESIAN).say("", **{field: content[field]})
    assert shown.html == "Maaf, saya hanya bisa membaca teks. Silakan tulis pertanyaan Anda."


async def test_a_picture_with_a_question_under_it_is_answered(conversations: Conversations) -> None:
    picture = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
    (shown,) = await conversations.of(READER).say("", photo=picture, caption="when is the rice fair?")
    assert shown.html.startswith("<b>Rice fair in Hanoi</b>")


@pytest.mark.parametrize("data", ["", "s:en", "s:xx:rice-fair", "o:en:gone", "l:xx", "zzz", "s:en:rice-fair:more"])
async def test_old_and_forged_buttons_are_acknowledged(conversations: Conversations, data: str) -> None:
    minh = conversations.of(READER)
    shown = await minh.ask("when is the rice fair?")
    (popup,) = await minh.chat.tap(shown, data)
    assert popup.popup
    assert popup.html


async def test_talk_is_answered_briefly(conversations: Conversations) -> None:
    sari = conversations.of(INDONESIAN)
    assert (await sari.ask("halo")).html.startswith("Halo!")
    assert (await sari.ask("makasih ya")).html.startswith("Sama-sama!")
