"""Sentence starts, set before parsing: paragraphs, then final punctuation that no abbreviation explains away."""

from __future__ import annotations

from collections.abc import Sequence

_FINAL = {".", "!", "?", "…", "...", "?!", "!?", "!!", "??"}
_CLOSING = {'"', "»", ")", "]", "'"}
_OPENING = {'"', "«", "(", "[", "-", "–", "—", "'", "¿", "¡", "•"}
_BULLETS = {"•", "▪", "■", "●", "‣", "◦", "►"}


def starts(words: Sequence[str], begins: Sequence[int], breaks: frozenset[int], short: frozenset[str]) -> list[bool]:
    """For each token whether it begins a sentence.

    ``begins`` are the tokens' character offsets, ``breaks`` the offsets where paragraphs begin, ``short`` the
    language's abbreviations, lower-case, with their dot.
    """
    found = [False] * len(words)
    quotes, straight = 0, False
    for i, word in enumerate(words):
        fresh = i == 0 or begins[i] in breaks
        if fresh:
            quotes, straight = 0, False
        closes = word == '"' and straight
        ended = not fresh and not closes and not _numbered(words, begins, breaks, i) and _after_final(words, i, short)
        found[i] = fresh or word in _BULLETS or (ended and _may_begin(word, quotes))
        quotes += (word == "«") - (word == "»")
        straight ^= word == '"'
    return found


def _numbered(words: Sequence[str], begins: Sequence[int], breaks: frozenset[int], i: int) -> bool:
    """Whether only the number of a list item ("1.", "2)") stands before token ``i`` in its paragraph."""
    first = i - 1 if words[i - 1][:-1].isdecimal() else i - 2
    return (
        first >= 0
        and words[first][:1].isdecimal()
        and len(words[first]) <= 3
        and (first == 0 or begins[first] in breaks)
    )


def _after_final(words: Sequence[str], i: int, short: frozenset[str]) -> bool:
    at = i - 1
    while at > 0 and words[at] in _CLOSING:
        at -= 1
    last = words[at]
    if last not in _FINAL:
        return len(last) > 2 and last[-1] in ".!?…" and last.lower() not in short and not _initials(last)
    before = words[at - 1] if at else ""
    return not (last == "." and (f"{before.lower()}." in short or (len(before) == 1 and before.isupper())))


def _initials(word: str) -> bool:
    return all(len(piece.strip("-")) <= 1 for piece in word.split("."))


def _may_begin(word: str, quotes: int) -> bool:
    """Upper case, a digit or an opening mark; inside a quotation only upper case (the quotation goes on)."""
    if word in _CLOSING - {'"', "'"}:
        return False
    return word[0].isupper() or word[0].isdigit() or word in _OPENING or (quotes <= 0 and not word[0].isalnum())
