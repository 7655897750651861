"""Logging: to standard error, the token blotted out wherever it may turn up, noisy libraries quiet."""

from __future__ import annotations

import logging

BLOT = "[token]"
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_QUIET = ("httpx", "httpcore", "apscheduler", "sqlalchemy", "aiosqlite")
"""They write addresses, and with them the token, or statements, and with them people's texts."""


class RedactingFormatter(logging.Formatter):
    """Formats a record, tracebacks included, with every secret replaced."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        """Blot out these secrets."""
        super().__init__(_FORMAT)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line, without secrets."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, BLOT)
        return line


def set_up_logging(token: str, *others: str) -> None:
    """Log to standard error from INFO on, without the token, its secret half or the other secrets."""
    secrets = tuple(secret for secret in (token, token.partition(":")[2], *others) if secret)
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secrets))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
