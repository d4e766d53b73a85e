"""Writes the store: sorted lines in compressed blocks inside one SQLite file (read by vigie.gazetteer.store)."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.gazetteer.records import Record, loose
from vigie.gazetteer.fold import strict_key

LINES = 160

SCHEMA = """
PRAGMA page_size = 32768;
CREATE TABLE place_block (first TEXT NOT NULL, number INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE alias_block (first TEXT NOT NULL, number INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE id_block (first TEXT NOT NULL, number INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL, adjective TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE country_word (word TEXT, lang TEXT, code TEXT, PRIMARY KEY (word, lang)) WITHOUT ROWID;
CREATE TABLE admin1 (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE attribution
  (origin TEXT PRIMARY KEY, name TEXT, licence TEXT, url TEXT, date TEXT, places INTEGER) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


def blocks(lines: Sequence[tuple[str, str]]) -> Iterator[tuple[str, int, bytes]]:
    """``(key, rest)`` lines, sorted, cut to blocks: first key, number of the first line, compressed text."""
    for start in range(0, len(lines), LINES):
        part = lines[start : start + LINES]
        text = "\n".join(f"{key}\t{rest}" for key, rest in part)
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
        yield part[0][0], start, packer.compress(text.encode("utf-8")) + packer.flush()


def place_line(record: Record, admin1: dict[str, int]) -> str:
    """The tab-separated fields after the key; order as in vigie.gazetteer.store."""
    digits = 2 if record.feature == "village" else 3
    fields = (
        record.id, record.name, record.country, str(admin1[record.admin1]), f"{record.lat:.{digits}f}",
        f"{record.lon:.{digits}f}", record.feature, str(record.population or ""),
        ("c" if record.capital else "") + ("a" if record.approximate else ""),
        f"{record.radius_km:g}" if record.radius_km else "",
    )  # fmt: skip
    return "\t".join(f.replace("\t", " ") for f in fields)


def write_places(db: sqlite3.Connection, records: list[Record]) -> tuple[int, int]:
    """All places, their other names and their ids; returns the numbers of places and of other names."""
    numbers = {name: i for i, name in enumerate(sorted({r.admin1 for r in records}))}
    db.executemany("INSERT INTO admin1 VALUES (?, ?)", [(i, n) for n, i in numbers.items()])
    order = sorted((loose(r.name), r.country, r.id, i) for i, r in enumerate(records))
    lines = [(key, place_line(records[i], numbers)) for key, _, _, i in order]
    db.executemany("INSERT INTO place_block VALUES (?, ?, ?)", blocks(lines))
    other = sorted(set(alias_lines((records[i], n) for n, (_, _, _, i) in enumerate(order))))
    db.executemany("INSERT INTO alias_block VALUES (?, ?, ?)", blocks(other))
    ids = sorted((records[i].id, str(n // LINES)) for n, (_, _, _, i) in enumerate(order))
    db.executemany("INSERT INTO id_block VALUES (?, ?, ?)", blocks(ids))
    return len(lines), len(other)


def alias_lines(numbered: Iterator[tuple[Record, int]]) -> Iterator[tuple[str, str]]:
    """Loose key, then strict key (empty where it is the same), language and the place's number.

    Of a village, spellings with one loose key are kept once: they are found all the same, only marked loose.
    """
    for record, number in numbered:
        small = record.feature == "village"
        seen = {loose(record.name) if small else strict_key(record.name)}
        for name, lang in sorted(record.names.items()):
            strict, key = strict_key(name), loose(name)
            if key and (key if small else strict) not in seen:
                seen.add(key if small else strict)
                yield key, f"{strict if strict != key else ''}\t{lang}\t{number}"


def write(path: Path, records: list[Record], tables: dict[str, list[tuple[object, ...]]]) -> tuple[int, int]:
    """The whole file, from nothing; ``tables`` holds the rows of the small ones."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(SCHEMA)
    counts = write_places(db, records)
    for table, rows in tables.items():
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    db.commit()
    db.execute("CREATE INDEX place_first ON place_block (first, number)")
    db.execute("CREATE INDEX alias_first ON alias_block (first, number)")
    db.execute("CREATE INDEX id_first ON id_block (first, number)")
    db.commit()
    db.execute("VACUUM")
    db.close()
    return counts
