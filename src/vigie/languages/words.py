"""Words as the packs spell them: keys, folding, splitting, and phrases found by longest match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")
Forms = Callable[[str], frozenset[str]]

MARKS = re.compile("[\u0300-\u036f\u064b-\u0652]")
ENDINGS = ("n't", "'s")
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


@lru_cache(maxsize=65536)
def key(form: str) -> str:
    """The form in lower case with straight apostrophes; accents stay."""
    return form.lower().translate(APOSTROPHES)


@lru_cache(maxsize=65536)
def fold(form: str) -> str:
    """The key without accents: the second chance of words in capitals ("Etat", "ETAT", "A")."""
    return strip_marks(key(form))


def strip_marks(text: str) -> str:
    """The text without accents and vowel signs."""
    return MARKS.sub("", unicodedata.normalize("NFD", text)).replace("œ", "oe").replace("æ", "ae")


def split(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, as the tokenizers cut them at apostrophes.

    An apostrophe ends a word (``l'assaut`` gives ``l'``, ``assaut``), but for the endings of ``ENDINGS``, which are
    words of their own (``governor's`` gives ``governor``, ``'s``).
    """
    words: list[str] = []
    for chunk in key(phrase).split():
        ending = next((e for e in ENDINGS if chunk.endswith(e) and len(chunk) > len(e)), "")
        if ending:
            words += [chunk[: -len(ending)], ending]
            continue
        *elided, last = chunk.split("'")
        words += [f"{part}'" for part in elided]
        if last:
            words.append(last)
    return tuple(words)


def only_itself(word: str) -> frozenset[str]:
    """The forms of a word that has no other."""
    return frozenset({word})


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases with a value each, found by longest match over keys of tokens.

    >>> found = Phrases.of([("tir de mortier", "shell")])
    >>> found.match(("un", "tir", "de", "mortier"), 1)
    (3, 'shell')
    """

    entries: tuple[tuple[str, T], ...] = ()
    index: dict[str, tuple[tuple[tuple[frozenset[str], ...], T], ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, entries: Iterable[tuple[str, T]], forms: Forms = only_itself) -> Phrases[T]:
        """Phrases whose every word may stand in any of its ``forms``."""
        kept = tuple(entries)
        rows: dict[str, list[tuple[tuple[frozenset[str], ...], T]]] = {}
        for phrase, value in kept:
            words = tuple(forms(word) for word in split(phrase))
            for first in words[0]:
                rows.setdefault(first, []).append((words, value))
        index = {first: tuple(sorted(row, key=lambda e: -len(e[0]))) for first, row in rows.items()}
        return cls(kept, index)

    def match(self, keys: Sequence[str], start: int) -> tuple[int, T] | None:
        """The longest phrase that begins at ``keys[start]``: its length in tokens and its value; or None."""
        row = self.index.get(keys[start])
        if row is None:
            return None
        left = len(keys) - start
        for words, value in row:
            size = len(words)
            if size == 1:  # most phrases are one word: its first word has matched already
                return 1, value
            if size > left or keys[start + 1] not in words[1]:
                continue  # most rows end here
            if size == 2 or all(keys[start + n] in words[n] for n in range(2, size)):
                return size, value
        return None

    def find(self, keys: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Every match, left to right, none inside another: (start, end, value) in tokens."""
        index, end = self.index, 0
        for start in [n for n, word in enumerate(keys) if word in index]:
            found = self.match(keys, start) if start >= end else None
            if found:
                end = start + found[0]
                yield start, end, found[1]

    def __contains__(self, phrase: str) -> bool:
        words = split(phrase)
        found = self.match(words, 0) if words else None
        return bool(found and found[0] == len(words))

    def get(self, phrase: str) -> T | None:
        """The value of exactly this phrase, or None."""
        words = split(phrase)
        found = self.match(words, 0) if words else None
        return found[1] if found and found[0] == len(words) else None

    def __len__(self) -> int:
        return len(self.entries)
