from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.evaluation.coded import CodedIncident
from vigie.evaluation.similarity import same_subtype, similarity

Make = Callable[..., CodedIncident]


def test_the_same_incident_is_wholly_similar(incident: Make, text: str) -> None:
    assert similarity(incident(), incident(), text) == 1.0


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"subtype": "Grenade"}, 0.9),
        ({"type": "Battles", "subtype": "Armed clash"}, 0.8),
        ({"type": "Protests", "subtype": "Peaceful protest"}, 0.7),
        ({"place": None}, 0.7),
        ({"place": {"name": "Outremont", "country": "ZZ"}}, 0.8),
        ({"place": {"name": "Outremont", "country": "YY"}}, 0.7),
        ({"date": {"start": "2024-03-06"}}, 0.9),
        ({"date": {"start": "2024-03-08"}}, 0.8),
        ({"date": None}, 0.8),
        ({"evidence": ["visé le dépôt"]}, 1.0),
        ({"evidence": ["Trois gardes ont péri"]}, 0.8),
        ({"evidence": ["hors du texte", ""]}, 0.8),
        ({"evidence": []}, 0.8),
    ],
)
def test_each_feature_weighs(incident: Make, text: str, changes: dict[str, Any], expected: float) -> None:
    assert similarity(incident(), incident(**changes), text) == pytest.approx(expected)


def test_what_gold_leaves_open_does_not_count(incident: Make, text: str) -> None:
    gold = incident(place=None, date=None, evidence=[])
    assert similarity(gold, incident(), text) == pytest.approx(1.0)
    assert similarity(gold, incident(subtype="Grenade"), text) == pytest.approx(2 / 3)


def test_a_foiled_strike_and_a_disrupted_use_of_weapons_are_one(incident: Make) -> None:
    foiled = incident(status="foiled")
    disrupted = incident(type="Strategic developments", subtype="Disrupted weapons use", status="foiled")
    assert same_subtype(foiled, disrupted)
    assert same_subtype(disrupted, foiled)
    assert not same_subtype(incident(), disrupted)
    assert not same_subtype(foiled, incident(subtype="Grenade", status="foiled"))
