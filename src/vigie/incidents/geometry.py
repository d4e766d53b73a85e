"""Distances on the globe and how far a named place reaches."""

from __future__ import annotations

from math import inf

from vigie.incidents.names import fold_place
from vigie.model import Place, PlacePrecision
from vigie.sphere import kilometres

_TELLING = 5
"""Letters that a folded name must have to be told within a longer one."""
RADIUS_KM: dict[PlacePrecision, float] = {"exact": 5.0, "near": 20.0, "admin1": 80.0, "country": inf}
"""How far a place reaches where the gazetteer gives no radius."""


def distance_km(left: Place, right: Place) -> float | None:
    """Distance of two places, or None where one has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    return kilometres(left.lat, left.lon, right.lat, right.lon)


def reach_km(place: Place) -> float:
    """The radius within which the place lies, never less than its precision promises."""
    return max(place.radius_km or 0.0, RADIUS_KM[place.precision])


def gap_km(left: Place, right: Place) -> float | None:
    """Distance less the reach of both; 0 where they may be one place; None where that cannot be told."""
    apart = distance_km(left, right)
    reach = reach_km(left) + reach_km(right)
    return None if apart is None or reach == inf else max(0.0, apart - reach)


def place_names(place: Place) -> frozenset[str]:
    """The folded names of a place: as written and as the gazetteer has it."""
    return frozenset(fold_place(n) for n in (place.name, place.canonical) if n)


def same_name(left: Place, right: Place) -> bool:
    """One gazetteer entry, one folded name, or a name within the other ("Ain al-Asad", "Ain al-Asad air base")."""
    if left.gazetteer_id and left.gazetteer_id == right.gazetteer_id:
        return True
    pairs = [sorted((a, b), key=len) for a in place_names(left) for b in place_names(right)]
    return any(short == long or (len(short) >= _TELLING and short in long) for short, long in pairs)


def agree(left: Place, right: Place) -> bool:
    """Whether both can be true of one act: near, of one name, or the one a wider area that may hold the other."""
    if left.country and right.country and left.country != right.country:
        return False
    if same_name(left, right) or "country" in (left.precision, right.precision):
        return True
    gap = gap_km(left, right)
    if gap is not None:
        return gap == 0.0
    wide = "admin1" in (left.precision, right.precision)
    return wide and (left.admin1 is None or right.admin1 is None or left.admin1 == right.admin1)
