"""``vigie evaluate``: the figures of a file of predictions against a file of gold."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from vigie.errors import EvaluationError
from vigie.evaluation import SLOTS, Comparison, Scores, Tally, compare, load_coded

Figures = dict[str, float | int]
_SHOWN_IDS = 5


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("evaluate")(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Articles coded by hand: JSON Lines.")],
    predicted: Annotated[
        Path, typer.Argument(metavar="PREDICTED", help="The same articles as a reader coded them: JSON Lines.")
    ],
    by: Annotated[Literal["lang", "set"], typer.Option(help="What a row of the table stands for.")] = "lang",
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show the N worst documents, too.")] = 0,
    form: Annotated[Literal["table", "json"], typer.Option("--format", help="How to print the figures.")] = "table",
) -> None:
    """Score PREDICTED against GOLD: incidents, slots, statements, tolls and false alarms."""
    wanted = load_coded(gold)
    if not wanted:
        raise EvaluationError(f"{gold}: holds no document")
    comparison = compare(wanted, load_coded(predicted), by=by, errors=errors)
    if form == "json":
        typer.echo(json.dumps(as_json(comparison, by), ensure_ascii=False, indent=2))
    else:
        _print_tables(comparison, by)
    _warn(comparison, gold, predicted)


def as_json(comparison: Comparison, by: str) -> dict[str, object]:
    """The comparison as plain values: figures from 0 to 1, and counts."""
    return {
        "all": _plain(comparison.overall),
        f"by_{by}": {name: _plain(scores) for name, scores in comparison.groups.items()},
        "worst": [{"id": key, **_plain(scores)} for key, scores in comparison.worst],
        "missing": list(comparison.missing),
        "surplus": list(comparison.surplus),
    }


def _plain(scores: Scores) -> dict[str, object]:
    return {
        "documents": scores.documents,
        "incident": _figures(scores.incidents),
        "slot": _figures(scores.slot),
        "slots": {name: _figures(tally) for name, tally in scores.slots.items()},
        "statement": _figures(scores.statements),
        "toll": _figures(scores.tolls),
        "quiet": {"documents": scores.quiet, "false_alarms": scores.false_alarms},
    }


def _figures(tally: Tally) -> Figures:
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "right": tally.right,
        "predicted": tally.predicted,
        "gold": tally.gold,
    }


def _print_tables(comparison: Comparison, by: str) -> None:
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


def _warn(comparison: Comparison, gold: Path, predicted: Path) -> None:
    """Documents in one file only, on standard error."""
    if comparison.missing:
        typer.echo(f"{predicted}: {_listed(comparison.missing)} missing; counted as coded with nothing", err=True)
    if comparison.surplus:
        typer.echo(f"{predicted}: {_listed(comparison.surplus)} not in {gold}; passed over", err=True)


def _listed(ids: tuple[str, ...]) -> str:
    shown = ", ".join(ids[:_SHOWN_IDS]) + (", ..." if len(ids) > _SHOWN_IDS else "")
    return f"{len(ids)} {'document' if len(ids) == 1 else 'documents'} ({shown})"
