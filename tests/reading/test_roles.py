"""Who fills an act's roles: parties do, weapons, days and nobody in particular do not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vigie.model import Article
from vigie.reading import reader_of
from vigie.views.coding import coded

Incidents = Callable[..., list[dict[str, Any]]]


def fault(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


def read(lang: str, text: str) -> list[dict[str, Any]]:
    article = Article(id="made-up", lang=lang, text=text, published=date(2024, 3, 6))
    found: Any = coded(reader_of(lang).read(article))["incidents"]
    return list(found)


def names(found: list[dict[str, Any]], field: str) -> list[list[str]]:
    return [sorted(party["name"] for party in one[field]) for one in found]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        pytest.param("Mardi, des rebelles ont attaqué un poste à Djibo.", ["rebels"], id="a role"),
        pytest.param("Mardi, l'armée malienne a attaqué un camp des rebelles à Kidal.", ["Malian army"], id="an army"),
        pytest.param("Mardi, les Forces de soutien rapide ont attaqué El-Facher.", ["Rapid Support Forces"],
                     id="a name"),
        pytest.param("Mardi, le Hezbollah et le Hamas ont attaqué une caserne à Metoula.", ["Hamas", "Hezbollah"],
                     id="two names"),
        pytest.param("Mardi, l'armée et les rebelles ont signé un accord à Doha.", ["army", "rebels"], id="two roles",
                     marks=fault("the parser makes the day before the subjects the root: the first subject is lost")),
        pytest.param("Mardi, un drone a frappé un dépôt à Gao.", [], id="a weapon"),
        pytest.param("Mardi, une roquette a frappé un immeuble à Metoula.", [], id="another weapon"),
        pytest.param("Mardi, des avions israéliens ont bombardé un immeuble à Gaza.", ["Israeli military"],
                     id="owner of aircraft"),
        pytest.param("Mardi, deux drones russes ont frappé un immeuble à Kharkiv.", ["Russian military"],
                     id="owner of drones"),
        pytest.param("Mardi, un raid israélien a visé un immeuble à Tyr.", ["Israeli military"],
                     id="adjective of a noun"),
        pytest.param("Mardi, une attaque meurtrière a visé un poste à Djibo.", [], id="adjective of no country"),
        pytest.param("Mardi, des hommes armés ont tué trois villageois à Djibo.", [], id="armed men"),
        pytest.param("Mardi, des inconnus ont attaqué un bus à Djibo.", [], id="unknown people"),
        pytest.param("Mardi, trois villageois ont été tués par des hommes armés non identifiés à Djibo.", [],
                     id="unidentified armed men of a passive"),
        pytest.param("Mardi, trois civils ont été tués dans une attaque à Gao.", [], id="nobody"),
        pytest.param("Mardi, le Hezbollah a visé une caserne à Metoula. Il a aussi attaqué un poste à Shlomi.",
                     ["Hezbollah"], id="a pronoun"),
        pytest.param("Mardi, les Israéliens ont mené un raid à Jénine.", ["Israeli military"], id="a nation"),
        pytest.param("Lundi dernier, l'Iran avait lui-même bombardé Erbil.", ["Iranian government"],
                     id="a subject hung on the auxiliary"),
    ],
)  # fmt: skip
def test_actors(incidents: Incidents, text: str, actors: list[str]) -> None:
    found = names(incidents(text), "actors")
    assert found
    assert found == [actors] * len(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Mardi, des rebelles ont attaqué un poste militaire à Djibo.", ["un poste militaire"], id="a site"
        ),
        pytest.param("Mardi, des rebelles ont enlevé deux enseignants à Djibo.", ["deux enseignants"], id="persons"),
        pytest.param("Mardi, un drone a frappé un immeuble à Gaza.", ["un immeuble"], id="a building"),
        pytest.param("Mardi, des rebelles ont attaqué la ville de Gao.", [], id="a town is the place"),
        pytest.param("Mardi, la coalition a abattu deux drones près d'Erbil.", [], id="a weapon brought down"),
        pytest.param("Mardi, des rebelles ont tué un apiculteur à Djibo.", ["un apiculteur"], id="in no list"),
        pytest.param(
            "Mardi, un obus est tombé dans l'enceinte de la caserne à Gao.", ["la caserne"], id="a part of it"
        ),
    ],
)
def test_targets(incidents: Incidents, text: str, words: list[str]) -> None:
    (one,) = incidents(text)
    assert [party["text"] for party in one["targets"]] == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Les rebelles ont abattu lundi un avion de l'armée près de Gao.", id="aircraft"),
        pytest.param("Lundi, un hélicoptère de l'armée a été abattu par les rebelles près de Gao.", id="helicopter"),
        pytest.param("Un hélicoptère de l'armée a été abattu lundi par les rebelles près de Gao.", id="day between"),
    ],
)  # fmt: skip
def test_an_aircraft_as_target_is_disrupted_weapons_use(incidents: Incidents, text: str) -> None:
    (one,) = incidents(text)
    assert one["subtype"] == "Disrupted weapons use"
    assert names([one], "actors") == [["rebels"]]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("La défense aérienne a intercepté lundi deux drones au-dessus d'Erbil.", 2),
        ("Trois drones ont été abattus lundi au-dessus d'Erbil.", 3),
    ],
)
def test_intercepted_drones_are_foiled(incidents: Incidents, text: str, count: int) -> None:
    (one,) = incidents(text)
    assert one["status"] == "foiled"
    assert one["subtype"] in {"Air/drone strike", "Disrupted weapons use"}
    assert one["weapons"] == [{"kind": "drone", "count": count}]
    assert one["targets"] == []


def test_a_weapon_beside_other_targets_is_not_brought_down(incidents: Incidents) -> None:
    found = incidents("Un drone a frappé un dépôt à Gao et des roquettes ont touché une caserne à Kidal.")
    assert [one["status"] for one in found] == ["occurred", "occurred"]


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("fr", "Lundi, un voleur a été extrait d'un fourgon par une foule, puis lynché à Bangui.", ["une foule"]),
        ("fr", "Lundi, des hélicoptères de l'armée ont tiré sur un village près de Rafah.", ["l'armée"]),
        ("en", "A helicopter of Blue Shield Group dropped grenades on the hospital in Palma on Monday.",
         ["Blue Shield Group"]),
        ("en", "Army helicopters fired on a village near Rafah on Monday.", ["Army"]),
    ],
)  # fmt: skip
def test_who_stands_behind(lang: str, text: str, actors: list[str]) -> None:
    """The agent of the passive before, the owner of the aircraft."""
    assert [[p["text"] for p in one["actors"]] for one in read(lang, text)] == [actors]


@pytest.mark.parametrize(
    ("lang", "text", "targets"),
    [
        ("en", "Hezbollah fired rockets at Kiryat Shmona on Monday, damaging a school and wounding a woman.",
         ["a school", "a woman"]),
        ("fr", "Lundi, le Hezbollah a tiré des roquettes sur Metoula, endommageant une école et blessant une femme.",
         ["une femme", "une école"]),
    ],
)  # fmt: skip
def test_what_is_harmed_beside(lang: str, text: str, targets: list[str]) -> None:
    """The object of a participle behind the act, and those whom it hurt."""
    assert [sorted(p["text"] for p in one["targets"]) for one in read(lang, text)] == [targets]


def test_nobody_acts_on_itself(incidents: Incidents) -> None:
    for text in ("Mardi, des combats entre rebelles ont éclaté à Kidal.", "L'armée a attaqué l'armée mardi à Gao."):
        for one in incidents(text):
            actors = {party["name"] for party in one["actors"]}
            assert actors.isdisjoint(party["name"] for party in one["targets"])


@pytest.mark.parametrize(
    "text",
    [
        "De violents affrontements ont éclaté lundi entre l'armée et les rebelles à Kidal.",
        "Des combats ont opposé lundi l'armée aux rebelles à Kidal.",
    ],
)
def test_both_sides_of_a_clash_act(incidents: Incidents, text: str) -> None:
    assert names(incidents(text), "actors") == [["army", "rebels"]]
