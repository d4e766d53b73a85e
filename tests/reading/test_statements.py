"""Speech acts, each with its speaker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pytest

from vigie.model import Article, Reading
from vigie.reading import reader_of

SPOKEN = [
    ("Moscou dément toute implication dans l'attaque de Kobra.", "denial", "Moscou"),
    ("« Ridicule », a cinglé la porte-parole du gouvernement, Anna Mabeka.", "denial", "Anna Mabeka"),
    ("« Pure calomnie », rétorque le mouvement.", "denial", "le mouvement"),
    ("« Nous n'avons pas frappé cet hôpital », affirme l'armée israélienne.", "denial", "israélienne"),
    ("L'Ukraine accuse la Russie d'avoir bombardé un hôpital à Kobra.", "accusation", "Ukraine"),
    ("Un raid, attribué par l'Arménie à la Turquie, a détruit un entrepôt.", "accusation", "Arménie"),
    ("« Israël est derrière cette attaque », a déclaré le ministre iranien.", "accusation", "ministre"),
    ("Les paysans incriminent des éleveurs.", "accusation", "paysans"),
    ("Le secrétaire général, Paul Mabeka, a condamné cette attaque.", "condemnation", "Paul Mabeka"),
    ("L'attaque a été condamnée par l'Union européenne.", "condemnation", "Union européenne"),
    ("Le Hezbollah a juré de venger la mort de son chef.", "threat", "Hezbollah"),
    ("Le gouverneur a promis de renforcer la sécurité à Kobra.", "pledge", "gouverneur"),
    ("La Croix-Rouge demande un accès aux blessés.", "demand", "Croix-Rouge"),
    ("L'Unicef s'inquiète du sort des enfants de Kobra.", "alert", "Unicef"),
    ("Des centaines d'étudiants ont marché mardi pour réclamer la fin de la grève.", "demand", "étudiants"),
    ("Faux, rétorque le ministre : le pont est intact.", "denial", "ministre"),
    ("Le CICR a acheminé des médicaments à Kobra.", "aid", "CICR"),
    ("Le ministre est venu mardi. « C'est un acte barbare », a-t-il ajouté.", "condemnation", "ministre"),
    ("Le Hamas affirme que ses combattants poursuivront leurs attaques.", "threat", "Hamas"),
    ("Le maire et l'évêque condamnent l'attaque de Kobra.", "condemnation", "évêque"),
    ("Le porte-parole de l'armée parle d'un tissu de mensonges.", "denial", "porte-parole"),
]


ENGLISH = [
    ("The Taliban said it was behind the bombing of Kobra.", "claim", "Taliban"),
    ("Moscow denied any involvement in the attack on Kobra.", "denial", "Moscow"),
    ("The army states that it destroyed a logistics hub near Kobra.", "claim", "army"),
    ('The Taliban said: "We will fight to the last man."', "threat", "Taliban"),
    ("The mayor and the bishop condemned the attack on Kobra.", "condemnation", "bishop"),
    ("The foreign ministry in Damascus condemns the raid on Kobra.", "condemnation", "ministry"),
    ('The governor, on the phone to the agency: "The army must stop these raids."', "demand", "governor"),
    ("Police said that Boko Haram was responsible for the attack on Kobra.", "accusation", "Police"),
    ("The general secretary, Paul Mabeka, condemned the attack.", "condemnation", "Paul Mabeka"),
    ("The army says that it had not shelled the school.", "denial", "army"),
    ("The junta calls the report a lie.", "denial", "junta"),
    ("Some 200 teachers marched through Kobra to demand their pay.", "demand", "teachers"),
    ("The minister, Paul Mabeka, called for the rebels to withdraw.", "demand", "minister"),
]


@lru_cache(maxsize=1024)
def worked(text: str, lang: str) -> Reading:
    """The reading without the cheap look before: a speech act alone may be all that a text holds."""
    article = Article(id="made-up", lang=lang, text=text, published=date(2024, 3, 6))
    found = reader_of(lang).workings(article)
    return found if isinstance(found, Reading) else found.reading


@pytest.fixture
def reading() -> Callable[..., Reading]:
    return lambda text: worked(text, "fr")


@pytest.mark.parametrize(("text", "kind", "speaker"), ENGLISH)
def test_kind_and_speaker_in_english(text: str, kind: str, speaker: str) -> None:
    found = [(s.kind, s.speaker.text) for s in worked(text, "en").statements]
    assert [k for k, words in found if speaker in words] == [kind]


@pytest.mark.parametrize(("text", "kind", "speaker"), SPOKEN)
def test_kind_and_speaker(reading: Callable[..., Reading], text: str, kind: str, speaker: str) -> None:
    found = [(s.kind, s.speaker.text) for s in reading(text).statements]
    assert [k for k, words in found if speaker in words] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Aucun groupe n'a revendiqué l'attaque de Kobra.",
        "Une cellule accusée de racket a été démantelée.",
        "Les villageois, prévenus à temps, avaient fui.",
        "Le gouverneur n'a pas condamné l'attaque.",
    ],
)
def test_no_statement(reading: Callable[..., Reading], text: str) -> None:
    assert reading(text).statements == ()


def test_a_vow_of_violence_is_no_pledge(reading: Callable[..., Reading]) -> None:
    found = reading("Le chef des rebelles a promis d'attaquer Kobra.").statements
    assert [s.kind for s in found] == ["threat"]


def test_what_is_sworn_of_the_past_is_no_pledge(reading: Callable[..., Reading]) -> None:
    assert reading("Le ministre jure qu'il dormait à Kobra.").statements == ()


def test_role_and_name_are_one_speaker(reading: Callable[..., Reading]) -> None:
    (found,) = reading("Le porte-parole de l'armée, Paul Mabeka, a condamné l'attaque.").statements
    assert found.speaker.name == "Paul Mabeka"
    assert found.speaker.text == "Le porte-parole de l'armée, Paul Mabeka"


def test_each_kind_and_speaker_once(reading: Callable[..., Reading]) -> None:
    text = "L'ONU a condamné l'attaque de Kobra. L'ONU condamne aussi le pillage de la ville."
    assert len(reading(text).statements) == 1


def test_the_evidence_is_cut_from_the_text(reading: Callable[..., Reading]) -> None:
    for text, _, _ in SPOKEN:
        for statement in reading(text).statements:
            words = reading(text).article.cut(statement.evidence)
            assert words in text
            assert len(words.split()) <= 15


ENGLISH_SPOKEN = [
    ("The African Union called on both sides to stop the fighting in Kobra.", [("demand", "African Union")]),
    ("Hamas warned that Israel would pay a heavy price for the raid on Kobra.", [("threat", "Hamas")]),
    (
        "Prime Minister Paul Mabeka called the bombing in Kobra on Saturday a cowardly act.",
        [("condemnation", "Mabeka")],
    ),
    ("The army ordered residents of eastern Kobra to leave their homes after the attack.", [("demand", "army")]),
    ("Ukraine's SBU said it was responsible for the drone attack on Kobra on Thursday.", [("claim", "SBU")]),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH_SPOKEN)
def test_statements_in_english(text: str, wanted: list[tuple[str, str]]) -> None:
    reading = reader_of("en").read(Article(id="x", lang="en", text=text, published=date(2026, 5, 20)))
    assert [s.kind for s in reading.statements] == [kind for kind, _ in wanted]
    assert all(who in s.speaker.text for s, (_, who) in zip(reading.statements, wanted, strict=True))
