"""One act, many mentions: what joins a draft and what opens another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, get_args

import pytest

from vigie.languages.frames import FrameName
from vigie.model import When
from vigie.reading.drafts import Draft, agreement, family, same_place, same_time
from vigie.reading.times import Time
from vigie.reading.whereabouts import Whereabouts

Incidents = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize("frame", get_args(FrameName))
def test_every_frame_has_a_family(frame: str) -> None:
    assert family(frame)
    assert family(family(frame)) == family(frame)  # a family is no frame of another family
    assert agreement(family(frame), family(frame)) >= 0.5


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("strike", "kill", 1.0, 1.0),
        ("strike", "die", 0.9, 1.0),
        ("capture", "recapture", 1.0, 1.0),
        ("protest", "disperse", 1.0, 1.0),
        ("intercept", "strike", 0.1, 0.6),
        ("arrest", "die", -1.0, -0.5),
        ("agree", "strike", -1.0, -0.5),
    ],
)
def test_agreement(a: str, b: str, least: float, most: float) -> None:
    assert least <= agreement(family(a), family(b)) <= most
    assert agreement(family(a), family(b)) == agreement(family(b), family(a))


def place(name: str, scale: Any = "settlement", country: str | None = "ML") -> Whereabouts:
    return Whereabouts(0, 1, 0, name, scale, country=country)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (place("Gao"), place("GAO"), True),
        (place("Gao"), place("Kidal"), False),
        (place("Gao"), place("marché de Gao", "site"), None),
        (place("Gao"), place("Mali", "country"), None),
        (place("Gao"), place("Niger", "country", "NE"), False),
        (place("Gao", country=None), place("Niger", "country", "NE"), None),
    ],
)
def test_same_place(a: Whereabouts, b: Whereabouts, same: bool | None) -> None:
    assert same_place(a, b) is same
    assert same_place(b, a) is same


def when(start: int, end: int, precision: Any = "day") -> Time:
    return Time(0, 1, When(start=date(2024, 3, start), end=date(2024, 3, end), precision=precision))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (when(5, 5), when(5, 5), True),
        (when(5, 5), when(6, 6), False),
        (when(4, 5), when(5, 5), True),
        (when(5, 5), when(1, 31, "month"), None),
        (when(4, 10, "week"), when(11, 17, "week"), False),
    ],
)
def test_same_time(a: Time, b: Time, same: bool | None) -> None:
    assert same_time(a, b) is same
    assert same_time(b, a) is same


def test_an_empty_draft_has_no_frame() -> None:
    assert Draft().frames == []


ONE = {
    "the definite noun": "Mardi, deux drones ont frappé la base d'Erbil. L'attaque a fait trois morts.",
    "this attack": "Mardi, des rebelles ont attaqué un poste à Djibo. Cette attaque n'a pas été revendiquée.",
    "outcome in the next sentence": "Une bombe a explosé mardi à Gao. Trois civils ont été tués.",
    "told again with more": "Mardi, des rebelles ont attaqué un poste à Djibo, tuant trois soldats. L'assaut, mené au "
    "petit matin, a duré une heure. Les rebelles ont attaqué le poste avec des roquettes.",
    "named at the end again": "Un drone a frappé mardi un dépôt à Port-Soudan. Le gouverneur est venu. La frappe de "
    "mardi à Port-Soudan a fait deux morts.",
    "protest and its dispersal": "Des étudiants ont manifesté mardi à Bamako. La police a dispersé les manifestants.",
}
TWO = {
    "two places": "Mardi, une bombe a explosé à Gao. Une autre bombe a explosé à Kidal.",
    "two days": "Mardi, un drone a frappé un dépôt à Gao. Lundi, un drone avait frappé une caserne à Gao.",
    "background with own day and place": "Mardi, des rebelles ont attaqué un poste à Djibo, tuant trois soldats. Le 2 "
    "février, une attaque avait fait dix morts à Dori.",
    "two kinds": "Mardi, des rebelles ont attaqué un poste à Djibo. Mercredi, la police a arrêté trois hommes à Dori.",
}


@pytest.mark.parametrize("name", ONE)
def test_one_act_told_twice_is_one_report(incidents: Incidents, name: str) -> None:
    assert len(incidents(ONE[name])) == 1


@pytest.mark.parametrize("name", TWO)
def test_separable_acts_are_two_reports(incidents: Incidents, name: str) -> None:
    assert len(incidents(TWO[name])) == 2


def test_background_has_its_own_day_place_and_toll(incidents: Incidents) -> None:
    first, second = incidents(TWO["background with own day and place"])
    assert [one["place"]["name"] for one in (first, second)] == ["Djibo", "Dori"]
    assert [one["date"]["start"] for one in (first, second)] == ["2024-03-05", "2024-02-02"]
    assert [one["killed"] for one in (first, second)] == [{"min": 3, "max": 3}, {"min": 10, "max": 10}]
    assert second["actors"] == []
