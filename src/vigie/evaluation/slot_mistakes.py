"""What a reader got wrong of an incident that it found: slot by slot, one mistake a slot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from vigie.evaluation.coded import CodedDate, CodedIncident, CodedPlace
from vigie.evaluation.mistake import Mistake, told
from vigie.evaluation.slots import SLOTS
from vigie.evaluation.whereabouts import days_apart, same_date, same_place

_COARSE = {"admin1", "country"}
_WORDS: dict[str, tuple[str, Callable[[CodedIncident], object]]] = {
    "status": ("status", lambda i: i.status),
    "actors": ("actor", lambda i: i.actors),
    "targets": ("target", lambda i: i.targets),
    "weapons": ("weapon", lambda i: i.weapons),
    "weapon_count": ("number of weapons", lambda i: i.weapons),
    "killed": ("number of killed", lambda i: i.killed),
    "injured": ("number of injured", lambda i: i.injured),
    "claimed_by": ("who claims it", lambda i: i.claimed_by),
    "denied_by": ("who denies it", lambda i: i.denied_by),
    "blamed": ("who is blamed", lambda i: i.blamed),
    "sources": ("source", lambda i: i.sources),
}
"""How a slot is called in a cause, and what of it is shown. Type, date and place have causes of their own."""


def slot_mistakes(gold: CodedIncident, predicted: CodedIncident, others: Sequence[CodedIncident]) -> Iterator[Mistake]:
    """The mistakes in a paired incident. ``others``: the other gold incidents of the document."""
    yield from _kind(gold, predicted)
    yield from _date(gold, predicted, others)
    yield from _place(gold, predicted, others)
    for name, (word, of) in _WORDS.items():
        missed, surplus = _wrong(name, gold, predicted)
        if missed or surplus:
            manner = "wrong" if missed and surplus else "missed" if missed else "one too many"
            yield Mistake(f"{word}: {manner}", told(of(gold)), told(of(predicted)), missed + surplus)


def _wrong(name: str, gold: CodedIncident, predicted: CodedIncident) -> tuple[int, int]:
    """How many fillers of a slot are missed, and how many are too many."""
    slot = SLOTS[name]
    right = slot.right(gold, predicted)
    return len(slot.fillers(gold)) - right, len(slot.fillers(predicted)) - right


def _cost(gold: CodedIncident, predicted: CodedIncident, *names: str) -> int:
    return sum(sum(_wrong(name, gold, predicted)) for name in names)


def _kind(gold: CodedIncident, predicted: CodedIncident) -> Iterator[Mistake]:
    if cost := _cost(gold, predicted, "type", "subtype"):
        cause = "type and subtype wrong" if any(_wrong("type", gold, predicted)) else "subtype wrong, type right"
        yield Mistake(cause, told(gold.subtype), told(predicted.subtype), cost)


def _date(gold: CodedIncident, predicted: CodedIncident, others: Sequence[CodedIncident]) -> Iterator[Mistake]:
    if cost := _cost(gold, predicted, "date"):
        cause = f"date: {_date_cause(gold.date, predicted.date, others)}"
        yield Mistake(cause, told(gold.date), told(predicted.date), cost)


def _date_cause(gold: CodedDate | None, predicted: CodedDate | None, others: Sequence[CodedIncident]) -> str:
    if gold is None:
        return "told where the text gives none"
    if predicted is None:
        return "missed"
    if any(other.date is not None and same_date(other.date, predicted) for other in others):
        return "taken from another act"
    return "right day, wrong span or precision" if days_apart(gold, predicted) == 0 else "wrong"


def _place(gold: CodedIncident, predicted: CodedIncident, others: Sequence[CodedIncident]) -> Iterator[Mistake]:
    if cost := _cost(gold, predicted, "place", "country"):
        cause = f"place: {_place_cause(gold, predicted, others)}"
        yield Mistake(cause, told(gold.place), told(predicted.place), cost)


def _place_cause(gold: CodedIncident, predicted: CodedIncident, others: Sequence[CodedIncident]) -> str:
    if not any(_wrong("place", gold, predicted)):
        return "right, but its country wrong or unknown"
    if gold.place is None or predicted.place is None:
        return "told where the text gives none" if gold.place is None else "missed"
    return _wrong_place(gold.place, predicted.place, others)


def _wrong_place(gold: CodedPlace, predicted: CodedPlace, others: Sequence[CodedIncident]) -> str:
    if predicted.precision in _COARSE and gold.precision not in _COARSE:
        return "too coarse (a country or province)"
    if any(other.place is not None and same_place(other.place, predicted) for other in others):
        return "taken from another act"
    if predicted.lat is None:
        return "not found in the gazetteer"
    return "another one of the same country" if gold.country == predicted.country else "another country"
