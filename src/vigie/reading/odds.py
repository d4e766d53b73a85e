"""Log-odds of named features: what confidence and contest both add up."""

from __future__ import annotations

from collections.abc import Mapping


def log_odds(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the weights of those features that hold."""
    total = 0.0
    for name, value in features.items():  # a plain loop: this runs for every claim
        weight = weights.get(name)
        if weight is not None:
            total += weight * value
    return total
