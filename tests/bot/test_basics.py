"""The plain commands, deep links, and what is not a command of ours."""

from __future__ import annotations

import pytest

from tests.conversation import EDITOR, INDONESIAN, READER, Conversations


async def test_start_welcomes_with_examples(conversations: Conversations) -> None:
    shown = await conversations.of(READER).ask("/start")
    assert shown.html.startswith("Hello! I answer questions about the Global Compact")
    assert "What does objective 6 say?" in shown.html


async def test_start_speaks_the_phones_language(conversations: Conversations) -> None:
    assert (await conversations.of(INDONESIAN).ask("/start")).html.startswith("Halo! Saya menjawab pertanyaan")


async def test_a_deep_link_opens_its_fact(conversations: Conversations) -> None:
    shown = await conversations.of(READER).ask("/start f_rice-fair")
    assert shown.html.startswith("<b>Rice fair in Hanoi</b>")


@pytest.mark.parametrize("payload", ["f_gone", "f_", "f_<b>"])
async def test_a_deep_link_to_nothing_says_so_and_welcomes(conversations: Conversations, payload: str) -> None:
    shown = await conversations.of(READER).ask(f"/start {payload}")
    assert shown.html.startswith("The fact in this link is no longer here.\n\nHello!")


async def test_help_lists_what_a_person_may_use(conversations: Conversations) -> None:
    reader = (await conversations.of(READER).ask("/help")).html
    editor = (await conversations.of(EDITOR).ask("/bantuan")).html
    assert "/language" in reader
    assert "/addfact" not in reader
    assert "/addfact" in editor


@pytest.mark.parametrize(
    ("command", "alias", "says"),
    [
        ("/about", "/tentang", "Saya mengetahui 3 fakta."),
        ("/privacy", "/privasi", "Pertanyaan Anda tidak disimpan"),
        ("/delete_my_data", "/hapus_data", "tidak ada lagi data tentang Anda"),
        ("/language", "/bahasa", "Bahasa apa"),
    ],
)
async def test_commands_work_in_both_languages(
    conversations: Conversations, command: str, alias: str, says: str
) -> None:
    sari = conversations.of(INDONESIAN)
    assert says in (await sari.ask(command)).html
    assert says in (await sari.ask(alias)).html


async def test_the_chosen_language_is_remembered_and_can_be_deleted(conversations: Conversations) -> None:
    sari = conversations.of(INDONESIAN)
    (confirmed,) = await sari.tap(await sari.ask("/language"), "English")
    assert confirmed.html == "I will use English from now on."
    assert (await sari.ask("/privacy")).html.startswith("I keep only")
    assert (await sari.ask("/delete_my_data")).html.startswith("Selesai")
    assert (await sari.ask("/privacy")).html.startswith("Saya hanya menyimpan")


async def test_one_persons_choice_is_not_anothers(conversations: Conversations) -> None:
    sari = conversations.of(INDONESIAN)
    await sari.tap(await sari.ask("/language"), "English")
    assert (await conversations.of(READER).ask("/start")).html.startswith("Hello!")


async def test_an_unknown_command_points_to_help(conversations: Conversations) -> None:
    assert "/bantuan" in (await conversations.of(INDONESIAN).ask("/cuaca")).html
