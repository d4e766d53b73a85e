"""Bringing the incidents up to date after an article came or changed.

Groups form only inside connected components of links (see :func:`vigie.incidents.cluster`), so clustering the
components that the change touches gives what clustering everything would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from vigie.incidents import Account, Comparer, cluster
from vigie.store.accounts import Accounts, batches
from vigie.store.grouping import Group, write_groups
from vigie.store.links import component, cut_links, link_report
from vigie.store.schema import IncidentReportRow


@dataclass(frozen=True)
class Change:
    """Reports that came and reports that went, by id."""

    fresh: Sequence[int]
    gone: Sequence[int]


def regroup(session: Session, accounts: Accounts, change: Change, comparer: Comparer) -> None:
    """Link the fresh reports, cut the gone ones, cluster what is touched, and write what became of the incidents."""
    left_behind = cut_links(session, change.gone)
    for report_id in change.fresh:
        link_report(session, accounts, report_id, comparer)
    touched = accounts.load(session, sorted(component(session, {*change.fresh, *left_behind})))
    before = memberships(session, [*touched, *change.gone])
    heirs = _heirs(accounts.load(session, change.gone), {i: touched[i] for i in change.fresh}, comparer)
    groups = _groups(touched, before, heirs, comparer)
    write_groups(session, touched, groups, before)


def memberships(session: Session, reports: Sequence[int]) -> dict[int, int]:
    """Report id to incident id, as stored."""
    found: dict[int, int] = {}
    for batch in batches(reports):
        query = select(IncidentReportRow).where(IncidentReportRow.report_id.in_(batch))
        found |= {row.report_id: row.incident_id for row in session.scalars(query)}
    return found


def _heirs(gone: Mapping[int, Account], fresh: Mapping[int, Account], comparer: Comparer) -> dict[int, int]:
    """Which report of the new version tells what a report of the old one told: the most alike, one for one."""
    scored = [(-comparer(old, new).score, i, j) for i, old in gone.items() for j, new in fresh.items()]
    heirs: dict[int, int] = {}
    for score, i, j in sorted(scored):
        if -score >= comparer.weights.threshold and i not in heirs and j not in heirs.values():
            heirs[i] = j
    return heirs


def _groups(
    touched: Mapping[int, Account], before: Mapping[int, int], heirs: Mapping[int, int], comparer: Comparer
) -> list[Group]:
    """The clusters, each with the incident it carries on: the one it shares the most reports with."""
    ids = {account.key: i for i, account in touched.items()}
    members = [tuple(ids[a.key] for a in c.accounts) for c in cluster(touched.values(), comparer)]
    home = {report: n for n, group in enumerate(members) for report in group}
    shared = Counter((before[r], home[r]) for r in touched if r in before)
    shared.update((before[r], home[heirs[r]]) for r in heirs if r in before)
    carried: dict[int, int] = {}
    for (incident, n), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if n not in carried and incident not in carried.values():
            carried[n] = incident
    return [Group(reports, carried.get(n)) for n, reports in enumerate(members)]
