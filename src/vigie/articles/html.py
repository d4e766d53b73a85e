"""A news page to an article, by trafilatura."""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass
from datetime import date, datetime

from vigie.articles.cleaning import clean_line, clean_text
from vigie.articles.dates import parse_published
from vigie.articles.encoding import decode
from vigie.articles.given import Given
from vigie.articles.text import ID_LENGTH
from vigie.errors import ArticleError
from vigie.model import Article
from vigie.settings import Settings

logger = logging.getLogger(__name__)
MAX_TAGS = 100_000  # news pages have at most about 20,000; extraction takes minutes beyond

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]{1,1000}>", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:property|name|itemprop)\s*=\s*[\"'](?:article:published_time|datePublished)[\"']", re.IGNORECASE
)
_CONTENT = re.compile(r"content\s*=\s*[\"']([^\"']{1,60})[\"']", re.IGNORECASE)
_LINKED_DATA = re.compile(r"<script[^>]{1,200}ld\+json[^>]{0,200}>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_LINKED_PUBLISHED = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{1,60})\"")
_SENTENCE = re.compile(r"\w+\W+\w+[^\n]*[.!?…؟。»”\"]")


@dataclass(frozen=True)
class _Page:
    """What trafilatura finds in a page."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    day: date | None
    moment: datetime | None


def article_from_html(
    raw: bytes, given: Given, settings: Settings, *, name: str = "", url: str | None = None, charset: str | None = None
) -> Article:
    """The article of a page, with the title, day, site name and canonical address that the page gives.

    ``name`` is that of the source, for messages; ``url`` is where it was fetched; ``charset`` what the server said.
    Raises :class:`ArticleError` if the page holds no article.
    """
    declared = _CHARSET.search(raw[:4096])
    source, warning = decode(raw, charset or (declared.group(1).decode("ascii", "replace") if declared else None))
    digest = hashlib.sha256(raw).hexdigest()
    if warning:
        logger.warning("%s: %s", name or url or f"page {digest[:ID_LENGTH]}", warning)
    page = _extract(source)
    return Article(
        id=digest[:ID_LENGTH],
        text=clean_text(page.text, settings.max_characters),
        title=clean_line(page.title, "title"),
        lang=given.lang,
        outlet=given.outlet or clean_line(page.outlet, "outlet"),
        url=clean_line(page.url, "url") or url,
        published=given.published or page.day,
        published_at=None if given.published else page.moment,
        sha256=digest,
    )


def _extract(source: str) -> _Page:
    if source.count("<") > MAX_TAGS:
        raise ArticleError(f"a page with more than {MAX_TAGS:,} tags is no news article")
    import trafilatura  # half a second: only where there is a page
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(
        source,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # without the search through the whole page: a wrong day is worse than none
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Document) or not _SENTENCE.search(found.text or ""):
        raise ArticleError("the page holds no article (no running text found)")
    day, moment = _published(source, found.date)
    text = _without_headline(found.text or "", found.title)
    return _Page(text=text, title=found.title, outlet=found.sitename, url=_web(found.url), day=day, moment=moment)


def _without_headline(text: str, title: str | None) -> str:
    """The text without a first line that repeats the title: an act must not be told twice."""
    first, _, rest = text.partition("\n")
    return rest if title and rest and first.casefold().split() == title.casefold().split() else text


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _published(source: str, found: str | None) -> tuple[date | None, datetime | None]:
    """Day and moment of publication: as the page's metadata say, else the day that trafilatura finds."""
    declared = _declared(source)
    if declared:
        try:
            return parse_published(declared)
        except ArticleError:
            logger.info("unreadable date of publication in a page: %s", declared)
    return (date.fromisoformat(found), None) if found else (None, None)


def _declared(source: str) -> str | None:
    """The time of publication in a ``meta`` tag or, where only one stands there, in the page's JSON-LD."""
    for meta in _META.findall(source):
        content = _CONTENT.search(meta) if _PUBLISHED.search(meta) else None
        if content:
            return content.group(1)
    linked = {time for block in _LINKED_DATA.findall(source) for time in _LINKED_PUBLISHED.findall(block)}
    return linked.pop() if len(linked) == 1 else None
