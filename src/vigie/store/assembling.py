"""Incident rows put together from the tables, many at a time, without loading an article's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from vigie.incidents import FIELDS, Key
from vigie.model import Claim, Incident, Party, Reason, Settled, Span, Value
from vigie.store.rows import ArticleRef, Excerpt, IncidentRow, ToldClaim, ToldReport
from vigie.store.schema import (
    ArticleRow,
    ClaimRow,
    IncidentReportRow,
    IncidentTable,
    ReadingRow,
    ReportRow,
    SettledRow,
    VersionRow,
)

_VALUE: TypeAdapter[Value] = TypeAdapter(Value)
_VALUES: TypeAdapter[tuple[Value, ...]] = TypeAdapter(tuple[Value, ...])
_SPEAKERS: TypeAdapter[tuple[Party, ...]] = TypeAdapter(tuple[Party, ...])


@dataclass(frozen=True)
class _Placed:
    """A report and the incident it belongs to."""

    incident: int
    report: ToldReport


def assemble(session: Session, ids: Sequence[int]) -> Iterator[IncidentRow]:
    """The rows of these incidents, in this order."""
    incidents = {r.id: r for r in session.scalars(select(IncidentTable).where(IncidentTable.id.in_(ids)))}
    reports: dict[int, list[ToldReport]] = {i: [] for i in ids}
    for placed in _reports(session, ids):
        reports[placed.incident].append(placed.report)
    settled: dict[int, dict[str, SettledRow]] = {i: {} for i in ids}
    for row in session.scalars(select(SettledRow).where(SettledRow.incident_id.in_(ids))):
        settled[row.incident_id][row.field] = row
    for i in ids:
        yield _row(incidents[i], tuple(reports[i]), settled[i])


def _reports(session: Session, ids: Sequence[int]) -> Iterator[_Placed]:
    version = (VersionRow.number, VersionRow.sha256, VersionRow.title, VersionRow.lang, VersionRow.outlet)
    query = (
        select(IncidentReportRow.incident_id, ReportRow, ArticleRow.public_id, VersionRow.url, VersionRow.published)
        .add_columns(*version)
        .join(ReportRow, ReportRow.id == IncidentReportRow.report_id)
        .join(ReadingRow, ReadingRow.id == ReportRow.reading_id)
        .join(VersionRow, VersionRow.id == ReadingRow.version_id)
        .join(ArticleRow, ArticleRow.id == ReportRow.article_id)
        .where(IncidentReportRow.incident_id.in_(ids))
        .order_by(IncidentReportRow.incident_id, IncidentReportRow.position)
    )
    rows = session.execute(query).all()
    claims = _claims(session, [row[1].id for row in rows])
    for incident, report, public_id, url, published, number, sha256, title, lang, outlet in rows:
        article = ArticleRef(public_id, number, sha256, title, lang, outlet, url, published)
        yield _Placed(incident, _told(article, report, tuple(claims.get(report.id, ()))))


def _told(article: ArticleRef, row: ReportRow, claims: tuple[ToldClaim, ...]) -> ToldReport:
    return ToldReport(
        article,
        row.public_id,
        claims,
        evidence=tuple(_excerpt(**e) for e in row.evidence),
        confidence=row.confidence,
        sources_confidence=row.sources_confidence,
        reasons=tuple(Reason.model_validate(r) for r in row.reasons or ()),
    )


def _excerpt(words: str, **span: object) -> Excerpt:
    return Excerpt(Span.model_validate(span), words)


def _claims(session: Session, reports: Sequence[int]) -> dict[int, list[ToldClaim]]:
    found: dict[int, list[ToldClaim]] = {}
    query = select(ClaimRow).where(ClaimRow.report_id.in_(reports)).order_by(ClaimRow.report_id, ClaimRow.position)
    for row in session.scalars(query):
        found.setdefault(row.report_id, []).append(ToldClaim(_claim(row), row.words))
    return found


def _claim(row: ClaimRow) -> Claim:
    return Claim.model_validate(
        {
            "field": row.field,
            "value": _VALUE.validate_python(row.value),
            "span": {"part": row.part, "start": row.span_start, "end": row.span_end},
            "said_by": _SPEAKERS.validate_python(row.said_by),
            "stance": row.stance,
            "rule": row.rule,
            "confidence": row.confidence,
        }
    )


def _row(incident: IncidentTable, reports: tuple[ToldReport, ...], settled: dict[str, SettledRow]) -> IncidentRow:
    keys: tuple[Key, ...] = tuple((r.article.id, r.id) for r in reports)
    fields = tuple(
        Settled(
            field=field,
            values=_VALUES.validate_python(settled[field].chosen),
            rule=settled[field].rule,
            disputed=settled[field].disputed,
            confidence=settled[field].confidence,
            claims=tuple((r.article.id, r.id, t.claim) for r in reports for t in r.claims if t.claim.field == field),
        )
        for field in FIELDS
        if field in settled
    )
    told = Incident(
        id=incident.public_id, reports=keys, fields=fields, sources=incident.sources, confidence=incident.confidence
    )
    return IncidentRow(told, reports)
