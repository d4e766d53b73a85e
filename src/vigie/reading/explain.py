"""Reading one article with its layers kept: what ``vigie explain`` shows."""

from __future__ import annotations

from vigie.model import Article, Reading
from vigie.reading import identify, reader_of
from vigie.reading.workings import Workings
from vigie.settings import Settings

__all__ = ["Workings", "explain"]


def explain(article: Article, *, settings: Settings | None = None) -> Workings | Reading:
    """Read one article as :func:`vigie.reading.read` does; a bare reading where it holds nothing to read."""
    if article.lang is None:
        article = article.model_copy(update={"lang": identify(f"{article.title or ''}\n{article.text}")})
    return reader_of(str(article.lang), settings).workings(article)
