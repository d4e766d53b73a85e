"""The tables of the record. Types are those that SQLite and PostgreSQL share.

::

    article 1─* article_version 1─* reading 1─* report 1─* claim
                                            ├─* statement
                                            └─* toll
    incident 1─* incident_report *─1 report      incident 1─* settled      report *─* report: link
    history: append-only

Nothing is deleted but the derived rows (incident_report, settled, link), which follow from the rest.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite, which keeps no zone, gives it back aware, too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012


class ArticleRow(Base):
    """An article through all its versions. ``public_id`` is the id under which reports name it."""

    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    given_id: Mapped[str] = mapped_column(Text, index=True)
    url: Mapped[str | None] = mapped_column(Text, unique=True)  # canonical


class VersionRow(Base):
    """One text of an article; ``number`` counts from 1, the highest is the current one."""

    __tablename__ = "article_version"
    __table_args__ = (UniqueConstraint("article_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    number: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    title: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    lang: Mapped[str | None] = mapped_column(Text)
    outlet: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)  # as given
    published: Mapped[date | None]
    published_at: Mapped[datetime | None]
    added_at: Mapped[datetime]


class ReadingRow(Base):
    """What one reader found in one version; ``body`` is the reading's JSON without the article."""

    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id"), index=True)
    reader: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any]]
    added_at: Mapped[datetime]


class ReportRow(Base):
    """One report. ``active``: it is of the current reading of the current version. The day and place columns are for
    finding neighbours; ``folded`` is for finding words."""

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("reading_id", "public_id"),
        Index("ix_report_neighbourhood", "active", "day_from", "day_to"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    position: Mapped[int]
    public_id: Mapped[str] = mapped_column(Text)
    active: Mapped[bool]
    day_from: Mapped[date | None]
    day_to: Mapped[date | None]
    evidence: Mapped[list[Any]]  # [{part, start, end, words}]
    confidence: Mapped[float | None]
    sources_confidence: Mapped[float | None]
    reasons: Mapped[list[Any] | None]  # [{name, weight}]
    folded: Mapped[str] = mapped_column(Text)


class ClaimRow(Base):
    """One claim: value and speakers as JSON, ``words`` as cut from the article; ``folded`` is for finding names."""

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("report_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    position: Mapped[int]
    field: Mapped[str] = mapped_column(String(16), index=True)
    value: Mapped[dict[str, Any]]
    part: Mapped[str] = mapped_column(String(8))
    span_start: Mapped[int]
    span_end: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    said_by: Mapped[list[Any]]
    stance: Mapped[str] = mapped_column(String(16))
    rule: Mapped[str] = mapped_column(Text)
    confidence: Mapped[float | None]
    folded: Mapped[str] = mapped_column(Text)


class StatementRow(Base):
    """A speech act: ``body`` is its JSON."""

    __tablename__ = "statement"
    id: Mapped[int] = mapped_column(primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16), index=True)
    speaker: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any]]
    words: Mapped[str] = mapped_column(Text)


class TollRow(Base):
    """An aggregate over many acts: ``body`` is its JSON."""

    __tablename__ = "toll"
    id: Mapped[int] = mapped_column(primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"), index=True)
    scope: Mapped[str] = mapped_column(Text)
    killed_low: Mapped[int | None]
    killed_high: Mapped[int | None]
    injured_low: Mapped[int | None]
    injured_high: Mapped[int | None]
    body: Mapped[dict[str, Any]]
    words: Mapped[str] = mapped_column(Text)


class IncidentTable(Base):
    """One act. A retired incident keeps its row; ``merged_into`` tells where its reports went, null where none is left.
    The columns after ``sources`` repeat settled values for asking."""

    __tablename__ = "incident"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(16), unique=True)
    retired: Mapped[bool]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("incident.id"))
    sources: Mapped[int]
    confidence: Mapped[float | None]
    date_start: Mapped[date | None] = mapped_column(index=True)
    date_end: Mapped[date | None]
    country: Mapped[str | None] = mapped_column(Text, index=True)
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    event_type: Mapped[str | None] = mapped_column(String(64))
    subtype: Mapped[str | None] = mapped_column(String(64))


class IncidentReportRow(Base):
    """Which report tells of which incident: one at most."""

    __tablename__ = "incident_report"
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True, autoincrement=False)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), index=True)
    position: Mapped[int]


class SettledRow(Base):
    """The settled values of one field of an incident."""

    __tablename__ = "settled"
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), primary_key=True, autoincrement=False)
    field: Mapped[str] = mapped_column(String(16), primary_key=True)
    chosen: Mapped[list[Any]]
    rule: Mapped[str] = mapped_column(Text)
    disputed: Mapped[bool]
    confidence: Mapped[float | None]


class LinkRow(Base):
    """Two active reports whose comparison reaches the threshold, and why. ``left_id < right_id``."""

    __tablename__ = "link"
    left_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True, autoincrement=False)
    right_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True, autoincrement=False, index=True)
    score: Mapped[float]
    features: Mapped[list[Any]]


class HistoryRow(Base):
    """Append-only: what was done, to which article or incident, by whom, when and why."""

    __tablename__ = "history"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(String(32))
    incident: Mapped[str | None] = mapped_column(String(16), index=True)
    article: Mapped[str | None] = mapped_column(Text, index=True)
    why: Mapped[dict[str, Any]]
