"""Writing what became of the incidents: kept, founded, merged, split or emptied; each change with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from vigie.incidents import Account, founding_id, settle
from vigie.model import Incident, Kind, Place, When
from vigie.store.history import note
from vigie.store.links import strongest_join
from vigie.store.schema import IncidentReportRow, IncidentTable, SettledRow


@dataclass(frozen=True)
class Group:
    """The reports of one act, in order, and the incident that it carries on, if any."""

    reports: tuple[int, ...]
    incident: int | None


def write_groups(
    session: Session, touched: Mapping[int, Account], groups: Sequence[Group], before: Mapping[int, int]
) -> None:
    """Write the groups that differ from what is stored, and retire the incidents that none carries on."""
    members: dict[int, set[int]] = {}
    for report, incident in before.items():
        members.setdefault(incident, set()).add(report)
    changed = [g for g in groups if g.incident is None or members.get(g.incident) != set(g.reports)]
    _clear(session, {*before, *touched}, {g.incident for g in groups if g not in changed})
    for group in changed:
        _write(session, touched, group, before)
    for incident in sorted(members.keys() - {g.incident for g in groups}):
        _retire(session, incident, members[incident])


def _clear(session: Session, reports: set[int], kept: set[int | None]) -> None:
    """Take the reports out of their incidents, but for the incidents that stay as they are."""
    rows = session.scalars(select(IncidentReportRow).where(IncidentReportRow.report_id.in_(reports)))
    loose = [row.report_id for row in rows if row.incident_id not in kept]
    session.execute(delete(IncidentReportRow).where(IncidentReportRow.report_id.in_(loose)))


def _write(session: Session, touched: Mapping[int, Account], group: Group, before: Mapping[int, int]) -> None:
    row = session.get(IncidentTable, group.incident) if group.incident is not None else None
    founded = row is None
    accounts = {i: touched[i] for i in group.reports}
    if row is None:
        row = _found(session, accounts)
    incident = settle(list(accounts.values()), row.public_id)
    _fill(row, incident)
    session.execute(delete(SettledRow).where(SettledRow.incident_id == row.id))
    session.add_all(
        SettledRow(
            incident_id=row.id,
            field=f.field,
            chosen=[v.model_dump(mode="json") for v in f.values],
            rule=f.rule,
            disputed=f.disputed,
            confidence=f.confidence,
        )
        for f in incident.fields
    )
    session.add_all(IncidentReportRow(report_id=r, incident_id=row.id, position=i) for i, r in enumerate(group.reports))
    session.flush()
    _note_members(session, row, accounts, before, founded=founded)


def _found(session: Session, accounts: Mapping[int, Account]) -> IncidentTable:
    """A new incident under an id not in use."""
    keys = [a.key for a in accounts.values()]
    attempt = 0
    while session.scalar(select(IncidentTable.id).where(IncidentTable.public_id == founding_id(keys, attempt))):
        attempt += 1
    row = IncidentTable(public_id=founding_id(keys, attempt), retired=False, sources=0)
    session.add(row)
    session.flush()
    return row


def _fill(row: IncidentTable, incident: Incident) -> None:
    """Repeat the settled values that questions ask for."""
    kind = next((v for v in incident.field("kind").values if isinstance(v, Kind)), None)
    when = next((v for v in incident.field("date").values if isinstance(v, When)), None)
    place = next((v for v in incident.field("place").values if isinstance(v, Place)), None)
    row.retired, row.merged_into, row.sources = False, None, incident.sources
    row.confidence = incident.confidence
    row.event_type, row.subtype = (kind.type, kind.subtype) if kind else (None, None)
    row.date_start, row.date_end = (when.start, when.end) if when else (None, None)
    row.country = place.country if place else None
    row.lat, row.lon = (place.lat, place.lon) if place else (None, None)


def _note_members(
    session: Session,
    row: IncidentTable,
    accounts: Mapping[int, Account],
    before: Mapping[int, int],
    *,
    founded: bool,
) -> None:
    """Tell how an incident came about or grew: for each report that is new in it the strongest reason."""
    came = [i for i in accounts if before.get(i) != row.id]
    if founded:
        note(session, "created", {"reports": [list(accounts[i].key) for i in came]}, incident=row.public_id)
    elif gone := sorted(i for i, incident in before.items() if incident == row.id and i not in accounts):
        note(session, "reports left", {"count": len(gone)}, incident=row.public_id)
    for i in came if len(accounts) > 1 else []:
        key = accounts[i].key
        best = strongest_join(session, dict(accounts), i)
        why: dict[str, Any] = {"report": list(key)}
        if best:
            other = best.right if best.left == key else best.left
            why |= {"with": list(other), "score": best.score, "features": [f.model_dump() for f in best.features]}
        note(session, "joined", why, incident=row.public_id, article=key[0])


def _retire(session: Session, incident: int, reports: set[int]) -> None:
    """An incident that no group carries on: merged into the one that has most of its reports, or emptied."""
    row = session.get_one(IncidentTable, incident)
    now_in = session.scalars(select(IncidentReportRow.incident_id).where(IncidentReportRow.report_id.in_(reports)))
    homes = Counter(now_in)
    row.retired = True
    if not homes:
        note(session, "emptied", {"reports": 0}, incident=row.public_id)
        return
    heir = session.get_one(IncidentTable, min(homes, key=lambda i: (-homes[i], i)))
    row.merged_into = heir.id
    note(session, "merged", {"into": heir.public_id}, incident=row.public_id)
    note(session, "merged", {"from": row.public_id}, incident=heir.public_id)
