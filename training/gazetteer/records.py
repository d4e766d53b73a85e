"""The build's working record, and what is common to all sources."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache

from vigie.gazetteer.fold import fold

loose = cache(fold)
"""The loose key, every one kept: names come back many times in a build."""

SCRIPTS = (("\u0000", "\u024f"), ("\u0600", "\u06ff"), ("\u1e00", "\u1eff"), ("\u2010", "\u201f"))
"""Latin and Arabic, with the signs that occur in their names."""


@dataclass(slots=True)
class Record:
    """One place while it is being built; ``names`` maps a name to its language ("" where unknown)."""

    id: str
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    feature: str
    population: int = 0
    capital: bool = False
    radius_km: float = 0.0
    approximate: bool = False
    geonames: int = 0
    names: dict[str, str] = field(default_factory=dict)


def readable(name: str) -> bool:
    """Latin or Arabic script throughout, and worth a key."""
    return 1 < len(name) <= 60 and all(any(a <= c <= b for a, b in SCRIPTS) for c in name)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) in degrees."""
    la, lb = math.radians(a[0]), math.radians(b[0])
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def settlement(population: int) -> str:
    """The feature of a populated place by its population."""
    return "city" if population >= 100_000 else "town" if population >= 5_000 else "village"
