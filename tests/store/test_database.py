import os
import sqlite3
import subprocess
import sys
import threading

import pytest

from vigie.errors import StoreError
from vigie.store import Store
from vigie.store.database import database_name, database_url

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_addresses_and_paths(tmp_path):
    assert database_name(database_url("record.db")) == "record.db"
    assert database_name(database_url(tmp_path / "a?b.db")) == str(tmp_path / "a?b.db")
    assert database_name(database_url("postgresql://me:secret@host/db")) == "postgresql://me:***@host/db"


@pytest.mark.parametrize(
    ("db", "cause"),
    [
        ("", "no database named"),
        ("nonsense://host/db", "no driver for this database"),
        ("://", "no database address"),
    ],
)
def test_wrong_addresses(db, cause):
    with pytest.raises(StoreError, match=cause):
        Store.open(db)


def test_sqlite_is_set_up(store):
    with store._engine.connect() as connection:
        ask = connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA foreign_keys").scalar() == 1
        assert ask("PRAGMA busy_timeout").scalar() == 10_000


def test_a_database_locked_by_another_process_is_told_and_loses_nothing(filled, stories, tmp_path):
    before = list(filled.incidents())
    reading = stories.reading(stories.article("cinq"), stories.strike())
    command = [sys.executable, "-c", HOLD, str(tmp_path / "record.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with (
            Store.open(tmp_path / "record.db", timeout=0.2) as impatient,
            pytest.raises(StoreError, match=r"record\.db: is locked by another process \(waited 0\.2 s\)"),
        ):
            impatient.add(reading.article, reading)
        assert list(filled.incidents()) == before
        other.communicate("")
    assert filled.add(reading.article, reading).status == "new"


def test_two_writers_queue(tmp_path, stories):
    path = tmp_path / "record.db"
    readings = [stories.reading(stories.article(f"art{i}"), stories.strike()) for i in range(10)]
    Store.open(path).close()
    failures = []

    def write(mine):
        try:
            with Store.open(path) as store:
                for reading in mine:
                    store.add(reading.article, reading)
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(readings[i::2],)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Store.open(path) as store:
        assert [len(row.reports) for row in store.incidents()] == [10]


def test_two_openers_of_a_new_file_do_not_collide(tmp_path):
    path = tmp_path / "record.db"
    failures = []

    def opening():
        try:
            Store.open(path).close()
        except Exception as error:  # whatever it is, it is told below
            failures.append(error)

    threads = [threading.Thread(target=opening) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("just some notes, long enough to be read as a header of a database file" * 20)
    with pytest.raises(StoreError, match=r"notes\.db: is no SQLite database, or is corrupt"):
        Store.open(path)
    assert path.read_text().startswith("just some notes")


def test_a_damaged_database(filled, tmp_path):
    filled.close()
    path = tmp_path / "record.db"
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(StoreError, match=r"record\.db: is corrupt"), Store.open(path) as store:
        list(store.incidents())


def test_a_folder_and_a_missing_folder(tmp_path):
    with pytest.raises(StoreError, match="it is a folder"):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match="its folder does not exist"):
        Store.open(tmp_path / "none" / "record.db")


def test_a_missing_file_is_not_made_for_a_question(tmp_path):
    with pytest.raises(StoreError, match="no such database"):
        Store.open(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may do everything")
def test_no_permission(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(StoreError, match="no permission"):
        Store.open(folder / "record.db")


def test_a_database_that_may_not_be_written(filled, stories):
    reading = stories.reading(stories.article("cinq"), stories.strike())
    with filled._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match=r"record\.db: may not be written"):
        filled.add(reading.article, reading)


def test_a_failure_in_the_middle_leaves_no_trace(filled, stories, monkeypatch):
    before = list(filled.incidents())

    def fail(*_args):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("vigie.store.store.regroup", fail)
    reading = stories.reading(stories.article("cinq"), stories.strike())
    with pytest.raises(StoreError, match=r"record\.db: cannot grow: the disk is full"):
        filled.add(reading.article, reading)
    monkeypatch.undo()
    assert list(filled.incidents()) == before
    assert filled.add(reading.article, reading).status == "new"
