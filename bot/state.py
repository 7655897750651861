"""What changes with traffic: each person's chosen language, and edits that wait to be confirmed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, delete, select
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

PENDING_KEPT = timedelta(days=1)
"""How long an unconfirmed edit waits."""


class _Table(DeclarativeBase):
    pass


class _Person(_Table):
    __tablename__ = "people"
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    locale: Mapped[str]


class _PendingEdit(_Table):
    __tablename__ = "pending_edits"
    __table_args__ = ({"sqlite_autoincrement": True},)  # else an old message's button would store a newer edit
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    draft: Mapped[dict[str, Any]] = mapped_column(JSON)
    since: Mapped[datetime] = mapped_column(DateTime)


class State:
    """The traffic's database."""

    def __init__(self, url: str) -> None:
        """Use the database at an SQLAlchemy URL with an asyncio driver. Raises ArgumentError for no such URL."""
        self._engine: AsyncEngine = create_async_engine(
            url,
            json_serializer=_as_json,
            hide_parameters=True,  # people's texts stay out of errors and logs
        )
        self._session = async_sessionmaker(self._engine, expire_on_commit=False)

    async def open(self) -> None:
        """Create the tables that are missing."""
        async with self._engine.begin() as connection:
            await connection.run_sync(_Table.metadata.create_all)

    async def close(self) -> None:
        """Let go of the database."""
        await self._engine.dispose()

    async def chosen_locale(self, user_id: int) -> str | None:
        """The locale that a person chose, if any."""
        async with self._session() as session:
            return await session.scalar(select(_Person.locale).where(_Person.user_id == user_id))

    async def choose_locale(self, user_id: int, locale: str) -> None:
        """Remember a person's choice."""
        async with self._session.begin() as session:
            await session.merge(_Person(user_id=user_id, locale=locale))

    async def forget(self, user_id: int) -> None:
        """Delete everything kept about a person."""
        async with self._session.begin() as session:
            await session.execute(delete(_Person).where(_Person.user_id == user_id))
            await session.execute(delete(_PendingEdit).where(_PendingEdit.user_id == user_id))

    async def keep_edit(self, user_id: int, draft: Mapping[str, Any]) -> int:
        """Keep an edit until it is confirmed; its number. Edits that waited too long go."""
        now = datetime.now(UTC).replace(tzinfo=None)
        async with self._session.begin() as session:
            await session.execute(delete(_PendingEdit).where(_PendingEdit.since < now - PENDING_KEPT))
            edit = _PendingEdit(user_id=user_id, draft=dict(draft), since=now)
            session.add(edit)
            await session.flush()
            return edit.id

    async def edit(self, number: int, user_id: int) -> dict[str, Any] | None:
        """The person's waiting edit with this number; None if there is none."""
        async with self._session() as session:
            edit = await session.get(_PendingEdit, number)
            return edit.draft if edit and edit.user_id == user_id else None

    async def drop_edit(self, number: int) -> None:
        """Let an edit wait no longer."""
        async with self._session.begin() as session:
            await session.execute(delete(_PendingEdit).where(_PendingEdit.id == number))


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
