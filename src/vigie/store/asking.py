"""Questions to the record: which incidents, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians

from sqlalchemy import ColumnElement, and_, exists, literal, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from vigie.errors import StoreError
from vigie.gazetteer.fold import strict_key
from vigie.model import SUBTYPES
from vigie.sphere import kilometres
from vigie.store.schema import ClaimRow, IncidentReportRow, IncidentTable, ReportRow

KM_PER_DEGREE = 111.0  # of latitude; a little less than the true 111.2, so that the box is never too small


@dataclass(frozen=True)
class Near:
    """Within ``km`` of a point (degrees, WGS 84). Raises StoreError for a point off the globe."""

    lat: float
    lon: float
    km: float

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180 and 0 < self.km <= 20_040):
            raise StoreError(f"near {self.lat:g},{self.lon:g},{self.km:g}: no point and distance on the globe")

    def holds(self, lat: float | None, lon: float | None) -> bool:
        """Whether a point lies within the circle."""
        return lat is not None and lon is not None and kilometres(self.lat, self.lon, lat, lon) <= self.km

    def box(self) -> ColumnElement[bool]:
        """A box around the circle, in SQL; only latitudes where the circle meets a pole or the 180th meridian."""
        reach = self.km / KM_PER_DEGREE
        low, high = self.lat - reach, self.lat + reach
        latitudes = IncidentTable.lat.between(low, high)
        widest = cos(radians(min(89.9, max(abs(low), abs(high)))))
        left, right = self.lon - reach / widest, self.lon + reach / widest
        if low < -89 or high > 89 or left < -180 or right > 180:
            return latitudes
        return and_(latitudes, IncidentTable.lon.between(left, right))


@dataclass(frozen=True)
class Question:
    """What is asked for; what is None is not asked. Days are included; names and words are compared folded.

    ``type``: an ACLED event type or sub-event type, or words of one ("drone"). ``country``: ISO 3166-1 alpha-2.
    ``actor``: words of an actor, claimant or blamed party. ``text``: words of the paragraphs that tell of the act.
    """

    since: date | None = None
    until: date | None = None
    country: str | None = None
    type: str | None = None
    actor: str | None = None
    near: Near | None = None
    text: str | None = None


def matching(session: Session, question: Question) -> list[int]:
    """The incidents asked for, by date (those without one last), then id. Raises StoreError for an unknown type."""
    start = IncidentTable.date_start
    query = (
        select(IncidentTable.id, IncidentTable.lat, IncidentTable.lon)
        .where(IncidentTable.retired.is_(False), *_conditions(question))
        .order_by(start.is_(None), start, IncidentTable.date_end, IncidentTable.public_id)
    )
    near = question.near
    return [i for i, lat, lon in session.execute(query) if near is None or near.holds(lat, lon)]


def _conditions(question: Question) -> Iterator[ColumnElement[bool]]:
    if question.since:
        yield IncidentTable.date_end >= question.since
    if question.until:
        yield IncidentTable.date_start <= question.until
    if question.country:
        yield IncidentTable.country == _country(question.country)
    if question.type:
        yield IncidentTable.subtype.in_(subtypes_named(question.type))
    if question.actor:
        fields = ClaimRow.field.in_(("actor", "claimed_by", "blamed"))
        yield _told(and_(fields, ClaimRow.stance != "denied", *_words(ClaimRow.folded, question.actor)), claims=True)
    if question.text:
        yield _told(and_(true(), *_words(ReportRow.folded, question.text)), claims=False)
    if question.near:
        yield question.near.box()


def _country(code: str) -> str:
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise StoreError(f"country {code!r}: a two-letter code is needed (ISO 3166-1: SY, IQ, ML ...)")
    return code.upper()


def subtypes_named(words: str) -> list[str]:
    """The sub-event types whose name, or whose event type's name, is or holds the words. StoreError where none does."""
    wanted = strict_key(words)
    names = {s: (strict_key(s), strict_key(t)) for s, t in SUBTYPES.items()}
    exact = [s for s, keys in names.items() if wanted in keys]
    found = exact or [s for s, keys in names.items() if wanted and any(wanted in key for key in keys)]
    if not found:
        raise StoreError(f"type {words!r}: no such type; known are {', '.join(dict.fromkeys(SUBTYPES.values()))}")
    return found


def _words(column: InstrumentedAttribute[str], words: str) -> Iterator[ColumnElement[bool]]:
    """Every folded word must stand at the start of a word in the column."""
    text = literal(" ").concat(column)
    for word in strict_key(words).split():
        yield text.like(f"% {_escaped(word)}%", escape="\\")


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _told(condition: ColumnElement[bool], *, claims: bool) -> ColumnElement[bool]:
    """Whether a report of the incident (or a claim of one) meets a condition."""
    query = select(IncidentReportRow.report_id).join(ReportRow, ReportRow.id == IncidentReportRow.report_id)
    if claims:
        query = query.join(ClaimRow, ClaimRow.report_id == ReportRow.id)
    return exists(query.where(IncidentReportRow.incident_id == IncidentTable.id, condition).correlate(IncidentTable))


def find_incident(session: Session, wanted: str) -> IncidentTable:
    """The incident of an id, with or without ``VIG-``, in any case, or of the start of one.

    A merged incident leads to the one that it became. Raises StoreError where there is none, or more than one.
    """
    start = "VIG-" + wanted.strip().upper().removeprefix("VIG-")
    like = IncidentTable.public_id.like(f"{_escaped(start)}%", escape="\\")
    rows: Sequence[IncidentTable] = session.scalars(select(IncidentTable).where(like).limit(20)).all()
    exact = [r for r in rows if r.public_id == start]
    found = exact or [r for r in rows if not r.retired] or list(rows)
    if len(found) != 1 or start == "VIG-":
        raise StoreError(f"{wanted}: {'no such incident' if not found else 'the start of more than one incident'}")
    row = found[0]
    while row.merged_into is not None:
        row = session.get_one(IncidentTable, row.merged_into)
    if row.retired:
        raise StoreError(f"{row.public_id}: no report tells of it any more; its article was changed or read again")
    return row
