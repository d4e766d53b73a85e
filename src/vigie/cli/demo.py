"""``vigie demo``: the bundled articles become a record, by the same steps as ``add``, ``incidents`` and ``show``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli import record
from vigie.cli.read import Given, load_settings, open_reader

if TYPE_CHECKING:
    from vigie.store import IncidentRow

Database = Annotated[
    str | None,
    typer.Option("--db", metavar="URL", help="Keep the record here: an address or a file. Default: it is thrown away."),
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("demo")(demo)


def demo(db: Database = None) -> None:
    """Read four bundled French articles and show the record: all incidents, then the most disputed one in full."""
    settings = load_settings()
    with bundled_articles() as path, _database(db) as place:
        _announce(path)
        with record.open_store(settings, place, create=True) as store:
            status = record.add_all(store, [str(path)], Given(), settings, open_reader(settings))
            found = list(store.incidents())
        if found:
            _show(found, place)
    if db is not None:
        typer.echo(f"\nThe record is kept in {db}. Ask it: vigie incidents --db {db}")
    raise typer.Exit(status)


@contextmanager
def bundled_articles() -> Iterator[Path]:
    """The file of the bundled articles, JSON Lines; it may be a copy that is gone after the block."""
    with as_file(files("vigie").joinpath("data/demo/articles.jsonl")) as path:
        yield path


def most_told(rows: Sequence[IncidentRow]) -> IncidentRow:
    """The incident with most articles; of several, the one with most disputed fields; then the first."""
    return max(rows, key=lambda row: (len(row.articles), sum(f.disputed for f in row.incident.fields)))


@contextmanager
def _database(db: str | None) -> Iterator[str]:
    """The address given, or a file in a folder that is removed at the end."""
    if db is not None:
        yield db
        return
    with TemporaryDirectory(prefix="vigie-demo-") as folder:
        yield str(Path(folder) / "demo.db")


def _announce(path: Path) -> None:
    """What is going to be read, an article a line."""
    typer.echo("The articles:")
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        typer.echo(f"  {article['published']}  {article['outlet']}: {article['title']}")
    typer.echo()


def _show(found: Sequence[IncidentRow], db: str) -> None:
    typer.echo("\nThe incidents, by date:\n")
    record.incidents(db=db)
    chosen = most_told(found)
    typer.echo(f"One of them in full, the most told and most disputed: {chosen.incident.id}\n")
    record.show(chosen.incident.id, db=db)
