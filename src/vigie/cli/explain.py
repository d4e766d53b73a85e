"""``vigie explain``: one file's articles with every mark and the rule behind it. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.read import Count, Given, load_settings, published_day, readings
from vigie.cli.screen import print_wide, table_width
from vigie.errors import SettingsError

if TYPE_CHECKING:
    from vigie.model import Article, Reading
    from vigie.settings import Settings
    from vigie.views.explain import Explanation

# The reader and the views are imported where they are used: `vigie --help` must be quick.


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("explain")(explain)


def explain(
    source: Annotated[str, typer.Argument(metavar="FILE", help="A file, an address, or - (standard input).")],
    lang: Annotated[str | None, typer.Option(help="Language of the article (fr, en); else it is identified.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication (2023-10-19), where no source tells it.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published, where no source tells it.")] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="OUT.html", help="Write a page that stands alone, and print nothing.")
    ] = None,
) -> None:
    """Show how an article is read: acts, roles, times, places, figures and speakers marked in the text, with the rules.

    Exit status: 0 all was read, 1 some inputs were bad (each is named on standard error), 2 nothing could be read.
    """
    given, count = Given(lang, published_day(published), outlet), Count()
    found = explanations(source, given, load_settings(), count)
    if html is None:
        _print(found)
    else:
        _write(list(found), html)
    raise typer.Exit(count.status())


def explanations(source: str, given: Given, settings: Settings, count: Count) -> Iterator[Explanation]:
    """The explanation of every readable article of a source; the others are named, as ``vigie read`` does."""
    from vigie.reading.explain import Workings
    from vigie.reading.explain import explain as explain_article
    from vigie.views.explain import compose

    last: list[Workings | Reading] = []

    def read(article: Article) -> Reading:
        last[:] = [explain_article(article, settings=settings)]
        return last[0].reading if isinstance(last[0], Workings) else last[0]

    for _ in readings([source], given, settings, read, count, bar=False):
        yield compose(last[0])


def _print(found: Iterator[Explanation]) -> None:
    from vigie.views.explain.terminal import explained

    for explanation in found:
        print_wide(explained(explanation, table_width()))


def _write(found: list[Explanation], path: Path) -> None:
    """The page, where there is anything to show."""
    from vigie.views.explain.html import page

    if not found:
        return
    try:
        path.write_text(page(found), encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"--html: {path}: cannot be written ({error.strerror or error})") from error
    typer.echo(f"{len(found)} article{'' if len(found) == 1 else 's'} explained in {path}", err=True)
