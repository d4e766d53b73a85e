"""At what cost: the interval of all figures told, from which ACLED's and UCDP's numbers follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from vigie.incidents.account import counts
from vigie.incidents.tellings import Tellings, Verdict
from vigie.model import Count, FieldName, Settled

_RULE = "interval of all figures told"


class Estimate(NamedTuple):
    """UCDP's three figures. ``high`` is None where the highest figure is open ("at least")."""

    low: int
    best: int
    high: int | None


def settle_killed(tellings: Tellings) -> Verdict:
    """The interval of all figures; disputed where two have no number in common, or one is denied."""
    return _settle(tellings, "killed")


def settle_injured(tellings: Tellings) -> Verdict:
    """As killed."""
    return _settle(tellings, "injured")


def _settle(tellings: Tellings, field: FieldName) -> Verdict:
    told = [t.value for t in tellings.preferred(field) if isinstance(t.value, Count)]
    figures = [c for c in told if c.min is not None or c.max is not None]
    if not figures:
        return Verdict((), _RULE)
    disputed = bool(tellings.denied(field)) or conflict(figures)
    return Verdict((hull(figures),), _RULE, disputed)


def hull(figures: Sequence[Count]) -> Count:
    """The least interval that holds every figure; open above where only an "at least" reaches the top."""
    low = min(c.min or 0 for c in figures)
    closed = max((c.max for c in figures if c.max is not None), default=None)
    open_from = max((c.min or 0 for c in figures if c.max is None), default=None)
    if closed is None or (open_from is not None and open_from > closed):
        return Count(min=low, max=None)
    return Count(min=low, max=closed)


def conflict(figures: Sequence[Count]) -> bool:
    """Whether two intervals have no number in common."""
    highest_low = max(c.min or 0 for c in figures)
    lowest_high = min((c.max for c in figures if c.max is not None), default=None)
    return lowest_high is not None and lowest_high < highest_low


def lowest_reported(settled: Settled) -> int | None:
    """ACLED's rule for fatalities: the lowest figure reported; None where nobody gives one."""
    return next((v.min or 0 for v in settled.values if isinstance(v, Count)), None)


def estimate(settled: Settled) -> Estimate | None:
    """UCDP's rule: low and high span the figures told; best is what most articles give, of equals the lowest."""
    interval = next((v for v in settled.values if isinstance(v, Count)), None)
    if interval is None:
        return None
    told = {(article, c.value.min or 0) for article, _, c in settled.claims if isinstance(c.value, Count) and counts(c)}
    votes = Counter(figure for _, figure in told)
    best = min(votes, key=lambda figure: (-votes[figure], figure))
    return Estimate(interval.min or 0, best, interval.max)
