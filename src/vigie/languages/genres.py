"""``genres.yaml``: words of other genres (sport, film, markets, history) that borrow the language of conflict."""

from __future__ import annotations

from collections.abc import Mapping

from vigie.languages.entry import Entry
from vigie.languages.words import Forms, Phrases


def parse(entry: Entry, forms: Forms) -> Phrases[str]:
    """Phrases with the name of their genre; a word of two genres counts for the first."""
    rows: Mapping[str, Entry] = entry.pairs()
    return Phrases.of(((word, genre) for genre, words in rows.items() for word in words.texts()), forms)
