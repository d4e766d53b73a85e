"""Stored reports as the accounts that merging works on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from vigie.incidents import Account
from vigie.model import Article, Report
from vigie.store.schema import ArticleRow, ReadingRow, ReportRow, VersionRow

BATCH = 400
"""Ids in one query: below the number of variables that every SQLite takes."""


def batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """The ids in lists of at most ``BATCH``."""
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch


class Accounts:
    """Accounts by report id. Reports never change once written, so the latest used are kept in memory."""

    def __init__(self, limit: int = 10_000) -> None:
        self._limit = limit
        self._kept: OrderedDict[int, Account] = OrderedDict()

    def clear(self) -> None:
        """Forget all: after a transaction that came to nothing, its ids may be given again."""
        self._kept.clear()

    def load(self, session: Session, ids: Iterable[int]) -> dict[int, Account]:
        """The accounts of these reports."""
        wanted = list(ids)
        found = {i: self._kept[i] for i in wanted if i in self._kept}
        for batch in batches(i for i in wanted if i not in found):
            found |= _read(session, batch)
        for i in wanted:
            self._kept[i] = found[i]
            self._kept.move_to_end(i)
        while len(self._kept) > self._limit:
            self._kept.popitem(last=False)
        return found


def _read(session: Session, ids: Sequence[int]) -> dict[int, Account]:
    query = (
        select(ReportRow, ReadingRow, VersionRow, ArticleRow)
        .join(ReadingRow, ReportRow.reading_id == ReadingRow.id)
        .join(VersionRow, ReadingRow.version_id == VersionRow.id)
        .join(ArticleRow, VersionRow.article_id == ArticleRow.id)
        .where(ReportRow.id.in_(ids))
    )
    articles: dict[int, Article] = {}
    accounts = {}
    for report, reading, version, article in session.execute(query):
        if version.id not in articles:
            articles[version.id] = article_of(version, article)
        body = Report.model_validate(reading.body["reports"][report.position])
        accounts[report.id] = Account(articles[version.id], body)
    return accounts


def article_of(version: VersionRow, article: ArticleRow) -> Article:
    """The article as it was added, under the id that the store gave it."""
    return Article(
        id=article.public_id,
        text=version.text,
        title=version.title,
        lang=version.lang,
        outlet=version.outlet,
        url=version.url,
        published=version.published,
        published_at=version.published_at,
        sha256=version.sha256,
    )
