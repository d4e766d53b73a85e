"""Articles from one source or many, whatever their format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from vigie.articles.bad_input import BadInput
from vigie.articles.given import Given
from vigie.articles.html import article_from_html
from vigie.articles.jsonl import article_from_json, articles_from_lines
from vigie.articles.sniff import Format, sniff
from vigie.articles.source import STANDARD_INPUT, Opened, is_address, opened
from vigie.articles.text import article_from_text
from vigie.errors import ArticleError, FetchError
from vigie.model import Article
from vigie.settings import Settings


def load(
    source: str | Path,
    *,
    lang: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Article | BadInput]:
    """The articles of a file, an http(s) address or ``-`` (standard input), one at a time.

    ``lang``, ``published`` and ``outlet`` fill what the source does not say, and go before what is guessed from a
    page; what a JSON line declares stands. A bad line of JSON Lines is yielded as :class:`BadInput` and the rest goes
    on. A source that gives nothing raises :class:`ArticleError` (:class:`FetchError` for an address) naming it and
    the cause. ``on_bytes`` is told how many bytes were read, piece by piece. Without ``settings`` the defaults hold.
    """
    given = Given(lang=lang, published=published, outlet=outlet)
    try:
        with opened(source, settings or Settings()) as stream:
            yield from _articles(stream, given, settings or Settings(), on_bytes or _ignore)
    except FetchError:
        raise
    except ArticleError as error:
        raise ArticleError(f"{source_name(source)}: {error}") from error
    except OSError as error:
        raise ArticleError(f"{source_name(source)}: cannot be read ({error.strerror or error})") from error


def load_all(
    sources: Iterable[str | Path],
    *,
    lang: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Article | BadInput]:
    """The articles of many sources. A source that gives nothing is yielded as :class:`BadInput`; none raises."""
    for source in sources:
        try:
            yield from load(source, lang=lang, published=published, outlet=outlet, settings=settings, on_bytes=on_bytes)
        except ArticleError as error:
            name = source_name(source)
            yield BadInput(source=name, cause=str(error).removeprefix(f"{name}: "))


def source_size(source: str | Path) -> int | None:
    """The size of a source in bytes; None where it shows only by reading (an address, standard input, no file)."""
    if source == "-" or is_address(str(source)):
        return None
    try:
        return Path(source).stat().st_size
    except (OSError, ValueError):
        return None  # reading it names the cause


def source_name(source: str | Path) -> str:
    """The name of a source in messages."""
    return STANDARD_INPUT if source == "-" else str(source)


def _ignore(_length: int) -> None:
    """Nobody wants to know how many bytes were read."""


def _articles(
    stream: Opened, given: Given, settings: Settings, on_bytes: Callable[[int], None]
) -> Iterator[Article | BadInput]:
    kind = sniff(stream.head, stream.name, stream.content_type)
    if kind == "jsonl":
        yield from articles_from_lines(stream.stream, stream.name, given, settings, on_bytes)
        return
    raw = stream.stream.read(settings.max_bytes + 1)
    on_bytes(len(raw))
    if len(raw) > settings.max_bytes:
        raise ArticleError(f"larger than {settings.max_bytes:,} bytes (setting max_bytes)")
    yield _single(kind, raw, stream, given, settings)


def _single(kind: Format, raw: bytes, stream: Opened, given: Given, settings: Settings) -> Article:
    if kind == "json":
        return article_from_json(raw, given, settings)
    build = article_from_html if kind == "html" else article_from_text
    return build(raw, given, settings, name=stream.name, url=stream.url, charset=stream.charset)
