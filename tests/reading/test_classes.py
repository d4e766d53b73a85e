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
        ("Un missile a crevé la toiture.", "missile", {"weapon", "flying"}),
        ("Une mine a soulevé le char.", "mine", {"weapon", "device"}),
        ("Une voiture piégée a foncé sur le poste.", "voiture", {"weapon", "car_bomb"}),
        ("Une rafale a fauché le juge.", "rafale", {"weapon", "small_arms"}),
        ("Un missile a crevé la verrière.", "verrière", {"unknown"}),
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


def test_only_a_noun_of_which_nothing_is_known_is_unknown(scene: See) -> None:
    seen = scene("Les soldats ont fui la ville.")
    classes = Classes(seen.tree, seen.pack, seen.names)
    assert not any("unknown" in classes(i) for i in range(len(seen.tree)))


def test_an_unknown_name_may_be_a_place_or_a_person(scene: See) -> None:
    seen = scene("Karim Belghazi est arrivé.")
    assert {"person", "place", "party"} <= Classes(seen.tree, seen.pack, seen.names)(0)


@pytest.mark.parametrize(
    ("text", "head", "is_crowd"),
    [
        ("Des infirmières ont marché.", "infirmières", True),
        ("Une centaine de mères ont marché.", "centaine", True),
        ("Une infirmière a marché.", "infirmière", False),
        ("Des soldats ont marché.", "soldats", False),
        ("Une centaine de soldats ont marché.", "centaine", False),
        ("Une dizaine de roquettes ont explosé.", "dizaine", False),
    ],
)
def test_a_crowd_is_several_people_without_arms(scene: See, text: str, head: str, is_crowd: bool) -> None:
    seen = scene(text)
    classes = Classes(seen.tree, seen.pack, seen.names)
    assert ("crowd" in classes(seen.tree.word.index(head))) is is_crowd
