"""Incidents as JSON: the whole record of each, with excerpts, offsets, address and hash, without whole texts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from vigie.incidents import estimate, lowest_reported
from vigie.model import Claim, Count, Incident, Kind, Party, Place, Settled, Status, Value, Weapon, When
from vigie.store import ArticleRef, IncidentRow, ToldReport


def write_json(rows: Iterable[IncidentRow], out: TextIO) -> int:
    """Write one array, an incident a line; returns how many."""
    out.write("[")
    count = 0
    for row in rows:
        out.write(",\n" if count else "\n")
        json.dump(incident_object(row), out, ensure_ascii=False)
        count += 1
    out.write("\n]\n")
    return count


def incident_object(row: IncidentRow) -> dict[str, Any]:
    """One incident: settled fields by name, then its articles and reports with every claim."""
    incident = row.incident
    return {
        "id": incident.id,
        "sources": incident.sources,
        "confidence": incident.confidence,
        "disputed": [f.field for f in incident.fields if f.disputed],
        "fields": {f.field: _settled(f) for f in incident.fields},
        "fatalities": _fatalities(incident),
        "articles": [article_object(a) for a in row.articles],
        "reports": [_report(r) for r in row.reports],
    }


def _settled(settled: Settled) -> dict[str, Any]:
    values = [value_object(v) for v in settled.values]
    return {
        "values": values,
        "rule": settled.rule,
        "disputed": settled.disputed,
        "confidence": settled.confidence,
    }


def _fatalities(incident: Incident) -> dict[str, int | None] | None:
    """ACLED's lowest reported figure and UCDP's three; null where nobody gives one."""
    settled = incident.field("killed")
    figures = estimate(settled)
    if figures is None:
        return None
    return {"acled": lowest_reported(settled), "low": figures.low, "best": figures.best, "high": figures.high}


def article_object(article: ArticleRef) -> dict[str, Any]:
    """An article: where to find it and how to check it."""
    return {
        "id": article.id,
        "version": article.version,
        "sha256": article.sha256,
        "title": article.title,
        "lang": article.lang,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
    }


def evidence_objects(report: ToldReport) -> list[dict[str, Any]]:
    """The words that tell of the act, and where they stand (code points)."""
    return [{"article": report.article.id, **e.span.model_dump(), "words": e.words} for e in report.evidence]


def _report(report: ToldReport) -> dict[str, Any]:
    return {
        "article": report.article.id,
        "id": report.id,
        "confidence": report.confidence,
        "sources_confidence": report.sources_confidence,
        "reasons": [r.model_dump() for r in report.reasons],
        "evidence": evidence_objects(report),
        "claims": [_claim(t.claim, t.words) for t in report.claims],
    }


def _claim(claim: Claim, words: str) -> dict[str, Any]:
    return {
        "field": claim.field,
        "value": value_object(claim.value),
        **claim.span.model_dump(),
        "words": words,
        "said_by": [value_object(p) for p in claim.said_by],
        "stance": claim.stance,
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def value_object(value: Value) -> dict[str, Any]:
    """A value by its own keys, those without content left out but for the ends of an interval."""
    known: type[Kind | Status | When | Place | Party | Weapon | Count] = type(value)
    keep_null = known is Count
    return value.model_dump(mode="json", exclude={"what"}, exclude_none=not keep_null)
