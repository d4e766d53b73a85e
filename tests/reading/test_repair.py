"""Days are adverbials of their verb; what the parser hung on them goes back to the verb."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from vigie.model import When
from vigie.reading.repair import set_days_apart
from vigie.reading.scene import Scene
from vigie.reading.times import Time
from vigie.reading.tree import Tree

DAY = When(start=date(2024, 3, 5), end=date(2024, 3, 5))


def tree(*rows: tuple[str, str, str, int]) -> Tree:
    """A tree by hand: word, part of speech, relation, head."""
    words = [row[0] for row in rows]
    starts = [sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
    return Tree(
        word=words,
        low=[w.lower() for w in words],
        pos=[row[1] for row in rows],
        dep=[row[2] for row in rows],
        head=[row[3] for row in rows],
        lemma=[w.lower() for w in words],
        feats=[""] * len(words),
        start=starts,
        end=[s + len(w) for s, w in zip(starts, words, strict=True)],
        sent=[0] * len(words),
        ent=[""] * len(words),
    )


def test_a_day_is_no_object_and_gives_its_noun_back() -> None:
    # "drones struck Tuesday Kobra": the town hung on the day
    found = tree(
        ("drones", "NOUN", "nsubj", 1),
        ("frappent", "VERB", "ROOT", 1),
        ("mardi", "NOUN", "obj", 1),
        ("Kobra", "PROPN", "nmod", 2),
    )
    set_days_apart(found, [Time(2, 3, DAY)])
    assert found.dep == ["nsubj", "ROOT", "obl:tmod", "obj"]
    assert found.head[3] == 1
    assert found.kids[1] == [0, 2, 3]


def test_a_day_is_no_root() -> None:
    # "Tuesday soldiers fired": the verb hung on the day
    found = tree(
        ("Mardi", "NOUN", "ROOT", 0),
        ("soldats", "NOUN", "nmod", 0),
        ("tirent", "VERB", "conj", 0),
    )
    set_days_apart(found, [Time(0, 1, DAY)])
    assert found.dep == ["obl:tmod", "nsubj", "ROOT"]
    assert found.head == [2, 2, 2]


def test_a_day_that_is_an_adverbial_stays() -> None:
    found = tree(("Il", "PRON", "nsubj", 1), ("part", "VERB", "ROOT", 1), ("mardi", "NOUN", "obl", 1))
    set_days_apart(found, [Time(2, 3, DAY)])
    assert found.dep == ["nsubj", "ROOT", "obl"]


def test_nouns_that_are_no_day_stay_objects() -> None:
    found = tree(("Il", "PRON", "nsubj", 1), ("frappe", "VERB", "ROOT", 1), ("Kobra", "PROPN", "obj", 1))
    set_days_apart(found, [])
    assert found.dep == ["nsubj", "ROOT", "obj"]


@pytest.mark.parametrize(
    ("text", "verb", "speaker", "told"),
    [
        ("The army claims that rebels shelled the town of Kobra.", "claims", "army", "shelled"),
        ("Moscow denies targeting the hospital in Kobra.", "denies", "Moscow", "targeting"),
        ("Rebels shelled Kobra on Friday, residents report.", "report", "residents", None),
        ("The foreign ministry warns of a harsh answer.", "warns", "ministry", None),
    ],
)
def test_verbs_of_speech_taken_for_nouns(
    english_scene: Callable[..., Scene], text: str, verb: str, speaker: str, told: str | None
) -> None:
    found = english_scene(text).tree
    at = found.word.index(verb)
    assert found.pos[at] == "VERB"
    assert found.word.index(speaker) in list(found.with_dep(at, "nsubj"))
    assert told is None or found.word.index(told) in list(found.with_dep(at, "ccomp", "xcomp"))


VERB_HERE = pytest.mark.xfail(strict=True, reason="the parser itself takes the noun for a verb")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        pytest.param("Army claims of victory in Kobra were denied.", "claims", marks=VERB_HERE),
        ("Police reports said six people were killed in Kobra.", "reports"),
        pytest.param("He dismissed the army claims that Kobra was shelled.", "claims", marks=VERB_HERE),
    ],
)
def test_nouns_of_speech_stay_nouns(english_scene: Callable[..., Scene], text: str, noun: str) -> None:
    found = english_scene(text).tree
    assert found.pos[found.word.index(noun)] == "NOUN"


def test_an_adjective_that_can_only_be_a_verb(scene: Callable[..., Scene]) -> None:
    found = scene("L'administrateur du territoire évoque pour sa part neuf corps.").tree
    at = found.word.index("évoque")
    assert found.pos[at] == "VERB"
    assert [found.word[k] for k in found.with_dep(at, "nsubj")] == ["administrateur"]
