"""Which patterns a sentence needs to try."""

from __future__ import annotations

from vigie.languages.shelf import Shelf

PATTERNS = ("take", "take a hostage", "take to the street", "take aim")
FORMS = {
    "take a hostage": frozenset({"hostage", "hostages"}),
    "take to the street": frozenset({"street", "streets"}),
    "take aim": frozenset({"aim"}),
}


def shelf() -> Shelf[str]:
    return Shelf.of(PATTERNS, lambda pattern: FORMS.get(pattern, frozenset()))


def test_only_patterns_whose_telling_word_stands_in_the_sentence_are_likely() -> None:
    assert shelf().likely(frozenset({"they", "took", "hostages"})) == ["take", "take a hostage"]


def test_the_order_of_the_patterns_is_kept() -> None:
    assert shelf().likely(frozenset({"aim", "streets", "hostage"})) == list(PATTERNS)


def test_patterns_without_a_telling_word_are_always_likely() -> None:
    plain = Shelf.of(("fire", "open"), lambda _: frozenset())
    assert plain.likely(frozenset()) == ("fire", "open")
    assert shelf().likely(frozenset({"nothing"})) == ["take"]
