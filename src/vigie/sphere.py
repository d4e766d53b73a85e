"""Distances on the sphere."""

from __future__ import annotations

import math

_DIAMETER_KM = 12742.0


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in WGS 84 degrees, in km (haversine)."""
    la, lb, d = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(d / 2) ** 2
    return _DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))
