"""Reading: one article in, its reports, statements and tolls out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from vigie.errors import LanguageError
from vigie.languages import available
from vigie.model import Article, Reading
from vigie.settings import Settings

if TYPE_CHECKING:
    from vigie.reading.reader import RulesReader

_ENOUGH = 3000  # characters that suffice to identify a language

__all__ = ["identify", "read", "reader_of"]


def read(article: Article, *, settings: Settings | None = None) -> Reading:
    """Read one article; its language is identified where it is not given.

    LanguageError if there is no pack for the language.
    """
    if article.lang is None:
        article = article.model_copy(update={"lang": identify(f"{article.title or ''}\n{article.text}")})
    return reader_of(str(article.lang), settings).read(article)


def reader_of(lang: str, settings: Settings | None = None) -> RulesReader:
    """The reader of a language, opened once for the same parser and gazetteer."""
    chosen = settings or Settings()
    return _opened(lang, chosen.parsers.get(lang), chosen.gazetteer)


@lru_cache(maxsize=8)
def _opened(lang: str, parser: str | None, gazetteer: Path | None) -> RulesReader:
    from vigie.reading.reader import RulesReader  # spaCy loads slowly: only when something is read

    return RulesReader.open(lang, Settings(parsers={lang: parser} if parser else {}, gazetteer=gazetteer))


def identify(text: str) -> str:
    """The language of a text (ISO 639-1), of those that have a pack; LanguageError for any other."""
    import py3langid  # 130 MB: only for articles without a language

    lang, _ = py3langid.classify(text[:_ENOUGH])
    if lang not in available():
        raise LanguageError(f"the text seems to be in {lang!r}; there are packs for: {', '.join(available())}")
    return str(lang)
