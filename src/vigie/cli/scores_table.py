"""The figures of an evaluation as tables, for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rich import box
from rich.console import Console
from rich.table import Table

from vigie.evaluation import SLOTS, Comparison, Scores, Tally


def print_tables(comparison: Comparison, by: str) -> None:
    """Headline figures by group, figures by slot, and the worst documents where they were asked for."""
    console = Console()
    rows = {"all": comparison.overall, **comparison.groups}
    console.print(_headline_table(rows, title="Figures", first=by))
    console.print(_slot_table(comparison.overall, comparison.groups))
    if comparison.worst:
        console.print(_headline_table(dict(comparison.worst), title="Worst documents", first="id"))


_COLUMNS: tuple[tuple[str, Callable[[Scores], str]], ...] = (
    ("docu-\nments", lambda s: str(s.documents)),
    ("inc.\nP", lambda s: f"{s.incidents.precision:.3f}"),
    ("inc.\nR", lambda s: f"{s.incidents.recall:.3f}"),
    ("inc.\nF1", lambda s: f"{s.incidents.f1:.3f}"),
    ("slot\nP", lambda s: f"{s.slot.precision:.3f}"),
    ("slot\nR", lambda s: f"{s.slot.recall:.3f}"),
    ("slot\nF1", lambda s: f"{s.slot.f1:.3f}"),
    ("stmt\nF1", lambda s: f"{s.statements.f1:.3f}"),
    ("toll\nF1", lambda s: f"{s.tolls.f1:.3f}"),
    ("false\nalarms", lambda s: f"{s.false_alarms}/{s.quiet}"),
)


def _table(title: str, first: str, headings: list[str]) -> Table:
    """An empty table of figures, narrow enough for 80 columns."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=0, pad_edge=False)
    table.add_column(first, overflow="fold")
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _headline_table(rows: Mapping[str, Scores], *, title: str, first: str) -> Table:
    table = _table(title, first, [heading for heading, _ in _COLUMNS])
    for name, scores in rows.items():
        table.add_row(name, *(cell(scores) for _, cell in _COLUMNS))
    return table


def _slot_table(overall: Scores, groups: Mapping[str, Scores]) -> Table:
    """One row a slot: figures over all, then the F1 of each group (a dash where gold and predictions have none)."""
    headings = ["P", "R", "F1", "right", "pred.", "gold", *(f"{name}\nF1" for name in groups)]
    table = _table("Slots", "slot", headings)
    for name in SLOTS:
        tally = overall.slots[name]
        counts = (tally.right, tally.predicted, tally.gold)
        table.add_row(
            name,
            f"{tally.precision:.3f}",
            f"{tally.recall:.3f}",
            f"{tally.f1:.3f}",
            *map(str, counts),
            *(_f1_or_dash(scores.slots[name]) for scores in groups.values()),
        )
    return table


def _f1_or_dash(tally: Tally) -> str:
    return f"{tally.f1:.3f}" if tally.gold or tally.predicted else "-"
