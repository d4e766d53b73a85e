"""How sure figures are: documents are drawn again and again with replacement (the bootstrap)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vigie.evaluation.scores import Scores
from vigie.evaluation.tally import Tally

TIMES = 1000
SHARE = 0.95
_SEED = 20261122  # the same documents give the same intervals


class Interval(NamedTuple):
    """Where the middle ``SHARE`` of the drawn figures lies."""

    low: float
    high: float


class Sureness(NamedTuple):
    """The intervals of one measure."""

    precision: Interval
    recall: Interval
    f1: Interval


def tallies(scores: Scores) -> dict[str, Tally]:
    """The counts of all measures by name: ``incident``, ``slot`` (all together), ``statement``, ``toll``, each slot."""
    headlines = {
        "incident": scores.incidents,
        "slot": scores.slot,
        "statement": scores.statements,
        "toll": scores.tolls,
    }
    return {**headlines, **scores.slots}


def sureness(documents: Sequence[Scores], times: int = TIMES) -> dict[str, Sureness]:
    """The intervals of every measure over documents that were scored one by one."""
    if not documents:
        return {}
    drawn = _drawn(len(documents), times)
    return {
        name: _sureness(drawn @ _counts([tallies(one) for one in documents], name)) for name in tallies(documents[0])
    }


def _drawn(number: int, times: int) -> npt.NDArray[np.float64]:
    """How often each document (column) is drawn each time (row)."""
    random = np.random.default_rng(_SEED)
    return random.multinomial(number, np.full(number, 1 / number), size=times).astype(np.float64)


def _counts(rows: Sequence[Mapping[str, Tally]], name: str) -> npt.NDArray[np.float64]:
    return np.array([(row[name].right, row[name].predicted, row[name].gold) for row in rows], dtype=np.float64)


def _sureness(sums: npt.NDArray[np.float64]) -> Sureness:
    right, predicted, gold = sums.T
    return Sureness(
        _interval(_share(right, predicted)),
        _interval(_share(right, gold)),
        _interval(_share(2 * right, predicted + gold)),
    )


def _share(part: npt.NDArray[np.float64], whole: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Element by element; 0 where there is no whole, as in a Tally."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _interval(values: npt.NDArray[np.float64]) -> Interval:
    rest = (1 - SHARE) / 2
    low, high = np.quantile(values, [rest, 1 - rest])
    return Interval(float(low), float(high))
