"""Joins the sources to one list of places: same GeoNames number, or same name close by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from training.gazetteer.extent import city_kept
from training.gazetteer.records import Record, distance_km, loose, readable, settlement
from training.gazetteer.sources import geonames_names

PLACES = ("village", "town", "city")
ORDER = {"village": 0, "town": 1, "city": 2}


class Places:
    """The growing list, found by number or by name and nearness."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.by_id: dict[str, Record] = {}
        self.by_geonames: dict[int, Record] = {}
        self.by_name: dict[tuple[str, str], list[Record]] = defaultdict(list)

    def add(self, record: Record) -> None:
        """A new place."""
        self.records.append(record)
        self.by_id[record.id] = record
        if record.geonames and record.feature in PLACES:
            self.by_geonames.setdefault(record.geonames, record)
        if record.feature in PLACES:
            for key in {loose(n) for n in [record.name, *record.names]}:
                self.by_name[record.country, key].append(record)

    def near(self, names: Iterable[str], country: str, point: tuple[float, float], km: float) -> Record | None:
        """The nearest populated place that bears one of the names."""
        found = {r.id: r for n in names for r in self.by_name.get((country, loose(n)), ())}
        close = [(d, r.id) for r in found.values() if (d := distance_km(point, (r.lat, r.lon))) <= km]
        return found[min(close)[1]] if close else None


def better(record: Record, *, name: str, names: dict[str, str], population: int) -> None:
    """Adds what another source knows."""
    record.names = names | {k: v for k, v in record.names.items() if v or k not in names}
    record.names.setdefault(record.name, "")
    record.name = name
    record.population = max(record.population, population)
    grown = settlement(record.population)
    if record.feature in PLACES and ORDER[grown] > ORDER[record.feature]:
        record.feature = grown


def add_geonames(
    places: Places, cities: list[dict[str, Any]], division: dict[tuple[str, str], str], covered: set[str]
) -> None:
    """Cities of GeoNames: better a known place, or a new one."""
    for city in cities:
        point = (city["latitude"], city["longitude"])
        known = places.by_geonames.get(city["geonameid"])
        if not known and city["countrycode"] in covered:
            known = places.near([city["name"]], city["countrycode"], point, 12)
        names = geonames_names(city)
        if known:
            better(
                known,
                name=city["name"] if readable(city["name"]) else known.name,
                names=names,
                population=city["population"],
            )
            continue
        if not city_kept(city["countrycode"], city["population"]):
            continue
        home = division.get((city["countrycode"], city["admin1code"]), "")
        feature = settlement(city["population"])
        new = Record(
            f"gn:{city['geonameid']}", city["name"], city["countrycode"], home, *point, feature, city["population"]
        )
        new.names, new.geonames = names, city["geonameid"]
        places.add(new)


def populated_names(row: dict[str, Any]) -> dict[str, str]:
    """Names of a populated place of Natural Earth by language."""
    names: dict[str, str] = {}
    for key, lang in (
        ("NAME_EN", "en"),
        ("NAME_FR", "fr"),
        ("NAME_ES", "es"),
        ("NAME", ""),
        ("NAMEALT", ""),
        ("NAMEASCII", ""),
    ):
        for name in (row.get(key) or "").split("|"):
            if readable(name):
                names.setdefault(name, lang)
    return names


def add_natural_earth(places: Places, rows: list[dict[str, Any]]) -> None:
    """Populated places of Natural Earth: names, capitals, and towns that the map shows."""
    for row in rows:
        country, point = row["ISO_A2"], (row["LATITUDE"], row["LONGITUDE"])
        if not country or country == "-99":
            country = {"KOS": "XK", "SOL": "SO", "CYN": "CY", "KAB": "KZ", "NOR": "NO", "FRA": "FR"}.get(
                row["ADM0_A3"], ""
            )
        if not country or point == (0, 0):
            continue
        names = populated_names(row)
        known = places.by_id.get(f"wof:{row['wof_id']}") or places.by_geonames.get(int(row["GEONAMEID"] or 0))
        if not known or distance_km(point, (known.lat, known.lon)) > 60:
            known = places.near(names, country, point, 50)
        if not known:
            known = Record(
                f"ne:{row['wikidataid'] or row['wof_id']}", row["NAME"], country, row["ADM1NAME"] or "", *point, "town"
            )
            places.add(known)
        better(known, name=row["NAME_EN"] or row["NAME"], names=names, population=int(row["POP_MAX"] or 0))
        if row["SCALERANK"] <= 4 or row["ADM0CAP"]:
            known.feature = "city"
        elif known.feature == "village":
            known.feature = "town"
        known.capital = known.capital or bool(row["ADM0CAP"])


def without_twins(records: list[Record]) -> list[Record]:
    """One record where several have one name, country and kind within about 5 km."""
    kept: dict[tuple[object, ...], Record] = {}
    for r in sorted(records, key=lambda r: (-r.population, -len(r.names), r.id)):
        kind = "place" if r.feature in PLACES else r.feature
        cell = (loose(r.name), r.country, kind, round(r.lat * 15), round(r.lon * 15))
        if cell in kept:
            kept[cell].names = r.names | kept[cell].names
            kept[cell].capital = kept[cell].capital or r.capital
        else:
            kept[cell] = r
    return list(kept.values())
