"""A reading for the eye: one block an article, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vigie.model import Article, Kind, Place, Reading, Report, Status, When
from vigie.views.coding import first_value, parties, sources, toll, weapons
from vigie.views.wording import NOTHING, kind_cell, plain, word_all, word_confidence, word_toll, word_value

_COLUMNS: tuple[tuple[str, int | None], ...] = (
    ("place", None),
    ("date", 10),
    ("type, weapon", 18),
    ("toll", 11),
    ("actor", None),
    ("target", None),
    ("sources", None),
    ("sure", 4),
)
"""Headings, and the width of those columns that need no more."""


def table(readings: Iterable[Reading], width: int) -> Iterator[RenderableType]:
    """A block for each reading, ``width`` columns wide: the article, its incidents, statements and tolls."""
    for reading in readings:
        yield Group(*_block(reading, width))


def _block(reading: Reading, width: int) -> Iterator[RenderableType]:
    yield _heading(reading.article)
    if reading.reports:
        yield _incidents(reading.reports, width)
    else:
        yield Padding(Text("No incident.", style="dim"), (0, 0, 0, 2))
    lines = [*_statements(reading), *_tolls(reading)]
    yield from (Padding(line, (0, 0, 0, 2)) for line in lines)
    yield Text()


def _heading(article: Article) -> Text:
    day = article.published.isoformat() if article.published else "no date"
    where = ", ".join(plain(part) for part in (article.outlet, day, article.lang) if part)
    return Text.assemble((plain(article.title or article.id), "bold"), (f"  ({where})", "dim"))


def _incidents(reports: Iterable[Report], width: int) -> Table:
    found = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), width=width)
    for name, fixed in _COLUMNS:
        found.add_column(name, width=fixed, ratio=None if fixed else 1, overflow="fold")
    for number, report in enumerate(reports):
        if number:
            found.add_row()
        found.add_row(*_cells(report))
    return found


def _cells(report: Report) -> Iterator[Text]:
    place, when = first_value(report, "place"), first_value(report, "date")
    yield Text(word_value(place)) if isinstance(place, Place) else NOTHING
    yield Text(word_value(when)) if isinstance(when, When) else NOTHING
    yield _kind(report)
    for words in (
        word_toll(toll(report, "killed"), toll(report, "injured"), "\n"),
        word_all(parties(report, "actor")) or _claimed(report),
        word_all(parties(report, "target")),
        word_all(sources(report)),
    ):
        yield Text(words) if words else NOTHING
    yield Text(word_confidence(report.confidence)) if report.confidence is not None else NOTHING


def _kind(report: Report) -> Text:
    kind, status = first_value(report, "kind"), first_value(report, "status")
    cell = kind_cell(kind if isinstance(kind, Kind) else None, status if isinstance(status, Status) else None)
    used = word_all(weapons(report))
    return cell.append(f"\n{used}", style="cyan") if used else cell


def _claimed(report: Report) -> str:
    claimed = word_all(parties(report, "claimed_by"))
    return f"claimed by {claimed}" if claimed else ""


def _statements(reading: Reading) -> Iterator[Text]:
    for statement in reading.statements:
        target = f" → {plain(statement.target.name)}" if statement.target else ""
        words = plain(reading.article.cut(statement.evidence))
        head = (f"{statement.kind}: {plain(statement.speaker.name)}{target}", "italic")
        yield Text.assemble(head, f"  “{words}”")


def _tolls(reading: Reading) -> Iterator[Text]:
    for found in reading.tolls:
        figures = word_toll(found.killed, found.injured)
        yield Text.assemble(("toll: ", "italic"), plain(f"{figures}  {found.scope}"))
