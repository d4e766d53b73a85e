"""How much a predicted incident looks like a gold one: a table of weighed features.

Only features that gold fills count. A similarity of 0.5 or more makes two incidents a pair.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from vigie.evaluation.coded import CodedIncident
from vigie.evaluation.whereabouts import days_apart, same_place


class Evidenced(Protocol):
    """What points at words of the article."""

    @property
    def evidence(self) -> tuple[str, ...]: ...


Feature = Callable[[CodedIncident, CodedIncident, str], float | None]
PAIR_THRESHOLD = 0.5
_APART = {"Protests", "Strategic developments"}
_DISRUPTED = "Disrupted weapons use"
_DATE_POINTS: dict[int | None, float] = {0: 0.2, 1: 0.1}


def similarity(gold: CodedIncident, predicted: CodedIncident, text: str) -> float:
    """From 0 to 1: points reached over points that gold makes possible. ``text`` is the article's."""
    reached = possible = 0.0
    for weight, feature in FEATURES:
        points = feature(gold, predicted, text)
        if points is not None:
            possible += weight
            reached += points
    return reached / possible


def same_subtype(gold: CodedIncident, predicted: CodedIncident) -> bool:
    """Equal, or both foiled and one of them coded as a disrupted use of weapons."""
    if gold.subtype == predicted.subtype:
        return True
    return gold.status == predicted.status == "foiled" and _DISRUPTED in (gold.subtype, predicted.subtype)


def _kind(gold: CodedIncident, predicted: CodedIncident, _text: str) -> float:
    if same_subtype(gold, predicted):
        return 0.3
    if gold.type == predicted.type:
        return 0.2
    return 0.0 if _APART & {gold.type, predicted.type} else 0.1


def _place(gold: CodedIncident, predicted: CodedIncident, _text: str) -> float | None:
    if gold.place is None:
        return None
    if predicted.place is None:
        return 0.0
    if same_place(gold.place, predicted.place):
        return 0.3
    return 0.1 if gold.place.country and gold.place.country == predicted.place.country else 0.0


def _date(gold: CodedIncident, predicted: CodedIncident, _text: str) -> float | None:
    if gold.date is None:
        return None
    if predicted.date is None:
        return 0.0
    return _DATE_POINTS.get(days_apart(gold.date, predicted.date), 0.0)


def _evidence(gold: CodedIncident, predicted: CodedIncident, text: str) -> float | None:
    if not gold.evidence:
        return None
    return 0.2 if same_words(gold, predicted, text) else 0.0


def same_words(gold: Evidenced, predicted: Evidenced, text: str) -> bool:
    """Pieces of their evidence meet in the text."""
    return _overlap(_found(gold.evidence, text), _found(predicted.evidence, text))


def _found(pieces: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """Where the pieces stand first in the text; those that do not are left out."""
    starts = ((text.find(piece), len(piece)) for piece in pieces if piece)
    return [(start, start + length) for start, length in starts if start >= 0]


def _overlap(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for start, end in some for begin, stop in others)


FEATURES: tuple[tuple[float, Feature], ...] = ((0.3, _kind), (0.3, _place), (0.2, _date), (0.2, _evidence))
