"""What is logged never holds the token, whichever way it got in."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot.logs import BLOT, set_up_logging

TOKEN = "123456:canary-token-canary"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def raise_with(secret: str) -> None:
    raise ValueError(f"cannot reach https://api.telegram.org/bot{secret}/getMe")


def test_the_token_is_blotted_out_of_lines_arguments_and_tracebacks(capfd: pytest.CaptureFixture[str]) -> None:
    set_up_logging(TOKEN, "webhook-secret")
    logger = logging.getLogger("anything")
    logger.warning("calling /bot%s/getMe with %s", TOKEN, {"secret": "webhook-secret"})
    try:
        raise_with(TOKEN)
    except ValueError:
        logger.exception("failed")
    logged = capfd.readouterr().err
    assert "canary" not in logged
    assert "webhook-secret" not in logged
    assert logged.count(BLOT) >= 3


@pytest.mark.parametrize("name", ["httpx", "httpcore", "sqlalchemy.engine.Engine", "aiosqlite"])
def test_libraries_that_write_addresses_or_texts_are_quiet(capfd: pytest.CaptureFixture[str], name: str) -> None:
    set_up_logging(TOKEN)
    logging.getLogger(name).info("HTTP Request: POST")
    assert capfd.readouterr().err == ""


def test_logging_works_without_a_token(capfd: pytest.CaptureFixture[str]) -> None:
    set_up_logging("")
    logging.getLogger("anything").warning("as it is")
    assert "as it is" in capfd.readouterr().err
