"""From acts to reports: what is told as real, what stands alone, what is inherited, what is split."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.reading import gather
from vigie.reading.scene import Scene

Build = Callable[..., Scene]
Incidents = Callable[..., list[dict[str, Any]]]


def fault(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


UNREAL = {
    "negation": "L'armée n'a pas attaqué la ville de Gao mardi.",
    "no attack took place": "Aucune attaque n'a eu lieu mardi à Gao.",
    "nobody was": "Personne n'a été enlevé mardi à Djibo.",
    "hypothesis": "Si les rebelles attaquaient la ville de Gao, les habitants fuiraient.",
    "ability": "Les rebelles pourraient attaquer la ville de Gao mercredi.",
    "a call": "Le général a appelé ses hommes à attaquer la ville de Gao.",
    "a threat": "Le chef rebelle a menacé mardi de bombarder la ville de Gao.",
    "a plan": "Les rebelles prévoient d'attaquer la ville de Gao.",
    "a wish": "Les rebelles veulent prendre la ville de Gao.",
    "a fear": "Les habitants craignent une attaque des rebelles contre Gao.",
    "a risk": "Le risque d'attentat à Paris reste élevé, selon le ministre.",
    "future": "Les syndicats manifesteront samedi à Bamako.",
    "an aim": "Les rebelles se sont réunis mardi pour attaquer la ville de Gao.",
    "an exercise": "L'armée a simulé mardi une attaque contre la base de Gao lors d'un exercice.",
}
REAL = {
    "plain": ("Mardi, des rebelles ont attaqué un poste à Gao.", "occurred"),
    "conditional of hearsay": ("L'armée aurait attaqué la ville de Gao mardi.", "occurred"),
    "arriving at": ("Mardi, les rebelles sont parvenus à s'emparer de la ville de Gao.", "occurred"),
    "managing": ("Mardi, les rebelles ont réussi à s'emparer de la ville de Gao.", "occurred"),
    "not only": ("Mardi, les rebelles ont non seulement attaqué un poste à Gao mais tué deux gardes.", "occurred"),
    "trying": ("Les rebelles ont tenté lundi d'assassiner le gouverneur à Gao.", "attempted"),
    "an attempt": ("Une tentative d'assassinat du gouverneur a échoué mardi à Gao.", "attempted"),
    "foiled": ("L'armée a déjoué mardi une attaque contre la base de Gao.", "foiled"),
    "intercepted": ("Deux drones ont été interceptés mardi au-dessus d'Erbil.", "foiled"),
}


@pytest.mark.parametrize("name", UNREAL)
def test_what_did_not_happen_is_no_report(incidents: Incidents, name: str) -> None:
    assert incidents(UNREAL[name]) == []


@pytest.mark.parametrize("name", REAL)
def test_what_happened_or_was_tried_is_one(incidents: Incidents, name: str) -> None:
    text, status = REAL[name]
    assert [one["status"] for one in incidents(text)] == [status]


@fault("the main clause of a hypothesis in the conditional is taken for hearsay")
def test_the_consequence_of_a_hypothesis_is_none_either(incidents: Incidents) -> None:
    assert incidents("Si les rebelles attaquaient Gao, l'armée riposterait.") == []


def test_hearsay_is_not_stated_by_the_outlet(incidents: Incidents) -> None:
    (one,) = incidents("L'armée aurait attaqué la ville de Gao mardi.")
    assert {claim["stance"] for claim in one["claims"] if claim["field"] == "kind"} == {"unconfirmed"}


@pytest.mark.parametrize(
    ("text", "definite", "other"),
    [
        ("L'attaque a duré une heure.", True, False),
        ("Cette attaque a duré une heure.", True, False),
        ("Une attaque a eu lieu à Gao.", False, False),
        ("Une autre attaque a eu lieu à Gao.", False, True),
        ("Une seconde attaque a eu lieu à Gao.", False, True),
    ],
)
def test_known_acts_and_others(scene: Build, text: str, definite: bool, other: bool) -> None:
    one = scene(text)
    assert (gather._definite(one, one.acts[0].at), gather._other(one, one.acts[0].at)) == (definite, other)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("L'attaque a été longue.", id="a bare noun without place, day or party"),
        pytest.param("Les attaques se multiplient dans le monde.", id="a trend"),
        pytest.param("La guerre continue et les combats font rage.", id="a war"),
    ],
)
def test_what_says_too_little_does_not_stand(incidents: Incidents, text: str) -> None:
    assert incidents(text) == []


# ---- place and day --------------------------------------------------------------------------------------------
def test_place_and_day_are_inherited(incidents: Incidents) -> None:
    text = "Hier, des rebelles ont attaqué un poste militaire à Djibo. Aujourd'hui, ils ont enlevé deux commerçants."
    first, second = incidents(text)
    assert (first["place"]["name"], second["place"]["name"]) == ("Djibo", "Djibo")
    assert (first["date"]["start"], second["date"]["start"]) == ("2024-03-05", "2024-03-06")
    rules = {claim["field"]: claim["rule"] for claim in second["claims"]}
    assert (rules["place"], rules["date"]) == ("place:inherited", "date:written")


def test_an_act_that_goes_on_is_one_episode(incidents: Incidents) -> None:
    text = "Hier, des rebelles ont attaqué un poste militaire à Djibo. Dans la soirée, ils ont incendié le marché."
    (one,) = incidents(text)
    assert (one["place"]["name"], one["date"]["start"]) == ("Djibo", "2024-03-05")


def test_the_day_goes_on_to_another_place(incidents: Incidents) -> None:
    text = "Hier, des rebelles ont attaqué un poste militaire à Djibo. À Kongoussi, ils ont enlevé deux commerçants."
    _, second = incidents(text)
    rules = {claim["field"]: claim["rule"] for claim in second["claims"]}
    assert (second["place"]["name"], second["date"]["start"]) == ("Kongoussi", "2024-03-05")
    assert (rules["place"], rules["date"]) == ("place:written", "date:inherited")


def test_the_place_of_the_sentence_before(incidents: Incidents) -> None:
    (one,) = incidents("Le calme régnait mardi à Djibo. Puis des rebelles ont attaqué la caserne, tuant trois soldats.")
    assert one["place"]["name"] == "Djibo"


def test_a_place_that_was_a_mere_object(incidents: Incidents) -> None:
    found = incidents("L'armée a encerclé la ville de Djibo. Elle a bombardé lundi le marché de la ville.")
    assert {one["place"]["name"] for one in found} == {"Djibo"}
    assert {party["name"] for one in found for party in one["actors"]} == {"army"}


def test_the_place_of_the_title(incidents: Incidents) -> None:
    (one,) = incidents("Des rebelles ont attaqué la caserne mardi, tuant trois soldats.", title="La peur à Djibo")
    assert one["place"]["name"] == "Djibo"


# ---- several places -------------------------------------------------------------------------------------------
def test_an_act_at_two_places_is_two_reports(incidents: Incidents) -> None:
    found = incidents("Mardi, des bombes ont explosé à Gao et à Kidal, faisant dix morts.")
    assert [one["place"]["name"] for one in found] == ["Gao", "Kidal"]
    assert [one["id"] for one in found] == ["a", "b"]
    assert {one["subtype"] for one in found} == {"Remote explosive/landmine/IED"}
    assert [one["killed"] for one in found] == [None, None]  # nobody tells how many at each


def test_the_count_of_two_places_is_a_toll(reading: Callable[..., Any]) -> None:
    found = reading("Mardi, des bombes ont explosé à Gao et à Kidal, faisant dix morts.")
    assert [toll.killed.min for toll in found.tolls if toll.killed] == [10]


def test_two_sites_are_two_reports(incidents: Incidents) -> None:
    found = incidents("Des drones ont frappé lundi la base de Gao et l'aéroport de Kidal.")
    assert [one["place"]["name"] for one in found] == ["base de Gao", "aéroport de Kidal"]


# ---- casualties -----------------------------------------------------------------------------------------------
def test_casualties_go_to_their_own_act(incidents: Incidents) -> None:
    text = (
        "Mardi, une bombe a explosé à Gao, tuant deux civils. A Kidal, des rebelles ont tué mercredi trois soldats. "
        "A Ménaka, un drone a blessé quatre gardes lundi."
    )
    found = incidents(text)
    assert [one["place"]["name"] for one in found] == ["Gao", "Kidal", "Ménaka"]
    assert [one["killed"] and one["killed"]["min"] for one in found] == [2, 3, None]
    assert [one["injured"] and one["injured"]["min"] for one in found] == [None, None, 4]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Une bombe a explosé mardi à Gao sans faire de victime.", 0, 0),
        ("Un drone a frappé mardi un hôtel à Gao. Personne n'a été blessé.", None, 0),
        ("Une roquette a frappé mardi un champ près de Metoula. L'attaque n'a fait ni mort ni blessé.", 0, 0),
        ("Une bombe a explosé mardi à Gao.", None, None),
    ],
)
def test_nobody_hurt_and_nothing_said(incidents: Incidents, text: str, killed: int | None, injured: int | None) -> None:
    (one,) = incidents(text)
    for field, number in (("killed", killed), ("injured", injured)):
        assert one[field] == (None if number is None else {"min": number, "max": number})
