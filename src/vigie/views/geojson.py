"""Incidents as GeoJSON (RFC 7946): one feature an incident, written one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from vigie.model import Place
from vigie.store import IncidentRow
from vigie.views.csv import csv_cells
from vigie.views.facts import facts_of
from vigie.views.json import article_object, evidence_objects

_DIGITS = 6  # a tenth of a metre
_LISTS = ("actors", "targets", "weapons", "claimed_by", "denied_by", "blamed", "articles", "disputed")


def write_geojson(rows: Iterable[IncidentRow], out: TextIO) -> int:
    """Write a FeatureCollection; returns how many features. WGS 84, longitude first."""
    out.write('{"type": "FeatureCollection", "features": [')
    count = 0
    for row in rows:
        out.write(",\n" if count else "\n")
        json.dump(feature(row), out, ensure_ascii=False)
        count += 1
    out.write("\n]}\n")
    return count


def feature(row: IncidentRow) -> dict[str, Any]:
    """One feature. The properties have the names of the CSV columns; the geometry is null without coordinates."""
    place = facts_of(row.incident).place
    return {
        "type": "Feature",
        "id": row.incident.id,
        "geometry": _point(place) if place else None,
        "properties": _properties(row, place),
    }


def _point(place: Place) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [round(place.lon, _DIGITS), round(place.lat, _DIGITS)]}


def _properties(row: IncidentRow, place: Place | None) -> dict[str, Any]:
    cells: dict[str, Any] = {k: v for k, v in csv_cells(row).items() if k not in ("lat", "lon", "id")}
    for name in _LISTS:
        cells[name] = cells[name].split("; ") if cells[name] else []
    cells["radius_km"] = place.radius_km if place else None
    cells["articles"] = [article_object(a) for a in row.articles]
    cells["evidence"] = [e for report in row.reports for e in evidence_objects(report)]
    return cells
