"""Marks of one text: gathered, joined where they cover the same words, and laid over the text piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from vigie.model import Part
from vigie.views.explain.notes import Mark

_JOINERS = "\u200c\u200d"  # invisible, but some scripts need them inside words


def printable(text: str) -> str:
    """Words of an article without characters that steer a terminal or turn the writing round; line ends stay."""
    return "".join(c if c.isprintable() or c in "\n" + _JOINERS else " " for c in text)


def joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """One mark for the same words in the same role, with all its labels and notes: ``actor 1, 2``."""
    groups: dict[tuple[Part, int, int, str], list[Mark]] = {}
    for mark in marks:
        groups.setdefault((mark.span.part, mark.span.start, mark.span.end, mark.role), []).append(mark)
    found = [_one(group) for group in groups.values()]
    return tuple(sorted(found, key=lambda m: (m.span.part != "title", m.span.start, -m.span.end)))


def _one(group: Sequence[Mark]) -> Mark:
    first = group[0]
    words = first.label.split(" ")[0]
    others = (m.label.removeprefix(words).strip() for m in group)
    numbers = ", ".join(dict.fromkeys(n for n in others if n))
    notes = " | ".join(dict.fromkeys(m.note for m in group if m.note))
    return Mark(first.span, first.role, f"{words} {numbers}".strip().replace("_", " "), notes, first.act)


@dataclass(frozen=True, slots=True)
class Piece:
    """A step over the text: words, or a mark that opens or closes; ``whole`` where it truly begins or ends."""

    kind: Literal["text", "open", "close"]
    text: str = ""
    mark: Mark | None = None
    whole: bool = True


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The text with marks well nested: one that crosses another is closed and opened again around the boundary."""
    todo = sorted(marks, key=lambda m: (m.span.start, -m.span.end))
    edges = sorted({0, len(text), *(m.span.start for m in todo), *(m.span.end for m in todo)})
    opened: list[Mark] = []
    at, done = 0, 0
    for edge in edges:
        if edge > at:
            yield Piece("text", text[at:edge])
        at = edge
        yield from _closing(opened, edge)
        while done < len(todo) and todo[done].span.start == edge:
            opened.append(todo[done])
            yield Piece("open", mark=todo[done])
            done += 1


def _closing(opened: list[Mark], edge: int) -> Iterator[Piece]:
    """Close what ends at ``edge``, with what was opened inside it; open that again."""
    again: list[Mark] = []
    while any(m.span.end <= edge for m in opened):
        mark = opened.pop()
        ends = mark.span.end <= edge
        yield Piece("close", mark=mark, whole=ends)
        if not ends:
            again.append(mark)
    for mark in reversed(again):
        opened.append(mark)
        yield Piece("open", mark=mark, whole=False)
