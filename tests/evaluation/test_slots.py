from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.evaluation.coded import CodedIncident
from vigie.evaluation.slots import SLOTS

Make = Callable[..., CodedIncident]
DAWN, DUSK, NOON = {"name": "Dawn group"}, {"name": "Dusk militia"}, {"name": "Noon brigade"}


def test_the_slots_and_their_order() -> None:
    assert list(SLOTS) == [
        "type", "subtype", "status", "date", "country", "place", "actors", "targets", "weapons", "weapon_count",
        "killed", "injured", "claimed_by", "denied_by", "blamed", "sources",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("slot", "changes", "number"),
    [
        ("type", {}, 1),
        ("type", {"type": None}, 0),
        ("subtype", {"subtype": None}, 0),
        ("status", {"status": None}, 0),
        ("date", {"date": None}, 0),
        ("country", {"place": {"name": "Valmore"}}, 0),
        ("country", {"place": {"country": "ZZ"}}, 1),
        ("place", {"place": {"country": "ZZ"}}, 0),
        ("place", {"place": None}, 0),
        ("actors", {"actors": [DAWN, DUSK]}, 2),
        ("actors", {"actors": [DAWN, {"name": "unidentified men", "text": "des hommes"}]}, 1),
        ("blamed", {"blamed": [{"who": DAWN, "by": DUSK}, {"who": {"name": "unknown men"}, "by": None}]}, 2),
        ("weapons", {"weapons": [{"kind": "drone"}, {"kind": "drone", "count": 1}, {"kind": "mine"}]}, 2),
        ("weapon_count", {"weapons": [{"kind": "drone"}, {"kind": "drone", "count": 1}]}, 1),
        ("killed", {"killed": 0}, 1),
        ("killed", {"killed": None}, 0),
        ("injured", {"injured": {"min": 2, "max": None}}, 1),
    ],
)
def test_fillers(incident: Make, slot: str, changes: dict[str, Any], number: int) -> None:
    assert len(SLOTS[slot].fillers(incident(**changes))) == number


@pytest.mark.parametrize(
    ("slot", "gold", "predicted", "right"),
    [
        ("type", {}, {}, 1),
        ("type", {}, {"type": "Battles", "subtype": "Armed clash"}, 0),
        ("type", {}, {"type": "Battles"}, 1),  # a right subtype carries its type
        ("type", {}, {"type": None}, 0),
        ("subtype", {}, {}, 1),
        ("subtype", {}, {"subtype": "Grenade"}, 0),
        ("subtype", {"status": "foiled"}, {"status": "foiled", "subtype": "Disrupted weapons use"}, 1),
        ("subtype", {"subtype": None}, {"subtype": None}, 0),
        ("status", {}, {"status": "foiled"}, 0),
        ("status", {}, {}, 1),
        ("date", {}, {"date": {"start": "2024-03-05"}}, 1),
        ("date", {}, {"date": {"start": "2024-03-06"}}, 0),
        ("date", {}, {"date": None}, 0),
        ("country", {}, {"place": {"name": "Outremont", "country": "ZZ"}}, 1),
        ("country", {}, {"place": {"name": "Valmore", "country": "YY"}}, 0),
        ("country", {}, {"place": None}, 0),
        ("place", {}, {"place": {"name": "Outremont", "lat": 10.0, "lon": 20.1}}, 1),
        ("place", {}, {"place": {"lat": 10.0, "lon": 20.0}}, 0),  # unnamed: no place
        ("place", {}, {"place": {"name": "Outremont"}}, 0),
        ("place", {}, {"place": None}, 0),
        ("actors", {"actors": [DAWN, DUSK]}, {"actors": [DUSK, NOON]}, 1),
        ("actors", {"actors": [DAWN, DUSK]}, {"actors": [DUSK, DAWN]}, 2),
        ("actors", {"actors": [DAWN, DAWN]}, {"actors": [DAWN]}, 1),  # serves once
        ("actors", {"actors": [{"name": "unknown"}]}, {"actors": [{"name": "unknown"}]}, 0),
        ("targets", {}, {"targets": ["un dépôt à Valmore"]}, 1),
        ("claimed_by", {}, {"claimed_by": ["Dusk militia"]}, 0),
        ("denied_by", {"denied_by": [DUSK]}, {"denied_by": [DUSK]}, 1),
        ("blamed", {"blamed": [{"who": DAWN, "by": DUSK}]}, {"blamed": [{"who": DAWN, "by": NOON}]}, 1),
        ("blamed", {"blamed": [{"who": DAWN, "by": DUSK}]}, {"blamed": [{"who": DUSK, "by": DAWN}]}, 0),
        ("sources", {"sources": [NOON]}, {"sources": [{"name": "x", "text": "la Noon brigade"}]}, 1),
        ("weapons", {}, {"weapons": [{"kind": "mine"}, {"kind": "drone"}]}, 1),
        ("weapon_count", {}, {"weapons": [{"kind": "drone", "count": 3}]}, 0),
        ("weapon_count", {}, {"weapons": [{"kind": "rocket", "count": 2}]}, 0),
        ("weapon_count", {}, {"weapons": [{"kind": "drone", "count": 2}]}, 1),
        ("killed", {}, {"killed": 3}, 1),
        ("killed", {}, {"killed": {"min": 3, "max": None}}, 0),
        ("killed", {}, {"killed": None}, 0),
        ("injured", {"injured": None}, {"injured": None}, 0),
        ("injured", {"injured": 0}, {"injured": {"min": 0, "max": 0}}, 1),
    ],
)
def test_right(incident: Make, slot: str, gold: dict[str, Any], predicted: dict[str, Any], right: int) -> None:
    assert SLOTS[slot].right(incident(**gold), incident(**predicted)) == right
