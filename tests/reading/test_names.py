"""Parties: their neutral names, their extent, and short or indirect naming."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.names import Mention
from vigie.reading.scene import Scene

See = Callable[..., Scene]


def mention(scene: Scene, word: str) -> Mention:
    """The mention headed by the last token with this form."""
    heads = [i for i, form in enumerate(scene.tree.word) if form == word]
    return scene.names.mention(heads[-1])


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("L'armée rwandaise a tiré des obus.", "armée", "Rwandan army"),
        ("Le ministère turc de la Défense a confirmé la frappe.", "ministère", "Turkish Defence Ministry"),
        ("Le Hezbollah a tiré des roquettes.", "Hezbollah", "Hezbollah"),
        ("Le groupe Boko Haram a attaqué le village.", "groupe", "Boko Haram"),
        ("Une dizaine de pêcheurs ont été enlevés.", "dizaine", "fishermen"),
    ],
)
def test_names_are_neutral_and_english(scene: See, text: str, head: str, name: str) -> None:
    assert mention(scene(text), head).name == name


def test_the_words_stay_those_of_the_article(scene: See) -> None:
    seen = scene("L’armée rwandaise a tiré des obus.")
    assert seen.party(mention(seen, "armée")).text == "L’armée rwandaise"


def test_the_group_is_the_only_one_named(scene: See) -> None:
    seen = scene("Le M23 a attaqué Goma. La rébellion a pris la ville. Ses combattants ont tué deux civils.")
    found = mention(seen, "rébellion")
    assert (found.name, seen.words(found.start, found.end)) == ("M23", "La rébellion")


def test_the_group_stays_open_between_two(scene: See) -> None:
    seen = scene("Le Hezbollah et le Hamas ont tiré des roquettes. Le groupe a perdu trois hommes.")
    assert mention(seen, "groupe").entry is None


def test_a_short_form_stands_for_the_full_name(scene: See) -> None:
    seen = scene(
        "L'Observatoire syrien des droits de l'homme a fait état de dix morts. L'Observatoire parle de cinq blessés."
    )
    assert mention(seen, "Observatoire").name == "Syrian Observatory for Human Rights"


def test_a_bare_army_is_the_one_of_the_text(scene: See) -> None:
    seen = scene("L'armée malienne est arrivée à Gao. Le Niger a protesté, puis le Niger s'est tu. L'armée a tiré.")
    assert mention(seen, "armée").country == "ML"


def test_an_ally_is_not_the_home_of_a_militia(scene: See) -> None:
    seen = scene("La milice soutenue par l'Iran a lancé un missile.")
    assert mention(seen, "milice").country is None


def test_an_office_holder_is_named_with_the_office(scene: See) -> None:
    seen = scene("Le gouverneur, Igor Kobzev, a confirmé l'attaque.")
    assert mention(seen, "gouverneur").name.endswith("Igor Kobzev")


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("L'assaut a été lancé vers 18 heures.", "heures"),
        ("Le convoi a roulé trois kilomètres.", "kilomètres"),
        ("Les tirs ont cessé lundi.", "lundi"),
        ("L'ampleur de l'attaque est inconnue.", "Ampleur"),
    ],
)
def test_times_measures_and_abstractions_are_nobody(scene: See, text: str, head: str) -> None:
    seen = scene(text)
    heads = [i for i, form in enumerate(seen.tree.word) if form.lower() == head.lower()]
    assert seen.names.mention(heads[0]).unnamed


def test_things_and_proper_names_can_be_named(scene: See) -> None:
    seen = scene("Un drone a détruit un véhicule près de Zarafina.")
    assert not mention(seen, "véhicule").unnamed


def test_countries_weigh_by_name_adjective_and_seat(scene: See) -> None:
    weights = scene("Le Mali accuse un soldat nigérien. Ouagadougou se tait.").names.countries
    assert weights["ML"] > weights["NE"] > weights["BF"] > 0


def test_a_name_without_a_comma_belongs_to_the_phrase(scene: See) -> None:
    seen = scene("Le gouverneur Igor Kobzev a confirmé l'attaque.")
    found = mention(seen, "gouverneur")
    assert seen.words(found.start, found.end) == "Le gouverneur Igor Kobzev"


def test_a_band_is_named_by_its_leader(scene: See) -> None:
    band = mention(scene("Les hommes d'Idriss Kamba ont attaqué un poste."), "hommes")
    assert (band.name, band.unnamed, band.armed) == ("hommes d'Idriss Kamba", False, True)
    town = mention(scene("Des hommes de Gao ont attaqué un poste."), "hommes")
    assert town.name != "hommes de Gao" or not town.armed


def test_an_alliance_without_a_country_gets_none(scene: See) -> None:
    assert mention(scene("Au Mali, la coalition a frappé."), "coalition").country is None
