from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.evaluation.coded import CodedIncident
from vigie.evaluation.slot_mistakes import slot_mistakes

Make = Callable[..., CodedIncident]
OTHER_DAY = {"start": "2024-02-01", "end": "2024-02-01", "precision": "day"}
PROVINCE = {"name": "Nord", "country": "ZZ", "precision": "admin1"}
LUTRY = {"name": "Lutry", "country": "ZZ"}
OTHER_PLACE = {"name": "Orbec", "country": "ZZ", "lat": 40.0, "lon": 50.0}


def test_the_same_incident_has_no_mistake(incident: Make) -> None:
    assert list(slot_mistakes(incident(), incident(), [])) == []


@pytest.mark.parametrize(
    ("gold", "predicted", "cause", "cost"),
    [
        ({}, {"subtype": "Shelling/artillery/missile attack"}, "subtype wrong, type right", 2),
        ({}, {"type": "Battles", "subtype": "Armed clash"}, "type and subtype wrong", 4),
        ({}, {"status": "foiled"}, "status: wrong", 2),
        ({}, {"date": None}, "date: missed", 1),
        ({"date": None}, {}, "date: told where the text gives none", 1),
        ({}, {"date": {**OTHER_DAY, "start": "2024-02-03"}}, "date: wrong", 2),
        ({}, {"date": OTHER_DAY}, "date: taken from another act", 2),
        (
            {},
            {"date": {"start": "2024-03-01", "end": "2024-03-31", "precision": "month"}},
            "date: right day, wrong span or precision",
            2,
        ),
        ({}, {"place": None}, "place: missed", 2),
        ({"place": None}, {}, "place: told where the text gives none", 2),
        ({}, {"place": OTHER_PLACE}, "place: taken from another act", 2),
        ({}, {"place": PROVINCE}, "place: too coarse (a country or province)", 2),
        ({}, {"place": LUTRY}, "place: not found in the gazetteer", 2),
        ({}, {"place": {**LUTRY, "lat": -10.0, "lon": 1.0}}, "place: another one of the same country", 2),
        ({}, {"place": {**LUTRY, "country": "YY", "lat": -10.0, "lon": 1.0}}, "place: another country", 4),
        ({}, {"place": {"name": "Valmore"}}, "place: right, but its country wrong or unknown", 1),
        ({}, {"actors": []}, "actor: missed", 1),
        ({}, {"actors": [{"name": "Red brigade"}]}, "actor: wrong", 2),
        ({}, {"sources": [{"name": "mayor"}]}, "source: one too many", 1),
        ({}, {"killed": {"min": 4, "max": 4}}, "number of killed: wrong", 2),
        ({}, {"killed": None}, "number of killed: missed", 1),
        ({}, {"weapons": [{"kind": "drone"}]}, "number of weapons: missed", 1),
    ],
)  # fmt: skip
def test_every_mistake_has_its_cause(
    incident: Make, gold: dict[str, Any], predicted: dict[str, Any], cause: str, cost: int
) -> None:
    others = [incident(date=OTHER_DAY, place=OTHER_PLACE)]
    (mistake,) = slot_mistakes(incident(**gold), incident(**predicted), others)
    assert (mistake.cause, mistake.cost) == (cause, cost)


def test_gold_and_prediction_are_told(incident: Make) -> None:
    (mistake,) = slot_mistakes(incident(), incident(killed={"min": 4, "max": None}), [])
    assert (mistake.wanted, mistake.found) == ("3", "4 or more")
