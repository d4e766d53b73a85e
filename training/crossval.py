"""Learning from nine tenths of the articles and measuring on the last: no article is judged by what it taught."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

from vigie.evaluation import Tally

FOLDS = 10

Learned = TypeVar("Learned")


def fold(document: str) -> int:
    """Which tenth of the articles one belongs to."""
    return int.from_bytes(hashlib.sha256(f"fold {document}".encode()).digest()) % FOLDS


def held_out(documents: Sequence[str], learn: Callable[[list[int]], Learned]) -> list[Learned]:
    """For each tenth what is learned without it. ``documents``: the article of each example; ``learn`` is given the
    places of the examples of all other articles."""
    folds = [fold(d) for d in documents]
    return [learn([i for i, f in enumerate(folds) if f != number]) for number in range(FOLDS)]


def as_text(tally: Tally) -> str:
    """Precision, recall and F1 as one short line."""
    return f"P {tally.precision:.3f} R {tally.recall:.3f} F1 {tally.f1:.3f}"
