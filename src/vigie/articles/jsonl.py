"""JSON Lines of articles, one a line: ``id, lang?, outlet?, published?, title?, text, url?``.

Other keys are passed over, so that coded articles can be read again. The text and the title of a line are the source;
its hash is theirs, whatever the order of the keys.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import BinaryIO

from vigie.articles.bad_input import BadInput
from vigie.articles.cleaning import clean_line, clean_text
from vigie.articles.dates import parse_published
from vigie.articles.given import Given
from vigie.articles.text import ID_LENGTH
from vigie.errors import ArticleError
from vigie.model import Article
from vigie.settings import Settings

_SKIP_BYTES = 1_048_576


def articles_from_lines(
    stream: BinaryIO, source: str, given: Given, settings: Settings, on_bytes: Callable[[int], None]
) -> Iterator[Article | BadInput]:
    """An article or a :class:`BadInput` for each line that is not blank; holds one line in memory.

    ``on_bytes`` is told the length of every line read.
    """
    number = 0
    while line := stream.readline(settings.max_bytes + 1):
        number += 1
        on_bytes(len(line))
        if len(line) > settings.max_bytes and not line.endswith(b"\n"):
            _skip_line(stream, on_bytes)
            cause = f"line is longer than {settings.max_bytes:,} bytes (setting max_bytes)"
            yield BadInput(source=source, line=number, cause=cause)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _article_or_cause(line, number, source, given, settings)


def article_from_json(raw: bytes, given: Given, settings: Settings) -> Article:
    """The article of one JSON object. Raises :class:`ArticleError` naming the key and the value that are wrong."""
    try:
        record = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ArticleError(f"not UTF-8 at byte {error.start + 1} of the line; JSON is written in UTF-8") from error
    except json.JSONDecodeError as error:
        raise ArticleError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except (RecursionError, ValueError) as error:  # nested a thousand deep, or a number of thousands of digits
        raise ArticleError(f"not readable JSON: {error}") from error
    if not isinstance(record, dict):
        raise ArticleError(f"no article: a JSON object is needed, not {type(record).__name__}")
    return _article(record, given, settings)


def _skip_line(stream: BinaryIO, on_bytes: Callable[[int], None]) -> None:
    """Read on to the end of the line, a piece at a time."""
    while piece := stream.readline(_SKIP_BYTES):
        on_bytes(len(piece))
        if piece.endswith(b"\n"):
            return


def _article_or_cause(line: bytes, number: int, source: str, given: Given, settings: Settings) -> Article | BadInput:
    try:
        return article_from_json(line, given, settings)
    except ArticleError as error:
        return BadInput(source=source, line=number, cause=str(error))


def _article(record: dict[str, object], given: Given, settings: Settings) -> Article:
    text = _string(record, "text")
    if text is None:
        raise ArticleError("text: missing")
    day = _string(record, "published")
    published, moment = _published(day) if day else (given.published, None)
    article = Article(
        id=_identifier(record) or "-",
        text=clean_text(text, settings.max_characters),
        title=clean_line(_string(record, "title"), "title"),
        lang=clean_line(_string(record, "lang"), "lang") or given.lang,
        outlet=clean_line(_string(record, "outlet"), "outlet") or given.outlet,
        url=clean_line(_string(record, "url"), "url"),
        published=published,
        published_at=moment,
    )
    return article if _identifier(record) else article.model_copy(update={"id": article.sha256[:ID_LENGTH]})


def _published(value: str) -> tuple[date, datetime | None]:
    try:
        return parse_published(value)
    except ArticleError as error:
        raise ArticleError(f"published: {error}") from error


def _identifier(record: dict[str, object]) -> str | None:
    """The line's own id. Numbers are common as ids and are taken as written."""
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return clean_line(_string(record, "id"), "id")


def _string(record: dict[str, object], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ArticleError(f"{key}: a string is needed, not {json.dumps(value)[:60]}")
    return value
