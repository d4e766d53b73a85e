"""Text as the parser wants it, with the way back to the article's own offsets.

Apostrophes and spaces are made uniform character for character, invisible characters are dropped and runs of white
space become one space, so that one parser serves all typographies. Title and text are read as one: the title first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from vigie.model import Article, Part, Span

_SAME = {ord(c): "'" for c in "’‘ʼ`´′"} | {ord(c): '"' for c in "“”„‟"} | {ord(c): "-" for c in "‐‑‒"}
_PIECES = re.compile(r"([!-_a-~\u00c0-\u00ff]+)|.", re.DOTALL)  # a run of what stays as it is, or any other
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """Normalised text; ``offsets[i]`` is where character ``i`` stands in its part of the article."""

    text: str
    offsets: tuple[int, ...]
    breaks: frozenset[int]  # where a paragraph begins, in normalised characters
    title_end: int  # characters before this one belong to the title

    def part(self, at: int) -> Part:
        return "title" if at < self.title_end else "text"

    def span(self, start: int, end: int) -> Span:
        """The article's own span of normalised characters ``[start, end)``, cut at the end of the title."""
        if start < self.title_end < end:
            end = self.title_end
        while end - 1 > start and self.text[end - 1] == " ":
            end -= 1
        return Span(part=self.part(start), start=self.offsets[start], end=self.offsets[end - 1] + 1)


class _Builder:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.offsets: list[int] = []
        self.breaks: set[int] = set()
        self._break = True

    def add(self, text: str) -> None:
        gap, self._break = False, True
        for piece in _PIECES.finditer(text):
            raw, at = piece[0], piece.start()
            char = raw if piece[1] else _SAME.get(ord(raw), raw)
            if piece[1]:
                self._put(raw, at, gap)
                gap = False
            elif char.isspace():
                gap = True
                self._break = self._break or char in "\n\r\x0b\x0c\x85\u2028\u2029"
            elif unicodedata.category(char) not in _INVISIBLE:
                self._put(char, at, gap)
                gap = False

    def _put(self, piece: str, at: int, gap: bool) -> None:
        if self.pieces and (gap or self._break):
            self.pieces.append(" ")
            self.offsets.append(at)
        if self._break:
            self.breaks.add(len(self.offsets))
            self._break = False
        self.pieces.append(piece)
        self.offsets.extend(range(at, at + len(piece)))


def prepare(article: Article) -> Prepared:
    """The normalised title and text of an article."""
    builder = _Builder()
    builder.add(article.title or "")
    title_end = len(builder.offsets)
    builder.add(article.text)
    return Prepared("".join(builder.pieces), tuple(builder.offsets), frozenset(builder.breaks), title_end)
