"""Adding an article and its reading: what is new is written, what it replaces is kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from vigie.gazetteer.fold import strict_key
from vigie.incidents import Account
from vigie.model import Article, Claim, Count, Party, Place, Reading, Report, Span, Statement, Toll
from vigie.store.history import note, now
from vigie.store.identity import canonical_url, one_outlet, second_id
from vigie.store.rows import AddedStatus
from vigie.store.schema import (
    ArticleRow,
    ClaimRow,
    ReadingRow,
    ReportRow,
    StatementRow,
    TollRow,
    VersionRow,
)


def find_article(session: Session, article: Article) -> ArticleRow | None:
    """The stored article that this is a version of: the one at its address, else the one with its id and outlet."""
    url = canonical_url(article.url) if article.url else None
    if url is not None:
        at_address = session.scalar(select(ArticleRow).where(ArticleRow.url == url))
        if at_address is not None:
            return at_address
    same_id = select(ArticleRow).where(ArticleRow.given_id == article.id).order_by(ArticleRow.id)
    for row in session.scalars(same_id):
        if (row.url is None or url is None) and one_outlet(latest_version(session, row).outlet, article.outlet):
            return row
    return None


def latest_version(session: Session, row: ArticleRow) -> VersionRow:
    """The current version of an article."""
    query = select(VersionRow).where(VersionRow.article_id == row.id).order_by(VersionRow.number.desc()).limit(1)
    return session.scalars(query).one()


def write_article(session: Session, article: Article) -> ArticleRow:
    """A row for an article not seen before."""
    taken = session.scalar(select(ArticleRow.id).where(ArticleRow.public_id == article.id)) is not None
    public = second_id(article.id, article.url, article.outlet) if taken else article.id
    url = canonical_url(article.url) if article.url else None
    row = ArticleRow(public_id=public, given_id=article.id, url=url)
    session.add(row)
    session.flush()
    return row


def same_version(version: VersionRow, article: Article) -> bool:
    """Whether an article says what a stored version says. The bytes around the text (``sha256``) may differ."""
    kept = (version.text, version.title, version.lang, version.outlet, version.published)
    return kept == (article.text, article.title, article.lang, article.outlet, article.published)


def write_version(session: Session, row: ArticleRow, article: Article) -> VersionRow:
    """The next version of an article; an address that was missing so far is kept."""
    last = session.scalar(select(func.max(VersionRow.number)).where(VersionRow.article_id == row.id)) or 0
    version = VersionRow(article_id=row.id, number=last + 1, added_at=now(), **article.model_dump(exclude={"id"}))
    if row.url is None and article.url:
        row.url = canonical_url(article.url)
    session.add(version)
    session.flush()
    return version


def write_reading(session: Session, row: ArticleRow, version: VersionRow, reading: Reading) -> list[int]:
    """The reading with all that it holds. Returns the ids of its reports, in order."""
    body = reading.model_dump(mode="json", exclude={"article", "reader", "version"})
    kept = ReadingRow(version_id=version.id, reader=reading.reader, version=reading.version, body=body, added_at=now())
    session.add(kept)
    session.flush()
    article = reading.article
    session.add_all(_statement(kept.id, article, s) for s in reading.statements)
    session.add_all(_toll(kept.id, article, t) for t in reading.tolls)
    return [_write_report(session, row, kept.id, article, r, i) for i, r in enumerate(reading.reports)]


def retire_reports(session: Session, row: ArticleRow) -> list[int]:
    """Take the reports of an article out of the incidents; they stay on record."""
    active = select(ReportRow.id).where(ReportRow.article_id == row.id, ReportRow.active.is_(True))
    ids = list(session.scalars(active.order_by(ReportRow.id)))
    session.execute(update(ReportRow).where(ReportRow.id.in_(ids)).values(active=False))
    return ids


def same_reading(session: Session, version: VersionRow, reading: Reading) -> bool:
    """Whether the latest reading of a version was made by this reader in this version."""
    query = select(ReadingRow).where(ReadingRow.version_id == version.id).order_by(ReadingRow.id.desc()).limit(1)
    last = session.scalar(query)
    return last is not None and (last.reader, last.version) == (reading.reader, reading.version)


def note_article(session: Session, row: ArticleRow, status: AddedStatus, version: VersionRow, reading: Reading) -> None:
    """Append what was done with an article."""
    why = {"version": version.number, "sha256": version.sha256, "reader": reading.reader, "by": reading.version}
    note(session, "article added" if status == "new" else status, why, article=row.public_id)


def _write_report(
    session: Session, row: ArticleRow, reading_id: int, article: Article, report: Report, position: int
) -> int:
    window = Account(article, report).window
    kept = ReportRow(
        reading_id=reading_id,
        article_id=row.id,
        position=position,
        public_id=report.id,
        active=True,
        day_from=window[0] if window else None,
        day_to=window[1] if window else None,
        evidence=[{**s.model_dump(), "words": article.cut(s)} for s in report.evidence],
        confidence=report.confidence,
        sources_confidence=report.sources_confidence,
        reasons=[r.model_dump() for r in report.reasons],
        folded=_folded(article, report),
    )
    session.add(kept)
    session.flush()
    session.add_all(_claim(kept.id, article, c, i) for i, c in enumerate(report.claims))
    return kept.id


def _claim(report_id: int, article: Article, claim: Claim, position: int) -> ClaimRow:
    return ClaimRow(
        report_id=report_id,
        position=position,
        field=claim.field,
        value=claim.value.model_dump(mode="json"),
        part=claim.span.part,
        span_start=claim.span.start,
        span_end=claim.span.end,
        words=article.cut(claim.span),
        said_by=[p.model_dump(mode="json") for p in claim.said_by],
        stance=claim.stance,
        rule=claim.rule,
        confidence=claim.confidence,
        folded=" ".join(_names(claim)),
    )


def _statement(reading_id: int, article: Article, statement: Statement) -> StatementRow:
    return StatementRow(
        reading_id=reading_id,
        kind=statement.kind,
        speaker=statement.speaker.name,
        body=statement.model_dump(mode="json"),
        words=article.cut(statement.evidence),
    )


def _toll(reading_id: int, article: Article, toll: Toll) -> TollRow:
    killed, injured = toll.killed or Count(), toll.injured or Count()
    return TollRow(
        reading_id=reading_id,
        scope=toll.scope,
        killed_low=killed.min,
        killed_high=killed.max,
        injured_low=injured.min,
        injured_high=injured.max,
        body=toll.model_dump(mode="json"),
        words=article.cut(toll.evidence),
    )


def _names(claim: Claim) -> list[str]:
    """The folded names that a claim's value bears: what a search for a name looks at."""
    value: Any = claim.value
    if isinstance(value, Party):
        return sorted({strict_key(value.name), strict_key(value.text), *([value.id] if value.id else [])})
    if isinstance(value, Place):
        return sorted({strict_key(n) for n in (value.name, value.canonical, value.admin1) if n})
    return []


def paragraph(text: str, span: Span) -> str:
    """The line of a text that a span stands in (or the lines, where it runs over several)."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]


def _folded(article: Article, report: Report) -> str:
    """All words to be found by ``text``: the paragraphs that tell of the act, and the names in its claims."""
    spans = (*report.evidence, *(c.span for c in report.claims))
    parts = {s.part: (article.title or "") if s.part == "title" else article.text for s in spans}
    told = dict.fromkeys(paragraph(parts[s.part], s) for s in spans)
    names = dict.fromkeys(n for c in report.claims for n in _names(c))
    return " ".join((*(strict_key(p) for p in told), *names))
