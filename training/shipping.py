"""Learned tables on their way into the package: rounded, with their origin, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from training.coded_articles import ROOT
from vigie.model import Frozen

DATA = ROOT / "src" / "vigie" / "reading" / "data"


def about(command: str, more: str = "") -> dict[str, Any]:
    """Where weights come from; ``more`` goes on about it."""
    return {
        "origin": f"logistic weights learned from coded articles{more}",
        "command": command,
        "date": date.today().isoformat(),
    }


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    """With three digits, those that come to nothing left out."""
    return {name: round(weight, 3) for name, weight in sorted(weights.items()) if round(weight, 3)}


def as_json(table: Frozen) -> str:
    """The text of a table as it is shipped."""
    return table.model_dump_json(indent=1) + "\n"


def ship(name: str, text: str) -> None:
    """Write the text of a table under its file name."""
    (DATA / name).write_text(text, encoding="utf-8")
