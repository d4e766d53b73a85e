"""``vigie read``: articles in, what they tell out. Nothing is stored."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vigie.errors import ArticleError, LanguageError

if TYPE_CHECKING:
    from vigie.articles import BadInput
    from vigie.model import Article, Reading
    from vigie.settings import Settings

    Read = Callable[[Article], Reading]

# The model and all that reads, parses and stores are imported where they are used: `vigie --help` must be quick.

Format = Literal["table", "json", "jsonl"]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("read")(read)


def read(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, addresses, or - (standard input).")],
    lang: Annotated[str | None, typer.Option(help="Language of the articles (fr); else it is identified.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication (2023-10-19), where no source tells it.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published, where no source tells it.")] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: table on a terminal, jsonl elsewhere.")
    ] = None,
) -> None:
    """Read articles (HTML, plain text, JSON Lines) and print what they tell. Stores nothing.

    Exit status: 0 all was read, 1 some inputs were bad (each is named on standard error), 2 nothing could be read.
    """
    given = Given(lang, published_day(published), outlet)
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    settings = load_settings()
    raise typer.Exit(run(sources, given, form, settings, open_reader(settings)))


@dataclass(frozen=True)
class Given:
    """What the options tell of the articles."""

    lang: str | None = None
    published: date | None = None
    outlet: str | None = None


@dataclass
class Count:
    """How many inputs were read, and how many could not be."""

    good: int = 0
    bad: int = 0

    def status(self) -> int:
        """The exit status: 0 all good, 1 some bad, 2 nothing readable."""
        return 2 if not self.good else int(self.bad > 0)


def load_settings() -> Settings:
    """The settings for someone working in the current folder."""
    from vigie.settings import Settings

    return Settings.load()


def published_day(value: str | None) -> date | None:
    """The day of ``--published``. Raises :class:`ArticleError` naming the option and the value."""
    from vigie.articles import parse_published

    try:
        return parse_published(value)[0] if value is not None else None
    except ArticleError as error:
        raise ArticleError(f"--published: {error}") from error


def open_reader(settings: Settings) -> Read:
    """The default reader, for articles of any language that has a pack."""
    from vigie.reading import read as read_article

    return lambda article: read_article(article, settings=settings)


def run(sources: Sequence[str], given: Given, form: Format, settings: Settings, reader: Read) -> int:
    """Read all sources and print each reading as soon as it is there; the exit status."""
    count = Count()
    bar = not sys.stdout.isatty()  # bar and readings on one screen would write over each other
    _WRITERS[form](readings(sources, given, settings, reader, count, bar=bar))
    return count.status()


def readings(
    sources: Sequence[str], given: Given, settings: Settings, reader: Read, count: Count, *, bar: bool
) -> Iterator[Reading]:
    """The reading of every readable article; the others are named on standard error, and counted.

    ``bar``: show the progress on a terminal. Articles without a day of publication are told of, once for a source.
    """
    from vigie.articles import load_all, source_name
    from vigie.cli.progress import tracking

    with tracking(sources, bar=bar) as tracker:
        load = partial(
            load_all,
            lang=given.lang,
            published=given.published,
            outlet=given.outlet,
            settings=settings,
            on_bytes=tracker.on_bytes,
        )
        for source in sources:
            undated = 0
            for item in load([source]):
                reading, cause = _outcome(item, source_name(source), reader)
                if reading is None:
                    count.bad += 1
                    tracker.note(cause)
                    continue
                count.good += 1
                undated += reading.article.published is None
                tracker.on_article()
                yield reading
            if undated:
                tracker.note(_undated(source_name(source), undated))


def _outcome(item: Article | BadInput, name: str, reader: Read) -> tuple[Reading | None, str]:
    """The reading; or none, and why this article has none while the next may have one."""
    from vigie.articles import BadInput

    if isinstance(item, BadInput):
        return None, str(item)
    try:
        return reader(item), ""
    except (LanguageError, ArticleError) as error:
        return None, f"{name}: article {item.id}: {error}"


def _undated(name: str, count: int) -> str:
    what = "no day of publication" if count == 1 else f"{count} articles without a day of publication"
    return f'{name}: {what}: days told from it ("yesterday", "Thursday") stay unknown; --published gives it'


def _write_lines(found: Iterator[Reading]) -> None:
    from vigie.views import dumps

    for reading in found:
        typer.echo(dumps(reading).encode())  # bytes: UTF-8 whatever the terminal's encoding


def _write_array(found: Iterator[Reading]) -> None:
    """A JSON array, an article a line, written as it comes."""
    from vigie.views import dumps

    before = "[\n"
    for reading in found:
        typer.echo((before + dumps(reading)).encode(), nl=False)
        before = ",\n"
    typer.echo("[]" if before == "[\n" else "\n]")


def _write_table(found: Iterator[Reading]) -> None:
    from vigie.cli.screen import print_wide, table_width
    from vigie.views.reading_table import table

    for block in table(found, table_width()):
        print_wide(block)


_WRITERS: dict[Format, Callable[[Iterator[Reading]], None]] = {
    "table": _write_table,
    "json": _write_array,
    "jsonl": _write_lines,
}
