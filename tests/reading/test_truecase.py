"""Texts in capitals get the case of running text back, and nothing else is touched."""

from __future__ import annotations

from functools import lru_cache

import pytest

from vigie.model import Article
from vigie.reading import reader_of
from vigie.reading.prepare import prepare
from vigie.reading.truecase import Truecaser, in_capitals


@lru_cache
def truecaser(lang: str) -> Truecaser:
    reader = reader_of(lang)
    return Truecaser(reader.nlp, reader.pack, reader.register, reader.gazetteer)


def restored(lang: str, text: str, title: str | None = None) -> str:
    return truecaser(lang).restore(prepare(Article(id="made-up", text=text, title=title))).text


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("fr", "LES SOLDATS ONT ATTAQUE LE VILLAGE.", "Les soldats ont attaque le village."),
        ("fr", "DEUX MORTS DANS UNE ATTAQUE A KIDAL", "Deux morts dans une attaque a Kidal"),
        ("en", "SOLDIERS ATTACKED THE BRIDGE. REBELS FIRED.", "Soldiers attacked the bridge. Rebels fired."),
        ("en", "ON MONDAY REBELS ATTACKED SAN SALVADOR", "On Monday rebels attacked San Salvador"),
        ("en", "IRAQI SOLDIERS ATTACKED THE TOWN", "Iraqi soldiers attacked the town"),
        ("en", "FIGHTERS OF THE FRONT (ZQRT) ATTACKED. THE ZQRT DENIED IT.",
         "Fighters of the front (ZQRT) attacked. The ZQRT denied it."),
    ],
)  # fmt: skip
def test_capitals_are_given_back(lang: str, text: str, wanted: str) -> None:
    assert restored(lang, text) == wanted


def test_a_headline_keeps_the_capitals_of_unknown_words() -> None:
    title = "Rebels Attack Soldiers and Burn Houses Near Zorbany"
    assert restored("en", "The army denied it.", title).startswith(
        "Rebels attack soldiers and burn houses near Zorbany The army"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the bridge in Kidal on Monday.",
        "The UN and the AU met in Kidal",
        "UN AU EU",
        "1990 - 1995",
    ],
)
def test_running_text_and_bare_abbreviations_stay(text: str) -> None:
    assert restored("en", text) == text


@pytest.mark.parametrize("text", ["REBELS ATTACKED İZMIR AND THE STRAẞE", "L'ARMÉE A ATTAQUÉ LE VILLAGE D'ÉBÈNE"])
def test_the_length_never_changes(text: str) -> None:
    assert len(restored("en", text)) == len(text)
    assert len(restored("fr", text)) == len(text)


def test_only_the_block_in_capitals_is_changed() -> None:
    found = restored("en", "The Army of Zorbany met.", "REBELS ATTACKED THE BRIDGE")
    assert found == "Rebels attacked the bridge The Army of Zorbany met."


def test_capitals_are_told_by_their_share() -> None:
    assert in_capitals("REBELS ATTACK")
    assert not in_capitals("Rebels attack")
    assert not in_capitals("2024")
