"""Circumstances: headings, datelines, the day of the act and the day of its telling, the weapons of an act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vigie.reading.scene import Scene

Build = Callable[..., Scene]
Incidents = Callable[..., list[dict[str, Any]]]
HEADINGS = (
    "Gao. Une bombe a explosé lundi, tuant deux civils.\nKidal. Des rebelles ont attaqué mardi une caserne.\n"
    "Bamako : La police a dispersé lundi une manifestation."
)


def places(found: list[dict[str, Any]]) -> list[str | None]:
    return [one["place"] and one["place"]["name"] for one in found]


def test_headings_place_their_paragraphs(incidents: Incidents, scene: Build) -> None:
    assert [place.name for place in scene(HEADINGS).circumstances.topics.values()] == ["Gao", "Kidal", "Bamako"]
    assert places(incidents(HEADINGS)) == ["Gao", "Kidal", "Bamako"]


def test_an_own_place_goes_before_the_heading(incidents: Incidents) -> None:
    text = HEADINGS + "\nMopti. Des rebelles ont attaqué mardi un poste à Douentza."
    assert places(incidents(text))[-1] == "Douentza"


@pytest.mark.parametrize(
    "text",
    [
        "BAMAKO, 6 mars - Une bombe a explosé mardi à Gao, tuant deux civils.",
        "Bamako (Agence) - Une bombe a explosé mardi à Gao, tuant deux civils.",
        "Bamako - Deux civils ont été tués par une bombe mardi. L'explosion a eu lieu à Gao.",
    ],
)
def test_a_dateline_is_no_place_of_an_act(incidents: Incidents, text: str) -> None:
    assert places(incidents(text)) == ["Gao"]


def test_one_opening_place_is_a_dateline(scene: Build) -> None:
    circumstances = scene("BAMAKO, 6 mars - Une bombe a explosé.\nLe calme est revenu.").circumstances
    assert circumstances.dateline is not None
    assert circumstances.dateline.name.casefold() == "bamako"
    assert circumstances.topics == {}


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Mardi, des rebelles ont attaqué un poste à Djibo.", date(2024, 3, 5)),
        ("Des rebelles ont attaqué un poste à Djibo dans la nuit de lundi à mardi.", date(2024, 3, 4)),
        ("L'attaque de lundi contre la caserne de Gao a été condamnée mardi par l'ONU.", date(2024, 3, 4)),
        ("Le gouverneur a déclaré mercredi que des rebelles avaient attaqué lundi un village.", date(2024, 3, 4)),
        ("Le porte-parole a affirmé mercredi que deux drones avaient été abattus.", None),
        ("L'armée a annoncé mardi que ses soldats avaient tué dix rebelles.", None),
    ],
)
def test_the_day_of_an_act(scene: Build, text: str, start: date | None) -> None:
    one = scene(text)
    times = [one.circumstances.time_of(act) for act in one.acts]
    assert {time.when.start if time else None for time in times} == {start}


def test_the_day_of_telling_is_not_inherited(incidents: Incidents) -> None:
    text = "Le gouverneur a déclaré mardi que des rebelles avaient attaqué le village de Djibo."
    (one,) = incidents(text, published=date(2024, 3, 8))
    assert one["date"]["start"] != "2024-03-05"


def test_weapons_go_to_the_nearest_act(scene: Build) -> None:
    one = scene("Un drone a frappé un dépôt à Gao ; des roquettes ont touché une caserne à Kidal.")
    kinds = {tuple(arm.kind for arm in one.circumstances.arms_of(act, one.acts)) for act in one.acts}
    assert kinds == {("drone",), ("rocket",)}


def test_weapons_stay_in_their_sentence(scene: Build) -> None:
    one = scene("Des rebelles ont attaqué un poste. Un drone survolait la ville.")
    assert one.circumstances.arms_of(one.acts[0], one.acts) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mardi, l'armée du Mali a attaqué un camp à Kidal.", "Kidal"),
        ("Mardi, des rebelles ont attaqué la ville de Gao.", "Gao"),
        ("Mardi, des rebelles ont attaqué Gao.", "Gao"),
        ("Au Mali, des rebelles ont attaqué Gao mardi.", "Gao"),
        ("La prise de la ville de Kidal par l'armée, lundi, a été saluée par le président.", "Kidal"),
        pytest.param("La prise de la ville de Kidal par l'armée, lundi, a été saluée à Bamako.", "Kidal",
                     marks=pytest.mark.xfail(strict=True, reason="the place of the verb above goes first")),
    ],
)  # fmt: skip
def test_the_place_of_an_act(incidents: Incidents, text: str, name: str) -> None:
    assert places(incidents(text)) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mardi, des explosions ont eu lieu à Gao et à Kidal.", {"Gao", "Kidal"}),
        ("Mardi, des explosions ont eu lieu à Gao, puis une enquête a été ouverte à Bamako.", {"Gao"}),
        ("Mardi, des explosions ont eu lieu à Gao, à Kidal et à Ménaka.", {"Gao", "Kidal", "Ménaka"}),
    ],
)  # fmt: skip
def test_coordinated_places(scene: Build, text: str, names: set[str]) -> None:
    one = scene(text)
    found, _ = one.circumstances.places_of(one.acts[0])
    assert {place.name for place in found} == names


def test_the_day_of_a_relative_clause_is_not_the_day_of_the_act(scene: Callable[..., Scene]) -> None:
    seen = scene("A Gao, où l'on enterrait encore lundi, des habitants ont été tués samedi.")
    act = next(a for a in seen.acts if a.frame == "kill")
    time = seen.circumstances.time_of(act)
    assert time is not None
    assert seen.tree.low[time.start] == "samedi"


def test_an_entry_of_a_log_begins_with_an_hour(scene: Callable[..., Scene]) -> None:
    seen = scene("12h17 – Un homme a été tué à Gao.\n\nUn autre a été blessé à Kidal.")
    assert [seen.circumstances.clocked(i) for i in (0, len(seen.tree) - 1)] == [True, False]


def test_a_bomb_between_two_towns_went_off_at_one_place(scene: Callable[..., Scene]) -> None:
    seen = scene("Une bombe a explosé entre Gossi et Hombori, au Mali.")
    act = next(a for a in seen.acts if a.frame == "explosion")
    assert len(seen.circumstances.places_of(act)[0]) == 1
