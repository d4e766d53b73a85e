"""Words of other genres: weights, and errors that name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from vigie.errors import LanguageError
from vigie.languages import entry, genres, load
from vigie.languages.genres import GenreWord
from vigie.languages.words import only_itself


def parse(folder: Path, text: str) -> object:
    file = folder / "genres.yaml"
    file.write_text(text, encoding="utf-8")
    return genres.parse(entry.read(file), only_itself)


def test_strong_words_weigh_more_than_weak_ones(tmp_path: Path) -> None:
    found = parse(tmp_path, "sport:\n  strong: [penalty]\n  weak: [match, équipe nationale]\n")
    assert found.get("penalty") == GenreWord("sport", 2)  # type: ignore[attr-defined]
    assert found.get("match") == GenreWord("sport", 1)  # type: ignore[attr-defined]
    assert found.match(("l'", "équipe", "nationale"), 1) == (2, GenreWord("sport", 1))  # type: ignore[attr-defined]


def test_an_unknown_strength_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"genres\.yaml:2.*middling"):
        parse(tmp_path, "sport:\n  middling: [match]\n")


def test_the_french_pack_knows_the_genres_that_borrow_the_language_of_conflict() -> None:
    known = {word.genre for _, word in load("fr").genres.entries}
    assert {"sport", "fiction", "market", "history", "accident", "crime", "exercise"} <= known
