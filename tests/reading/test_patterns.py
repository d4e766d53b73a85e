"""The pack's patterns at the tokens of a tree: forms, clitics, fixed words, prepositions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.scene import Scene

Build = Callable[..., Scene]


def at(scene: Scene, word: str) -> int:
    return scene.tree.word.index(word)


@pytest.mark.parametrize(
    ("text", "word", "pos", "lemma"),
    [
        ("Les rebelles attaquèrent un poste.", "attaquèrent", "VERB", "attaquer"),
        ("Un poste attaqué par des rebelles a brûlé.", "attaqué", "VERB", "attaquer"),
        ("Des attaques ont eu lieu.", "attaques", "NOUN", "attaque"),
        ("L'assaut a duré une heure.", "assaut", "NOUN", "assaut"),
        ("Les soldats tirent dans la foule.", "tirent", "VERB", "tirer"),
    ],
)
def test_lemmas(scene: Build, text: str, word: str, pos: str, lemma: str) -> None:
    one = scene(text)
    assert lemma in one.finder.lemmas(at(one, word), pos)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Une attaque a eu lieu.", "attaque"),
        ("La frappe a touché un dépôt.", "frappe"),
        ("Le tir a fait un mort.", "tir"),
    ],
)
def test_a_noun_is_no_verb(scene: Build, text: str, word: str) -> None:
    one = scene(text)
    assert one.finder.lemmas(at(one, word), "VERB") == ()


@pytest.mark.parametrize(
    ("text", "word", "reflexive"),
    [
        ("Le convoi s'est arrêté à Gao.", "arrêté", True),
        ("Les deux camps se sont affrontés hier.", "affrontés", True),
        ("Les rebelles ne se sont pas rendus.", "rendus", True),
        ("La police a arrêté un homme.", "arrêté", False),
        ("Il se tait et la police a arrêté un homme.", "arrêté", False),
    ],
)
def test_reflexive(scene: Build, text: str, word: str, reflexive: bool) -> None:
    one = scene(text)
    assert one.finder.reflexive(at(one, word)) is reflexive


@pytest.mark.parametrize(
    ("text", "word", "fixed"),
    [
        ("Deux avions ont pris pour cible le dépôt.", "pris", {"pris", "cible"}),
        ("Les rebelles ont pris le contrôle de la ville.", "pris", {"pris", "contrôle"}),
        ("Les rebelles ont hier pris très vite le contrôle de la ville.", "pris", {"pris", "contrôle"}),
        ("Les soldats ont ouvert le feu sur la foule.", "ouvert", {"ouvert", "feu"}),
        ("Les rebelles s'emparent de la ville.", "emparent", {"s'", "emparent"}),
    ],
)
def test_fixed_words_may_stand_apart(scene: Build, text: str, word: str, fixed: set[str]) -> None:
    one = scene(text)
    hits = list(one.finder.verbs(at(one, word), one.pack.verb_triggers))
    assert any(fixed <= {one.tree.low[i] for i in tokens} for _, tokens in hits), hits


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Le ministre a ouvert la séance.", "ouvert"),
        ("Les soldats ont ouvert la porte.", "ouvert"),
        ("Le convoi s'est arrêté.", "arrêté"),
        ("Le maire a mené une vie simple.", "mené"),
    ],
)
def test_a_head_alone_is_no_pattern(scene: Build, text: str, word: str) -> None:
    one = scene(text)
    found = [t for t, _ in one.finder.verbs(at(one, word), one.pack.verb_triggers)]
    assert [t for t in found if not t.beside] == []  # words that must stand in the sentence are asked for later


def test_fixed_words_stay_in_their_sentence(scene: Build) -> None:
    one = scene("Le ministre a pris. Cible facile, la base est tombée.")
    hits = one.finder.verbs(at(one, "pris"), one.pack.verb_triggers)
    assert all({one.tree.sent[i] for i in tokens} == {0} for _, tokens in hits)


@pytest.mark.parametrize(
    ("text", "word", "preposition", "found"),
    [
        ("Les rebelles ont tiré sur la foule.", "tiré", "sur", "sur"),
        ("Ils se sont emparés des armes.", "emparés", "de", "des"),  # contracted with its article
        ("Ils se sont emparés d'une base.", "emparés", "de", "d'"),  # elided
        ("Ils ont tiré. Sur la place, rien.", "tiré", "sur", None),  # another sentence
        ("Les rebelles ont attaqué un poste.", "attaqué", "sur", None),
    ],
)
def test_marker(scene: Build, text: str, word: str, preposition: str, found: str | None) -> None:
    one = scene(text)
    verb = at(one, word)
    marker = one.finder.marker(verb, preposition, verb)
    assert (one.tree.word[marker] if marker is not None else None) == found
