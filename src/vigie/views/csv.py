"""Incidents as CSV: one row an incident, stable columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from vigie.model import Party
from vigie.store import IncidentRow
from vigie.views.facts import Facts, facts_of
from vigie.views.wording import plain, word_weapon

COLUMNS = (
    "id", "date_start", "date_end", "date_precision", "country", "admin1", "place", "lat", "lon", "place_precision",
    "type", "subtype", "status", "actors", "targets", "weapons", "killed_low", "killed_high", "injured_low",
    "injured_high", "claimed_by", "denied_by", "blamed", "sources", "articles", "disputed",
    "confidence",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
Cell = str | float | int | None


def write_csv(rows: Iterable[IncidentRow], out: TextIO) -> int:
    """Write a header and one row an incident; returns how many. Several values of a cell are parted by ``; ``.

    ``sources`` counts the independent ones; ``articles`` holds addresses (ids where there is none); a figure's ``high``
    is empty where only an "at least" is known.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in rows:
        cells = csv_cells(row)
        writer.writerow([guarded(cells[name]) for name in COLUMNS])
        count += 1
    return count


def guarded(cell: Cell) -> Cell:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def csv_cells(row: IncidentRow) -> dict[str, Cell]:
    """The cells of one row by column, not yet guarded."""
    facts = facts_of(row.incident)
    return {
        "id": facts.id,
        **_frame(facts),
        **_act(facts),
        **_figures(facts),
        "claimed_by": _names(facts.claimed_by),
        "denied_by": _names(facts.denied_by),
        "blamed": _names(facts.blamed),
        "sources": facts.sources,
        "articles": "; ".join(plain(a.url or a.id) for a in row.articles),
        "disputed": "; ".join(facts.disputed),
        "confidence": facts.confidence,
    }


def _frame(facts: Facts) -> dict[str, Cell]:
    when, place = facts.when, facts.place
    return {
        "date_start": when.start.isoformat() if when else None,
        "date_end": when.end.isoformat() if when else None,
        "date_precision": when.precision if when else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "place": plain(place.name) if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": place.precision if place else None,
    }


def _act(facts: Facts) -> dict[str, Cell]:
    return {
        "type": facts.kind.type if facts.kind else None,
        "subtype": facts.kind.subtype if facts.kind else None,
        "status": facts.status.status if facts.status else None,
        "actors": _names(facts.actors),
        "targets": _names(facts.targets),
        "weapons": "; ".join(word_weapon(w) for w in facts.weapons),
    }


def _figures(facts: Facts) -> dict[str, Cell]:
    return {
        "killed_low": facts.killed.min if facts.killed else None,
        "killed_high": facts.killed.max if facts.killed else None,
        "injured_low": facts.injured.min if facts.injured else None,
        "injured_high": facts.injured.max if facts.injured else None,
    }


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(dict.fromkeys(plain(p.name) for p in parties))
