"""First-level divisions of countries without a Who's On First file, and how many people live in each division."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any

from training.gazetteer.merge import PLACES, Places
from training.gazetteer.records import Record, distance_km, loose
from training.gazetteer.sources import Admin1Names

BY_CITIES = frozenset({"FR", "GB"})
"""Countries whose divisions at Natural Earth (departments, counties) are not those of GeoNames."""
ENOUGH = 5  # places of a division from which their extent tells its own
_STRAY = 200  # places from which one in a hundred at each edge is left out: some are filed under a wrong division

Point = tuple[float, float]


def add_divisions(places: Places, labels: list[dict[str, Any]], names: Admin1Names, covered: set[str]) -> None:
    """Adds them, at the middle of the extent of their places; where few are known, at Natural Earth's label.

    A label stands on each island of a division, so that a label alone may lie at its edge.
    """
    members = by_division(r for r in places.records if r.country not in covered)
    known: set[tuple[str, str]] = set()
    for (country, key), points in sorted(labelled(labels, names).items()):
        if country in covered | BY_CITIES:
            continue
        inside = members.get((country, key), [])
        name, code = points[0][1:]
        middle = extent(inside) if len(inside) >= ENOUGH else _middle([point for point, _, _ in points])
        places.add(_division(f"ne:{code}", name, country, *middle))
        known.add((country, key))
    for (country, key), inside in sorted(members.items()):
        if (country, key) in known or not (country in BY_CITIES or len(inside) >= ENOUGH):
            continue
        name = inside[0].admin1
        slug = f"vigie:{country.lower()}-{name.casefold().replace(' ', '-')}"
        places.add(_division(slug, name, country, *extent(inside)))


def _division(identity: str, name: str, country: str, point: Point, radius: float) -> Record:
    record = Record(identity, name, country, name, *point, "admin1", names={name: ""})
    record.radius_km = radius
    return record


def labelled(labels: list[dict[str, Any]], names: Admin1Names) -> dict[tuple[str, str], list[tuple[Point, str, str]]]:
    """The labels of each division: point, English name, code."""
    found: dict[tuple[str, str], list[tuple[Point, str, str]]] = defaultdict(list)
    for row in sorted(labels, key=lambda r: (r["scalerank"], r["adm1_code"])):
        country, name = row["iso_a2"], row["name"]
        if name and country and country != "-99" and "minor island" not in name:
            english = names.best(country, [name])
            lon, lat = row["point"][:2]
            found[country, loose(english)].append(((lat, lon), english, row["adm1_code"]))
    return found


def by_division(records: Iterable[Record]) -> dict[tuple[str, str], list[Record]]:
    """Towns and villages by country and division."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for r in records:
        if r.admin1 and r.feature in PLACES:
            found[r.country, loose(r.admin1)].append(r)
    return found


def extent(members: Sequence[Record]) -> tuple[Point, float]:
    """The middle between the outermost places, and how far (km) it reaches from there."""
    lats, lons = [r.lat for r in members], [r.lon for r in members]
    if max(lons) - min(lons) > 180:  # on both sides of the date line
        lons = [lon % 360 for lon in lons]
    south, north = _edges(lats)
    west, east = _edges(lons)
    middle = (round((south + north) / 2, 3), round(((west + east) / 2 + 180) % 360 - 180, 3))
    radius = distance_km((south, west), (north, east)) / 2
    return middle, float(min(max(round(radius * 0.8), 10), 900))


def _edges(values: list[float]) -> tuple[float, float]:
    ranked = sorted(values)
    stray = len(ranked) // 100 if len(ranked) > _STRAY else 0
    return ranked[stray], ranked[-1 - stray]


def _middle(points: list[Point]) -> tuple[Point, float]:
    return (median(lat for lat, _ in points), median(lon for _, lon in points)), 0.0


def set_middles(records: list[Record], rows: Iterable[dict[str, str]]) -> None:
    """The hand-made middle and reach of great divisions; a row that fits none is an error of the table."""
    known = {(r.country, r.name): r for r in records if r.feature == "admin1"}
    for row in rows:
        division = known.get((row["country"], row["name"]))
        if division is None:
            raise SystemExit(f"middles.tsv: no division {row['name']} ({row['country']})")
        division.lat, division.lon = float(row["lat"]), float(row["lon"])
        division.radius_km = float(row["radius_km"])


def count_people(records: list[Record]) -> None:
    """The people of a division's towns are its population, where no source gives one: a bare name means a great
    division rather than a small town."""
    people: dict[tuple[str, str], int] = defaultdict(int)
    for r in records:
        if r.feature in PLACES and r.admin1:
            people[r.country, loose(r.admin1)] += r.population
    for r in records:
        if r.feature == "admin1":
            r.population = max(r.population, people[r.country, loose(r.name)])
