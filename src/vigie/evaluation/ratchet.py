"""The ratchet: what a reader has reached stays reached. Floors are kept by set of texts, language and figure."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from vigie.errors import EvaluationError
from vigie.evaluation.figures import Figures

Results = dict[str, dict[str, Figures]]
"""Figures by set and language; the language ``ALL`` stands for all of the set."""
ALL = "all"

TOLERANCE = 0.002
"""A figure may lie this much below its floor."""
MARGIN = 0.01
"""A floor is set this much below the figure reached: a harmless change of one value must not block the next."""
HELD = (
    "incident_precision",
    "incident_f1",
    "slot_precision",
    "slot_f1",
    "statement_f1",
    "toll_f1",
    "quiet_right",
    "slot.date",
    "slot.country",
    "slot.killed",
    "slot.subtype",
)
"""The figures that get floors."""


class Measured(NamedTuple):
    """One figure, and where it was measured."""

    set: str
    lang: str
    figure: str
    value: float


def flat(results: Results) -> Iterator[Measured]:
    """Every figure, one after another."""
    for name, rows in results.items():
        for lang, row in rows.items():
            yield from (Measured(name, lang, figure, value) for figure, value in row.items())


def fallen(floors: Results, reached: Results, at_hand: Collection[str]) -> list[str]:
    """A line for every figure below its floor, or not measured although its set is at hand."""
    return [line for floor in flat(floors) if floor.set in at_hand and (line := _complaint(floor, reached))]


def _complaint(floor: Measured, reached: Results) -> str | None:
    where = f"{floor.set}/{floor.lang}/{floor.figure}"
    value = reached.get(floor.set, {}).get(floor.lang, {}).get(floor.figure)
    if value is None:
        return f"{where}: not measured; the floor is {floor.value:.4f}"
    if value < floor.value - TOLERANCE:
        return f"{where}: {value:.4f}, below the floor {floor.value:.4f} by {floor.value - value:.4f}"
    return None


def raised(floors: Results, reached: Results) -> Results:
    """The floors lifted to ``MARGIN`` below the figures reached. None sinks; what is not measured stays.

    All languages together get no floor: one more language, read less well, would break it.
    """
    lifted: Results = {name: {lang: dict(row) for lang, row in rows.items()} for name, rows in floors.items()}
    for one in flat(reached):
        if one.figure in HELD and one.lang != ALL:
            row = lifted.setdefault(one.set, {}).setdefault(one.lang, {})
            row[one.figure] = max(round(one.value - MARGIN, 4), row.get(one.figure, 0.0))
    return lifted


def read_floors(path: Path) -> Results:
    """The floors of a JSON file. Raises EvaluationError naming it and what is wrong with it."""
    try:
        return TypeAdapter(Results).validate_json(path.read_bytes())
    except ValidationError as error:
        raise EvaluationError(f"{path}: {error.errors()[0]['msg']}") from error
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}") from error


def write_floors(path: Path, floors: Results) -> None:
    """Sorted, so that a change of one floor is a change of one line."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
