"""Place names: found, told from persons and things, placed, and put inside one another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.scene import Scene
from vigie.reading.whereabouts import Whereabouts

See = Callable[..., Scene]


def named(found: list[Whereabouts], name: str) -> Whereabouts:
    return next(p for p in found if p.name == name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Une bombe a explosé à Mossoul, dans le nord de l'Irak.", "Mossoul", "IQ"),
        ("Un drone a frappé la base aérienne d'Aïn al-Assad, en Irak.", "base aérienne d'Aïn al-Assad", "IQ"),
        ("Une roquette est tombée sur le camp palestinien d'Aïn el-Héloué, au Liban.", "Aïn el-Héloué", "LB"),
        ("Des gangs ont attaqué Port-de-Paix, en Haïti.", "Port-de-Paix", "HT"),
        ("Des combats ont eu lieu en République démocratique du Congo.", "République démocratique du Congo", "CD"),
        ("Des villageois ont fui l'Etat de Kwara, au Nigeria.", "Kwara", "NG"),
        ("Une attaque a fait trois morts au sud-est de Deir ez-Zor, en Syrie.", "Deir ez-Zor", "SY"),
        ("Lundi, l'armée a bombardé Erbil, capitale du Kurdistan irakien.", "Erbil", "IQ"),
        ("Deux missiles visaient Abou Dhabi, aux Emirats arabes unis.", "Abou Dhabi", "AE"),
    ],
)
def test_finds_and_places_a_name(scene: See, text: str, name: str, country: str) -> None:
    found = [p for p in scene(text).places if name in p.name]
    assert found, [p.name for p in scene(text).places]
    place = found[0].place()
    assert place.country == country
    assert place.lat is not None
    assert place.lon is not None


def test_a_list_tells_of_every_place_in_it(scene: See) -> None:
    found = scene("Des explosions ont retenti à Gao, Kidal et Ménaka, au Mali.").places
    assert {"Gao", "Kidal", "Ménaka"} <= {p.name for p in found if p.locative}
    assert {p.country for p in found} == {"ML"}


def test_bases_in_a_list_share_their_noun(scene: See) -> None:
    found = scene("Des drones ont visé la base d'al-Tanf et celle de Conoco, en Syrie.").places
    assert named(found, "base d'al-Tanf").scale == "site"
    assert any("Conoco" in p.name and p.locative for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministère de la Santé a publié un communiqué.",
        "Le général Jean Kabila a parlé à la presse.",
        "La vidéo a été diffusée sur Telegram.",
        "Personne n'a revendiqué l'attaque.",
        "Lundi, les combats ont repris.",
        "Il a juré au nom de Dieu.",
        "Trois Russes ont été blessés.",
    ],
)
def test_persons_offices_and_days_are_no_places(scene: See, text: str) -> None:
    assert scene(text).places == []


def test_near_a_town_is_only_near(scene: See) -> None:
    place = named(scene("Une mine a explosé à 30 km au nord de Gao, au Mali.").places, "Gao").place()
    assert place.precision == "near"
    assert place.radius_km is not None
    assert place.radius_km >= 5


def test_an_unknown_site_takes_the_point_of_its_town(scene: See) -> None:
    found = scene("Une bombe a explosé devant l'hôtel Zarafina, à Mogadiscio.").places
    site, town = named(found, "hôtel Zarafina"), named(found, "Mogadiscio")
    assert (site.rank, town.rank) == (0, 1)
    assert site.place().precision == "near"
    assert site.place().gazetteer_id is None
    assert (site.place().lat, site.place().lon) == (town.place().lat, town.place().lon)


def test_an_unknown_village_has_a_country_and_no_point(scene: See) -> None:
    place = named(scene("Des hommes armés ont attaqué le village de Zourbakoro, au Mali.").places, "Zourbakoro").place()
    assert (place.country, place.lat, place.lon) == ("ML", None, None)


def test_the_country_beside_a_name_decides_between_namesakes(scene: See) -> None:
    in_libya = named(scene("Des tirs ont éclaté à Tripoli, en Libye.").places, "Tripoli")
    in_lebanon = named(scene("Des tirs ont éclaté à Tripoli, au Liban.").places, "Tripoli")
    assert (in_libya.country, in_lebanon.country) == ("LY", "LB")


def test_a_short_form_is_the_town_named_in_full(scene: See) -> None:
    text = "Une mine a explosé à Fada N'Gourma, au Burkina Faso. Les blessés ont été évacués vers Fada."
    assert named(scene(text).places, "Fada").country == "BF"


def test_names_of_a_text_without_a_country_vote_for_theirs(scene: See) -> None:
    found = scene("La police a tiré à Juliaca. D'autres heurts ont eu lieu à Puno et à Ayacucho.").places
    assert {p.country for p in found} == {"PE"}


def test_a_capital_far_away_does_not_lend_its_country(scene: See) -> None:
    text = "La base de Zorkanil a été visée au Mali, les Etats-Unis ont condamné l'attaque."
    assert next(p for p in scene(text).places if "Zorkanil" in p.name).country == "ML"


def test_the_seat_of_the_agency_is_left_out(scene: See) -> None:
    text = "Dubaï, 22 jan 2022 (AFP) - Une frappe a touché une prison à Saada, au Yémen."
    assert [p.name for p in scene(text).places] == ["Saada", "Yémen"]


def test_an_area_behind_the_noun_of_a_site_stays_an_area(scene: See) -> None:
    found = scene("Des navires ont quitté les ports de la Palestine.").places
    assert [(p.name, p.scale) for p in found] == [("Palestine", "country")]


def test_seas_are_found_with_their_noun(scene: See) -> None:
    found = scene("Un navire a été touché par un missile en mer Rouge.").places
    assert [(p.name, p.place().precision) for p in found] == [("mer Rouge", "admin1")]


@pytest.mark.parametrize(
    ("text", "name", "scale", "country"),
    [
        ("Shelling killed three people in the Kharkiv region on Monday.", "Kharkiv", "area", "UA"),
        ("Gunmen killed three people in Balkh province on Monday.", "Balkh", "area", "AF"),
        ("Gunmen attacked the Baghdad airport on Monday.", "Baghdad airport", "site", "IQ"),
        ("Gunmen took 30 pupils in Kuriga village, in Nigeria.", "Kuriga", "settlement", "NG"),
        ("Gunmen killed five people in Jos Monday.", "Jos", "settlement", "NG"),
        ("PESHAWAR - The police arrested three men on Monday.", "PESHAWAR", "settlement", "PK"),
    ],
)
def test_english_names_with_their_noun_behind(
    english_scene: See, text: str, name: str, scale: str, country: str
) -> None:
    place = english_scene(text).places[0]
    assert (place.name, place.scale, place.country) == (name, scale, country)


@pytest.mark.parametrize(
    "text",
    [
        "The USS Carney downed three drones on Monday.",
        "Soldiers of the FAMa left on Monday.",
        "American bases were not hit on Monday.",
    ],
)
def test_parts_of_other_names_are_no_places(english_scene: See, text: str) -> None:
    assert english_scene(text).places == []


def test_a_village_that_opens_its_paragraph_is_believed(english_scene: See) -> None:
    found = english_scene("Sasit. A drone killed three people on Monday, officials in Ethiopia said.").places
    assert (found[0].name, found[0].country) == ("Sasit", "ET")


def test_a_far_place_does_not_lie_in_an_area(scene: See) -> None:
    places = scene("Des combats ont eu lieu à Gao et à Kayes, dans la région de Gao, au Mali.").places
    area = next(p for p in places if p.scale == "area")
    assert named(places, "Gao").may_lie_in(area)
    assert not named(places, "Kayes").may_lie_in(area)
