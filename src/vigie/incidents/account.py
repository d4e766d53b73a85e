"""A report together with the article it stands in: what blocking, comparing and settling work on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from vigie.model import (
    Article,
    Claim,
    Count,
    FieldName,
    Kind,
    Party,
    Place,
    Reading,
    Report,
    Status,
    StatusName,
    Weapon,
    When,
)

Key = tuple[str, str]
V = TypeVar("V", Kind, Status, When, Place, Party, Weapon, Count)

NEWS_LAG = timedelta(days=2)
"""News without a date tells of the day of publication or of the two days before it."""


SUPERSEDED = "superseded"
"""A part of the ``rule`` of a claim that its own article takes back ("14, against ten on Sunday")."""


def counts(claim: Claim) -> bool:
    """Whether somebody holds a claim: it is neither denied nor superseded in its own article."""
    return claim.stance != "denied" and SUPERSEDED not in claim.rule.split(":")


@dataclass(frozen=True, eq=False)
class Account:
    """One report and its article. Compared by identity, so that what is found out about one can be kept cheaply."""

    article: Article
    report: Report

    @cached_property
    def key(self) -> Key:
        """(article id, report id)"""
        return self.article.id, self.report.id

    def held(self, field: FieldName, kind: type[V]) -> tuple[V, ...]:
        """The values that somebody holds for a field (denied and superseded ones left out), the preferred first."""
        claims = (c for c in self.report.claims if c.field == field and counts(c))
        return tuple(c.value for c in claims if isinstance(c.value, kind))

    @cached_property
    def kind(self) -> Kind | None:
        return next(iter(self.held("kind", Kind)), None)

    @cached_property
    def status(self) -> StatusName | None:
        return next((s.status for s in self.held("status", Status)), None)

    @cached_property
    def when(self) -> When | None:
        return next(iter(self.held("date", When)), None)

    @cached_property
    def place(self) -> Place | None:
        return next(iter(self.held("place", Place)), None)

    @cached_property
    def doers(self) -> tuple[Party, ...]:
        """Who did it by any account: actors, claimants and those blamed."""
        fields: tuple[FieldName, ...] = ("actor", "claimed_by", "blamed")
        return tuple(p for f in fields for p in self.held(f, Party))

    @cached_property
    def targets(self) -> tuple[Party, ...]:
        return self.held("target", Party)

    @cached_property
    def weapons(self) -> frozenset[str]:
        return frozenset(w.kind for w in self.held("weapon", Weapon))

    @cached_property
    def window(self) -> tuple[date, date] | None:
        """The days on which the act may lie, both included; None where neither act nor article has a date."""
        if self.when:
            return self.when.start, self.when.end
        published = self.article.published
        return (published - NEWS_LAG, published) if published else None

    @cached_property
    def evidence(self) -> tuple[str, ...]:
        """The words that tell of the act."""
        return tuple(self.article.cut(s) for s in self.report.evidence)


def accounts_of(readings: Iterable[Reading]) -> Iterator[Account]:
    """Every report of every reading, with its article."""
    for reading in readings:
        for report in reading.reports:
            yield Account(reading.article, report)


def in_order(accounts: Iterable[Account]) -> list[Account]:
    """Sorted by what they say, so that the order of arrival leaves no trace."""
    return sorted(accounts, key=lambda a: (a.window or (date.max, date.max), a.key, a.article.sha256))
