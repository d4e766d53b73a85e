from __future__ import annotations

import pytest

from vigie.evaluation.coded import CodedParty
from vigie.evaluation.likeness import alike, content_words, names_somebody, same_party


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'armée de Valmore", {"armee", "valmore"}),
        ("the Army of the North", {"army", "north"}),
        ("las Fuerzas del Río", {"fuerzas", "rio"}),
        ("القوات في الشمال", {"قوات", "شمال"}),
        ("الأم", {"الام"}),  # four letters: the article may be part of the word
        ("de la", set()),
        ("", set()),
        (None, set()),
    ],
)
def test_content_words(text: str | None, words: set[str]) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dawn group", "the Dawn Group of Valmore", True),
        ("North Valmore Army", "Valmore", True),
        ("Valmore police force", "Valmore army corps", False),  # one word of three
        ("Valmore police", "Valmore army", True),  # one word of two
        ("Dawn group", "", False),
        ("", "", False),
    ],
)
def test_half_of_the_shorter_name_must_stand_in_the_other(one: str, other: str, same: bool) -> None:
    assert alike(content_words(one), content_words(other)) is same
    assert alike(content_words(other), content_words(one)) is same


def test_a_party_is_known_by_its_name_or_by_its_words() -> None:
    gold = CodedParty(name="Dawn group", text="les maquisards")
    assert same_party(gold, CodedParty(name="The Dawn", text=None))
    assert same_party(gold, CodedParty(name=None, text="maquisards"))
    assert same_party(gold, CodedParty(name="Maquisards"))
    assert not same_party(gold, CodedParty(name="Dusk", text="la milice"))
    assert not same_party(gold, CodedParty())


@pytest.mark.parametrize("name", ["Unknown", "unidentified gunmen", "Unnamed officials"])
def test_nobody(name: str) -> None:
    assert not names_somebody(CodedParty(name=name))


@pytest.mark.parametrize("name", [None, "Unknowns United", "Dawn group", "the unidentified"])
def test_somebody(name: str | None) -> None:
    assert names_somebody(CodedParty(name=name))
