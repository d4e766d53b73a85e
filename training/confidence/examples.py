"""Reports and claims of the reader on coded articles, each with its features and whether the coders agree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.coded_articles import CodedArticle, coded_articles
from vigie.evaluation import SLOTS, CodedDocument, coded_document
from vigie.evaluation.coded import CodedIncident
from vigie.evaluation.pairing import best_pairs
from vigie.evaluation.similarity import PAIR_THRESHOLD, similarity
from vigie.model import Article, Claim, FieldName, Reading, Report
from vigie.reading.confidence import SOURCES, Weighed
from vigie.reading.features import INCIDENT
from vigie.reading.workings import Workings
from vigie.views.coding import coded

SEEN = "seen"
"""The feature of articles that rules were written from: what is read in others is a little less sure."""

SLOT_OF: dict[FieldName, str] = {
    "kind": "subtype", "status": "status", "date": "date", "place": "place", "actor": "actors", "target": "targets",
    "weapon": "weapons", "killed": "killed", "injured": "injured", "claimed_by": "claimed_by",
    "denied_by": "denied_by", "blamed": "blamed",
}  # fmt: skip
_FIGURES = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Example:
    """Features, and how much of it is right: 0 or 1, or the share of several speakers. ``report`` numbers its report
    among all."""

    report: int
    features: Mapping[str, float]
    right: float


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report as coded, and the gold incident that it was paired with."""

    document: str
    lang: str
    seen: bool
    weighed: Weighed
    predicted: CodedIncident
    gold: CodedIncident | None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A coded article, and what the reader makes of it before any report is dropped."""

    gold: CodedDocument
    predicted: CodedDocument
    seen: bool
    reports: tuple[ReadReport, ...]


def is_seen(document_id: str, path: Path) -> bool:
    """Whether rules may have been written from an article: those of the tests, those written for training, and half of
    the development gold."""
    even = int.from_bytes(hashlib.sha256(document_id.encode()).digest()) % 2 == 0
    return path.parent.name in ("golden", "coded") or (path.stem == "dev" and even)


def read_all(paths: Iterable[Path]) -> list[ReadDocument]:
    """Every coded article of the files in a language that has a pack, each text once."""
    return [_read(one) for one in coded_articles(paths)]


def _read(one: CodedArticle) -> ReadDocument:
    article, gold, seen = one.article, one.gold, is_seen(one.article.id, one.path)
    found = one.reader.workings(article)
    reading = found.reading if isinstance(found, Workings) else found
    all_of_them = (*found.sifted.kept, *found.sifted.dropped) if isinstance(found, Workings) else ()
    whole = reading.model_copy(update={"reports": tuple(w.report for w in all_of_them)})
    predicted = coded_document(coded(whole), source=article.id)
    partner = partners(gold, predicted)
    reports = tuple(
        ReadReport(f"{article.id} {article.sha256}", str(article.lang), seen, weighed, incident, partner.get(n))
        for n, (weighed, incident) in enumerate(zip(all_of_them, predicted.incidents, strict=True))
    )
    return ReadDocument(gold, predicted, seen, reports)


def partners(gold: CodedDocument, predicted: CodedDocument) -> dict[int, CodedIncident]:
    """The gold incident of each predicted one that has one."""
    table = [[similarity(one, other, gold.text) for other in predicted.incidents] for one in gold.incidents]
    pairs = (p for p in best_pairs(table) if p.similarity >= PAIR_THRESHOLD)
    return {p.predicted: gold.incidents[p.gold] for p in pairs}


def of_reports(reports: list[ReadReport]) -> list[Example]:
    """One a report: right where it is paired."""
    return [
        Example(n, _marked(one.weighed.features, seen=one.seen), float(one.gold is not None))
        for n, one in enumerate(reports)
    ]


def of_claims(reports: list[ReadReport], odds: list[float]) -> dict[str, list[Example]]:
    """One a value, by field; ``odds`` are the log-odds of the reports, from models that have not seen them."""
    found: dict[str, list[Example]] = {}
    for n, one in enumerate(reports):
        for field, features, right in _values(one):
            known = _marked({**features, INCIDENT: odds[n]}, seen=one.seen)
            found.setdefault(field, []).append(Example(n, known, right))
    return found


def _marked(features: Mapping[str, float], *, seen: bool) -> Mapping[str, float]:
    return {**features, SEEN: 1.0} if seen else features


def _values(one: ReadReport) -> Iterator[tuple[str, Mapping[str, float], float]]:
    """Field, features and whether it is right, for each value that counts."""
    report, told = one.weighed.report, set[tuple[str, str]]()
    for claim, features in zip(report.claims, one.weighed.claim_features, strict=True):
        sign = (claim.field, "" if claim.field in _FIGURES else claim.value.model_dump_json(exclude={"text", "span"}))
        single = _alone(report, claim)
        slot = SLOTS[SLOT_OF[claim.field]]
        if sign not in told and slot.fillers(single):
            told.add(sign)
            yield claim.field, features, float(one.gold is not None and slot.right(one.gold, single) > 0)
    given = SLOTS["sources"].fillers(one.predicted)
    if given:
        right = SLOTS["sources"].right(one.gold, one.predicted) if one.gold else 0
        yield SOURCES, one.weighed.source_features, right / max(len(given), 1)


def _alone(report: Report, claim: Claim) -> CodedIncident:
    """The incident with one value in one field (figures: the whole interval); a kind is judged with its status."""
    beside = "status" if claim.field == "kind" else claim.field if claim.field in _FIGURES else None
    claims = (claim, *(c for c in report.claims if c.field == beside and c is not claim))
    reading = Reading(article=Article(id="one", text="-"), reports=(report.model_copy(update={"claims": claims}),))
    incident: Any = coded(reading)["incidents"]
    return CodedIncident.model_validate(incident[0])
