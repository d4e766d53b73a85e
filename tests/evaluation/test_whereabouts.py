from __future__ import annotations

import pytest

from vigie.evaluation.coded import CodedDate, CodedPlace
from vigie.evaluation.whereabouts import days_apart, kilometres, same_date, same_place


def test_a_degree_of_longitude_on_the_equator() -> None:
    distance = kilometres(CodedPlace(lat=0, lon=10), CodedPlace(lat=0, lon=11))
    assert distance == pytest.approx(111.2, abs=0.1)


def test_no_distance_without_coordinates() -> None:
    assert kilometres(CodedPlace(lat=0, lon=10), CodedPlace(lat=0)) is None


VALMORE = CodedPlace(name="Valmore", lat=0, lon=10)


@pytest.mark.parametrize(
    ("predicted", "same"),
    [
        (CodedPlace(name="Outremont", lat=0, lon=10.2), True),  # 22 km
        (CodedPlace(name="Outremont", lat=0, lon=10.4), False),  # 44 km
        (CodedPlace(name="Valmore", lat=0, lon=11), True),  # 111 km, a namesake
        (CodedPlace(name="Valmore", lat=0, lon=12), False),  # 222 km
        (CodedPlace(name="Valmore"), True),
        (CodedPlace(name="VM", text="la ville de Valmore"), True),
        (CodedPlace(name="Outremont"), False),
        (CodedPlace(), False),
    ],
)
def test_same_place(predicted: CodedPlace, same: bool) -> None:
    assert same_place(VALMORE, predicted) is same


def _span(start: str | None, end: str | None = None, precision: str = "day") -> CodedDate:
    return CodedDate(start=start, end=end, precision=precision)


@pytest.mark.parametrize(
    ("gold", "predicted", "days"),
    [
        (_span("2024-03-05"), _span("2024-03-05"), 0),
        (_span("2024-03-05"), _span("2024-03-07"), 2),
        (_span("2024-03-07"), _span("2024-03-05", "2024-03-06"), 1),
        (_span("2024-03-01", "2024-03-10"), _span("2024-03-05"), 0),
        (_span("2024-03-05T10:00"), _span("2024-03-06"), 1),
        (_span("2024-03-05"), _span("mardi"), None),
        (_span(None), _span("2024-03-05"), None),
    ],
)
def test_days_apart(gold: CodedDate, predicted: CodedDate, days: int | None) -> None:
    assert days_apart(gold, predicted) == days


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        (_span("2024-03-05", "2024-03-05"), _span("2024-03-05"), True),
        (_span("2024-03-05", "2024-03-06"), _span("2024-03-05", "2024-03-05"), True),
        (_span("2024-03-05", "2024-03-05"), _span("2024-03-05", "2024-03-06"), False),
        (_span("2024-03-05", "2024-03-05"), _span("2024-03-04", "2024-03-05"), False),
        (_span("2024-03-01", "2024-03-31", "month"), _span("2024-03-10", "2024-03-12", "month"), True),
        (_span("2024-03-01", "2024-03-31", "month"), _span("2024-03-10", "2024-03-10", "day"), False),
        (_span("2024-03-01", "2024-03-31", "month"), _span("2024-04-01", "2024-04-30", "month"), False),
    ],
)
def test_same_date(gold: CodedDate, predicted: CodedDate, same: bool) -> None:
    assert same_date(gold, predicted) is same
