"""Editors at work: add with a preview, retire, undo; and everyone else refused."""

from __future__ import annotations

import dataclasses

import pytest

from bot.context import Services
from bot.local_chat import Shown
from bot.state import State
from tests.conversation import EDITOR, READER, Conversations, Talk

FORM = """/addfact
id: coffee-week
kind: event
title en: Coffee week in Bandung
title id: Pekan kopi di Bandung
answer en: Coffee week is in May.
answer id: Pekan kopi diadakan pada bulan Mei.
questions en: when is coffee week
questions id: kapan pekan kopi
source: https://example.org/coffee | Kemlu | Coffee | id | 2025-05"""


async def previewed(editor: Talk) -> list[Shown]:
    return await editor.say(FORM)


async def test_a_fact_is_previewed_in_each_language_and_stored_after_confirming(conversations: Conversations) -> None:
    ayu = conversations.of(EDITOR)
    english, indonesian, ask = await previewed(ayu)
    assert english.html.startswith("<b>Coffee week in Bandung</b>")
    assert indonesian.html.startswith("<b>Pekan kopi di Bandung</b>")
    assert "“coffee-week”" in ask.html
    assert (await conversations.of(READER).ask("when is coffee week")).html.startswith("Sorry")
    (stored,) = await ayu.tap(ask, "Store it")
    assert stored.html.startswith("Stored: “coffee-week”.")
    assert (await conversations.of(READER).ask("when is coffee week")).html.startswith("<b>Coffee week in Bandung")


async def test_a_stored_fact_can_be_undone_once(conversations: Conversations) -> None:
    ayu = conversations.of(EDITOR)
    *_, ask = await previewed(ayu)
    (stored,) = await ayu.tap(ask, "Store it")
    (undone,) = await ayu.tap(stored, "Undo")
    assert undone.html.startswith("Undone")
    assert (await ayu.ask("when is coffee week")).html.startswith("Sorry")
    (popup,) = await ayu.tap(stored, "Undo")
    assert popup.popup


async def test_a_discarded_fact_is_not_stored(conversations: Conversations) -> None:
    ayu = conversations.of(EDITOR)
    *_, ask = await previewed(ayu)
    (discarded,) = await ayu.tap(ask, "Discard it")
    assert discarded.html == "Discarded. Nothing was stored."
    (popup,) = await ayu.tap(ask, "Store it")
    assert popup.popup
    assert "no longer waiting" in popup.html


async def test_confirming_twice_stores_once(conversations: Conversations) -> None:
    ayu = conversations.of(EDITOR)
    *_, ask = await previewed(ayu)
    await ayu.tap(ask, "Store it")
    (popup,) = await ayu.tap(ask, "Store it")
    assert popup.popup


async def test_every_problem_is_told_at_once_and_the_draft_comes_back(conversations: Conversations) -> None:
    wrong = (
        "/addfact\nkind: rumour\ntitle en: <b>Coffee</b>\ndate: yesterday\ncountries: XX\nobjectives: six\ncolour: red"
    )
    told, returned = await conversations.of(EDITOR).say(wrong)
    for part in ("kind: “rumour”", "“yesterday” is not a date", "“six” is not a number", "“colour” is not a field"):
        assert part in told.html
    assert "Nothing was stored" in told.html
    assert returned.html == f"<pre>{wrong.replace('<', '&lt;').replace('>', '&gt;')}</pre>"


async def test_an_id_in_use_is_refused(conversations: Conversations) -> None:
    told, _ = await conversations.of(EDITOR).say(FORM.replace("coffee-week", "rice-fair"))
    assert "There is already a fact “rice-fair”" in told.html


async def test_the_bare_command_gives_the_form(conversations: Conversations) -> None:
    shown = await conversations.of(EDITOR).ask("/addfact")
    assert "<pre>/addfact\nkind: event" in shown.html


async def test_a_retired_fact_is_silent_and_undo_brings_it_back(conversations: Conversations) -> None:
    ayu = conversations.of(EDITOR)
    retired = await ayu.ask("/retirefact rice-fair")
    assert retired.html.startswith("Retired: “rice-fair”")
    assert (await ayu.ask("when is the rice fair")).html.startswith("Sorry")
    await ayu.tap(retired, "Undo")
    assert (await ayu.ask("when is the rice fair")).html.startswith("<b>Rice fair")


@pytest.mark.parametrize(
    ("text", "says"), [("/retirefact", "Write the fact's id"), ("/retirefact gone", "no fact “gone”")]
)
async def test_retiring_needs_a_fact(conversations: Conversations, text: str, says: str) -> None:
    assert says in (await conversations.of(EDITOR).ask(text)).html.replace("&#x27;", "'")


@pytest.mark.parametrize("text", [FORM, "/addfact", "/retirefact rice-fair", "/tambah_fakta", "/tarik_fakta rice-fair"])
async def test_anyone_else_is_politely_refused(conversations: Conversations, text: str) -> None:
    shown = await conversations.of(READER).ask(text)
    assert shown.html.startswith("Only editors can change facts.")
    assert (await conversations.of(READER).ask("when is the rice fair")).html.startswith("<b>Rice fair")


@pytest.mark.parametrize("label", ["Store it", "Discard it"])
async def test_an_editors_buttons_do_nothing_for_anyone_else(conversations: Conversations, label: str) -> None:
    *_, ask = await previewed(conversations.of(EDITOR))
    (popup,) = await conversations.of(READER).tap(ask, label)
    assert popup.popup
    assert popup.html.startswith("Only editors")
    (stored,) = await conversations.of(EDITOR).tap(ask, "Store it")
    assert stored.html.startswith("Stored")


async def test_an_edit_waits_over_a_restart(services: Services, conversations: Conversations) -> None:
    *_, ask = await previewed(conversations.of(EDITOR))
    async with Conversations(dataclasses.replace(services, state=State(services.settings.state_url))) as later:
        (stored,) = await later.of(EDITOR).tap(ask, "Store it")
    assert stored.html.startswith("Stored")


async def test_a_disk_that_refuses_is_told_and_nothing_is_lost(
    conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    ayu = conversations.of(EDITOR)
    *_, ask = await previewed(ayu)
    with monkeypatch.context() as patched:
        patched.setattr("knowledge.storage._write_aside", full)
        (popup,) = await ayu.tap(ask, "Store it")
        assert popup.html == "The facts cannot be written just now. Nothing was changed."
    (stored,) = await ayu.tap(ask, "Store it")
    assert stored.html.startswith("Stored")
