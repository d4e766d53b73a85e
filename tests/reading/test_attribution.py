"""Who says so: voices, their scope, antecedents, and whether an act happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.scene import Scene


def at(scene: Scene, word: str) -> int:
    """The token that begins with ``word``."""
    return next(i for i, w in enumerate(scene.tree.word) if w.startswith(word))


def sources(scene: Scene, word: str) -> list[str]:
    """The words of those who vouch for a token."""
    chain, _ = scene.speakers(at(scene, word))
    return [party.text for party in chain]


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Trois villageois ont été tués à Kobra, a indiqué mardi la gendarmerie.", "tués", "la gendarmerie"),
        ("Selon le maire, trois villageois ont été tués à Kobra.", "tués", "le maire"),
        ("Trois villageois ont été tués à Kobra, de source hospitalière.", "tués", "source"),
        ("Le gouverneur, Paul Mabeka, assure que la base a été attaquée.", "attaquée", "Paul Mabeka"),
        ("Le colonel Paul Mabeka affirme que la base a été attaquée.", "attaquée", "Paul Mabeka"),
        (
            "« La base a été attaquée », a lancé sur Telegram la porte-parole du ministère.",
            "attaquée",
            "la porte-parole",
        ),
        ("D'après un bilan de la Croix-Rouge, douze civils ont été tués.", "tués", "Croix-Rouge"),
        ("69 blessés ont été comptés à Kobra, dit le gouverneur Mabeka.", "comptés", "gouverneur"),
        ("Un villageois a été tué à Kobra, rapportent des riverains.", "tué", "riverains"),
        ("Un villageois a été tué à Kobra, nous rapporte une infirmière.", "tué", "infirmière"),
        ("Un obus est tombé sur Kobra, a fait savoir le ministère de la Défense.", "tombé", "ministère"),
        ("Deux civils ont été tués à Kobra, dit-on à l'hôpital.", "tués", "hôpital"),
        ("Un témoin a parlé. Il affirme que les soldats ont tiré sur la foule.", "tiré", "Un témoin"),
    ],
)
def test_who_vouches(scene: Callable[..., Scene], text: str, word: str, source: str) -> None:
    found = sources(scene(text), word)
    assert len(found) == 1
    assert source in found[0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Trois villageois ont été tués à Kobra.", "tués"),
        ("Aucun mouvement n'a annoncé que la base a été attaquée.", "attaquée"),
        ("La base a été attaquée par trois enfants.", "attaquée"),
        ("Le maire a salué les secours. Trois villageois ont été tués à Kobra.", "tués"),
    ],
)
def test_the_outlet_itself(scene: Callable[..., Scene], text: str, word: str) -> None:
    assert sources(scene(text), word) == []


def test_a_verb_of_saying_does_not_vouch_for_the_clause_before(scene: Callable[..., Scene]) -> None:
    seen = scene("Des soldats ont tiré sur la foule ; le maire affirme que deux maisons ont été brûlées.")
    assert sources(seen, "tiré") == []
    assert sources(seen, "brûlées") == ["le maire"]


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Rebels shelled the town of Kobra, killing three people, the governor said on Monday.", "shelled", "governor"),
        ("A bomb exploded in Kobra, killing two people, police said.", "exploded", "police"),
        ("The attack, the army said, killed three people.", "killed", "army"),
        ("A police spokesman told a newspaper that gunmen had killed five people.", "killed", "spokesman"),
        ("Three people were killed, the hospital director told the radio.", "killed", "director"),
        ("The governor, Paul Bita, was quoted as saying that rebels had attacked the town.", "attacked", "Paul Bita"),
        ("A newspaper quoted a local official as saying gunmen killed five people.", "killed", "local official"),
        ("According to the mayor, three villagers were killed in Kobra.", "killed", "mayor"),
        ('"They shot at the crowd," said Paul Bita, a resident.', "shot", "Paul Bita"),
        ('"They shot at the crowd," one of the survivors told the radio.', "shot", "survivors"),
        ("Six people were killed in Kobra, the civil defence agency said.", "killed", "agency"),
        ("Six people were killed in Kobra, according to the mayor's office.", "killed", "office"),
        ("The militia's statement said its fighters killed six soldiers.", "killed", "militia"),
        ("A rebel spoke. The latter said that soldiers had shot three people.", "shot", "rebel"),
        ('The army, in a note, "firmly" denied that its men had attacked the town.', "attacked", "army"),
    ],
)
def test_who_vouches_in_english(english_scene: Callable[..., Scene], text: str, word: str, source: str) -> None:
    found = sources(english_scene(text), word)
    assert len(found) == 1
    assert source in found[0]


def test_coordinated_speakers_behind_a_clause(english_scene: Callable[..., Scene]) -> None:
    found = sources(english_scene("Gunmen attacked a village in Kobra, officials and residents said."), "attacked")
    assert sorted(found) == ["officials", "residents"]


def test_a_verb_of_saying_without_a_clause_before_vouches_for_nothing(english_scene: Callable[..., Scene]) -> None:
    seen = english_scene("Gunmen attacked a village near Kobra. On Monday, the mayor said nothing.")
    assert sources(seen, "attacked") == []


def test_a_voice_that_goes_on_with_a_number(scene: Callable[..., Scene], english_scene: Callable[..., Scene]) -> None:
    french = scene("Des rebelles ont attaqué le village de Kobra. Le maire avance le chiffre de douze.")
    assert sources(french, "attaqué") == ["Le maire"]
    english = english_scene("Rebels attacked the village of Kobra. The mayor put the toll at twelve.")
    assert sources(english, "attacked") == ["The mayor"]


def test_coordinated_sources_both_vouch(scene: Callable[..., Scene]) -> None:
    found = sources(scene("Selon la police et le maire, trois villageois ont été tués."), "tués")
    assert {text.split()[-1] for text in found} == {"police", "maire"}


def test_quotation_over_two_sentences(scene: Callable[..., Scene]) -> None:
    seen = scene("« Ils ont tiré sur la foule. Deux maisons ont été brûlées », raconte un commerçant.")
    assert sources(seen, "tiré") == ["un commerçant"]


def test_this_source_is_the_source_before(scene: Callable[..., Scene]) -> None:
    seen = scene("Une source militaire a indiqué que la base brûlait. Cette source précise que le camp a été attaqué.")
    assert sources(seen, "attaqué") == ["Une source militaire"]


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("Les rebelles ont attaqué Kobra.", "attaqué", "fact"),
        ("Les rebelles n'ont pas attaqué Kobra.", "attaqué", "negated"),
        ("Les rebelles menacent d'attaquer Kobra.", "attaquer", "hypothetical"),
        ("Les rebelles ont tenté d'attaquer Kobra.", "attaquer", "attempted"),
        ("Si les rebelles attaquent Kobra, la ville tombera.", "attaquent", "hypothetical"),
    ],
)
def test_modality(scene: Callable[..., Scene], text: str, word: str, modality: str) -> None:
    seen = scene(text)
    assert seen.attribution.modality(at(seen, word)) == modality


def test_conditional_is_unconfirmed(scene: Callable[..., Scene]) -> None:
    seen = scene("Les rebelles auraient attaqué Kobra.")
    assert seen.attribution.stance(at(seen, "attaqué"), []) == "unconfirmed"
