"""Settings: read from the environment once, checked all together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

TELEGRAM_API_URL = "https://api.telegram.org"
TELEGRAM_SENDS_PER_SECOND = 30
"""Telegram's own limit for one bot (its FAQ, "My bot is hitting limits")."""

STATE_FILE = "state.db"

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{8,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LISTEN = re.compile(r"(?P<host>[^\s:]+):(?P<port>\d{1,5})")
_HIGHEST_PORT = 65535

T = TypeVar("T")


class InvalidSettings(Exception):
    """At least one setting is missing or malformed; `problems` names each key, what it must be and where to get it."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(["These settings need your attention:", *(f"  - {line}" for line in problems)]))


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers to, instead of being asked."""

    url: str
    secret: str = field(repr=False)
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. An empty token means: no Telegram, the conversation runs in a terminal."""

    token: str = field(repr=False)
    api_url: str
    admin_ids: frozenset[int]
    data_dir: Path
    default_locale: str
    state_url: str
    max_sends_per_second: int
    webhook: Webhook | None = None

    @classmethod
    def from_environ(cls, environ: Mapping[str, str], locales: tuple[str, ...]) -> Settings:
        """The settings in an environment. Raises InvalidSettings with all problems in one message."""
        reader = _Reader(environ)
        data_dir = Path(reader.text("BOT_DATA_DIR", "data"))
        settings = cls(
            token=reader.read("TELEGRAM_BOT_TOKEN", "", _token, "a token as @BotFather in Telegram gives it (/newbot)"),
            api_url=reader.read("TELEGRAM_API_URL", TELEGRAM_API_URL, _web_address, "an http(s) address").rstrip("/"),
            admin_ids=reader.read(
                "BOT_ADMIN_IDS", "", _ids, "Telegram user ids (numbers; @userinfobot tells yours), comma-separated"
            ),
            data_dir=data_dir,
            default_locale=reader.read(
                "BOT_DEFAULT_LOCALE", "en", _one_of(locales), f"one of the catalogs in locales/: {', '.join(locales)}"
            ),
            state_url=reader.read(
                "BOT_STATE_URL",
                f"sqlite+aiosqlite:///{data_dir / STATE_FILE}",
                _database,
                "an SQLAlchemy URL whose asyncio driver is installed, such as sqlite+aiosqlite:///data/state.db",
            ),
            max_sends_per_second=reader.read(
                "BOT_MAX_SENDS_PER_SECOND", str(TELEGRAM_SENDS_PER_SECOND), _positive, "a whole number from 1"
            ),
            webhook=_webhook(reader),
        )
        if reader.problems:
            raise InvalidSettings(reader.problems)
        return settings


class _Reader:
    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.problems: list[str] = []

    def text(self, key: str, default: str) -> str:
        return self._environ.get(key, "").strip() or default

    def read(self, key: str, default: str, parse: Callable[[str], T], must_be: str) -> T:
        """The parsed value; on a malformed one, notes the problem and goes on with the default."""
        try:
            return parse(self.text(key, default))
        except ValueError:
            self.problems.append(f"{key} must be {must_be}")
            return parse(default)


def _webhook(reader: _Reader) -> Webhook | None:
    url = reader.read("BOT_WEBHOOK_URL", "", _optional(_secure_address), "an https address that Telegram can reach")
    secret = reader.read(
        "BOT_WEBHOOK_SECRET", "", _optional(_secret), "1-256 letters, digits, _ or -; make one up and keep it secret"
    )
    host, port = reader.read("BOT_LISTEN", "0.0.0.0:8080", _host_and_port, "host:port, such as 0.0.0.0:8080")
    if url and not secret:
        reader.problems.append("BOT_WEBHOOK_SECRET must be set when BOT_WEBHOOK_URL is: anybody could post to it else")
    return Webhook(url, secret, host, port) if url and secret else None


def _token(text: str) -> str:
    if text and not _TOKEN.fullmatch(text):
        raise ValueError
    return text


def _database(text: str) -> str:
    try:
        dialect = make_url(text).get_dialect()
        dialect.import_dbapi()
    except (ArgumentError, ModuleNotFoundError) as error:
        raise ValueError from error
    if not dialect.is_async:
        raise ValueError
    return text


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError
    return text


def _secure_address(text: str) -> str:
    if urlsplit(text).scheme != "https":
        raise ValueError
    return _web_address(text)


def _secret(text: str) -> str:
    if not _SECRET.fullmatch(text):
        raise ValueError
    return text


def _host_and_port(text: str) -> tuple[str, int]:
    match = _LISTEN.fullmatch(text)
    if not match or not 0 < int(match["port"]) <= _HIGHEST_PORT:
        raise ValueError
    return match["host"], int(match["port"])


def _ids(text: str) -> frozenset[int]:
    ids = frozenset(int(part) for part in text.split(",") if part.strip())
    if any(number <= 0 for number in ids):
        raise ValueError
    return ids


def _positive(text: str) -> int:
    if int(text) < 1:
        raise ValueError
    return int(text)


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in choices:
            raise ValueError
        return text

    return parse


def _optional(parse: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: parse(text) if text else ""
