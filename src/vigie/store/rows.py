"""What the store gives back: incidents with their articles and words, and the account of how they came about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from vigie.incidents import Comparison
from vigie.model import Claim, Incident, Reason, Span

AddedStatus = Literal["new", "unchanged", "new version", "read again"]


@dataclass(frozen=True)
class Added:
    """What adding an article did. ``incidents``: ids of the incidents that its reports are in now."""

    status: AddedStatus
    article: str
    incidents: tuple[str, ...] = ()
    reports: int = 0


@dataclass(frozen=True)
class ArticleRef:
    """An article without its text."""

    id: str
    version: int
    sha256: str
    title: str | None
    lang: str | None
    outlet: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True)
class Excerpt:
    """Words of an article and where they stand."""

    span: Span
    words: str


@dataclass(frozen=True)
class ToldClaim:
    """A claim with the words it was cut from."""

    claim: Claim
    words: str


@dataclass(frozen=True)
class ToldReport:
    """What one article says of the incident. ``claims`` stand in the reader's order of preference; the rest as in
    :class:`vigie.model.Report`."""

    article: ArticleRef
    id: str
    claims: tuple[ToldClaim, ...]
    evidence: tuple[Excerpt, ...]
    confidence: float | None = None
    sources_confidence: float | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class IncidentRow:
    """An incident with its reports, in the order of ``incident.reports``."""

    incident: Incident
    reports: tuple[ToldReport, ...]

    @property
    def articles(self) -> tuple[ArticleRef, ...]:
        """The articles that tell of it, each once."""
        return tuple({r.article.id: r.article for r in self.reports}.values())


@dataclass(frozen=True)
class Event:
    """One line of the history."""

    at: datetime
    who: str
    what: str
    incident: str | None
    article: str | None
    why: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """One incident in full: why its reports were joined, and its history (oldest first)."""

    row: IncidentRow
    joins: tuple[Comparison, ...]
    history: tuple[Event, ...]
