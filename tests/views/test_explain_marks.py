"""Marks over a text: well nested, nothing lost, joined where they cover the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.model import Span
from vigie.views.explain.marking import Piece, joined, pieces, printable
from vigie.views.explain.notes import Mark, MarkRole

TEXT = "The rebels attacked a post near Gao."


def mark(start: int, end: int, role: MarkRole = "actor", label: str = "actor 1", note: str = "") -> Mark:
    return Mark(Span(start=start, end=end), role, label, note)


def bracketed(text: str, marks: list[Mark]) -> str:
    """``(`` and ``)`` where a mark truly begins and ends, ``/`` where it is cut."""
    signs = {("open", True): "(", ("close", True): ")", ("open", False): "/", ("close", False): "/"}
    return "".join(p.text or signs[p.kind, p.whole] for p in pieces(text, marks))


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "abcdefgh"),
        ([(0, 8)], "(abcdefgh)"),
        ([(1, 3), (3, 5)], "a(bc)(de)fgh"),
        ([(1, 6), (2, 4)], "a(b(cd)ef)gh"),
        ([(1, 4), (1, 6)], "a((bcd)ef)gh"),
        ([(1, 4), (2, 6)], "a(b(cd/)/ef)gh"),
    ],
)
def test_marks_nest(spans: list[tuple[int, int]], shown: str) -> None:
    assert bracketed("abcdefgh", [mark(*span) for span in spans]) == shown


@given(st.lists(st.tuples(st.integers(0, 18), st.integers(1, 6)), max_size=8))
def test_any_marks_nest_and_keep_the_text(spans: list[tuple[int, int]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz"
    marks = [mark(start, start + length, label=f"actor {n}") for n, (start, length) in enumerate(spans)]
    found = list(pieces(text, marks))
    assert "".join(p.text for p in found) == text
    assert _covered(found) == {m.label: text[m.span.start : m.span.end] for m in marks}


def _covered(found: list[Piece]) -> dict[str, str]:
    """The words under each mark; the mark that closes is always the one opened last."""
    opened: list[Mark] = []
    words: dict[str, str] = {}
    for piece in found:
        if piece.mark is None:
            for one in opened:
                words[one.label] += piece.text
        elif piece.kind == "open":
            opened.append(piece.mark)
            words.setdefault(piece.mark.label, "")
        else:
            assert opened.pop() is piece.mark
    assert opened == []
    return words


def test_one_mark_for_the_same_words_in_the_same_role() -> None:
    found = joined(
        [
            mark(0, 10, label="actor 1", note="subject"),
            mark(0, 10, label="actor 3", note="object"),
            mark(0, 10, "speaker", "speaker"),
            mark(4, 10, label="actor 1", note="subject"),
        ]
    )
    assert [(m.span.start, m.role, m.label, m.note) for m in found] == [
        (0, "actor", "actor 1, 3", "subject | object"),
        (0, "speaker", "speaker", ""),
        (4, "actor", "actor 1", "subject"),
    ]


def test_what_steers_a_terminal_is_not_shown() -> None:
    assert printable("a\x1b[31m\tb\u202ec\ud800\nd\u200ce") == "a [31m b c \nd\u200ce"
