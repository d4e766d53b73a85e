"""Who claims an act, who denies it, who blames whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from vigie.model import Article
from vigie.reading import reader_of
from vigie.reading.author import author
from vigie.reading.responsibility import find_pointings
from vigie.reading.scene import Scene
from vigie.reading.workings import Workings


def pointed(scene: Scene) -> list[tuple[str, str]]:
    """Part and words of each pointing."""
    found = [(p.part, scene.party(scene.speaker(p.who)).text) for p in find_pointings(scene)]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("Le Hezbollah a revendiqué une attaque de drones contre la base de Kobra.", "claimed_by", "Le Hezbollah"),
        ("L'attaque de Kobra a été revendiquée par les talibans.", "claimed_by", "les talibans"),
        ("Boko Haram, qui a revendiqué l'attaque, a fui.", "claimed_by", "Boko Haram"),
        ("Les talibans s'en sont attribué la paternité.", "claimed_by", "Les talibans"),
        ("L'armée israélienne a annoncé avoir frappé un dépôt à Kobra.", "claimed_by", "L'armée israélienne"),
        ("Le Hezbollah annonce une attaque contre la base de Kobra.", "claimed_by", "Le Hezbollah"),
        ("Moscou dément avoir bombardé Kobra.", "denied_by", "Moscou"),
        ("L'armée israélienne nie toute responsabilité.", "denied_by", "L'armée israélienne"),
        ("« Pure calomnie », réplique l'armée israélienne.", "denied_by", "l'armée israélienne"),
        ("L'Ukraine accuse la Russie de cette attaque.", "blamed", "la Russie"),
        ("L'attaque, attribuée à Boko Haram, a tué dix civils.", "blamed", "Boko Haram"),
        ("La Syrie a imputé la frappe à Israël.", "blamed", "Israël"),
        ("Le Soudan montre du doigt Boko Haram.", "blamed", "Boko Haram"),
    ],
)
def test_pointing(scene: Callable[..., Scene], text: str, part: str, who: str) -> None:
    (found,) = pointed(scene(text))
    assert found[0] == part
    assert found[1].startswith(who)


@pytest.mark.parametrize(
    "text",
    [
        "Aucun groupe n'a revendiqué l'attaque.",
        "La police a reconnu trois morts.",
        "Des proches disent avoir reçu une lettre de rançon.",
        "Le Hezbollah annonce une attaque contre ses positions.",
        "Washington a condamné les tirs.",
        "Le gouvernement a rejeté la proposition de paix.",
        "L'armée israélienne dit avoir abattu deux drones.",
    ],
)
def test_no_pointing(scene: Callable[..., Scene], text: str) -> None:
    assert pointed(scene(text)) == []


def test_blame_knows_who_blames(scene: Callable[..., Scene]) -> None:
    seen = scene("Un raid, attribué par l'Arménie à la Turquie, a détruit un entrepôt.")
    (found,) = find_pointings(seen)
    assert found.by is not None
    assert seen.speaker(found.by).country == "AM"
    assert seen.speaker(found.who).country == "TR"


def published_by(scene: Callable[..., Scene], outlet: str, text: str) -> Scene:
    seen = scene(text)
    seen.article = Article(id="made-up", text=text, outlet=outlet)
    return seen


def test_an_armed_party_claims_in_its_own_outlet(scene: Callable[..., Scene]) -> None:
    text = "Nos combattants ont attaqué la base de Kobra. Les talibans ne reculeront pas."
    assert pointed(published_by(scene, "Bureau des talibans", text)) == [("claimed_by", "Les talibans")]
    assert pointed(published_by(scene, "Gazette de Kobra", text)) == []


def test_an_observer_is_no_author(scene: Callable[..., Scene]) -> None:
    text = "Les talibans ont attaqué la base de Kobra."
    assert author(published_by(scene, "Observatoire des talibans", text)) is None


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("Le M23 dit être responsable de la tuerie.", "claimed_by", "Le M23"),
        ("Le M23 assure ne pas être responsable de la tuerie.", "denied_by", "Le M23"),
        ("Le gouverneur affirme que les ADF sont responsables du massacre.", "blamed", "les ADF"),
        (
            "« Nos combattants ont attaqué la base », a déclaré le porte-parole des rebelles.",
            "claimed_by",
            "porte-parole",
        ),
    ],
)
def test_responsible(scene: Callable[..., Scene], text: str, part: str, who: str) -> None:
    assert any(found == part and who in words for found, words in pointed(scene(text)))


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("The Taliban said it was responsible for the bombing.", "claimed_by", "The Taliban"),
        ("The Taliban said it was behind the bombing.", "claimed_by", "The Taliban"),
        ("The minister said that Boko Haram was definitely responsible for the attack.", "blamed", "Boko Haram"),
        ("The Israeli military said its jets hit a base in Kobra.", "claimed_by", "The Israeli military"),
        ("The Taliban claimed responsibility for the bombing.", "claimed_by", "The Taliban"),
        ("The attack was claimed by Boko Haram.", "claimed_by", "Boko Haram"),
        ("Police blamed the attack on Boko Haram.", "blamed", "Boko Haram"),
        ("The Taliban denied that they had attacked the village.", "denied_by", "The Taliban"),
        ('"We attacked the base," a Taliban spokesman said.', "claimed_by", "a Taliban spokesman"),
    ],
)
def test_pointing_in_english(english_scene: Callable[..., Scene], text: str, part: str, who: str) -> None:
    assert pointed(english_scene(text)) == [(part, who)]


ENGLISH_OWN = [
    ("In a statement, the Houthis said they had fired two missiles at the port of Kobra on Monday.", "claimed_by"),
    ("The army said in a statement that troops killed two rebels in Kobra on Monday.", "claimed_by"),
    ("US Central Command said that its forces conducted strikes on Houthi positions on Monday.", "claimed_by"),
    ("A Taliban spokesman, Paul Mabeka, claimed responsibility for the attack in Kobra.", "claimed_by"),
    ("Houthi spokesman Paul Mabeka said the group had attacked the airport in Kobra.", "claimed_by"),
    ("The Sudanese army said the RSF shelled a camp in Kobra on Monday.", "blamed"),
]


@pytest.mark.parametrize(("text", "part"), ENGLISH_OWN)
def test_own_and_others_acts_in_english(text: str, part: str) -> None:
    workings = reader_of("en").workings(Article(id="x", lang="en", text=text, published=date(2026, 5, 20)))
    assert isinstance(workings, Workings)
    assert part in {p.part for p in workings.pointings}


FURTHER = [
    ("Les talibans ont condamné l'attentat et nié toute implication.", "denied_by", "Les talibans"),
    ("Le M23 affirme n'y être pour rien.", "denied_by", "Le M23"),
    ("L'armée turque a reconnu avoir bombardé le village par erreur.", "claimed_by", "L'armée turque"),
    ("L'attentat a été revendiqué par un message des talibans.", "claimed_by", "talibans"),
    ("Les habitants y voient la main de Boko Haram.", "blamed", "Boko Haram"),
    ("Les soupçons se portent sur Boko Haram.", "blamed", "Boko Haram"),
    ("Le maire fait porter le chapeau à Boko Haram.", "blamed", "Boko Haram"),
]


@pytest.mark.parametrize(("text", "part", "who"), FURTHER)
def test_further_words(scene: Callable[..., Scene], text: str, part: str, who: str) -> None:
    assert any(found == part and who in words for found, words in pointed(scene(text)))


FURTHER_IN_ENGLISH = [
    ("The raid was carried out by one of its fighters, the Taliban said.", "claimed_by", "Taliban"),
    ("The Taliban condemned the attack and denied responsibility.", "denied_by", "Taliban"),
    ("The Syrian army said its forces had not fired on the hospital.", "denied_by", "army"),
    ("The Taliban said the accusation was baseless.", "denied_by", "Taliban"),
    ("A bomber killed nine people in Kobra, an attack claimed by the Islamic State.", "claimed_by", "Islamic State"),
    ("It was the work of Boko Haram, the governor said.", "blamed", "Boko Haram"),
    ("Suspicion fell on Boko Haram.", "blamed", "Boko Haram"),
    pytest.param(
        "Police said they believed Boko Haram carried out the attack.",
        "blamed",
        "Boko Haram",
        marks=pytest.mark.xfail(strict=True, reason="the parser takes the one believed for an object"),
    ),
]


@pytest.mark.parametrize(("text", "part", "who"), FURTHER_IN_ENGLISH)
def test_further_words_in_english(english_scene: Callable[..., Scene], text: str, part: str, who: str) -> None:
    assert any(found == part and who in words for found, words in pointed(english_scene(text)))


def test_each_blames_the_other(scene: Callable[..., Scene], english_scene: Callable[..., Scene]) -> None:
    french = pointed(scene("Le M23 et l'armée congolaise s'accusent mutuellement."))
    english = pointed(english_scene("Russia and Ukraine blamed each other for the strike."))
    for found in (french, english):
        assert [part for part, _ in found] == ["blamed", "blamed"]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition accused the government of failing to protect the villagers.",
        "A man accused of theft was beaten by a crowd.",
        "The army denied any casualties.",
        "The army denies that any civilian was hit.",
        "No group has claimed the attack.",
        "The observatory confirmed the strike.",
    ],
)
def test_no_pointing_in_english(english_scene: Callable[..., Scene], text: str) -> None:
    assert pointed(english_scene(text)) == []
