"""Sentence starts, set before parsing: paragraphs, then final punctuation that no abbreviation explains away."""

from __future__ import annotations

from collections.abc import Sequence

_FINAL = {".", "!", "?", "…", "...", "?!", "!?", "!!", "??"}
_CLOSING = {'"', "»", ")", "]", "'"}
_OPENING = {'"', "«", "(", "[", "-", "–", "—", "'", "¿", "¡", "•"}
_DASHES = {"-", "–", "—"}
_LEAD = 16  # tokens of the longest dateline
_PARTICLE = 3  # letters of the small words inside a name: "Port of Spain"
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
        ended = ended or (not fresh and _after_dateline(words, begins, breaks, i))
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


def _after_dateline(words: Sequence[str], begins: Sequence[int], breaks: frozenset[int], i: int) -> bool:
    """Whether a paragraph's lead-in ends before token ``i``: "GAO, 3 May (Wire) - ", "21:30 - ". Parsers know none."""
    if words[i - 1] not in _DASHES or not (words[i][0].isupper() or words[i][0].isdigit() or words[i] in _OPENING):
        return False
    first = i - 1
    while first > 0 and begins[first] not in breaks and i - first <= _LEAD:
        first -= 1
    lead = words[first : i - 1]
    return bool(lead) and (first == 0 or begins[first] in breaks) and _is_lead(lead)


def _is_lead(words: Sequence[str]) -> bool:
    """Names, numbers with what stands behind them ("18 nov", "07 h 12"), marks, and anything in brackets."""
    inside = False
    for n, word in enumerate(words):
        inside = word == "(" or (inside and word != ")")
        known = word[0].isupper() or not word[0].isalpha() or (n > 0 and words[n - 1][0].isdigit())
        particle = 0 < n < len(words) - 1 and len(word) <= _PARTICLE and words[n + 1][0].isupper()
        if not (inside or known or particle):
            return False
    return words[0] not in _OPENING - {"("} and any(w[0].isupper() or w[0].isdigit() for w in words)


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
