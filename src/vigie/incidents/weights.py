"""The weights of the comparison, read from ``data/weights.yaml``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import Field, ValidationError

from vigie.errors import DataError
from vigie.model import SUBTYPES, Frozen


class Weight(Frozen):
    """Log-odds added where two reports agree in a feature, and where they differ."""

    agree: float
    differ: float

    def of(self, value: float) -> float:
        """The share of a value between 0 (differ) and 1 (agree)."""
        return self.differ + value * (self.agree - self.differ)


class Weights(Frozen):
    """The whole table: see the header of ``weights.yaml``."""

    bias: float
    threshold: float
    apart: float = Field(lt=0)
    features: dict[str, Weight]
    compatible: frozenset[frozenset[str]]


def parse_weights(text: str, name: str) -> Weights:
    """Read a table; DataError names ``name`` and the cause."""
    try:
        weights = Weights.model_validate(yaml.safe_load(text))
    except (yaml.YAMLError, ValidationError) as error:
        raise DataError(f"{name}: {error}") from error
    unknown = {s for pair in weights.compatible for s in pair} - set(SUBTYPES)
    if unknown:
        raise DataError(f"{name}: no sub-event type: {', '.join(sorted(unknown))}")
    return weights


@lru_cache(maxsize=1)
def default_weights() -> Weights:
    """The shipped table."""
    source = files("vigie.incidents").joinpath("data/weights.yaml")
    return parse_weights(source.read_text(encoding="utf-8"), "incidents/data/weights.yaml")
