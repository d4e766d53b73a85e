"""The document decides between namesakes; a small place without support is unknown."""

from __future__ import annotations

import pytest

from vigie.gazetteer import Choice, Context, Gazetteer, Refusal, Toponym, choose, judge
from vigie.gazetteer.choose import distance_km

ORAN = (35.7, -0.63, 1.0)


def village(
    pid: str, country: str, lat: float, lon: float, *, loose: bool = False, admin1: str | None = None
) -> Toponym:
    """An invented village."""
    return Toponym(pid, "Koro", country, admin1, lat, lon, "village", loose=loose)


@pytest.mark.parametrize(
    ("name", "countries", "country"),
    [("Tripoli", {"LB": 3.0}, "LB"), ("Tripoli", {"LY": 3.0}, "LY"), ("Valence", {"FR": 2.0}, "FR"),
     ("Koro", {"ML": 5.0}, "ML"), ("Bossangoa", {"CF": 1.0}, "CF"),
     ("Alep", {"SY": 2.0, "TR": 1.0}, "SY"), ("Santiago", {"CU": 4.0}, "CU")],
)  # fmt: skip
def test_the_country_in_play_wins(gazetteer: Gazetteer, name: str, countries: dict[str, float], country: str) -> None:
    choice = choose(name, gazetteer.find(name), Context(countries=countries))
    assert choice is not None
    assert choice.place.country == country
    assert "country" in choice.reason


def test_nearness_decides_between_namesakes() -> None:
    near, far = village("a", "DZ", 35.5, -0.5), village("b", "DZ", 36.8, 7.5)
    choice = choose("Koro", [far, near], Context(countries={"DZ": 1.0}, anchors=[ORAN]))
    assert choice is not None
    assert choice.place is near
    assert choice.alternatives == (far,)


def test_equal_namesakes_far_apart_are_unknown() -> None:
    verdict = judge(
        "Koro", [village("a", "DZ", 35.5, -0.5), village("b", "DZ", 36.8, 7.5)], Context(countries={"DZ": 1.0})
    )
    assert isinstance(verdict, Refusal)
    assert "equally likely" in verdict.reason


def test_a_named_division_decides() -> None:
    one, other = village("a", "NG", 8.0, 4.0, admin1="Kwara"), village("b", "NG", 12.0, 13.0, admin1="Borno")
    choice = choose("Koro", [other, one], Context(countries={"NG": 1.0}, within=("Kwara",)))
    assert choice is not None
    assert choice.place is one


def test_a_place_outside_the_named_division_is_refused() -> None:
    verdict = judge("Koro", [village("a", "NG", 8.0, 4.0, admin1="Borno")], Context(within=("Kwara",)))
    assert isinstance(verdict, Refusal)
    assert "outside" in verdict.reason


def test_a_village_of_a_country_not_in_play_is_refused() -> None:
    assert choose("Koro", [village("a", "PE", -8.0, -77.0)], Context(countries={"ML": 2.0})) is None
    assert choose("Koro", [village("a", "PE", -8.0, -77.0)], Context()) is None


def test_a_village_that_only_sounds_alike_needs_more_than_a_mention() -> None:
    sounds = village("a", "ML", 14.0, -3.0, loose=True)
    assert choose("Koro", [sounds], Context(countries={"ML": 0.3, "BF": 1.0})) is None
    assert choose("Koro", [sounds], Context(countries={"ML": 1.0})) is not None


def test_a_foreign_town_that_only_sounds_alike_is_refused() -> None:
    city = Toponym("a", "Korow", "US", None, 41.6, -87.3, "city", population=900_000, loose=True)
    assert choose("Koro", [city], Context(countries={"ML": 1.0})) is None
    assert choose("Koro", [city], Context()) is None


def test_a_foreign_town_of_little_fame_is_refused() -> None:
    town = Toponym("a", "Koro", "FI", None, 62.0, 25.0, "town", population=9_000)
    assert choose("Koro", [town], Context(countries={"ML": 1.0})) is None
    assert choose("Koro", [town], Context()) is not None


def test_a_capital_needs_no_context(gazetteer: Gazetteer) -> None:
    choice = choose("Bagdad", gazetteer.find("Bagdad"), Context())
    assert isinstance(choice, Choice)
    assert choice.place.country == "IQ"


def test_the_kind_of_place_decides(gazetteer: Gazetteer) -> None:
    context = Context(countries={"IQ": 1.0}, kinds=frozenset({"admin1"}))
    choice = choose("Erbil", gazetteer.find("Erbil"), context)
    assert choice is not None
    assert choice.place.feature == "admin1"


def test_no_candidate_no_place() -> None:
    verdict = judge("Koro", [], Context())
    assert isinstance(verdict, Refusal)
    assert "not in the gazetteer" in verdict.reason


def test_distance() -> None:
    assert distance_km((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert distance_km((33.5, 38.7), (33.5, 38.7)) == 0
