"""The file itself: what it must hold, and what happens where it is none."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from vigie.errors import DataError
from vigie.gazetteer import Gazetteer, Toponym, fold
from vigie.gazetteer.choose import distance_km
from vigie.gazetteer.store import LINES, Store

FILE = Path(str(files("vigie.gazetteer") / "data" / "places.sqlite"))
MARKS = ("\tvigie:", "\ttown\t", "\tcity\t")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """The shipped store."""
    opened = Store(FILE)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def lines(store: Store) -> list[str]:
    """Every place line."""
    count = int(store.rows("SELECT value FROM about WHERE key = 'places'")[0][0])
    return [line for number in range(0, count, LINES) for line in store._unpack("place_block", number)]


def test_the_file_is_small_enough_for_the_wheel() -> None:
    assert FILE.stat().st_size <= 30 * 1024 * 1024


def test_every_place_is_there_and_none_at_null_island(store: Store, lines: list[str]) -> None:
    assert str(len(lines)) == store.rows("SELECT value FROM about WHERE key = 'places'")[0][0]
    assert not [line for line in lines if "\t0.000\t0.000\t" in line or "\t0.00\t0.00\t" in line]


def test_lines_stand_in_order_of_their_keys(lines: list[str]) -> None:
    keys = [line.partition("\t")[0] for line in lines]
    assert keys == sorted(keys)


def test_keys_are_the_folded_names(store: Store, lines: list[str]) -> None:
    for line in lines[:: len(lines) // 500]:
        key, _, rest = line.partition("\t")
        assert key == fold(store.parse(rest).name)


def test_installations_lie_near_a_town_or_are_marked(store: Store, lines: list[str]) -> None:
    places = [store.parse(line.partition("\t")[2]) for line in lines if any(m in line for m in MARKS)]
    towns: dict[tuple[int, int], list[Toponym]] = {}
    for p in places:
        if p.feature in ("town", "city"):
            towns.setdefault((round(p.lat), round(p.lon)), []).append(p)
    ours = [p for p in places if p.origin == "vigie" and p.feature not in ("region", "sea", "mountain", "admin1")]
    assert len(ours) > 120
    lonely = [p.id for p in ours if not p.approximate and not near_a_town(p, towns)]
    assert lonely == [], " ".join(lonely)


def near_a_town(place: Toponym, towns: dict[tuple[int, int], list[Toponym]]) -> bool:
    """Whether a town or city lies within 80 km."""
    lat, lon = round(place.lat), round(place.lon)
    around = [t for a in (-1, 0, 1) for b in (-1, 0, 1) for t in towns.get((lat + a, lon + b), ())]
    return any(distance_km((place.lat, place.lon), (t.lat, t.lon)) <= 80 for t in around)


def test_sources_are_credited(store: Store) -> None:
    credited = {row[0]: row[2] for row in store.rows("SELECT * FROM attribution")}
    assert set(credited) == {"wof", "gn", "ne", "iso", "vigie"}
    assert all(credited.values())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.sqlite"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite").write_text("no database")
    with pytest.raises(DataError, match=r"bad\.sqlite"):
        Gazetteer.open(tmp_path / "bad.sqlite")
