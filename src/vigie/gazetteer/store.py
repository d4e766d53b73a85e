"""The read-only store: sorted lines in compressed blocks, reached through SQLite.

``place_block`` holds ``key, id, name, country, admin1, lat, lon, feature, population, flags, radius``; ``alias_block``
``key, strict key, language, place number``; ``id_block`` ``id, block of the place``. Blocks hold LINES lines each, so
the number of a place is also its address. Written by training/gazetteer/pack.py.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from vigie.errors import DataError
from vigie.gazetteer.toponym import Toponym

LINES = 160
RADIUS_KM: dict[str, float] = {
    "country": 300.0, "admin1": 100.0, "admin2": 30.0, "region": 100.0, "sea": 300.0, "city": 10.0, "town": 4.0,
    "village": 2.0, "quarter": 2.0, "base": 4.0, "airport": 3.0, "field": 8.0, "mountain": 20.0,
}  # fmt: skip
"""How far a place of a kind reaches, where the store does not say."""


class Store:
    """Lines by key. Blocks are unpacked when asked for, and the last used are kept."""

    def __init__(self, path: Path) -> None:
        """Opens the file; raises DataError where it is missing or no store."""
        self.path = path
        self._lock = threading.Lock()
        if not path.is_file():
            raise DataError(f"{path}: no gazetteer store there")
        try:
            self.db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._admin1 = [row[0] for row in self.db.execute("SELECT name FROM admin1 ORDER BY number")]
        except sqlite3.DatabaseError as cause:
            raise DataError(f"{path}: no gazetteer store: {cause}") from cause
        self._block = lru_cache(maxsize=1024)(self._unpack)
        self._firsts = lru_cache(maxsize=None)(self._first_keys)

    def close(self) -> None:
        """Gives the file back."""
        self.db.close()

    def rows(self, query: str) -> list[tuple[str, ...]]:
        """A query on the small tables."""
        with self._lock:
            return self.db.execute(query).fetchall()

    def _unpack(self, table: str, number: int) -> list[str]:
        """The lines of a block; none past the last block."""
        with self._lock:
            row = self.db.execute(f"SELECT data FROM {table} WHERE number = ?", (number,)).fetchone()
        return [] if row is None else zlib.decompress(row[0], -15).decode("utf-8").split("\n")

    def _first_keys(self, table: str) -> tuple[list[str], list[int]]:
        """The first keys of a table's blocks, in order, and the numbers of the blocks."""
        rows = self.rows(f"SELECT first, number FROM {table} ORDER BY first, number")
        return [str(first) for first, _ in rows], [int(number) for _, number in rows]

    def _seek(self, table: str, key: str) -> int:
        """Number of the block in which the key's first line stands, if it stands anywhere."""
        firsts, numbers = self._firsts(table)
        at = bisect_left(firsts, key)
        return numbers[at - 1] if at else 0

    def lines(self, table: str, key: str) -> Iterator[tuple[int, str]]:
        """(number, rest of the line) of every line with the key."""
        start, head = self._seek(table, key), f"{key}\t"
        while block := self._block(table, start):
            at = bisect_left(block, head)
            while at < len(block) and block[at].startswith(head):
                yield start + at, block[at][len(head) :]
                at += 1
            if at < len(block):
                return
            start += LINES

    def place(self, number: int) -> Toponym:
        """The place at a number."""
        start = number - number % LINES
        return self.parse(self._block("place_block", start)[number - start].partition("\t")[2])

    def by_id(self, place_id: str) -> Toponym | None:
        """The place with an id."""
        for _, number in self.lines("id_block", place_id):
            for line in self._block("place_block", int(number) * LINES):
                if f"\t{place_id}\t" in line:
                    return self.parse(line.partition("\t")[2])
        return None

    def parse(self, line: str) -> Toponym:
        """The tab-separated fields after the key."""
        pid, name, country, admin1, lat, lon, feature, population, flags, radius = line.split("\t")
        return Toponym(
            id=pid, name=name, country=country or None, admin1=self._admin1[int(admin1)] or None,
            lat=float(lat), lon=float(lon), feature=feature, population=int(population or 0), capital="c" in flags,
            radius_km=float(radius) if radius else RADIUS_KM.get(feature, 2.0), approximate="a" in flags,
            origin=pid.partition(":")[0],
        )  # fmt: skip
