"""Reports: ids, evidence, kinds, dates, who claims, and the words and rule of every value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.model import Reading
from vigie.reading.build import letters

Incidents = Callable[..., list[dict[str, Any]]]


def fault(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("number", "name"),
    [(0, "a"), (1, "b"), (25, "z"), (26, "aa"), (27, "ab"), (51, "az"), (52, "ba"), (701, "zz"), (702, "aaa")],
)
def test_letters(number: int, name: str) -> None:
    assert letters(number) == name


def test_letters_never_repeat() -> None:
    assert len({letters(n) for n in range(2000)}) == 2000


def test_the_27th_report_is_aa(incidents: Incidents) -> None:
    towns = "Gao Kidal Mopti Djibo Dori Bamako Niamey Goma Bunia Beni Nyala Tyr Rafah Erbil Kirkouk Bagdad Idleb Alep"
    towns += " Homs Kaboul Kandahar Hodeida Sanaa Aden Lagos Maiduguri Tripoli Benghazi"
    found = incidents(
        "\n".join(f"{town}. Une bombe a explosé mardi à {town}, tuant deux civils." for town in towns.split())
    )
    ids = [one["id"] for one in found]
    assert len(ids) > 26
    assert ids == [letters(n) for n in range(len(ids))]
    assert ids[26] == "aa"


KINDS: list[Any] = [
    ("Mardi, un drone a frappé un dépôt à Port-Soudan.", "Air/drone strike"),
    ("Mardi, l'aviation russe a bombardé un immeuble à Idleb.", "Air/drone strike"),
    ("Mardi, une frappe israélienne a visé un immeuble à Tyr.", "Air/drone strike"),
    ("Une frappe israélienne a tué lundi quatre civils à Rafah.", "Air/drone strike"),
    ("Lundi, la coalition internationale a frappé un dépôt d'armes à Hodeida.", "Air/drone strike"),
    ("Mardi, des tirs de roquettes ont visé la ville de Metoula.", "Shelling/artillery/missile attack"),
    ("Mardi, une roquette est tombée sur un village près de Metoula.", "Shelling/artillery/missile attack"),
    ("Mardi, un kamikaze s'est fait exploser devant une mosquée à Kaboul.", "Suicide bomb"),
    ("Mardi, une voiture piégée a explosé à Mogadiscio.", "Remote explosive/landmine/IED"),
    ("Mardi, une mine a explosé au passage d'un véhicule de l'armée près de Djibo.", "Remote explosive/landmine/IED"),
    ("Une explosion a retenti mardi à Gao.", "Remote explosive/landmine/IED"),
    ("Une bombe a explosé lundi sur le marché de Gao.", "Remote explosive/landmine/IED"),
    ("Mardi, un homme a lancé une grenade dans un bar à Bujumbura.", "Grenade"),
    ("Mardi, une attaque chimique au chlore a tué dix civils à Douma.", "Chemical weapon"),
    ("Mardi, des combats ont éclaté entre l'armée et les rebelles à Kidal.", "Armed clash"),
    ("Mardi, des rebelles ont attaqué un poste de l'armée à Djibo.", "Armed clash"),
    ("Lundi, un convoi de l'armée a été attaqué par les rebelles à Djibo.", "Armed clash"),
    ("Mardi, des rebelles ont attaqué un village à Djibo, tuant trois civils.", "Attack"),
    ("Mardi, l'armée a repris la ville de Kidal aux rebelles.", "Government regains territory"),
    ("Mardi, les rebelles se sont emparés de la ville de Gao.", "Non-state actor overtakes territory"),
    ("Mardi, les soldats français ont quitté la base de Gao, remise à l'armée malienne.",
     "Non-violent transfer of territory"),
    ("Mardi, des rebelles ont enlevé deux enseignants à Djibo.", "Abduction/forced disappearance"),
    ("Mardi, des soldats ont violé deux femmes à Goma.", "Sexual violence"),
    ("Mardi, des centaines de personnes ont manifesté à Bamako contre la vie chère.", "Peaceful protest"),
    ("Mardi, la police a dispersé une manifestation à Bamako.", "Protest with intervention"),
    ("Mardi, la police a tiré sur les manifestants à Bamako, tuant deux d'entre eux.",
     "Excessive force against protesters"),
    ("Mardi, des manifestants ont brûlé des pneus et jeté des pierres sur la police à Conakry.",
     "Violent demonstration"),
    ("Mardi, des habitants en colère ont lynché un voleur présumé à Lagos.", "Mob violence"),
    ("Mardi, la police a arrêté trois militants à Gao.", "Arrests"),
    ("Mardi, le gouvernement et les rebelles ont signé un accord de paix à Doha.", "Agreement"),
    ("Mardi, l'armée a installé une base à Ménaka.", "Headquarters or base established"),
    ("Mardi, les rebelles ont incendié une école à Djibo.", "Looting/property destruction"),
    ("Lundi, la population a pillé un entrepôt à Goma.", "Looting/property destruction"),
    ("Mardi, des militaires ont pris le pouvoir à Niamey.", "Other"),
    ("Mardi, des centaines de rebelles ont déposé les armes à Goma.", "Change to group/activity"),
]  # fmt: skip


TEXTS = [getattr(case, "values", case)[0] for case in KINDS]


@pytest.mark.parametrize(("text", "subtype"), KINDS)
def test_kinds(incidents: Incidents, text: str, subtype: str) -> None:
    assert [one["subtype"] for one in incidents(text)] == [subtype]


def test_an_inverted_subject_tells_an_explosion(incidents: Incidents) -> None:
    (one,) = incidents("La peur règne à Gao. Dans cette ville a explosé lundi une bombe.")
    assert (one["subtype"], one["place"]["name"]) == ("Remote explosive/landmine/IED", "Gao")
    assert one["date"]["start"] == "2024-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "Une caserne a été attaquée mardi à Gao. L'Etat islamique a revendiqué l'attaque.",
        "L'Etat islamique a revendiqué mercredi l'attaque commise lundi contre une caserne à Gao.",
    ],
)
def test_who_claims_is_an_actor(incidents: Incidents, text: str) -> None:
    (one,) = incidents(text)
    assert [party["name"] for party in one["claimed_by"]] == ["Islamic State"]
    assert [party["name"] for party in one["actors"]] == ["Islamic State"]
    assert one["denied_by"] == []


STONES = "Mardi, des manifestants ont brûlé des pneus et jeté des pierres sur la police à Conakry."


@pytest.mark.parametrize(
    "text",
    [pytest.param(t, marks=[fault("throwing stones is blaming: a pattern's noun in the plural")] if t == STONES else [])
     for t in TEXTS],
)  # fmt: skip
def test_nobody_is_blamed_out_of_nothing(incidents: Incidents, text: str) -> None:
    for one in incidents(text):
        assert (one["blamed"], one["claimed_by"], one["denied_by"]) == ([], [], [])


@pytest.mark.parametrize("text", TEXTS)
def test_evidence_is_short_and_holds_the_act(reading: Callable[..., Reading], text: str) -> None:
    found = reading(text)
    for report in found.reports:
        pieces = [found.article.cut(span) for span in report.evidence]
        assert 1 <= len(pieces) <= 3
        assert all(0 < len(piece.split()) <= 15 for piece in pieces)
        kind = report.of("kind")[0].span
        assert any(span.start <= kind.start and kind.end <= span.end for span in report.evidence)


def test_long_sentences_are_cut(reading: Callable[..., Reading]) -> None:
    text = (
        "Mardi, au terme d'une longue nuit de pluie et de vent sur la vallée, des rebelles venus de la forêt voisine à "
        "bord de plusieurs dizaines de motos volées ont, malgré la présence de nombreux gardes, attaqué un grand poste "
        "de l'armée récemment construit à Djibo avec l'aide de plusieurs pays amis."
    )
    found = reading(text)
    (report,) = found.reports
    assert all(len(found.article.cut(span).split()) <= 15 for span in report.evidence)
    assert "attaqué" in " ".join(found.article.cut(span) for span in report.evidence)


def test_the_days_rule_tells_where_it_comes_from(incidents: Incidents) -> None:
    def rule(text: str) -> str:
        (one,) = incidents(text)
        return str(next(claim["rule"] for claim in one["claims"] if claim["field"] == "date"))

    assert rule("Mardi, des rebelles ont attaqué un poste à Djibo.") == "date:written"
    assert rule("Des rebelles ont attaqué un poste à Djibo.") == "date:publication"


def test_without_day_and_publication_there_is_no_date(incidents: Incidents) -> None:
    (one,) = incidents("Des rebelles ont attaqué un poste à Djibo.", published=None)
    assert one["date"] is None


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Mardi, trois drones ont frappé un dépôt à Gao.", [("drone", 3)]),
        ("Mardi, des drones ont frappé un dépôt à Gao.", [("drone", None)]),
        ("Mardi, l'aviation russe a bombardé un immeuble à Idleb.", [("airstrike", None)]),
        ("Une explosion a retenti mardi à Gao.", [("bomb", None)]),
        ("Mardi, des soldats ont ouvert le feu sur des villageois à Goma.", [("small_arms", None)]),
        ("Mardi, des rebelles ont attaqué un poste à Djibo.", []),
        pytest.param("Lundi, une attaque de drones a visé la base d'Erbil.", [("drone", None)],
                     marks=fault("the article of the attack counts the drones")),
    ],
)  # fmt: skip
def test_weapons(incidents: Incidents, text: str, weapons: list[tuple[str, int | None]]) -> None:
    (one,) = incidents(text)
    assert [(weapon["kind"], weapon["count"]) for weapon in one["weapons"]] == weapons
