"""Links: pairs of active reports whose comparison reaches the threshold, kept so that merges can be explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import Select, and_, delete, or_, select
from sqlalchemy.orm import Session

from vigie.incidents import DAY_SLACK, Account, Comparer, Comparison, Feature, may_meet
from vigie.store.accounts import Accounts, batches
from vigie.store.schema import LinkRow, ReportRow


def neighbours(session: Session, window: tuple[date, date]) -> list[int]:
    """The active reports whose days touch these, one day's slack included."""
    near = select(ReportRow.id).where(
        ReportRow.active.is_(True),
        ReportRow.day_from <= window[1] + DAY_SLACK,
        ReportRow.day_to >= window[0] - DAY_SLACK,
    )
    return list(session.scalars(near.order_by(ReportRow.id)))


def link_report(session: Session, accounts: Accounts, report_id: int, comparer: Comparer) -> None:
    """Compare a new report with those it may meet, and keep the links."""
    account = accounts.load(session, [report_id])[report_id]
    if account.window is None:
        return
    for other_id, other in accounts.load(session, neighbours(session, account.window)).items():
        if other_id == report_id or not may_meet(account, other):
            continue
        comparison = comparer(account, other)
        if comparison.score >= comparer.weights.threshold:
            session.add(_row(report_id, other_id, comparison))
    session.flush()


def _row(one: int, two: int, comparison: Comparison) -> LinkRow:
    features = [f.model_dump() for f in comparison.features]
    return LinkRow(left_id=min(one, two), right_id=max(one, two), score=comparison.score, features=features)


def cut_links(session: Session, gone: Sequence[int]) -> set[int]:
    """Drop the links of reports that are no longer active. Returns those they were linked to."""
    met = linked_to(session, gone) - set(gone)
    for batch in batches(gone):
        session.execute(delete(LinkRow).where(or_(LinkRow.left_id.in_(batch), LinkRow.right_id.in_(batch))))
    return met


def linked_to(session: Session, ids: Iterable[int]) -> set[int]:
    """The reports at the other end of these reports' links."""
    met: set[int] = set()
    for batch in batches(ids):
        met |= set(session.scalars(select(LinkRow.right_id).where(LinkRow.left_id.in_(batch))))
        met |= set(session.scalars(select(LinkRow.left_id).where(LinkRow.right_id.in_(batch))))
    return met


def component(session: Session, seeds: Iterable[int]) -> set[int]:
    """All reports that links join to the seeds, over any number of steps."""
    reached: set[int] = set()
    edge = set(seeds)
    while edge:
        reached |= edge
        edge = linked_to(session, edge) - reached
    return reached


def joins_between(session: Session, accounts: dict[int, Account]) -> Iterator[Comparison]:
    """The links among some reports, the strongest first."""
    query = select(LinkRow).where(LinkRow.left_id.in_(accounts), LinkRow.right_id.in_(accounts))
    for row in session.scalars(_strongest_first(query)):
        yield _comparison(row, accounts)


def strongest_join(session: Session, accounts: dict[int, Account], report: int) -> Comparison | None:
    """The strongest link of one of these reports with another of them."""
    others = [i for i in accounts if i != report]
    ends = or_(
        and_(LinkRow.left_id == report, LinkRow.right_id.in_(others)),
        and_(LinkRow.right_id == report, LinkRow.left_id.in_(others)),
    )
    row = session.scalar(_strongest_first(select(LinkRow).where(ends)).limit(1))
    return _comparison(row, accounts) if row else None


def _strongest_first(query: Select[LinkRow]) -> Select[LinkRow]:
    return query.order_by(LinkRow.score.desc(), LinkRow.left_id, LinkRow.right_id)


def _comparison(row: LinkRow, accounts: dict[int, Account]) -> Comparison:
    left, right = sorted((accounts[row.left_id].key, accounts[row.right_id].key))
    features = tuple(Feature.model_validate(f) for f in row.features)
    return Comparison(left=left, right=right, score=row.score, features=features)
