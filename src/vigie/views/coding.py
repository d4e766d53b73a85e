"""The outside form of a reading: one coded article as a JSON object, with more keys than a hand coder writes.

Beside the hand coder's keys every incident has ``claims`` (all of them, each with its span, words, speakers, stance and
confidence), ``evidence_spans``, ``confidence``, ``field_confidence`` and ``reasons``; the article brings ``url``,
``published_at``, ``sha256``; ``reader`` and ``version`` tell what read it. The order of the keys is fixed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

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
    Span,
    Statement,
    Status,
    Toll,
    Value,
    Weapon,
    When,
)

SUPERSEDED = "superseded"
"""A claim whose ``rule`` has this among its parts (``toll:superseded``) is kept, and counts in no interval."""

SOURCED_FIELDS: tuple[FieldName, ...] = ("kind",)
"""Who says that the act took place vouches for the report; who gives a figure of it alone need not."""

Json = dict[str, object]


def coded(reading: Reading) -> Json:
    """The reading of one article: plain dicts, lists, strings and numbers, ready for JSON."""
    article = reading.article
    return {
        "id": article.id,
        "lang": article.lang,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "url": article.url,
        "sha256": article.sha256,
        "title": article.title,
        "text": article.text,
        "incidents": [_incident(report, article) for report in reading.reports],
        "statements": [_statement(statement, article) for statement in reading.statements],
        "tolls": [_toll(toll, article) for toll in reading.tolls],
        "reader": reading.reader,
        "version": reading.version,
    }


def dumps(reading: Reading) -> str:
    """The coded article as one line of JSON, without the newline."""
    return json.dumps(coded(reading), ensure_ascii=False)


def first_value(report: Report, field: FieldName) -> Value | None:
    """The preferred value of a field that has one; None if nothing is claimed."""
    return next((claim.value for claim in report.of(field)), None)


def parties(report: Report, field: FieldName) -> list[Party]:
    """The parties claimed for a field, each name once."""
    return _unique(claim.value for claim in report.of(field) if isinstance(claim.value, Party))


def weapons(report: Report) -> list[Weapon]:
    """The weapons claimed, each kind once; of several claims for a kind the first with a count goes first."""
    found: dict[str, Weapon] = {}
    for claim in report.of("weapon"):
        if isinstance(weapon := claim.value, Weapon):
            kept = found.get(weapon.kind)
            found[weapon.kind] = weapon if kept is None or kept.count is None else kept
    return list(found.values())


def toll(report: Report, field: FieldName) -> Count | None:
    """The interval over all claims for ``killed`` or ``injured`` that no later figure supersedes.

    An end is open (None) where it is open in any of the claims. None if nothing is claimed.
    """
    claims = [claim for claim in report.of(field) if SUPERSEDED not in claim.rule.split(":")]
    counts = [claim.value for claim in claims if isinstance(claim.value, Count)]
    if not counts:
        return None
    least = [count.min for count in counts if count.min is not None]
    most = [count.max for count in counts if count.max is not None]
    return Count(
        min=min(least) if len(least) == len(counts) else None,
        max=max(most) if len(most) == len(counts) else None,
    )


def sources(report: Report) -> list[Party]:
    """Who says so, beside the outlet: the speakers of all claims about the act itself, each name once."""
    claims = (claim for claim in report.claims if claim.field in SOURCED_FIELDS)
    return _unique(speaker for claim in claims for speaker in claim.said_by)


def _unique(found: Iterable[Party]) -> list[Party]:
    by_name: dict[str, Party] = {}
    for party in found:
        by_name.setdefault(party.name, party)
    return list(by_name.values())


def _incident(report: Report, article: Article) -> Json:
    kind = first_value(report, "kind")
    status = first_value(report, "status")
    return {
        "id": report.id,
        "type": kind.type if isinstance(kind, Kind) else None,
        "subtype": kind.subtype if isinstance(kind, Kind) else None,
        "status": status.status if isinstance(status, Status) else None,
        "date": _plain(first_value(report, "date")),
        "place": _plain(first_value(report, "place")),
        "actors": [_party(p) for p in parties(report, "actor")],
        "targets": [_party(p) for p in parties(report, "target")],
        "weapons": [_plain(weapon) for weapon in weapons(report)],
        "killed": _plain(toll(report, "killed")),
        "injured": _plain(toll(report, "injured")),
        "claimed_by": [_party(p) for p in parties(report, "claimed_by")],
        "denied_by": [_party(p) for p in parties(report, "denied_by")],
        "blamed": _blamed(report),
        "sources": [_party(p) for p in sources(report)],
        "evidence": [article.cut(span) for span in report.evidence],
        "evidence_spans": [_span(span) for span in report.evidence],
        "confidence": report.confidence,
        "field_confidence": _confidences(report),
        "reasons": [reason.model_dump() for reason in report.reasons],
        "claims": [_claim(claim, article) for claim in report.claims],
    }


def _confidences(report: Report) -> Json:
    """Of each field that has one: that of its preferred claim; of the sources: how likely a speaker is one."""
    found: Json = {}
    for claim in report.claims:
        if claim.confidence is not None:
            found.setdefault(claim.field, claim.confidence)
    return found if report.sources_confidence is None else {**found, "sources": report.sources_confidence}


def _blamed(report: Report) -> list[Json]:
    """Who is blamed and by whom, each pair once; ``by`` is null where the outlet itself blames."""
    pairs: dict[tuple[str, str | None], Json] = {}
    for claim in report.of("blamed"):
        if isinstance(claim.value, Party):
            by = claim.said_by[-1] if claim.said_by else None
            pair: Json = {"who": _party(claim.value), "by": _party(by) if by else None}
            pairs.setdefault((claim.value.name, by.name if by else None), pair)
    return list(pairs.values())


def _claim(claim: Claim, article: Article) -> Json:
    return {
        "field": claim.field,
        "value": _plain(claim.value),
        "span": _span(claim.span),
        "words": article.cut(claim.span),
        "said_by": [_speaker(party) for party in claim.said_by],
        "stance": claim.stance,
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def _statement(statement: Statement, article: Article) -> Json:
    return {
        "kind": statement.kind,
        "speaker": _party(statement.speaker),
        "target": _party(statement.target) if statement.target else None,
        "date": statement.date.start.isoformat() if statement.date else None,
        "when": _plain(statement.date),
        "evidence": article.cut(statement.evidence),
        "evidence_span": _span(statement.evidence),
        "said_by": [_speaker(party) for party in statement.said_by],
        "rule": statement.rule,
    }


def _toll(toll: Toll, article: Article) -> Json:
    return {
        "scope": toll.scope,
        "killed": _plain(toll.killed),
        "injured": _plain(toll.injured),
        "evidence": article.cut(toll.evidence),
        "evidence_span": _span(toll.evidence),
        "said_by": [_speaker(party) for party in toll.said_by],
        "rule": toll.rule,
    }


def _plain(value: Value | When | Place | Count | None) -> Json | None:
    """A value's own fields. Not ``what``: the field of the claim tells that."""
    if value is None:
        return None
    return _party(value) if isinstance(value, Party) else value.model_dump(mode="json", exclude={"what"})


def _party(party: Party) -> Json:
    """Name and words; what the register knows of the party only where it knows it."""
    known = {"id": party.id, "kind": party.kind, "country": party.country}
    return {"name": party.name, "text": party.text, **{key: value for key, value in known.items() if value}}


def _speaker(party: Party) -> Json:
    return {**_party(party), "span": _span(party.span) if party.span else None}


def _span(span: Span) -> Json:
    return {"part": span.part, "start": span.start, "end": span.end}
