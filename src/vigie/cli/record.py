"""``vigie add``, ``incidents``, ``show``, ``export``: the record on disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO

import typer

from vigie.cli.read import Count, Given, load_settings, open_reader, published_day, readings
from vigie.cli.screen import print_wide, table_width
from vigie.errors import StoreError

if TYPE_CHECKING:
    from vigie.cli.read import Read
    from vigie.settings import Settings
    from vigie.store import AddedStatus, Store

# The store and the views are imported where they are used: `vigie --help` must be quick.

Format = Literal["json", "geojson", "csv"]

Database = Annotated[
    str | None, typer.Option("--db", metavar="URL", help="Database: an address or a file. Default: setting db.")
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only acts on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only acts on this day or earlier.")]
Country = Annotated[str | None, typer.Option(metavar="CODE", help="Only acts in this country (SY, IQ, ML).")]
Type = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="Only this type or sub-event type, or words of one.")
]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Only acts done, claimed or laid at this door.")]
Near = Annotated[str | None, typer.Option(metavar="LAT,LON,KM", help="Only acts within KM of a point in degrees.")]
Words = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Only acts told with all these words.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("add")(add)
    app.command("incidents")(incidents)
    app.command("show")(show)
    app.command("export")(export)


def add(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, addresses, or - (standard input).")],
    lang: Annotated[str | None, typer.Option(help="Language of the articles (fr); else it is identified.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication (2023-10-19), where no source tells it.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published, where no source tells it.")] = None,
    db: Database = None,
) -> None:
    """Read articles and keep what they tell. The same article again changes nothing; a changed one is a new version.

    Exit status: 0 all was added, 1 some inputs were bad (each is named on standard error), 2 nothing could be added.
    """
    given = Given(lang, published_day(published), outlet)
    settings = load_settings()
    with open_store(settings, db, create=True) as store:
        raise typer.Exit(add_all(store, sources, given, settings, open_reader(settings)))


def add_all(store: Store, sources: Sequence[str], given: Given, settings: Settings, reader: Read) -> int:
    """Read all sources, add each reading as soon as it is there, and print the sum; the exit status."""
    count = Count()
    done: dict[AddedStatus, int] = {"new": 0, "unchanged": 0, "new version": 0, "read again": 0}
    touched: set[str] = set()
    try:
        for reading in readings(sources, given, settings, reader, count, bar=True):
            added = store.add(reading.article, reading)
            done[added.status] += 1
            touched.update(added.incidents)
    finally:
        if count.good or count.bad:
            typer.echo(_sum(done, count.bad, len(touched), store.name))
    return count.status()


def _sum(done: dict[AddedStatus, int], bad: int, incidents: int, name: str) -> str:
    """``3 new, 1 unchanged, 0 new version, 0 bad; 5 incidents touched in vigie.db``."""
    parts = [f"{n} {status}" for status, n in done.items() if n or status != "read again"]
    plural = "" if incidents == 1 else "s"
    return f"{', '.join(parts)}, {bad} bad; {incidents} incident{plural} touched in {name}"


def incidents(
    since: Since = None,
    until: Until = None,
    country: Country = None,
    type_: Type = None,
    actor: Actor = None,
    near: Near = None,
    text: Words = None,
    db: Database = None,
) -> None:
    """The incidents on record as a table: by date, with what the reports disagree on."""
    from vigie.views.incidents import incident_table

    asked = question(since, until, country, type_, actor, near, text)
    with open_store(load_settings(), db, create=False) as store:
        rows = list(store.incidents(**asked))
    if not rows:
        typer.echo("no incident", err=True)
        return
    print_wide(incident_table(rows, table_width()))


def show(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id (VIG-...), or the start of it.")],
    why: Annotated[bool, typer.Option("--why", help="With the rule of the reader behind each claim.")] = False,
    db: Database = None,
) -> None:
    """One incident in full: every field, its values, the words that say so and who says them."""
    from vigie.views.incidents import incident_page

    with open_store(load_settings(), db, create=False) as store:
        shown = store.show(incident)
    print_wide(incident_page(shown, table_width(), why=why))


def export(
    form: Annotated[
        Format, typer.Option("--format", help="json holds all claims; geojson and csv the settled values.")
    ],
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Default: standard output.")] = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    type_: Type = None,
    actor: Actor = None,
    near: Near = None,
    text: Words = None,
    db: Database = None,
) -> None:
    """Write incidents to a file or to standard output. Holds excerpts, not whole articles."""
    from vigie.views.csv import write_csv
    from vigie.views.geojson import write_geojson
    from vigie.views.json import write_json

    asked = question(since, until, country, type_, actor, near, text)
    write = {"json": write_json, "geojson": write_geojson, "csv": write_csv}[form]
    with open_store(load_settings(), db, create=False) as store, _opened(output) as out:
        count = write(store.incidents(**asked), out)
    if output is not None:
        typer.echo(f"{count} incident{'' if count == 1 else 's'} written to {output}", err=True)


def open_store(settings: Settings, db: str | None, *, create: bool) -> Store:
    """The database of ``--db``, else of the setting."""
    from vigie.store import Store

    return Store.open(db if db is not None else settings.db, create=create)


def question(
    since: str | None,
    until: str | None,
    country: str | None,
    type_: str | None,
    actor: str | None,
    near: str | None,
    text: str | None,
) -> dict[str, Any]:
    """The options as the store takes them. Raises StoreError naming the option and the value."""
    return {
        "since": _day("--since", since),
        "until": _day("--until", until),
        "country": country,
        "type": type_,
        "actor": actor,
        "near": _point(near),
        "text": text,
    }


def _day(option: str, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError as error:
        raise StoreError(f"{option}: {value!r} is no date; write 2023-10-19") from error


def _point(value: str | None) -> tuple[float, float, float] | None:
    if value is None:
        return None
    try:
        lat, lon, km = (float(part) for part in value.split(","))
    except ValueError as error:
        raise StoreError(f"--near: {value!r} is not LAT,LON,KM; write 33.5,38.6,50") from error
    return lat, lon, km


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that takes its place only when all is written."""
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        return
    partial = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with partial.open("w", encoding="utf-8", newline="") as out:
            yield out
        partial.replace(output)
    except OSError as error:
        raise StoreError(f"{output}: cannot be written ({error.strerror or error})") from error
    finally:
        partial.unlink(missing_ok=True)
