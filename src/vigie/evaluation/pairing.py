"""Pairs gold incidents with predicted ones, one to one, so that the summed similarity is highest."""

from __future__ import annotations

from dataclasses import dataclass

EXACT_LIMIT = 12
"""Up to this many predicted incidents the pairing is exact; beyond, the best pairs are taken one after another."""

Similarities = list[list[float]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Places in the gold and the predicted list, and their similarity."""

    gold: int
    predicted: int
    similarity: float


def best_pairs(similarities: Similarities) -> list[Pair]:
    """The pairing of rows (gold) with columns (predicted); one of the two sides is used up."""
    if not similarities or not similarities[0]:
        return []
    return _exact(similarities) if len(similarities[0]) <= EXACT_LIMIT else _greedy(similarities)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The best sum for a set of used columns, and the chain of pairs that reaches it."""

    total: float
    last: Pair | None = None
    before: _Choice | None = None

    def pairs(self) -> list[Pair]:
        chain: list[Pair] = []
        step: _Choice | None = self
        while step is not None and step.last is not None:
            chain.append(step.last)
            step = step.before
        return chain[::-1]


def _exact(similarities: Similarities) -> list[Pair]:
    """Dynamic programming over sets of used columns, row by row; of equal sums the one found first stays."""
    best = {0: _Choice(0.0)}
    for row, values in enumerate(similarities):
        best = _with_row(best, row, values)
    return max(best.values(), key=lambda choice: choice.total).pairs()


def _with_row(best: dict[int, _Choice], row: int, values: list[float]) -> dict[int, _Choice]:
    """The best choices once the row, too, may be paired or left alone."""
    after = dict(best)
    for used, choice in best.items():
        for column, value in enumerate(values):
            if used & (1 << column):
                continue
            now, total = used | (1 << column), choice.total + value
            if now not in after or after[now].total < total:
                after[now] = _Choice(total, Pair(row, column, value), choice)
    return after


def _greedy(similarities: Similarities) -> list[Pair]:
    """The most similar pair first; of equal ones the later."""
    cells = [Pair(row, column, value) for row, line in enumerate(similarities) for column, value in enumerate(line)]
    cells.sort(key=lambda cell: (cell.similarity, cell.gold, cell.predicted), reverse=True)
    rows: set[int] = set()
    columns: set[int] = set()
    chosen: list[Pair] = []
    for cell in cells:
        if cell.gold not in rows and cell.predicted not in columns:
            rows.add(cell.gold)
            columns.add(cell.predicted)
            chosen.append(cell)
    return chosen
