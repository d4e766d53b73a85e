"""The settled values of an incident, by name and type: what every view starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from vigie.model import Count, FieldName, Incident, Kind, Party, Place, Status, Weapon, When

V = TypeVar("V", Kind, Status, When, Place, Party, Weapon, Count)


@dataclass(frozen=True)
class Facts:
    """One incident; None and () where nobody says anything. ``disputed``: the fields on which reports differ."""

    id: str
    kind: Kind | None
    status: Status | None
    when: When | None
    place: Place | None
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    weapons: tuple[Weapon, ...]
    killed: Count | None
    injured: Count | None
    claimed_by: tuple[Party, ...]
    denied_by: tuple[Party, ...]
    blamed: tuple[Party, ...]
    sources: int
    disputed: tuple[FieldName, ...]
    confidence: float | None = None


def facts_of(incident: Incident) -> Facts:
    """The settled values of an incident."""

    def all_of(field: FieldName, kind: type[V]) -> tuple[V, ...]:
        return tuple(v for v in incident.field(field).values if isinstance(v, kind))

    def one_of(field: FieldName, kind: type[V]) -> V | None:
        return next(iter(all_of(field, kind)), None)

    return Facts(
        id=incident.id,
        kind=one_of("kind", Kind),
        status=one_of("status", Status),
        when=one_of("date", When),
        place=one_of("place", Place),
        actors=all_of("actor", Party),
        targets=all_of("target", Party),
        weapons=all_of("weapon", Weapon),
        killed=one_of("killed", Count),
        injured=one_of("injured", Count),
        claimed_by=all_of("claimed_by", Party),
        denied_by=all_of("denied_by", Party),
        blamed=all_of("blamed", Party),
        sources=incident.sources,
        disputed=tuple(f.field for f in incident.fields if f.disputed),
        confidence=incident.confidence,
    )
