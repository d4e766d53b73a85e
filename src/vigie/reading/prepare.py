"""Text as the parser wants it, with the way back to the article's own offsets.

Apostrophes and spaces are made uniform character for character, invisible characters are dropped and runs of white
space become one space, so that one parser serves all typographies. Title and text are read as one: the title first.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from vigie.model import Article, Part, Span

_SAME = {ord(c): "'" for c in "’‘ʼ`´′"} | {ord(c): '"' for c in "“”„‟"} | {ord(c): "-" for c in "‐‑‒"}
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
        self.chars: list[str] = []
        self.offsets: list[int] = []
        self.breaks: set[int] = set()
        self._break = True

    def add(self, text: str) -> None:
        gap, self._break = False, True
        for at, raw in enumerate(text):
            char = _SAME.get(ord(raw), raw)
            if char.isspace():
                gap = True
                self._break = self._break or char in "\n\r\x0b\x0c\x85\u2028\u2029"
            elif unicodedata.category(char) not in _INVISIBLE:
                self._put(char, at, gap)
                gap = False

    def _put(self, char: str, at: int, gap: bool) -> None:
        if self.chars and (gap or self._break):
            self.chars.append(" ")
            self.offsets.append(at)
        if self._break:
            self.breaks.add(len(self.chars))
            self._break = False
        self.chars.append(char)
        self.offsets.append(at)


def prepare(article: Article) -> Prepared:
    """The normalised title and text of an article."""
    builder = _Builder()
    builder.add(article.title or "")
    title_end = len(builder.chars)
    builder.add(article.text)
    return Prepared("".join(builder.chars), tuple(builder.offsets), frozenset(builder.breaks), title_end)
