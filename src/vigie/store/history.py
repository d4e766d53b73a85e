"""The append-only history: every change of an article or an incident leaves a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vigie.store.rows import Event
from vigie.store.schema import HistoryRow
from vigie.version import __version__

WHO = f"vigie {__version__}"


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


def note(
    session: Session, what: str, why: dict[str, Any], *, incident: str | None = None, article: str | None = None
) -> None:
    """Append one line."""
    session.add(HistoryRow(at=now(), who=WHO, what=what, incident=incident, article=article, why=why))


def history_of(session: Session, incident: str, articles: tuple[str, ...] = ()) -> Iterator[Event]:
    """The lines of an incident and of its articles, oldest first."""
    named = or_(HistoryRow.incident == incident, HistoryRow.article.in_(articles) & HistoryRow.incident.is_(None))
    for row in session.scalars(select(HistoryRow).where(named).order_by(HistoryRow.id)):
        yield Event(row.at, row.who, row.what, row.incident, row.article, row.why)
