"""One database by its address: how it is opened, and its failures told plainly."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from vigie.errors import StoreError

WRITING = "vigie_writing"
"""Execution option of transactions that write: SQLite takes its write lock at once, so that two writers queue."""


def database_url(db: str | Path) -> URL:
    """A SQLAlchemy URL, or a plain path of a SQLite file. Raises StoreError for a wrong address."""
    if isinstance(db, Path) or "://" not in db:
        if not str(db):
            raise StoreError("no database named")
        return URL.create("sqlite", database=str(db))
    try:
        return make_url(db)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{db}: no database address ({_first_line(error)})") from error


def database_name(url: URL) -> str:
    """What messages call the database: the file, or the address without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.render_as_string(hide_password=True)


def is_file(url: URL) -> bool:
    """Whether the database is a SQLite file."""
    return url.get_backend_name() == "sqlite" and bool(url.database) and url.database != ":memory:"


def open_engine(url: URL, timeout: float) -> Engine:
    """An engine; connections wait ``timeout`` seconds for a lock. Raises StoreError where the driver is missing."""
    sqlite = url.get_backend_name() == "sqlite"
    try:
        engine = create_engine(url, connect_args={"timeout": timeout} if sqlite else {})
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(f"{database_name(url)}: no driver for this database ({_first_line(error)})") from error
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver begins no transactions of its own
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def plain_failures(url: URL, timeout: float) -> Iterator[None]:
    """Turn what the driver raises into a StoreError that names the database and the cause."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause: Any = error.orig if isinstance(error, DBAPIError) and error.orig else error
        raise StoreError(f"{database_name(url)}: {_cause(url, _first_line(cause), timeout)}") from error


def _cause(url: URL, message: str, timeout: float) -> str:
    known = {
        "database is locked": f"is locked by another process (waited {timeout:g} s); nothing was written",
        "file is not a database": "is no SQLite database, or is corrupt",
        "database disk image is malformed": "is corrupt",
        "attempt to write a readonly database": "may not be written (read-only)",
        "database or disk is full": "cannot grow: the disk is full; nothing was written",
    }
    if message == "unable to open database file":
        return _unopened(Path(url.database or ""))
    return known.get(message, message)


def _unopened(path: Path) -> str:
    if path.is_dir():
        return "cannot be opened: it is a folder"
    if not path.parent.is_dir():
        return "cannot be opened: its folder does not exist"
    target = path if path.exists() else path.parent
    return "cannot be opened" if os.access(target, os.R_OK | os.W_OK) else "cannot be opened: no permission"


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
