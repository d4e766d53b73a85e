"""A reading for the eye: one block an article, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vigie.model import Article, Count, Kind, Party, Place, Reading, Report, Status, Weapon, When
from vigie.views.coding import first_value, parties, sources, toll, weapons

NOTHING = Text("—", style="dim")


def table(readings: Iterable[Reading]) -> Iterator[RenderableType]:
    """A block for each reading: the article, its incidents, statements and tolls."""
    for reading in readings:
        yield Group(*_block(reading))


def _block(reading: Reading) -> Iterator[RenderableType]:
    yield _heading(reading.article)
    if reading.reports:
        yield _incidents(reading.reports)
    else:
        yield Padding(Text("No incident.", style="dim"), (0, 0, 0, 2))
    lines = [*_statements(reading), *_tolls(reading)]
    yield from (Padding(line, (0, 0, 0, 2)) for line in lines)
    yield Text()


def _heading(article: Article) -> Text:
    day = article.published.isoformat() if article.published else "no date"
    where = ", ".join(part for part in (article.outlet, day, article.lang) if part)
    return Text.assemble((article.title or article.id, "bold"), (f"  ({where})", "dim"))


def _incidents(reports: Iterable[Report]) -> Table:
    found = Table(show_edge=False, pad_edge=False, padding=(0, 1), expand=False)
    for name in ("place", "date", "type", "weapon", "toll", "by", "against", "sources"):
        found.add_column(name, overflow="fold")
    for report in reports:
        found.add_row(*(Text(cell) if cell else NOTHING for cell in _cells(report)))
    return found


def _cells(report: Report) -> tuple[str, ...]:
    return (
        _place(first_value(report, "place")),
        _date(first_value(report, "date")),
        _kind(report),
        ", ".join(_weapon(weapon) for weapon in weapons(report)),
        _toll(toll(report, "killed"), toll(report, "injured")),
        _names(parties(report, "actor")) or _claimed(report),
        _names(parties(report, "target")),
        _names(sources(report)),
    )


def _names(found: Iterable[Party]) -> str:
    return ", ".join(party.name for party in found)


def _claimed(report: Report) -> str:
    claimed = _names(parties(report, "claimed_by"))
    return f"claimed by {claimed}" if claimed else ""


def _place(place: object) -> str:
    if not isinstance(place, Place):
        return ""
    return f"{place.name} ({place.country})" if place.country else place.name


def _date(when: object) -> str:
    if not isinstance(when, When):
        return ""
    if when.precision in ("month", "year"):
        return when.start.isoformat()[: 7 if when.precision == "month" else 4]
    return when.start.isoformat() if when.start == when.end else f"{when.start} to {when.end}"


def _kind(report: Report) -> str:
    kind, status = first_value(report, "kind"), first_value(report, "status")
    name = kind.subtype if isinstance(kind, Kind) else ""
    tried = isinstance(status, Status) and status.status != "occurred"
    return f"{name} ({status.status})" if tried and isinstance(status, Status) else name


def _weapon(weapon: Weapon) -> str:
    return f"{weapon.count} {weapon.kind}" if weapon.count is not None else weapon.kind


def _toll(killed: Count | None, injured: Count | None) -> str:
    """Reported figures only: "3-5 killed, 2+ injured"."""
    parts = ((killed, "killed"), (injured, "injured"))
    return ", ".join(f"{_interval(count)} {word}" for count, word in parts if count)


def _interval(count: Count) -> str:
    if count.min == count.max:
        return "?" if count.min is None else str(count.min)
    if count.max is None:
        return f"{count.min}+"
    return f"up to {count.max}" if count.min is None else f"{count.min}-{count.max}"


def _statements(reading: Reading) -> Iterator[Text]:
    for statement in reading.statements:
        target = f" → {statement.target.name}" if statement.target else ""
        words = " ".join(reading.article.cut(statement.evidence).split())
        head = (f"{statement.kind}: {statement.speaker.name}{target}", "italic")
        yield Text.assemble(head, f"  “{words}”")


def _tolls(reading: Reading) -> Iterator[Text]:
    for found in reading.tolls:
        figures = _toll(found.killed, found.injured)
        yield Text.assemble(("toll: ", "italic"), " ".join(f"{figures}  {found.scope}".split()))
