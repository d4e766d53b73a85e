"""The vocabulary of the record: frozen values, one class a word of the design.

The outside JSON form (one object an article) is made from these by :mod:`vigie.views.coding`.
Offsets are Unicode code points; dates are calendar days at the place; coordinates are WGS 84 degrees; radii are km.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

EventType = Literal[
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
]

SUBTYPES: dict[str, EventType] = {
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Air/drone strike": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Chemical weapon": "Explosions/Remote violence",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Sexual violence": "Violence against civilians",
    "Peaceful protest": "Protests",
    "Protest with intervention": "Protests",
    "Excessive force against protesters": "Protests",
    "Violent demonstration": "Riots",
    "Mob violence": "Riots",
    "Agreement": "Strategic developments",
    "Arrests": "Strategic developments",
    "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
}
"""ACLED's sub-event types, each with its event type (ACLED codebook)."""

WeaponKind = Literal[
    "drone", "missile", "rocket", "shell", "airstrike", "bomb", "ied", "vbied", "suicide_vest", "mine", "grenade",
    "small_arms", "knife", "fire", "vehicle", "chemical", "other",
]  # fmt: skip
StatusName = Literal["occurred", "attempted", "foiled"]
DatePrecision = Literal["day", "week", "month", "year"]
PlacePrecision = Literal["exact", "near", "admin1", "country"]
Stance = Literal["stated", "claimed", "denied", "unconfirmed"]
StatementKind = Literal[
    "claim", "denial", "threat", "accusation", "pledge", "condemnation", "demand", "aid", "alert",
]  # fmt: skip
FieldName = Literal[
    "kind", "status", "date", "place", "actor", "target", "weapon", "killed", "injured", "claimed_by", "denied_by",
    "blamed",
]  # fmt: skip
Part = Literal["title", "text"]


class Frozen(BaseModel):
    """Base of every value: immutable, hashable, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """``[start, end)`` in an article's title or text, in code points."""

    part: Part = "text"
    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Span:
        if self.end <= self.start:
            raise ValueError(f"empty span [{self.start}, {self.end})")
        return self


class Article(Frozen):
    """One text as published."""

    id: str
    text: str
    title: str | None = None
    lang: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    sha256: str = ""

    @model_validator(mode="before")
    @classmethod
    def _digest(cls, data: object) -> object:
        """Without raw bytes the hash is that of title and text in UTF-8."""
        if isinstance(data, dict) and not data.get("sha256"):
            raw = f"{data.get('title') or ''}\n{data.get('text') or ''}"
            data = {**data, "sha256": hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()}
        return data

    def cut(self, span: Span) -> str:
        """The words that a span points at."""
        return ((self.title or "") if span.part == "title" else self.text)[span.start : span.end]


class Party(Frozen):
    """Who: a neutral English name, and the words of the article."""

    what: Literal["party"] = "party"
    name: str
    text: str
    span: Span | None = None
    id: str | None = None  # id in the register, where the party stands there
    kind: str | None = None  # the register's kind: state_forces, rebel_group, civilians, ...
    country: str | None = None  # ISO 3166-1 alpha-2


class Kind(Frozen):
    """ACLED event type and sub-event type."""

    what: Literal["kind"] = "kind"
    type: EventType
    subtype: str

    @model_validator(mode="after")
    def _known(self) -> Kind:
        if SUBTYPES.get(self.subtype) != self.type:
            raise ValueError(f"{self.subtype!r} is no sub-event type of {self.type!r}")
        return self


class Status(Frozen):
    what: Literal["status"] = "status"
    status: StatusName


class When(Frozen):
    """Calendar days at the place, both ends included."""

    what: Literal["when"] = "when"
    start: date
    end: date
    precision: DatePrecision = "day"


class Place(Frozen):
    """Where: the surface form and what the gazetteer makes of it. Unknown coordinates are null, never (0, 0)."""

    what: Literal["place"] = "place"
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "exact"
    radius_km: float | None = None
    gazetteer_id: str | None = None
    canonical: str | None = None


class Weapon(Frozen):
    what: Literal["weapon"] = "weapon"
    kind: WeaponKind
    count: int | None = None


class Count(Frozen):
    """An interval of persons: "at least 12" is ``Count(min=12, max=None)``."""

    what: Literal["count"] = "count"
    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=0)


Value = Annotated[Kind | Status | When | Place | Party | Weapon | Count, Field(discriminator="what")]


Confidence = Annotated[float, Field(ge=0, le=1)]
"""How likely something is right, as coders find it: of all that is given 0.7, seven in ten are."""


class Reason(Frozen):
    """One feature that speaks for (``weight`` above 0) or against what it is found of, in log-odds."""

    name: str
    weight: float


class Claim(Frozen):
    """One value for one field of one act, with its words and its speaker.

    ``said_by`` runs from the outlet's source to that source's own source; empty means that the outlet itself says so.
    ``confidence``: how likely the value is the act's; None where no reader tells.
    """

    field: FieldName
    value: Value
    span: Span
    said_by: tuple[Party, ...] = ()
    stance: Stance = "stated"
    rule: str = ""
    confidence: Confidence | None = None


class Report(Frozen):
    """What one article says of one act. Claims of a field stand in order of preference.

    ``confidence``: how likely the article tells of such an act; ``sources_confidence``: how likely a speaker of the
    claims is a source of the act; None where no reader tells. ``reasons``: what decided ``confidence``, the strongest
    first.
    """

    id: str
    claims: tuple[Claim, ...]
    evidence: tuple[Span, ...] = Field(min_length=1)
    confidence: Confidence | None = None
    sources_confidence: Confidence | None = None
    reasons: tuple[Reason, ...] = ()

    def of(self, field: FieldName) -> tuple[Claim, ...]:
        """The claims for one field, the preferred first."""
        return tuple(c for c in self.claims if c.field == field)


class Statement(Frozen):
    """A speech act of a named speaker."""

    kind: StatementKind
    speaker: Party
    target: Party | None = None
    date: When | None = None
    evidence: Span
    said_by: tuple[Party, ...] = ()
    rule: str = ""


class Toll(Frozen):
    """An aggregate over many acts: never an incident. ``scope`` is cut from the article."""

    scope: str
    killed: Count | None = None
    injured: Count | None = None
    evidence: Span
    said_by: tuple[Party, ...] = ()
    rule: str = ""


class Reading(Frozen):
    """What a reader found in one article."""

    article: Article
    reports: tuple[Report, ...] = ()
    statements: tuple[Statement, ...] = ()
    tolls: tuple[Toll, ...] = ()
    reader: str = "rules"
    version: str = ""

    def spans(self) -> Iterator[Span]:
        """Every span that the reading points at."""
        for report in self.reports:
            yield from report.evidence
            for claim in report.claims:
                yield claim.span
                yield from (s.span for s in claim.said_by if s.span)
        for statement in self.statements:
            yield statement.evidence
            yield from (p.span for p in (statement.speaker, statement.target) if p and p.span)
        yield from (toll.evidence for toll in self.tolls)


class Settled(Frozen):
    """One field of an incident: the value that a named rule chose, beside every claim for it.

    ``claims`` pairs each claim with the key of its report (``article id``, ``report id``). ``confidence``: the highest
    of the claims that agree with the first value; None where no reader tells.
    """

    field: FieldName
    values: tuple[Value, ...] = ()
    rule: str = ""
    disputed: bool = False
    claims: tuple[tuple[str, str, Claim], ...] = ()
    confidence: Confidence | None = None


class Incident(Frozen):
    """One act across articles. ``reports`` holds (article id, report id) keys; ``sources`` counts independent ones.

    ``confidence``: the highest of its reports; None where no reader tells.
    """

    id: str
    reports: tuple[tuple[str, str], ...]
    fields: tuple[Settled, ...]
    sources: int = Field(ge=0)
    confidence: Confidence | None = None

    def field(self, name: FieldName) -> Settled:
        """The settled field; an empty one where nobody says anything."""
        return next((f for f in self.fields if f.field == name), Settled(field=name))
