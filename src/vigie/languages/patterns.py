"""Verb and noun patterns: ``s'en prendre à`` is the head ``prendre``, its clitics, fixed words and preposition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from vigie.languages.entry import Entry
from vigie.languages.grammar import Grammar
from vigie.languages.words import split

WordClass = Literal["verb", "noun"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A head with what must stand beside it. All words are keys; ``after`` stands in order, other words may part it."""

    lemma: str
    pos: WordClass
    before: tuple[str, ...] = ()  # of a verb its clitics by name: "se", "en", "y"; of a noun the words before it
    after: tuple[str, ...] = ()  # fixed words after the head without determiners; "n" stands for a number
    preposition: str | None = None  # introduces the object instead of a direct object

    @property
    def words(self) -> int:
        """How many words the pattern fixes: of two that fit, the longer counts."""
        return 1 + len(self.before) + len(self.after) + (self.preposition is not None)


P = TypeVar("P", bound=Pattern)


def spread(phrase: str) -> tuple[str, ...]:
    """Write out alternatives: ``tirer sur/contre`` gives ``tirer sur`` and ``tirer contre``."""
    found = [""]
    for word in phrase.split():
        found = [f"{head} {option}".strip() for head in found for option in word.split("/")]
    return tuple(found)


def parse(entry: Entry, phrase: str, pos: WordClass, grammar: Grammar) -> Pattern:
    """The pattern of one written-out phrase."""
    words = list(split(phrase))
    before: list[str] = []
    while pos == "verb" and words and words[0] in grammar.clitics:
        before.append(grammar.clitics[words.pop(0)])
    if not words or words[0] in grammar.clitics:
        entry.fail(f"{phrase!r} has no head word")
    at = _head(words, grammar) if pos == "noun" and grammar.head_last else 0
    before += words[:at]
    head, after = words[at], words[at + 1 :]
    preposition = after.pop() if pos == "verb" and after and after[-1] in grammar.prepositions else None
    return Pattern(head, pos, tuple(before), tuple(w for w in after if w not in grammar.determiners), preposition)


def _head(words: list[str], grammar: Grammar) -> int:
    """Where the head of a noun phrase stands whose modifiers go first: the last word before a preposition."""
    ends = (n for n, word in enumerate(words) if n and word in grammar.prepositions)
    return next(ends, len(words)) - 1


def parse_all(entry: Entry, phrase: str, pos: WordClass, grammar: Grammar) -> tuple[Pattern, ...]:
    """The patterns of a phrase with alternatives, none twice."""
    return tuple(dict.fromkeys(parse(entry, written, pos, grammar) for written in spread(phrase)))


def patterns(entry: Entry, pos: WordClass, grammar: Grammar) -> tuple[Pattern, ...]:
    """The patterns of a list of phrases."""
    return tuple(p for item in entry.items() for p in parse_all(item, item.text(), pos, grammar))


def by_lemma(found: Iterable[P]) -> Mapping[str, tuple[P, ...]]:
    """Patterns by head lemma, those that fix most words first."""
    rows: dict[str, list[P]] = {}
    for pattern in found:
        rows.setdefault(pattern.lemma, []).append(pattern)
    return {lemma: tuple(sorted(row, key=lambda p: -p.words)) for lemma, row in rows.items()}
