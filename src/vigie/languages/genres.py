"""``genres.yaml``: words of other genres (sport, film, markets, history) that borrow the language of conflict."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.languages.entry import Entry
from vigie.languages.words import Forms, Phrases

WEIGHTS = {"strong": 2, "weak": 1}


@dataclass(frozen=True, slots=True)
class GenreWord:
    """A word's genre and how much it speaks for it."""

    genre: str
    weight: int


def parse(entry: Entry, forms: Forms) -> Phrases[GenreWord]:
    """Phrases from a mapping genre -> {strong: [...], weak: [...]}; a word of two genres counts for the first."""
    found: list[tuple[str, GenreWord]] = []
    for genre, rows in entry.pairs().items():
        for name, words in rows.fields((), tuple(WEIGHTS)).items():
            found += [(word, GenreWord(genre, WEIGHTS[name])) for word in words.texts()]
    return Phrases.of(found, forms)
