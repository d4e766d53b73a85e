"""``vigie evaluate``: the figures of a file of predictions against a file of gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vigie.errors import EvaluationError

if TYPE_CHECKING:
    from vigie.evaluation import Comparison, Scores, Tally

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
    from vigie.cli.scores_table import print_tables
    from vigie.evaluation import compare, load_coded

    wanted = load_coded(gold)
    if not wanted:
        raise EvaluationError(f"{gold}: holds no document")
    comparison = compare(wanted, load_coded(predicted), by=by, errors=errors)
    if form == "json":
        typer.echo(json.dumps(as_json(comparison, by), ensure_ascii=False, indent=2))
    else:
        print_tables(comparison, by)
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


def _warn(comparison: Comparison, gold: Path, predicted: Path) -> None:
    """Documents in one file only, on standard error."""
    if comparison.missing:
        typer.echo(f"{predicted}: {_listed(comparison.missing)} missing; counted as coded with nothing", err=True)
    if comparison.surplus:
        typer.echo(f"{predicted}: {_listed(comparison.surplus)} not in {gold}; passed over", err=True)


def _listed(ids: tuple[str, ...]) -> str:
    shown = ", ".join(ids[:_SHOWN_IDS]) + (", ..." if len(ids) > _SHOWN_IDS else "")
    return f"{len(ids)} {'document' if len(ids) == 1 else 'documents'} ({shown})"
