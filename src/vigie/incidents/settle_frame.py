"""When and where: the settled date and place, the most precise that agrees with the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from vigie.incidents.geometry import agree, reach_km
from vigie.incidents.tellings import Telling, Tellings, Verdict, support
from vigie.model import DatePrecision, Place, PlacePrecision, When

V = TypeVar("V", When, Place)
_DATE_ORDER: dict[DatePrecision, int] = {"day": 0, "week": 1, "month": 2, "year": 3}
_PLACE_ORDER: dict[PlacePrecision, int] = {"exact": 0, "near": 1, "admin1": 2, "country": 3}
_RULE = "most precise that agrees with at least half"


def overlap(left: When, right: When) -> bool:
    """Whether two dates have a day in common."""
    return left.start <= right.end and right.start <= left.end


def settle_date(tellings: Tellings) -> Verdict:
    """The most precise date that agrees with at least half of the tellings; disputed where one has no day in common."""
    told = [(t.value, t) for t in tellings.preferred("date") if isinstance(t.value, When)]
    return _settle(told, overlap, _date_rank)


def settle_place(tellings: Tellings) -> Verdict:
    """The most precise place that agrees with at least half of the tellings; disputed where one cannot be the same."""
    told = [(t.value, t) for t in tellings.preferred("place") if isinstance(t.value, Place)]
    return _settle(told, agree, _place_rank)


def _date_rank(when: When) -> tuple[object, ...]:
    return _DATE_ORDER[when.precision], (when.end - when.start).days


def _place_rank(place: Place) -> tuple[object, ...]:
    return _PLACE_ORDER[place.precision], place.lat is None, place.gazetteer_id is None, reach_km(place)


def _most(numbers: tuple[int, int]) -> tuple[int, int]:
    return -numbers[0], -numbers[1]


def _settle(
    told: list[tuple[V, Telling]], agrees: Callable[[V, V], bool], rank: Callable[[V], tuple[object, ...]]
) -> Verdict:
    if not told:
        return Verdict((), _RULE)

    articles = len({t.account.article.id for _, t in told})

    def key(value: V) -> tuple[object, ...]:
        agreeing = support([t for other, t in told if agrees(value, other)])
        own = support([t for other, t in told if other == value])
        return 2 * agreeing[1] < articles, rank(value), _most(agreeing), _most(own), value.model_dump_json()

    best = min(dict.fromkeys(value for value, _ in told), key=key)
    return Verdict((best,), _RULE, not all(agrees(best, other) for other, _ in told))
