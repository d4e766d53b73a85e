"""What the head of a noun phrase denotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.classes import Classes
from vigie.reading.scene import Scene

See = Callable[..., Scene]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Les soldats ont ouvert le feu.", "soldats", {"party", "armed", "person"}),
        ("Des villageois ont fui.", "villageois", {"party", "civilian", "person"}),
        ("Les manifestants ont défilé.", "manifestants", {"party", "protesters", "person"}),
        ("Un drone a survolé la ville.", "drone", {"weapon"}),
        ("La ville est tombée.", "ville", {"place", "territory"}),
        ("Un véhicule a brûlé.", "véhicule", {"property"}),
    ],
)
def test_classes_of_a_head(scene: See, text: str, head: str, expected: set[str]) -> None:
    seen = scene(text)
    classes = Classes(seen.tree, seen.pack, seen.names)
    assert expected <= classes(seen.tree.word.index(head))


def test_a_pronoun_may_be_anything_but_a_weapon(scene: See) -> None:
    seen = scene("Ils ont tiré.")
    found = Classes(seen.tree, seen.pack, seen.names)(0)
    assert {"person", "place", "party"} <= found
    assert "weapon" not in found


def test_a_country_is_a_party_and_a_territory(scene: See) -> None:
    seen = scene("Le Mali a signé un accord.")
    assert {"party", "territory"} <= Classes(seen.tree, seen.pack, seen.names)(1)
