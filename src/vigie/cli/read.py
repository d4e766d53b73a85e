"""``vigie read``: articles in, what they tell out. Nothing is stored."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Literal

import typer

from vigie.errors import ArticleError, LanguageError
from vigie.model import Article, Reading
from vigie.settings import Settings

# The parts that read pages and parse text are imported where they are used: `vigie --help` must be quick.

Format = Literal["table", "json", "jsonl"]
Read = Callable[[Article], Reading]


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
    settings = Settings.load()
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
    _WRITERS[form](readings(sources, given, settings, reader, count))
    return count.status()


def readings(sources: Sequence[str], given: Given, settings: Settings, reader: Read, count: Count) -> Iterator[Reading]:
    """The reading of every readable article; the others are named on standard error, and counted."""
    from vigie.articles import BadInput, load_all, source_name
    from vigie.cli.progress import tracking

    with tracking(sources) as tracker:
        load = partial(
            load_all,
            lang=given.lang,
            published=given.published,
            outlet=given.outlet,
            settings=settings,
            on_bytes=tracker.on_bytes,
        )
        for source in sources:
            for item in load([source]):
                outcome = item if isinstance(item, BadInput) else _outcome(item, source_name(source), reader)
                if isinstance(outcome, Reading):
                    count.good += 1
                    tracker.on_article()
                    yield outcome
                else:
                    count.bad += 1
                    tracker.note(outcome)


def _outcome(article: Article, name: str, reader: Read) -> Reading | str:
    """The reading, or why this article has none while the next may have one."""
    try:
        return reader(article)
    except (LanguageError, ArticleError) as error:
        return f"{name}: article {article.id}: {error}"


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
    from rich.console import Console

    from vigie.views.reading_table import table

    console = Console()
    for block in table(found):
        console.print(block)


_WRITERS: dict[Format, Callable[[Iterator[Reading]], None]] = {
    "table": _write_table,
    "json": _write_array,
    "jsonl": _write_lines,
}
