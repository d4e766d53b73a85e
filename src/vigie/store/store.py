"""The record on disk, as one object: open it, add to it, ask it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from vigie.errors import StoreError
from vigie.incidents import Comparer, Weights
from vigie.model import Article, Reading
from vigie.store.accounts import Accounts, batches
from vigie.store.asking import Near, Question, find_incident, matching
from vigie.store.assembling import assemble
from vigie.store.database import WRITING, database_name, database_url, is_file, open_engine, plain_failures
from vigie.store.history import history_of
from vigie.store.links import joins_between
from vigie.store.migrate import is_current, upgrade
from vigie.store.regroup import Change, memberships, regroup
from vigie.store.rows import Added, AddedStatus, IncidentRow, Shown
from vigie.store.schema import IncidentReportRow, IncidentTable
from vigie.store.writing import (
    find_article,
    latest_version,
    note_article,
    retire_reports,
    same_reading,
    same_version,
    write_article,
    write_reading,
    write_version,
)

DEFAULT_TIMEOUT = 10.0


class Store:
    """An open record. All methods raise StoreError naming the database and the cause; nothing is half-written."""

    def __init__(self, engine: Engine, url: URL, timeout: float, weights: Weights | None) -> None:
        self._engine = engine
        self._url = url
        self._timeout = timeout
        self._comparer = Comparer(weights)
        self._accounts = Accounts()

    @classmethod
    def open(
        cls,
        db: str | Path = "sqlite:///vigie.db",
        *,
        create: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
        weights: Weights | None = None,
    ) -> Store:
        """Open a database by SQLAlchemy URL or by the path of a SQLite file; its schema is brought up to date.

        Without ``create`` a missing file is an error. ``timeout``: seconds to wait for a lock.
        """
        url = database_url(db)
        if not create and is_file(url) and not Path(url.database or "").exists():
            raise StoreError(f"{database_name(url)}: no such database; `vigie add` makes one")
        store = cls(open_engine(url, timeout), url, timeout, weights)
        try:
            store._prepare()
        except BaseException:
            store.close()
            raise
        return store

    def _prepare(self) -> None:
        with plain_failures(self._url, self._timeout):
            with self._engine.begin() as connection:
                if is_current(connection):
                    return
            with self._writing_engine().begin() as connection:
                upgrade(connection, self.name)

    def _writing_engine(self) -> Engine:
        sqlite = self._engine.dialect.name == "sqlite"
        # Elsewhere two writers may not both regroup from what they saw before the other wrote.
        return self._engine.execution_options(**({WRITING: True} if sqlite else {"isolation_level": "SERIALIZABLE"}))

    @property
    def name(self) -> str:
        """The file, or the address without its password."""
        return database_name(self._url)

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with plain_failures(self._url, self._timeout), Session(self._engine) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        try:
            with plain_failures(self._url, self._timeout), Session(self._writing_engine()) as session, session.begin():
                yield session
        except BaseException:
            self._accounts.clear()
            raise

    def add(self, article: Article, reading: Reading) -> Added:
        """Write an article and its reading, and bring the incidents up to date, in one transaction.

        The same article (address, or id and outlet) with the same text, title, day and language changes nothing, unless
        another reader or version read it; with another text it is a new version, whose reports take the place of the
        old ones. The old ones are kept.
        """
        if (reading.article.text, reading.article.title) != (article.text, article.title):
            raise StoreError(f"{article.id}: the reading is of another text")
        with self._writing() as session:
            return self._add(session, article, reading)

    def _add(self, session: Session, article: Article, reading: Reading) -> Added:
        row = find_article(session, article)
        version = latest_version(session, row) if row else None
        status: AddedStatus = "new"
        if row is not None and version is not None:
            status = "read again" if same_version(version, article) else "new version"
            if status == "read again" and same_reading(session, version, reading):
                return Added("unchanged", row.public_id)
        row = row or write_article(session, article)
        if version is None or status == "new version":
            version = write_version(session, row, article)
        gone = retire_reports(session, row)
        fresh = write_reading(session, row, version, reading)
        note_article(session, row, status, version, reading)
        regroup(session, self._accounts, Change(fresh, gone), self._comparer)
        return Added(status, row.public_id, _incidents_of(session, fresh), len(fresh))

    def incidents(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        country: str | None = None,
        type: str | None = None,
        actor: str | None = None,
        near: tuple[float, float, float] | None = None,
        text: str | None = None,
    ) -> Iterator[IncidentRow]:
        """The incidents asked for, by date; see :class:`Question`. ``near``: latitude, longitude (degrees), km."""
        question = Question(since, until, country, type, actor, Near(*near) if near else None, text)
        with self._reading() as session:
            for batch in batches(matching(session, question)):
                yield from assemble(session, batch)
                session.expunge_all()

    def show(self, incident: str) -> Shown:
        """One incident in full, by its id or the start of it; a merged one leads to the one that it became."""
        with self._reading() as session:
            found = find_incident(session, incident)
            row = next(assemble(session, [found.id]))
            articles = tuple(a.id for a in row.articles)
            reports = _reports_of(session, found)
            joins = tuple(joins_between(session, self._accounts.load(session, reports)))
            return Shown(row, joins, tuple(history_of(session, found.public_id, articles)))


def _reports_of(session: Session, incident: IncidentTable) -> list[int]:
    rows = session.query(IncidentReportRow.report_id).where(IncidentReportRow.incident_id == incident.id)
    return [report for (report,) in rows]


def _incidents_of(session: Session, reports: list[int]) -> tuple[str, ...]:
    ids = dict.fromkeys(memberships(session, reports)[r] for r in reports)
    return tuple(session.get_one(IncidentTable, i).public_id for i in ids)
