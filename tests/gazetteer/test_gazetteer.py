"""Known places, countries and divisions are found under the names that news gives them."""

from __future__ import annotations

import pytest

from vigie.errors import DataError
from vigie.gazetteer import Gazetteer
from vigie.gazetteer.choose import distance_km

PLACES = """
al-Tanf SY 33.5 38.7
al-Tanf garrison SY 33.5 38.7
Aïn al-Assad IQ 33.8 42.4
Ain al-Asad IQ 33.8 42.4
Conoco SY 35.4 40.3
Harir IQ 36.5 44.3
Erbil IQ 36.2 44.0
Mossoul IQ 36.3 43.1
Mosul IQ 36.3 43.1
Damas SY 33.5 36.3
Alep SY 36.2 37.2
Bagdad IQ 33.3 44.4
Khan Younès PS 31.3 34.3
Jénine PS 32.5 35.3
Beyrouth LB 33.9 35.5
Hodeïda YE 14.8 43.0
Khartoum SD 15.6 32.5
El-Fasher SD 13.6 25.3
Tombouctou ML 16.8 -3.0
Kidal ML 18.4 1.4
Goma CD -1.7 29.2
Bukavu CD -2.5 28.9
Mogadiscio SO 2.0 45.3
Maiduguri NG 11.8 13.2
Kiev UA 50.5 30.5
Kharkiv UA 50.0 36.2
Kaboul AF 34.5 69.2
Port-au-Prince HT 18.5 -72.3
Rangoun MM 16.8 96.2
Lahore PK 31.5 74.3
Nanterre FR 48.9 2.2
Moscou RU 55.8 37.6
Makhatchkala RU 43.0 47.5
"""
COUNTRIES = [
    ("Irak", "fr", "IQ"), ("irakiennes", "fr", "IQ"), ("Irakiens", "fr", "IQ"), ("syrienne", "fr", "SY"),
    ("malien", "fr", "ML"), ("nigériens", "fr", "NE"), ("nigérianes", "fr", "NG"), ("Etats-Unis", "fr", "US"),
    ("États-Unis", "fr", "US"), ("américaine", "fr", "US"), ("RDC", "fr", "CD"), ("congolaises", "fr", "CD"),
    ("turques", "fr", "TR"), ("Burkinabè", "fr", "BF"), ("Burkina", "fr", "BF"), ("Birmanie", "fr", "MM"),
    ("israélien", "fr", "IL"), ("palestiniens", "fr", "PS"), ("saoudien", "fr", "SA"), ("français", "fr", "FR"),
    ("yéménites", "fr", "YE"), ("sud-soudanaise", "fr", "SS"), ("centrafricains", "fr", "CF"), ("russe", "fr", "RU"),
    ("Iraqi", "en", "IQ"), ("Syrians", "en", "SY"), ("Sudanese", "en", "SD"), ("Afghan", "en", "AF"),
    ("Turkish", "en", "TR"), ("French", "en", "FR"), ("العراق", "ar", "IQ"), ("Siria", "es", "SY"),
]  # fmt: skip


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
def test_the_first_find_is_the_known_place(gazetteer: Gazetteer, row: str) -> None:
    name, country, lat, lon = row.rsplit(" ", 3)
    best = gazetteer.find(name)[0]
    assert best.country == country
    assert distance_km((best.lat, best.lon), (float(lat), float(lon))) < 30


@pytest.mark.parametrize(("word", "lang", "code"), COUNTRIES)
def test_country_words(gazetteer: Gazetteer, word: str, lang: str, code: str) -> None:
    assert gazetteer.country_of(word, lang) == code


@pytest.mark.parametrize("word", ["maison", "mardi", "armée", "drone", ""])
def test_other_words_are_no_country(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.country_of(word, "fr") is None


@pytest.mark.parametrize(
    ("code", "name", "adjective"),
    [("IQ", "Iraq", "Iraqi"), ("CD", "Democratic Republic of the Congo", "Congolese"), ("TR", "Turkey", "Turkish"),
     ("US", "United States", "American"), ("BF", "Burkina Faso", "Burkinabe"), ("SA", "Saudi Arabia", "Saudi")],
)  # fmt: skip
def test_names_of_a_country(gazetteer: Gazetteer, code: str, name: str, adjective: str) -> None:
    assert gazetteer.country_name(code) == name
    assert gazetteer.demonym_en(code) == adjective


def test_an_unknown_code_is_an_error(gazetteer: Gazetteer) -> None:
    with pytest.raises(DataError, match="ZZ"):
        gazetteer.country_name("ZZ")


@pytest.mark.parametrize(
    ("name", "country", "english"),
    [("Nord-Kivu", "CD", "North Kivu"), ("Etat de Kwara", "NG", "Kwara"), ("Kwara", "NG", "Kwara"),
     ("Tillabéri", "NE", "Tillabéri"),
     ("province d'Anbar", "IQ", "Al Anbar"), ("Deir ez-Zor", "SY", "Deir ez-Zor"), ("Ninive", "IQ", "Nineveh"),
     ("Darfour-Nord", "SD", "North Darfur"), ("Cabo Delgado", "MZ", "Cabo Delgado"), ("Donetsk", "UA", "Donetsk")],
)  # fmt: skip
def test_divisions(gazetteer: Gazetteer, name: str, country: str, english: str) -> None:
    found = gazetteer.admin1_named(name, country)
    assert found is not None
    assert (found.name, found.country) == (english, country)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Donbass", "UA"), ("Darfour", "SD"), ("Kurdistan irakien", "IQ"), ("Cisjordanie", "PS"), ("bande de Gaza", "PS"),
     ("Sinaï", "EG"), ("Casamance", "SN"), ("Haut-Karabakh", "AZ"), ("mer Rouge", None), ("Sahel", None),
     ("Tigré", "ET")],
)  # fmt: skip
def test_vague_regions(gazetteer: Gazetteer, name: str, country: str | None) -> None:
    regions = [p for p in gazetteer.find(name) if p.feature in ("region", "sea")]
    assert [p.country for p in regions][:1] == [country]
    assert regions[0].radius_km >= 20


def test_strict_matches_stand_before_loose_ones(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Aïn al Asad")
    assert [p.loose for p in found] == sorted(p.loose for p in found)
    assert not gazetteer.find("Bagdad")[0].loose
    assert gazetteer.find("Baghdaad")[0].loose


def test_country_and_limit(gazetteer: Gazetteer) -> None:
    assert {p.country for p in gazetteer.find("Tripoli", country="LB")} == {"LB"}
    assert len(gazetteer.find("San Juan", limit=3)) == 3
    assert gazetteer.find("Xyzzyplugh") == ()
    assert not gazetteer.has("Xyzzyplugh")
    assert gazetteer.has("Bamako")


def test_capitals(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Bamako")[0].capital
    assert not gazetteer.find("Gao", country="ML")[0].capital


@pytest.mark.parametrize("name", ["Bamako", "al-Tanf", "Irak", "Nord-Kivu", "Moscou", "Nanterre"])
def test_get_gives_what_find_gave(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.find(name)[0]
    assert gazetteer.get(found.id) == found


def test_get_of_an_unknown_id(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("wof:1") is None
    assert gazetteer.get("") is None
