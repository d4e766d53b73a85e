"""The decisions of spaCy's entity recognizer, taken for a whole text at once.

Its network sees a token, and inside an entity also the entity's first word and the word before. Most tokens stand
outside of entities: their scores come from one multiplication, and only words inside an entity are weighed one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_BARRED = np.float32(-np.inf)


class Entities:
    """A greedy entity recognizer. ``component`` is spaCy's, with a hidden layer above the summed features."""

    def __init__(self, component: Any):
        self._tokens = component.model.get_ref("tok2vec")
        self._lower = component.model.get_ref("lower")
        upper = component.model.get_ref("upper")
        self._weights: Floats = np.ascontiguousarray(upper.get_param("W").T)
        self._bias: Floats = upper.get_param("b")
        moves = component.moves
        names = [moves.get_class_name(n) for n in range(moves.n_moves)]
        self._moves = [(name[:1], name[2:]) for name in names]
        self._outside = self._mask("BUO")
        self._ending = self._mask("UO")
        self._blank = self._mask("O")
        self._inside = {
            label: (self._at("I", label), self._at("L", label)) for move, label in self._moves if move == "B" and label
        }

    def _mask(self, allowed: str) -> Floats:
        """To be added to scores: bars all moves but some."""
        return np.array([0 if m in allowed and (m == "O" or label) else _BARRED for m, label in self._moves], "f")

    def _at(self, move: str, label: str) -> int:
        return self._moves.index((move, label))

    def labels(self, doc: Any, words: Sequence[str], begins: Sequence[bool]) -> list[str]:
        """The entity label of each token, or an empty string; ``doc`` holds the vectors of its tokens."""
        parts = self._lower.predict(self._tokens.predict([doc]))  # row 0 is the padding
        free = self._scores(parts[1:, 0] + parts[0, 1] + parts[0, 2])
        last = [*begins[1:], True]
        free += np.where(np.array(last)[:, None], self._ending, self._outside)
        free[[n for n, word in enumerate(words) if word.isspace()]] += self._blank
        found = [""] * len(words)
        start, label = 0, ""  # the entity that is open
        for i, move in enumerate(free.argmax(axis=1).tolist()):
            if label:
                found[i] = label
                if last[i] or not self._goes_on(parts, start, i, label):
                    label = ""
                continue
            name, kind = self._moves[move]
            if name != "O":
                found[i] = kind
            if name == "B":
                start, label = i, kind
        return found

    def _goes_on(self, parts: Floats, start: int, i: int, label: str) -> bool:
        """Whether an open entity holds more than token ``i``; rows of ``parts`` begin one later than tokens."""
        scores = self._scores(parts[i + 1, 0] + parts[start + 1, 1] + parts[i, 2])
        more, end = self._inside[label]
        return bool(scores[more] > scores[end] or (scores[more] == scores[end] and more < end))

    def _scores(self, summed: Floats) -> Floats:
        hidden: Floats = (summed + self._lower.get_param("b")).max(axis=-1)
        scores: Floats = hidden @ self._weights + self._bias
        return scores
