"""Which countries a text speaks of, and where: names of one or more words, adjectives, seats of governments."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.gazetteer import Gazetteer
from vigie.parties import Register
from vigie.reading.prepare import Prepared
from vigie.reading.tree import Tree, capital

_NAME_WEIGHT, _ADJECTIVE_WEIGHT, _SEAT_WEIGHT = 1.0, 0.8, 0.6
_LONGEST = 5  # words of a country's name
_SHORT = 2  # letters of a word that names a country only in capitals
_NOMINAL = ("PROPN", "ADJ", "NOUN", "X")


class Lands:
    """The countries of one text.

    ``at``: token -> ISO2; ``seat_at``: token of a seat of government -> ISO2; ``words``: token -> tokens of the name.
    """

    def __init__(self, tree: Tree, prepared: Prepared, register: Register, gazetteer: Gazetteer):
        self.tree = tree
        self.prepared = prepared
        self.register = register
        self.gazetteer = gazetteer
        self.at: dict[int, str] = {}
        self.seat_at: dict[int, str] = {}
        self.words: dict[int, range] = {}
        self.weights: dict[str, float] = {}
        i = 0
        while i < len(tree):
            i = next((end for end in self._ends(i) if self._note(i, end)), i + 1)

    def own(self, i: int) -> str | None:
        """The country of a token, be it a country's name or a seat of government."""
        return self.at.get(i) or self.seat_at.get(i)

    def _ends(self, start: int) -> Iterator[int]:
        """Where a name that begins here may end, the farthest first: a longer one is written with capitals."""
        tree = self.tree
        if capital(tree.word[start]):
            for end in range(min(start + _LONGEST, len(tree)), start + 1, -1):
                if tree.sent[end - 1] == tree.sent[start] and capital(tree.word[end - 1]):
                    yield end
        if tree.pos[start] in _NOMINAL:
            yield start + 1

    def _note(self, start: int, end: int) -> bool:
        """Whether the tokens name a country or a seat; if so they are kept."""
        tree = self.tree
        text = self.prepared.text[tree.start[start] : tree.end[end - 1]]
        if len(text) <= _SHORT and not text.isupper():
            return False
        proper = end - start > 1 or tree.pos[start] == "PROPN"
        code = self.gazetteer.country_of(text, self.register.lang)
        seat = self.register.seat(text) if proper and not code else None
        if code:
            self.at.update(dict.fromkeys(range(start, end), code))
            self._weigh(code, _NAME_WEIGHT if tree.pos[end - 1] == "PROPN" else _ADJECTIVE_WEIGHT)
        elif seat:
            self.seat_at.update(dict.fromkeys(range(start, end), seat))
            self._weigh(seat, _SEAT_WEIGHT)
        if code or seat:
            self.words.update(dict.fromkeys(range(start, end), range(start, end)))
        return bool(code or seat)

    def _weigh(self, code: str, weight: float) -> None:
        self.weights[code] = self.weights.get(code, 0.0) + weight
