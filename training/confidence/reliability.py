"""How well probabilities hold: bins of what was predicted beside what was right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions between two tenths: their mean, the share that was right, and how many."""

    predicted: float
    observed: float
    count: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """``bins``: those that hold anything, by the tenth that they begin with. ``base_loss``: of the mean alone."""

    bins: dict[int, Bin]
    count: int
    error: float  # expected calibration error
    loss: float  # log loss
    base_loss: float

    @property
    def base(self) -> float:
        """The share that was right of all."""
        return sum(b.observed * b.count for b in self.bins.values()) / self.count


def reliability(predicted: Sequence[float], right: Sequence[float]) -> Reliability | None:
    """None of nothing."""
    if not predicted:
        return None
    groups: dict[int, list[tuple[float, float]]] = {}
    for p, r in zip(predicted, right, strict=True):
        groups.setdefault(min(int(p * BINS), BINS - 1), []).append((p, r))
    bins = {n: _bin(groups[n]) for n in sorted(groups)}
    count, base = len(predicted), sum(right) / len(right)
    error = sum(abs(b.predicted - b.observed) * b.count for b in bins.values()) / count
    return Reliability(bins, count, error, log_loss(predicted, right), log_loss([base] * count, right))


def _bin(group: list[tuple[float, float]]) -> Bin:
    return Bin(sum(p for p, _ in group) / len(group), sum(r for _, r in group) / len(group), len(group))


def log_loss(predicted: Sequence[float], right: Sequence[float]) -> float:
    """Mean negative log-likelihood."""
    pairs = [(min(max(p, 1e-6), 1 - 1e-6), r) for p, r in zip(predicted, right, strict=True)]
    return -sum(r * log(p) + (1 - r) * log(1 - p) for p, r in pairs) / len(pairs)
