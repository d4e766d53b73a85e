"""``vigie evaluate``: the figures of predictions against gold, of files or of our own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vigie.errors import EvaluationError

if TYPE_CHECKING:
    from vigie.evaluation import CodedDocument, Comparison, Scores, Tally

Figures = dict[str, float | int]
_SHOWN_IDS = 5


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("evaluate")(evaluate)


def evaluate(
    gold: Annotated[Path | None, typer.Argument(metavar="GOLD", help="Articles coded by hand: JSON Lines.")] = None,
    predicted: Annotated[
        Path | None,
        typer.Argument(metavar="PREDICTED", help="The same articles as a reader coded them: JSON Lines."),
    ] = None,
    by: Annotated[Literal["lang", "set"], typer.Option(help="What a row of the table stands for.")] = "lang",
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show the N worst documents, too.")] = 0,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="Compare two coders: only what both coded, and Krippendorff's alpha.")
    ] = False,
    form: Annotated[Literal["table", "json"], typer.Option("--format", help="How to print the figures.")] = "table",
) -> None:
    """Score PREDICTED against GOLD: incidents, slots, statements, tolls and false alarms.

    Without files the reader reads the coded articles that come with Vigie, and is scored against them. With
    --agreement and without files, the second coding of these articles is compared with the first.
    """
    from vigie.evaluation import compare

    codings = _given(gold, predicted, agreement) if gold else _second_coding() if agreement else _own_gold()
    alphas = _alphas(codings, by) if agreement else None
    comparison = compare(codings.gold, codings.predicted, by=by, errors=errors)
    if form == "json":
        plain = as_json(comparison, by) | ({} if alphas is None else {"subtype_alpha": alphas})
        typer.echo(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        print_figures(comparison, by, alphas)
    if gold and predicted:
        _warn(comparison, gold, predicted)


@dataclass(frozen=True)
class Codings:
    """The same articles coded twice, by id."""

    gold: dict[str, CodedDocument]
    predicted: dict[str, CodedDocument]


def _given(gold: Path, predicted: Path | None, agreement: bool) -> Codings:
    """The two files; of two coders only what both coded."""
    from vigie.evaluation import load_coded

    if predicted is None:
        raise EvaluationError(f"{gold}: name the file of predictions, too (or no file: Vigie's own gold is read)")
    wanted, found = load_coded(gold), load_coded(predicted)
    if not wanted:
        raise EvaluationError(f"{gold}: holds no document")
    if not agreement:
        return Codings(wanted, found)
    both = [key for key in wanted if key in found]
    if not both:
        raise EvaluationError(f"{gold}, {predicted}: no document stands in both")
    return Codings({key: wanted[key] for key in both}, {key: found[key] for key in both})


def _second_coding() -> Codings:
    """Our own gold as two coders coded it."""
    from vigie.evaluation import own_codings

    return Codings(*own_codings())


def _own_gold() -> Codings:
    """Our own gold, and what the reader makes of its articles; what it fails on is told on standard error."""
    from vigie.cli.read import load_settings, open_reader
    from vigie.evaluation import Coder, own_texts

    coder = Coder(read=open_reader(load_settings()))
    pairs = coder.pairs(own_texts())
    for key, cause in coder.failures.items():
        typer.echo(f"{key}: {cause}; counted as coded with nothing", err=True)
    found = {pair.gold.id: pair.predicted for pair in pairs if pair.predicted is not None}
    return Codings({pair.gold.id: pair.gold for pair in pairs}, found)


def _alphas(codings: Codings, by: Literal["lang", "set"]) -> dict[str, float | None]:
    """Krippendorff's alpha of the sub-event types of paired incidents: over all, and by group."""
    from vigie.evaluation import ALL, DocumentPair, grouped, subtype_alpha

    pairs = [DocumentPair(one, codings.predicted[key]) for key, one in codings.gold.items()]
    groups = {ALL: pairs, **dict(sorted(grouped(pairs, by).items()))}
    return {name: subtype_alpha(group) for name, group in groups.items()}


def print_figures(comparison: Comparison, by: str, alphas: dict[str, float | None] | None) -> None:
    """The tables, and a line of alphas where they were asked for."""
    from vigie.cli.scores_table import print_tables

    print_tables(comparison, by)
    if alphas is not None:
        shown = ", ".join(f"{name} {'-' if alpha is None else f'{alpha:.3f}'}" for name, alpha in alphas.items())
        typer.echo(f"Krippendorff's alpha of sub-event types in paired incidents: {shown}")


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
