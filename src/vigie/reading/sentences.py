"""Sentence starts, set before parsing: paragraphs, then final punctuation that no abbreviation explains away."""

from __future__ import annotations

from collections.abc import Sequence

_FINAL = {".", "!", "?", "…", "...", "?!", "!?", "!!", "??"}
_CLOSING = {'"', "»", ")", "]", "'"}
_OPENING = {'"', "«", "(", "[", "-", "–", "—", "'", "¿", "¡", "•"}


def starts(words: Sequence[str], begins: Sequence[int], breaks: frozenset[int], short: frozenset[str]) -> list[bool]:
    """For each token whether it begins a sentence.

    ``begins`` are the tokens' character offsets, ``breaks`` the offsets where paragraphs begin, ``short`` the
    language's abbreviations, lower-case, with their dot.
    """
    found = [False] * len(words)
    quotes = 0
    for i, word in enumerate(words):
        found[i] = i == 0 or begins[i] in breaks or (_after_final(words, i, short) and _may_begin(word, quotes))
        if begins[i] in breaks:
            quotes = 0
        quotes += (word == "«") - (word == "»")
    return found


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
    return all(len(piece) <= 1 for piece in word.split("."))


def _may_begin(word: str, quotes: int) -> bool:
    """Upper case, a digit or an opening mark; inside a quotation only upper case (the quotation goes on)."""
    if word in _CLOSING - {'"', "'"}:
        return False
    return word[0].isupper() or word[0].isdigit() or word in _OPENING or (quotes <= 0 and not word[0].isalnum())
