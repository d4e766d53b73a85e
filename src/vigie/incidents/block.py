"""Which pairs of reports are worth comparing: near in time, and near in space or in one country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vigie.incidents.account import Account
from vigie.incidents.geometry import gap_km

DAY_SLACK = timedelta(days=1)
"""Midnight and time zones: what one outlet dates on the 18th another dates on the 19th."""
NEAR_KM = 50.0
"""Across a border two places this near may be one."""


def may_meet(left: Account, right: Account) -> bool:
    """Whether two reports may tell of one act. Symmetric; depends on the two alone."""
    if left.article.id == right.article.id or left.window is None or right.window is None:
        return False
    if left.window[0] > right.window[1] + DAY_SLACK or right.window[0] > left.window[1] + DAY_SLACK:
        return False
    return _meet_in_space(left, right)


def _meet_in_space(left: Account, right: Account) -> bool:
    one, two = left.place, right.place
    if one is None or two is None or one.country is None or two.country is None or one.country == two.country:
        return True
    gap = gap_km(one, two)
    return gap is not None and gap <= NEAR_KM


def candidate_pairs(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Index pairs ``(i, j)``, ``i < j``, of all reports that may meet; a sweep over the days."""
    dated = [(a.window[0], a.window[1], i) for i, a in enumerate(accounts) if a.window]
    open_: list[tuple[date, int]] = []
    for start, end, i in sorted(dated):
        open_ = [(last, j) for last, j in open_ if last + DAY_SLACK >= start]
        for _, j in open_:
            if may_meet(accounts[i], accounts[j]):
                yield min(i, j), max(i, j)
        open_.append((end, i))
