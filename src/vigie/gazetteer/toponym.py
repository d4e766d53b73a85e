"""The one value that the gazetteer gives out."""

from __future__ import annotations

from dataclasses import dataclass

FEATURE_RANK: dict[str, float] = {
    "country": 1.0, "city": 0.85, "base": 0.75, "nuclear": 0.75, "field": 0.7, "camp": 0.7,
    "hospital": 0.7, "crossing": 0.7, "dam": 0.7, "site": 0.7, "town": 0.74, "admin1": 0.72, "region": 0.65, "sea": 0.6,
    "airport": 0.55, "port": 0.5, "admin2": 0.5, "quarter": 0.4, "mountain": 0.4, "river": 0.4, "village": 0.3,
}  # fmt: skip
"""How readily a bare name means a feature of that kind, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place.

    ``country`` is ISO 3166-1 alpha-2 (None for a region across borders or at sea); ``admin1`` an English name;
    ``lat``, ``lon`` WGS 84 degrees; ``population`` 0 where unknown; ``radius_km`` how far the place reaches;
    ``loose`` is true where only the transliteration key matched; ``approximate`` where the point is rough.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    feature: str
    population: int = 0
    capital: bool = False
    radius_km: float = 2.0
    loose: bool = False
    approximate: bool = False
    origin: str = ""
