"""Longest-match scan of a token sequence for many names at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from vigie.parties.folding import cased, pieces

T = TypeVar("T")
_LEAF = ""  # no piece is empty, so this key is free for what ends at a node


class Hit(NamedTuple, Generic[T]):
    """Tokens ``[start, end)`` carry a name; ``value`` is what it stands for."""

    start: int
    end: int
    value: T


class _Flat(NamedTuple):
    """The pieces of all tokens in a row; ``token`` maps a piece to its token's index."""

    folded: list[str]
    cased: list[str]
    token: list[int]


class Trie(Generic[T]):
    """Names as paths of folded pieces. A name added with ``exact`` matches in its own case only."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, name: str, value: T, *, exact: bool) -> None:
        """Adds a name. Of two values for one path, exact goes before loose, and the earlier before the later."""
        node = self._root
        for piece in pieces(name):
            node = node.setdefault(piece.folded, {})
        leaf: list[tuple[str | None, T]] = node.setdefault(_LEAF, [])
        leaf.append((cased(name) if exact else None, value))
        leaf.sort(key=lambda item: item[0] is None)

    def find(self, tokens: Sequence[str]) -> list[Hit[T]]:
        """All names in the tokens, from left to right, longest first, never overlapping, on token boundaries only."""
        flat = _flatten(tokens)
        hits: list[Hit[T]] = []
        at = 0
        while at < len(flat.folded):
            starts_token = at == 0 or flat.token[at - 1] != flat.token[at]
            found = self._longest(flat, at) if starts_token and flat.folded[at] in self._root else None
            if found is None:
                at += 1
                continue
            end, value = found
            hits.append(Hit(flat.token[at], flat.token[end - 1] + 1, value))
            at = end
        return hits

    def _longest(self, flat: _Flat, start: int) -> tuple[int, T] | None:
        node = self._root
        best: tuple[int, T] | None = None
        for at in range(start, len(flat.folded)):
            node = node.get(flat.folded[at], {})
            if not node:
                break
            ends_token = at + 1 == len(flat.token) or flat.token[at + 1] != flat.token[at]
            if ends_token and _LEAF in node:
                best = self._admitted(node[_LEAF], flat, start, at + 1) or best
        return best

    @staticmethod
    def _admitted(leaf: list[tuple[str | None, T]], flat: _Flat, start: int, end: int) -> tuple[int, T] | None:
        text = " ".join(flat.cased[start:end])
        return next(((end, value) for form, value in leaf if form is None or form == text), None)


def _flatten(tokens: Sequence[str]) -> _Flat:
    flat = _Flat([], [], [])
    for index, token in enumerate(tokens):
        for piece in pieces(token):
            flat.folded.append(piece.folded)
            flat.cased.append(piece.cased)
            flat.token.append(index)
    return flat
