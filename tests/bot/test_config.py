"""Settings: read once, every problem in one message, no secret in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import InvalidSettings, Settings

TOKEN = "123456:abcdefghijklmnop"
LOCALES = ("en", "id")


def settings(**environ: str) -> Settings:
    return Settings.from_environ(environ, LOCALES)


def problems(**environ: str) -> list[str]:
    with pytest.raises(InvalidSettings) as caught:
        settings(**environ)
    return list(caught.value.problems)


def test_everything_has_a_default_but_the_token() -> None:
    found = settings()
    assert found.token == ""
    assert found.api_url == "https://api.telegram.org"
    assert found.data_dir == Path("data")
    assert found.state_url == "sqlite+aiosqlite:///data/state.db"
    assert (found.default_locale, found.max_sends_per_second, found.webhook) == ("en", 30, None)


def test_every_setting_is_read() -> None:
    found = settings(
        TELEGRAM_BOT_TOKEN=f" {TOKEN} ",
        TELEGRAM_API_URL="http://127.0.0.1:8081/",
        BOT_ADMIN_IDS="1, 22,",
        BOT_DATA_DIR="/srv/bot",
        BOT_DEFAULT_LOCALE="id",
        BOT_STATE_URL="sqlite+aiosqlite:////srv/state.db",
        BOT_MAX_SENDS_PER_SECOND="5",
        BOT_WEBHOOK_URL="https://bot.example.org/hook",
        BOT_WEBHOOK_SECRET="made_up-1",
        BOT_LISTEN="127.0.0.1:9000",
    )
    assert (found.token, found.api_url) == (TOKEN, "http://127.0.0.1:8081")
    assert found.admin_ids == {1, 22}
    assert (found.default_locale, found.max_sends_per_second) == ("id", 5)
    assert found.webhook is not None
    assert (found.webhook.host, found.webhook.port) == ("127.0.0.1", 9000)


def test_all_malformed_settings_are_named_at_once() -> None:
    found = problems(
        TELEGRAM_BOT_TOKEN="not a token",
        TELEGRAM_API_URL="telegram",
        BOT_ADMIN_IDS="sari",
        BOT_DEFAULT_LOCALE="xx",
        BOT_STATE_URL="a file",
        BOT_MAX_SENDS_PER_SECOND="0",
        BOT_WEBHOOK_URL="http://insecure.example.org",
        BOT_WEBHOOK_SECRET="with blanks",
        BOT_LISTEN="here",
    )
    keys = [line.split()[0] for line in found]
    assert keys == [
        "TELEGRAM_BOT_TOKEN",
        "TELEGRAM_API_URL",
        "BOT_ADMIN_IDS",
        "BOT_DEFAULT_LOCALE",
        "BOT_STATE_URL",
        "BOT_MAX_SENDS_PER_SECOND",
        "BOT_WEBHOOK_URL",
        "BOT_WEBHOOK_SECRET",
        "BOT_LISTEN",
    ]
    assert "BotFather" in found[0]


@pytest.mark.parametrize("port", ["0", "65536", "99999"])
def test_a_port_that_does_not_exist_is_refused(port: str) -> None:
    assert problems(BOT_LISTEN=f"0.0.0.0:{port}")


@pytest.mark.parametrize("url", ["sqlite:///state.db", "postgresql+asyncpg://db/bot", "nosuch+driver://x"])
def test_a_database_without_an_installed_asyncio_driver_is_refused(url: str) -> None:
    assert "BOT_STATE_URL" in problems(BOT_STATE_URL=url)[0]


def test_a_webhook_needs_a_secret() -> None:
    assert "BOT_WEBHOOK_SECRET" in problems(BOT_WEBHOOK_URL="https://bot.example.org")[0]


def test_secrets_are_neither_in_the_repr_nor_in_the_message() -> None:
    canary = "123456:canarycanary"
    found = settings(
        TELEGRAM_BOT_TOKEN=canary, BOT_WEBHOOK_URL="https://bot.example.org", BOT_WEBHOOK_SECRET="canarysecret"
    )
    assert "canary" not in repr(found)
    assert "canary" not in " ".join(problems(TELEGRAM_BOT_TOKEN="12:canary canary"))
