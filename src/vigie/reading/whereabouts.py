"""A place name in the text, what it is and where the gazetteer puts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vigie.gazetteer import Toponym
from vigie.gazetteer.fold import fold
from vigie.model import Place, PlacePrecision
from vigie.sphere import kilometres

Scale = Literal["site", "settlement", "area", "country"]
AREAS = frozenset({"admin1", "admin2", "region", "sea", "river", "mountain"})
SITES = frozenset(
    {"base", "field", "camp", "hospital", "crossing", "dam", "site", "airport", "port", "nuclear", "quarter"}
)
_AREA_KM = 100.0  # how far from its middle an area reaches at least
_NEAR_KM = 5.0  # how far "near X" reaches at least
_PRECISION: dict[Scale, PlacePrecision] = {"country": "country", "area": "admin1"}
_RANK: dict[Scale, int] = {"site": 0, "settlement": 0, "area": 1, "country": 2}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place name in the text: tokens ``[start, end)``. ``noun`` is the generic noun before it ("camp de") or,
    in other languages, at its end ("Goma airport"); the bare name ends before ``bare``.
    """

    start: int
    end: int
    head: int
    name: str
    scale: Scale
    near: bool = False
    locative: bool = False
    toponym: Toponym | None = None
    noun: int | None = None
    bare: int | None = None
    country: str | None = None
    admin1: str | None = None
    host: Toponym | None = None  # the town around a site that the gazetteer does not hold
    holds: bool = False  # a finer place inside it is named beside it

    @property
    def rank(self) -> int:
        """Finer places first."""
        return max(_RANK[self.scale], int(self.holds))

    @property
    def district(self) -> bool:
        """Whether an area is a small one."""
        return self.toponym is not None and self.toponym.feature == "admin2"

    @property
    def local(self) -> bool:
        """Whether it says where an act was: a town, a site, or a district named without a word for one ("in Rueso")."""
        return self.rank == 0 or (self.district and self.noun is None and not self.holds)

    def may_lie_in(self, wider: Whereabouts) -> bool:
        """Whether nothing speaks against this place lying in the area or country."""
        if wider.country is not None and self.country not in (wider.country, None):
            return False
        own, area = self.toponym or self.host, wider.toponym
        if own is None or area is None or wider.scale != "area":
            return True
        if area.feature == "admin1" and own.admin1 is not None:
            return fold(own.admin1) == fold(area.admin1 or area.name)
        return kilometres(own.lat, own.lon, area.lat, area.lon) <= max(area.radius_km, _AREA_KM)

    @property
    def precision(self) -> PlacePrecision:
        """Places within areas and countries are known no better than those; hosts and "near X" only nearly."""
        nearly: PlacePrecision = "near" if self.near or self.host is not None else "exact"
        return _PRECISION.get(self.scale, nearly)

    def place(self) -> Place:
        """As a value of the record."""
        t, at = self.toponym, self.toponym or self.host
        least = _NEAR_KM if self.precision == "near" else 0.0
        return Place(
            name=self.name,
            country=at.country if at and at.country else self.country,
            admin1=(at.admin1 if at else None) or self.admin1,
            lat=round(at.lat, 4) if at else None,
            lon=round(at.lon, 4) if at else None,
            precision=self.precision,
            radius_km=max(at.radius_km, least) if at else None,
            gazetteer_id=t.id if t else None,
            canonical=t.name if t else None,
        )
