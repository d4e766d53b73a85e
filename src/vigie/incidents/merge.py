"""The whole composition: readings to incidents."""

from __future__ import annotations

from collections.abc import Iterable

from vigie.incidents.account import accounts_of
from vigie.incidents.cluster import cluster
from vigie.incidents.compare import Comparer
from vigie.incidents.settle import settle
from vigie.incidents.weights import Weights
from vigie.model import Incident, Reading


def merge(readings: Iterable[Reading], weights: Weights | None = None) -> tuple[Incident, ...]:
    """The incidents that the readings tell of, by the dates and keys of their first reports."""
    return tuple(settle(c.accounts) for c in cluster(accounts_of(readings), Comparer(weights)))
