"""Keys, folding, splitting and phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.languages import Phrases, fold, key
from vigie.languages.words import split

words = st.lists(st.text(alphabet="abcdé", min_size=1, max_size=4), min_size=1, max_size=12)


@pytest.mark.parametrize(("form", "expected"), [("Etat", "etat"), ("L’", "l'"), ("ÉTAT", "état"), ("Œuvre", "œuvre")])
def test_key(form: str, expected: str) -> None:
    assert key(form) == expected


@pytest.mark.parametrize(
    ("form", "expected"), [("état", "etat"), ("Œuvre", "oeuvre"), ("ÇA", "ca"), ("raïon", "raion")]
)
def test_fold(form: str, expected: str) -> None:
    assert fold(form) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("donner l'assaut", ("donner", "l'", "assaut")),
        ("coup d’Etat", ("coup", "d'", "etat")),
        ("s'en prendre à", ("s'", "en", "prendre", "à")),
        ("d'", ("d'",)),
    ],
)
def test_split(phrase: str, expected: tuple[str, ...]) -> None:
    assert split(phrase) == expected


def test_the_longest_phrase_counts() -> None:
    found = Phrases.of([("engin", "short"), ("engin explosif improvisé", "long"), ("engin explosif", "middle")])
    assert found.match(("un", "engin", "explosif", "improvisé"), 1) == (3, "long")
    assert found.match(("engin", "explosif", "rouge"), 0) == (2, "middle")
    assert found.match(("rouge",), 0) is None


def test_find_steps_over_what_it_found() -> None:
    found = Phrases.of([("a b", 1), ("b", 2)])
    assert list(found.find(("a", "b", "b", "c"))) == [(0, 2, 1), (2, 3, 2)]


def test_membership_is_of_whole_phrases() -> None:
    found = Phrases.of([("tir de mortier", "shell")])
    assert "tir de mortier" in found
    assert "tir" not in found
    assert found.get("Tir de mortier") == "shell"
    assert len(found) == 1


@given(words, words)
def test_a_phrase_is_found_wherever_it_stands(phrase: list[str], around: list[str]) -> None:
    text = " ".join(phrase)
    found = Phrases.of([(text, text)])
    assert any(value == text for _, _, value in found.find((*phrase, *around)))


@given(st.text(max_size=30))
def test_keys_and_folds_are_stable(form: str) -> None:
    assert fold(fold(form)) == fold(form)
    assert "’" not in key(form)
