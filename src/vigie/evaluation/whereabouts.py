"""When two places or two dates mean the same."""

from __future__ import annotations

from datetime import date

import vigie.sphere as sphere
from vigie.evaluation.coded import CodedDate, CodedPlace
from vigie.evaluation.likeness import alike, content_words

SAME_KM = 30
"""Places this near are the same, whatever their names."""
NAMESAKE_KM = 150
"""Places of like names are two places when farther apart than this."""


def kilometres(one: CodedPlace, other: CodedPlace) -> float | None:
    """Great-circle distance (haversine); None where a coordinate is unknown."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return sphere.kilometres(one.lat, one.lon, other.lat, other.lon)


def same_place(gold: CodedPlace, predicted: CodedPlace) -> bool:
    """Within 30 km, or of like names and not known to be more than 150 km apart."""
    distance = kilometres(gold, predicted)
    if distance is not None and distance <= SAME_KM:
        return True
    named = content_words(predicted.name) | content_words(predicted.text)
    return alike(content_words(gold.name), named) and (distance is None or distance <= NAMESAKE_KM)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def days_apart(gold: CodedDate, predicted: CodedDate) -> int | None:
    """Days between two spans of days, 0 where they meet; None where a start is no date."""
    gold_start, start = _day(gold.start), _day(predicted.start)
    if gold_start is None or start is None:
        return None
    gold_end, end = _day(gold.end) or gold_start, _day(predicted.end) or start
    return max(0, (start - gold_end).days, (gold_start - end).days)


def same_date(gold: CodedDate, predicted: CodedDate) -> bool:
    """A day: the same start, and an end that does not contradict it. A longer span: they meet, equally precise."""
    if gold.precision == "day":
        return gold.start == predicted.start and predicted.end in (None, gold.end, gold.start)
    return gold.precision == predicted.precision and days_apart(gold, predicted) == 0
