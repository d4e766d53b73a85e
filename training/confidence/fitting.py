"""Logistic regression by Newton's method, and probabilities from models that have not seen the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.confidence.examples import SEEN, Example
from training.crossval import fold, held_out
from vigie.reading.features import INCIDENT
from vigie.reading.odds import log_odds

LEAST_DOCUMENTS = 5
"""A feature that holds in fewer articles is left out: it would tell the article."""
_STEPS = 30
_FREE = {"always": 0.01, INCIDENT: 0.3, SEEN: 1.0}  # penalties of their own

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights of one model, and the log-odds of its examples from models fitted on other articles: with what is
    known of the article (``told``), and as for an article that no rule was written from (``fresh``)."""

    weights: Mapping[str, float]
    told: list[float]
    fresh: list[float]


def fitted(examples: Sequence[Example], documents: Sequence[str], penalty: float) -> Fitted:
    """Fit on all, and ten times on nine tenths; ``documents``: the article of each example."""
    held = held_out_weights(examples, documents, penalty)
    pairs = [(e.features, held[fold(d)]) for e, d in zip(examples, documents, strict=True)]
    told = [log_odds(features, weights) for features, weights in pairs]
    seen = [weights.get(SEEN, 0.0) * features.get(SEEN, 0.0) for features, weights in pairs]
    fresh = [odds - share for odds, share in zip(told, seen, strict=True)]
    return Fitted(weigh(examples, documents, penalty), told, fresh)


def held_out_weights(examples: Sequence[Example], documents: Sequence[str], penalty: float) -> list[dict[str, float]]:
    """For each tenth of the articles the weights that the others teach."""

    def learn(inside: list[int]) -> dict[str, float]:
        return weigh([examples[i] for i in inside], [documents[i] for i in inside], penalty)

    return held_out(documents, learn)


def weigh(examples: Sequence[Example], documents: Sequence[str], penalty: float) -> dict[str, float]:
    """The weights that make the examples likeliest, with a penalty on the square of each."""
    names = _common(examples, documents)
    place = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for name, value in example.features.items():
            if name in place:
                table[row, place[name]] = value
    right = np.array([example.right for example in examples])
    found = _newton(table, right, np.array([_FREE.get(name, penalty) for name in names]))
    return {name: float(weight) for name, weight in zip(names, found, strict=True)}


def _common(examples: Sequence[Example], documents: Sequence[str]) -> list[str]:
    holds: dict[str, set[str]] = defaultdict(set)
    for example, document in zip(examples, documents, strict=True):
        for name, value in example.features.items():
            if value:
                holds[name].add(document)
    return sorted(name for name, found in holds.items() if len(found) >= LEAST_DOCUMENTS or name in _FREE)


def _newton(table: Array, right: Array, penalties: Array) -> Array:
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-np.clip(table @ weights, -30, 30)))
        curve = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(penalties)
        step = np.linalg.solve(curve, table.T @ (likely - right) + penalties * weights)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights
