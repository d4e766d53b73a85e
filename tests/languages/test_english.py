"""The English words: which frame a sentence evokes where several share its words, and which it does not."""

from __future__ import annotations

from typing import get_args

import pytest

from vigie.languages import FrameName, Pack, load
from vigie.reading.frames import frames_in


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load("en")


def test_every_frame_is_there_with_words(pack: Pack) -> None:
    assert set(pack.frames) == set(get_args(FrameName))
    assert all(frame.triggers for frame in pack.frames.values())


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("fought", "VERB", "fight"),
        ("shot", "VERB", "shoot"),
        ("blew", "VERB", "blow"),
        ("hijacked", "VERB", "hijack"),
        ("ambushes", "NOUN", "ambush"),
        ("militiamen", "NOUN", "militiaman"),
    ],
)
def test_lemmas(pack: Pack, form: str, pos: str, lemma: str) -> None:
    assert lemma in pack.lemmas(form, pos)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "frame", "instead"),
    [
        ("A crowd burned alive two suspected robbers in Kobra.", "mob", "kill"),
        ("The lynching of a trader shocked the town of Kobra.", "mob", "kill"),
        ("A woman was stoned to death near Kobra on Friday.", "mob", "kill"),
        ("The arson attack on a mosque in Kobra was condemned.", "burn", "attack"),
        ("A suicide attack on a hotel in Kobra killed ten people.", "suicide_bombing", "attack"),
        ("A bomber blew himself up outside a mosque in Kobra.", "suicide_bombing", "explosion"),
        ("The police fired shots in the air in Kobra.", "disperse", "fire"),
        ("The police fired warning shots in Kobra on Monday.", "disperse", "attack"),
        ("A shepherd was hit by a stray bullet near Kobra.", "attack", "wound"),
        ("Soldiers blew up the house of a suspect in Kobra.", "burn", "explosion"),
        ("Fighting between villagers left six dead near Kobra.", "mob", "clash"),
    ],
)
def test_of_two_frames_with_the_same_words_the_closer_counts(sentence: str, frame: str, instead: str) -> None:
    found = frames_in(sentence, "en")
    assert frame in found
    assert instead not in found


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("A judge was fatally shot in Kobra on Friday.", "kill"),
        ("Two guards sexually assaulted a detainee near Kobra.", "sexual_violence"),
        ("The militia forcibly recruited forty boys near Kobra.", "abduct"),
    ],
)
def test_a_fixed_adverb_may_stand_before_its_verb(sentence: str, frame: str) -> None:
    assert frame in frames_in(sentence, "en")


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("The minister had a heart attack on Monday.", "attack"),
        ("The country began a charm offensive in Kobra.", "attack"),
        ("The mayor left church in Kobra at noon.", "transfer"),
        ("An explosion at a chemical plant in Kobra hurt two workers.", "explosion"),
        ("Torrential rainfall killed nine people in Kobra.", "kill"),
        ("The police arrested a driver for speeding in Kobra.", "arrest"),
    ],
)
def test_another_sense_is_no_act(sentence: str, frame: str) -> None:
    assert frame not in frames_in(sentence, "en")


@pytest.mark.parametrize("noun", ["ceasefire", "truce"])
def test_a_state_alone_opens_no_incident(pack: Pack, noun: str) -> None:
    bare = [t for t in pack.noun_triggers[noun] if t.words == 1 and not t.beside]
    assert bare
    assert all(t.weak for t in bare)
