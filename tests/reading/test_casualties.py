"""Reported casualties: outcome and interval of every figure of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.scene import Scene

Figures = list[tuple[str, int | None, int | None]]


def figures(scene: Scene) -> Figures:
    return [(c.outcome, c.count.min, c.count.max) for c in scene.casualties]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # nouns
        ("Le raid a fait douze morts.", [("killed", 12, 12)]),
        ("Bilan : un mort, onze blessés.", [("killed", 1, 1), ("injured", 11, 11)]),
        ("On dénombre 27 tués et plus de 40 blessés.", [("killed", 27, 27), ("injured", 40, None)]),
        ("L'attaque a fait des morts et des blessés.", [("killed", 2, None), ("injured", 2, None)]),
        ("Le raid a causé la mort de trois soldats.", [("killed", 3, 3)]),
        ("Des dizaines de blessés ont été soignés.", [("injured", 20, None)]),
        # verbs in every voice
        ("Trois soldats ont été tués.", [("killed", 3, 3)]),
        ("Le raid a tué trois soldats.", [("killed", 3, 3)]),
        ("Le raid a touché le dépôt, tuant deux ouvriers et en blessant dix.", [("killed", 2, 2), ("injured", 10, 10)]),
        ("Deux bergers ont péri dans l'explosion.", [("killed", 2, 2)]),
        ("Le maire a été tué.", [("killed", 1, 1)]),
        ("Un employé municipal a péri.", [("killed", 1, 1)]),
        ("Des civils ont été tués.", [("killed", 2, None)]),
        ("Six de leurs hommes sont tombés.", [("killed", 6, 6)]),
        ("Trois camions sont tombés en panne.", []),
        ("L'obus a tué le gérant, son neveu et une passante.", [("killed", 3, 3)]),
        ("Cent militaires maliens et trente tchadiens ont péri.", [("killed", 130, 130)]),
        ("L'explosion a coûté la vie à un infirmier et au chauffeur.", [("killed", 2, 2)]),
        ("Trente et un ennemis sont restés sur le terrain.", [("killed", 31, 31)]),
        ("Quatre policiers ont été tués, ainsi que cinq civils.", [("killed", 9, 9)]),
        ("Son équipage a péri.", [("killed", 2, None)]),
        ("Le ministre cite 75 policiers blessés.", [("injured", 75, 75)]),
        ("Cinq gendarmes et un conducteur ont été tués.", [("killed", 6, 6)]),
        ("Trois miliciens et au moins deux passants tués, dit l'hôpital.", [("killed", 5, None)]),
        ("L'attaque a coûté la vie à 70 personnes.", [("killed", 70, 70)]),
        # nobody
        ("L'explosion n'a fait aucune victime.", [("injured", 0, 0), ("killed", 0, 0)]),
        ("Le tir n'a fait aucun blessé.", [("injured", 0, 0)]),
        # the killing of, tallies, groups, adjectives behind their noun
        ("L'assassinat de trois facteurs a choqué la ville.", [("killed", 3, 3)]),
        ("La tuerie du 18 janvier a choqué la ville.", []),
        ("Le nombre de morts est monté de 9 à 14.", [("killed", 14, 14)]),
        ("Le raid a tué une famille de cinq personnes.", [("killed", 5, 5)]),
        ("Marc Tilo, agent des postes et militant de l'Union, a été tué.", [("killed", 1, 1)]),
        ("Gao, 11 août 2023 - Vingt-six soldats maliens ont été tués dans l'attaque.", [("killed", 26, 26)]),
        # parts, updates, rivals
        ("Douze morts, dont trois enfants tués chez eux.", [("killed", 12, 12)]),
        ("Le bilan est passé de 11 à 19 morts.", [("killed", 19, 19)]),
        (
            "Le raid a fait 75 morts selon le gouverneur, 162 selon l'hôpital.",
            [("killed", 75, 75), ("killed", 162, 162)],
        ),
        ("On compte six morts. La protection civile, elle, en dénombre neuf.", [("killed", 6, 6), ("killed", 9, 9)]),
        ("Les médecins parlent de 40 tués ; la mairie, d'au moins 55.", [("killed", 40, 40), ("killed", 55, None)]),
        # lists, whatever the parser makes of them; losses; those who did not survive; hearsay
        ("Hier, son frère et ses deux cousins ont été fusillés.", [("killed", 3, 3)]),
        ("Trois gardes ont été tués ainsi qu'un chauffeur.", [("killed", 4, 4)]),
        ("La garnison a perdu huit hommes dans l'assaut.", [("killed", 8, 8)]),
        ("Cinq personnes, dont deux mineurs, n'ont pas survécu.", [("killed", 5, 5)]),
        ("Douze bergers auraient été tués, selon un élu.", [("killed", 0, 12)]),
        (
            "Sa mort porte à six (cinq élèves et un maître) le nombre des victimes.",
            [("killed", 6, 6)],
        ),
    ],
)
def test_figures(scene: Callable[..., Scene], text: str, told: Figures) -> None:
    assert sorted(figures(scene(text))) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "Deux drones ont été abattus.",
        "Plus de cent voitures ont brûlé.",
        "Trois maisons ont été touchées.",
        "On ignore le nombre des victimes.",
        "Les soldats ont été tués il y a 23 ans.",
        "Il est sain et sauf.",
        "La 23e brigade a pris position à 12 km de la ville.",
        "Le soldat n'a pas été tué.",
        "Une vingtaine de greniers ont brûlé.",
        "Elle a porté à douze le nombre d'avions touchés.",
    ],
)
def test_no_figure(scene: Callable[..., Scene], text: str) -> None:
    assert figures(scene(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A bomb killed nine in Kano.", [("killed", 9, 9)]),
        (
            "The attack left at least 12 people dead and more than 30 injured.",
            [("killed", 12, None), ("injured", 30, None)],
        ),
        ("Six police dead in Jos attack.", [("killed", 6, 6)]),
        ("Five people, two of them soldiers, were killed.", [("killed", 5, 5)]),
        ("The death toll from the bombing rose to 14.", [("killed", 14, 14)]),
        ("The killing of 26 people on April 22 shocked the country.", [("killed", 26, 26)]),
        ("On April 8 Ali Momo, a teacher, was shot dead.", [("killed", 1, 1)]),
        ("Two villagers were hacked to death in Jos.", [("killed", 2, 2)]),
        ("A mob beat a man to death in Kano.", [("killed", 1, 1)]),
        ("The airstrike killed a family of five.", [("killed", 5, 5)]),
        ("The raid killed 24 people; the rebels put the toll at 40.", [("killed", 24, 24), ("killed", 40, 40)]),
        ("How many died? Thirty, said the mayor.", [("killed", 30, 30)]),
        ("The union says 31 dead, a nurse 45.", [("killed", 31, 31), ("killed", 45, 45)]),
        ("Nine people were hurt, among them a girl of six, according to the mayor.", [("injured", 9, 9)]),
        ("Commanders say they lost seven men on the bridge.", [("killed", 7, 7)]),
        ("A blast in the market killed a guard and wounded twelve shoppers.", [("killed", 1, 1), ("injured", 12, 12)]),
        ("Sources speak of four Uzbeks killed.", [("killed", 4, 4)]),
        ("A couple from the coast died in their car.", [("killed", 2, 2)]),
        ("At least 60 people have died of wounds in the hospital.", [("killed", 60, None)]),
        ("Thirty officers hurt, one knocked unconscious.", [("injured", 30, 30)]),
        ("Two blasts shook the port, many feared dead.", [("killed", 2, None)]),
        # nobody is counted, and yet somebody is dead
        ("A magistrate and her driver are dead.", [("killed", 2, 2)]),
        ("A rocket hit a kiosk, killing the owner, his nephew and a cyclist.", [("killed", 3, 3)]),
        ("A girl of six was killed when the wall fell.", [("killed", 1, 1)]),
        ("A baker of 44 and two other marchers died.", [("killed", 3, 3)]),
        ("The crew was killed.", [("killed", 2, None)]),
        ("Both men were killed.", [("killed", 2, 2)]),
        ("A letter bomb took the life of a district clerk.", [("killed", 1, 1)]),
        # words that tell of it in another way
        ("Two paratroopers fell in the assault on the ridge.", [("killed", 2, 2)]),
        ("Two paratroopers fell into the river.", []),
        ("A boy was hit in the neck; he did not make it.", [("killed", 1, 1)]),
        ("In one morning 76 constables were lost.", [("killed", 76, 76)]),
        ("The paper has counted 37 murders.", [("killed", 37, 37)]),
        ("The raid left two dead and five wounded.", [("killed", 2, 2), ("injured", 5, 5)]),
        ("A grenade thrown into a shop on Monday wounded three.", [("injured", 3, 3)]),
        ("Four guards were killed, along with five nurses.", [("killed", 9, 9)]),
        ("The device blinded his son, eleven.", [("injured", 1, 1)]),
    ],
)
def test_english_figures(english_scene: Callable[..., Scene], text: str, told: Figures) -> None:
    assert sorted(figures(english_scene(text))) == sorted(told)


def test_a_rival_figure_is_marked(scene: Callable[..., Scene]) -> None:
    seen = scene("Le raid a fait 75 morts selon le gouverneur, 162 selon l'hôpital.")
    assert [c.rival for c in seen.casualties] == [False, True]


def test_the_words_of_a_figure_hold_its_number(scene: Callable[..., Scene]) -> None:
    seen = scene("Au moins trois soldats ont été tués hier.")
    (casualty,) = seen.casualties
    assert seen.words(casualty.start, casualty.end) == "Au moins trois soldats ont été tués"
    assert casualty.written


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "At least five people were killed and 23 others wounded in a suicide bombing in Peshawar on Friday.",
            [("killed", 5, None), ("injured", 23, 23)],
        ),
        ("The attack in Diffa on Saturday left 11 gendarmes dead and four missing.", [("killed", 11, 11)]),
        ("Fourteen people, among them a pregnant woman, were killed on Saturday in Kadugli.", [("killed", 14, 14)]),
    ],
)
def test_figures_hold_where_the_parser_errs(english_scene: Callable[..., Scene], text: str, told: Figures) -> None:
    assert figures(english_scene(text)) == told
