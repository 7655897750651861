"""The fake Bot API refuses what Telegram refuses, in Telegram's words."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from telegram.constants import MessageLimit

from tests.fake_telegram import FakeTelegram, Person, Refusal

SARI, DESK = 7, -1_001_000_000_001
BUTTON = {"text": "More", "callback_data": "m"}
EXPECTED_KEYBOARD = {"inline_keyboard": [[BUTTON]]}


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def sari(telegram: FakeTelegram) -> Person:
    """She wrote message 1 in private and 2 in a group; the bot wrote 3 to her, with a button."""
    sari = telegram.person("Sari", user_id=SARI)
    await sari.say("hello")
    await sari.says_in(telegram.group("NGO desk", [sari]), "hello all")
    sent = await call(telegram, "sendMessage", **message("<b>Hi</b>", reply_markup=EXPECTED_KEYBOARD))
    assert sent["result"]["message_id"] == 3
    return sari


async def call(telegram: FakeTelegram, method: str, **parameters: Any) -> dict[str, Any]:
    return await post(telegram, f"bot{telegram.token}/{method}", json=parameters)


async def post(telegram: FakeTelegram, path: str, **body: Any) -> dict[str, Any]:
    async with aiohttp.ClientSession() as session, session.post(f"{telegram.url}/{path}", **body) as response:
        answer: dict[str, Any] = await response.json()
        assert answer["ok"] or answer["error_code"] == response.status
        return answer


def message(text: str, **more: Any) -> dict[str, Any]:
    return {"chat_id": SARI, "text": text, "parse_mode": "HTML", **more}


def under(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return message("Choose", reply_markup={"inline_keyboard": list(rows)})


def edit(**more: Any) -> dict[str, Any]:
    return {"chat_id": SARI, "message_id": 3, "text": "<b>Hi</b>", "parse_mode": "HTML", **more}


def commands(count: int = 1, command: str = "start", description: str = "begin", **more: Any) -> dict[str, Any]:
    return {"commands": [{"command": command, "description": description}] * count, **more}


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    # parameters
    ("sendMessage", {"text": "hi"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": SARI}, "message text is empty"),
    ("sendMessage", message(""), "message text is empty"),
    ("sendMessage", message("hi", txet="hi"), 'unknown parameter "txet"'),
    ("sendMessage", message("hi", parse_mode="Markdown"), "unsupported parse_mode"),
    ("sendMessage", message("hi", reply_markup="{"), "can't parse reply_markup JSON object"),
    ("sendMessage", message("hi", reply_markup=[]), 'wrong type of parameter "reply_markup": Object expected'),
    ("getUpdates", {"limit": True}, 'wrong type of parameter "limit": Integer expected'),
    ("setMyCommands", {}, 'parameter "commands" is required'),
    ("editMessageText", {"chat_id": SARI, "text": "hi"}, "message identifier is not specified"),
    ("sendChatAction", {"chat_id": SARI, "action": "dance"}, "wrong parameter action in request"),
    # text
    ("sendMessage", message("<b> </b>"), "text must be non-empty"),
    ("sendMessage", message("<i>" + "👍" * 2048 + "!</i>"), "message is too long"),
    ("sendMessage", message("1 < 2"), 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
    # keyboards
    ("sendMessage", under([{"text": "a", "callback_data": "é" * 33}]), "BUTTON_DATA_INVALID"),
    ("sendMessage", under([{"text": "", "callback_data": "a"}]), "inline keyboard button text must be non-empty"),
    (
        "sendMessage",
        under([{"text": "a"}]),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        under([{**BUTTON, "url": "https://un.org"}]),
        "can't parse inline keyboard button: exactly one action is allowed, not callback_data and url",
    ),
    (
        "sendMessage",
        under([{**BUTTON, "callback": "x"}]),
        'can\'t parse inline keyboard button: unknown field "callback"',
    ),
    ("sendMessage", under([BUTTON] * 9), "reply markup is too long: 9 buttons in a row"),
    ("sendMessage", under(*[[BUTTON]] * 101), "reply markup is too long"),
    (
        "sendMessage",
        under([{"text": "a", "url": "not a link"}]),
        "inline keyboard button URL 'not a link' is invalid: Wrong HTTP URL",
    ),
    ("editMessageText", edit(reply_markup={"force_reply": True}), "inline keyboard expected"),
    # messages that are not there, or not the bot's
    ("sendMessage", {"chat_id": 8, "text": "hi"}, "chat not found"),
    ("sendMessage", {"chat_id": "@sari", "text": "hi"}, "chat not found"),
    ("sendMessage", message("hi", reply_parameters={"message_id": 99}), "message to be replied not found"),
    ("editMessageText", edit(message_id=99), "message to edit not found"),
    ("editMessageText", edit(message_id=1), "message can't be edited"),
    ("editMessageReplyMarkup", {"chat_id": SARI, "message_id": 1}, "message can't be edited"),
    ("deleteMessage", {"chat_id": SARI, "message_id": 99}, "message to delete not found"),
    ("deleteMessage", {"chat_id": DESK, "message_id": 2}, "message can't be deleted"),
    # buttons
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    # what Telegram shows of the bot
    ("setMyCommands", commands(command="Start"), "BOT_COMMAND_INVALID"),
    ("setMyCommands", commands(command="a" * 33), "command length must not exceed 32"),
    ("setMyCommands", commands(description=""), "command description must be non-empty"),
    ("setMyCommands", commands(description="a" * 257), "command description length must not exceed 256"),
    ("setMyCommands", commands(count=101), "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", commands(language_code="ind"), "invalid language code specified"),
    ("setMyCommands", commands(scope={"type": "chat", "chat_id": 8}), "chat not found"),
    ("getMyCommands", {"scope": {"type": "all"}}, "can't parse BotCommandScope: Unsupported type specified"),
    ("setMyDescription", {"description": "a" * 513}, "description is too long"),
    ("setMyShortDescription", {"short_description": "a" * 121}, "short description is too long"),
    ("setWebhook", {"url": "http://example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ("setWebhook", {"url": "https://example.org", "secret_token": "ä"}, "secret token contains unallowed characters"),
]


@pytest.mark.usefixtures("sari")
@pytest.mark.parametrize(("method", "parameters", "why"), REFUSED)
async def test_refused(telegram: FakeTelegram, method: str, parameters: dict[str, Any], why: str) -> None:
    answer = await call(telegram, method, **parameters)
    expected = f"Bad Request: {why}"
    assert answer == {"ok": False, "error_code": 400, "description": expected}
    assert telegram.refusals == [Refusal(method, parameters, 400, expected)]
    assert expected in telegram.transcript()


@pytest.mark.usefixtures("sari")
@pytest.mark.parametrize(
    "more", [{"reply_markup": EXPECTED_KEYBOARD}, {"reply_markup": {"inline_keyboard": [[], [BUTTON]]}}]
)
async def test_an_edit_that_changes_nothing_is_refused(telegram: FakeTelegram, more: dict[str, Any]) -> None:
    same_text = await call(telegram, "editMessageText", **edit(**more))
    same_buttons = await call(telegram, "editMessageReplyMarkup", chat_id=SARI, message_id=3, **more)
    assert "message is not modified" in same_text["description"]
    assert "message is not modified" in same_buttons["description"]


@pytest.mark.usefixtures("sari")
@pytest.mark.parametrize("more", [{"text": "<i>Hi</i>", "reply_markup": EXPECTED_KEYBOARD}, {"text": "<b>Hi</b>"}])
async def test_an_edit_of_looks_or_buttons_alone_is_a_change(telegram: FakeTelegram, more: dict[str, Any]) -> None:
    assert (await call(telegram, "editMessageText", **edit(**more)))["ok"]


async def test_a_callback_query_is_answered_once_and_briefly(telegram: FakeTelegram, sari: Person) -> None:
    query_id = await sari.taps(await sari.hears(), "More")
    long = await call(telegram, "answerCallbackQuery", callback_query_id=query_id, text="a" * 201)
    assert long["description"] == "Bad Request: MESSAGE_TOO_LONG"
    assert telegram.unanswered_taps == [query_id]
    assert (await call(telegram, "answerCallbackQuery", callback_query_id=query_id))["ok"]
    again = await call(telegram, "answerCallbackQuery", callback_query_id=query_id)
    assert again["description"].startswith("Bad Request: query is too old")


async def test_people_cannot_tap_what_is_not_there(telegram: FakeTelegram, sari: Person) -> None:
    shown = await sari.hears()
    with pytest.raises(AssertionError, match="More"):
        await sari.taps(shown, "Less")
    await sari.taps_data(shown, "forged")
    await call(telegram, "deleteMessage", chat_id=SARI, message_id=3)
    with pytest.raises(AssertionError, match="not there any more"):
        await sari.taps(shown, "More")


async def test_a_reply_to_nothing_is_sent_where_that_is_allowed(telegram: FakeTelegram, sari: Person) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    assert (
        "reply_to_message"
        not in (await call(telegram, "sendMessage", **message("hi", reply_parameters=reply)))["result"]
    )


@pytest.mark.usefixtures("sari")
async def test_lengths_count_after_parsing(telegram: FakeTelegram) -> None:
    longest = "&amp;" * MessageLimit.MAX_TEXT_LENGTH
    assert (await call(telegram, "sendMessage", **message(f"<b>{longest}</b>")))["ok"]


@pytest.mark.usefixtures("sari")
@pytest.mark.parametrize("kind", ["json", "form", "multipart"])
async def test_json_forms_and_multipart_say_the_same(telegram: FakeTelegram, kind: str) -> None:
    path, parameters = f"bot{telegram.token}/sendMessage", message("hi", reply_markup=EXPECTED_KEYBOARD)
    fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
    form = aiohttp.FormData(fields, default_to_multipart=kind == "multipart")
    answer = await post(telegram, path, **({"json": parameters} if kind == "json" else {"data": form}))
    assert answer["result"]["reply_markup"] == EXPECTED_KEYBOARD
    assert telegram.calls_of("sendMessage")[-1] == parameters


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("bot1:wrong/getMe", 401, "Unauthorized: invalid token specified"),
        ("bot110201543:token-of-the-fake-telegram/sendSmoke", 404, "Not Found: method not found"),
        ("elsewhere", 404, "Not Found"),
    ],
)
async def test_wrong_addresses_are_refused(telegram: FakeTelegram, path: str, status: int, description: str) -> None:
    assert await post(telegram, path) == {"ok": False, "error_code": status, "description": description}
    assert [refusal.status for refusal in telegram.refusals] == [status]


async def test_bodies_that_are_no_object_are_refused(telegram: FakeTelegram) -> None:
    headers = {"Content-Type": "application/json"}
    for body in ("{", "[]"):
        answer = await post(telegram, f"bot{telegram.token}/getMe", data=body, headers=headers)
        assert answer["error_code"] == 400
