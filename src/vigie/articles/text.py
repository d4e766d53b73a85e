"""Plain text to an article."""

from __future__ import annotations

import hashlib
import logging

from vigie.articles.cleaning import clean_text
from vigie.articles.encoding import decode
from vigie.articles.given import Given
from vigie.model import Article
from vigie.settings import Settings

logger = logging.getLogger(__name__)
ID_LENGTH = 16  # hexadecimal digits of the hash that name an article without an id of its own


def article_from_text(
    raw: bytes, given: Given, settings: Settings, *, name: str = "", url: str | None = None, charset: str | None = None
) -> Article:
    """The whole input as one article without a title. ``name`` is that of the source, for messages.

    Raises :class:`~vigie.errors.ArticleError` for unreadable bytes, and for an empty or too long text. A text in
    mixed encodings is mended and a warning is logged (see :func:`vigie.articles.encoding.decode`).
    """
    text, warning = decode(raw, charset)
    cleaned = clean_text(text, settings.max_characters)
    digest = hashlib.sha256(raw).hexdigest()
    if warning:
        logger.warning("%s: %s", name or f"article {digest[:ID_LENGTH]}", warning)
    return Article(
        id=digest[:ID_LENGTH],
        text=cleaned,
        lang=given.lang,
        outlet=given.outlet,
        url=url,
        published=given.published,
        sha256=digest,
    )
