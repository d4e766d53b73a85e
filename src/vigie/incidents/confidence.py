"""How sure an incident and its fields are: the highest confidence among those that agree.

A plain rule. Two reports of one act do not err independently (they share wire texts, and the reader), so their
confidences are not multiplied; how many independent voices tell of the act stands in ``Incident.sources``.
"""

from __future__ import annotations

from collections.abc import Iterable

from vigie.incidents.names import same_party
from vigie.incidents.tellings import Telling
from vigie.model import Count, Party, Value, Weapon


def highest(confidences: Iterable[float | None]) -> float | None:
    """The highest that is known; None where none is."""
    return max((c for c in confidences if c is not None), default=None)


def field_confidence(held: Iterable[Telling], values: tuple[Value, ...]) -> float | None:
    """Of a settled field: the highest of the claims that agree with its first value."""
    if not values:
        return None
    return highest(t.claim.confidence for t in held if agrees(t.value, values[0]))


def agrees(told: Value, settled: Value) -> bool:
    """Whether a claim says what was settled: the same value, party or kind of weapon, or any figure of an interval."""
    if isinstance(told, Party) and isinstance(settled, Party):
        return same_party(told, settled)
    if isinstance(told, Weapon) and isinstance(settled, Weapon):
        return told.kind == settled.kind
    if isinstance(told, Count) and isinstance(settled, Count):
        return True  # the interval holds them all
    return told == settled
