"""What happened and whether it succeeded: the settled kind and status."""

from __future__ import annotations

from vigie.incidents.tellings import Telling, Tellings, Verdict, support
from vigie.model import Kind, Status, StatusName

_GENERAL = {"Other": 0, "Attack": 1, "Armed clash": 1, "Violent demonstration": 1, "Change to group/activity": 1}
_SPECIFIC = 2
_STATUS_ORDER: dict[StatusName, int] = {"occurred": 0, "attempted": 1, "foiled": 2}


def specificity(kind: Kind) -> int:
    """0 for "Other", 1 for the general sub-event types, 2 for those that name a means or a course."""
    return _GENERAL.get(kind.subtype, _SPECIFIC)


def settle_kind(tellings: Tellings) -> Verdict:
    """The kind with the most independent sources, then the most specific; disputed where reports differ in subtype."""
    groups: dict[Kind, list[Telling]] = {}
    for telling in tellings.preferred("kind"):
        if isinstance(telling.value, Kind):
            groups.setdefault(telling.value, []).append(telling)
    ranked = sorted(groups, key=lambda k: (*(-n for n in support(groups[k])), -specificity(k), k.subtype))
    return Verdict(tuple(ranked[:1]), "most sources, then most specific", len(groups) > 1)


def settle_status(tellings: Tellings) -> Verdict:
    """The status with the most independent sources; a tie goes to the graver; disputed where reports differ."""
    groups: dict[Status, list[Telling]] = {}
    for telling in tellings.preferred("status"):
        if isinstance(telling.value, Status):
            groups.setdefault(telling.value, []).append(telling)
    ranked = sorted(groups, key=lambda s: (*(-n for n in support(groups[s])), _STATUS_ORDER[s.status]))
    return Verdict(tuple(ranked[:1]), "most sources, then the graver", len(groups) > 1)
