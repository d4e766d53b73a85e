"""Vigie from Python: read a text, get typed values."""

from __future__ import annotations

from datetime import date, datetime

from vigie.articles import parse_published
from vigie.articles.cleaning import clean_line, clean_text
from vigie.model import Article, Reading
from vigie.reading import read as read_article
from vigie.settings import Settings


def read(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    lang: str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """What one article tells: its incidents, statements and tolls, every value with the words it came from.

    ``published`` is the day of publication at the outlet ("2023-10-19" or a date): "yesterday" is counted from it.
    ``lang`` is an ISO 639-1 code; without it the language is identified. Spans count code points in
    ``reading.article``, whose control characters are spaces. Raises :class:`~vigie.errors.ArticleError` for an empty
    or too long text and a wrong date, :class:`~vigie.errors.LanguageError` for a language without a pack.
    """
    chosen = settings or Settings.load()
    day, moment = _published(published)
    cleaned = clean_text(text, chosen.max_characters)
    draft = Article(
        id="-",
        text=cleaned,
        title=clean_line(title, "title"),
        lang=lang,
        outlet=clean_line(outlet, "outlet"),
        published=day,
        published_at=moment,
    )
    return read_article(draft.model_copy(update={"id": draft.sha256[:16]}), settings=chosen)


def _published(value: date | str | None) -> tuple[date | None, datetime | None]:
    if isinstance(value, str):
        return parse_published(value)
    if isinstance(value, datetime):
        return value.date(), value if value.tzinfo else None
    return value, None
