"""The syntax of a text as plain lists: what the rules read. Universal Dependencies, whatever the parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vigie.reading.pipeline import Annotations


def capital(word: str) -> bool:
    """Whether a word is written as a name: a capital at its start, or behind a hyphen ("al-Tanf")."""
    return word[0].isupper() or ("-" in word and any(piece[:1].isupper() for piece in word.split("-")[1:]))


@lru_cache(maxsize=4096)  # few bundles of features make up a language
def _feature(feats: str, name: str) -> str:
    at = feats.find(name + "=")
    return feats[at + len(name) + 1 :].split("|", 1)[0] if at >= 0 else ""


_NOT_NAMES = frozenset({"VERB", "ADV", "AUX", "ADP", "SCONJ", "INTJ", "X", "NUM"})


@dataclass(slots=False)
class Tree:
    """One row a token; ``head[i] == i`` marks a root. ``start``/``end`` are characters of the normalised text."""

    word: list[str]
    low: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    lemma: list[str]
    feats: list[str]
    start: list[int]
    end: list[int]
    sent: list[int]
    ent: list[str]
    kids: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.kids:
            self.kids = [[] for _ in self.word]
            for i, h in enumerate(self.head):
                if h != i:
                    self.kids[h].append(i)

    def name_by_capital(self) -> None:
        """Words written as names inside a sentence are proper nouns, whatever the tagger took them for."""
        for i in range(1, len(self)):
            if self.pos[i] not in _NOT_NAMES or self.sent[i] != self.sent[i - 1] or self.pos[i - 1] == "PUNCT":
                continue
            if capital(self.word[i]) and not self.word[i].isupper() and self.word[i][-1].isalpha():
                self.pos[i] = "PROPN"

    def __len__(self) -> int:
        return len(self.word)

    @classmethod
    def of(cls, doc: Any) -> Tree:
        """The tree of a parsed spaCy ``Doc``."""
        rows = []
        number = -1
        for t in doc:  # one pass: each step over a Doc makes a new token object
            number += bool(t.is_sent_start) or t.i == 0
            start = t.idx
            row = (t.text, t.lower_, t.pos_, t.dep_, t.head.i, t.lemma_.lower(), str(t.morph), start)
            rows.append((*row, start + len(t), number, t.ent_type_))
        columns = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(11)]
        return cls(*columns)

    @classmethod
    def annotated(cls, words: list[str], starts: list[int], begins: list[bool], said: Annotations) -> Tree:
        """The tree of words at their places, with sentences where ``begins`` tells, and what is said of them."""
        return cls(
            word=words,
            low=[word.lower() for word in words],
            pos=said.pos,
            dep=said.dep,
            head=said.head,
            lemma=said.lemma,
            feats=said.feats,
            start=starts,
            end=[at + len(word) for at, word in zip(starts, words, strict=True)],
            sent=[count - 1 for count in accumulate(begins, initial=0)][1:],
            ent=said.ent,
        )

    @cached_property
    def sentences(self) -> list[range]:
        """Token ranges of the sentences, in order."""
        found: list[range] = []
        begin = 0
        for i in range(1, len(self) + 1):
            if i == len(self) or self.sent[i] != self.sent[begin]:
                found.append(range(begin, i))
                begin = i
        return found if len(self) else []

    def sentence(self, i: int) -> range:
        """The sentence of token ``i``."""
        return self.sentences[self.sent[i] - self.sent[0]]

    def with_dep(self, i: int, *deps: str) -> Iterator[int]:
        """Children of ``i`` whose relation is one of ``deps``, subtypes included (``obl`` takes ``obl:agent``)."""
        for k in self.kids[i]:
            if self.dep[k] in deps or self.dep[k].split(":")[0] in deps:
                yield k

    def subtree(self, i: int) -> list[int]:
        """Token indices below and including ``i``, in text order."""
        found, todo = [], [i]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.kids[at])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads above ``i``, nearest first."""
        seen = {i}
        while self.head[i] not in seen:
            i = self.head[i]
            seen.add(i)
            yield i

    def conjuncts(self, i: int) -> list[int]:
        """``i`` and what is coordinated with it, downwards."""
        found = [i]
        for k in self.kids[i]:
            if self.dep[k] == "conj":
                found.extend(self.conjuncts(k))
        return found

    def feature(self, i: int, name: str) -> str:
        """A morphological feature's value, or an empty string."""
        return _feature(self.feats[i], name)

    def cases(self, i: int) -> list[str]:
        """The case markers (prepositions) of ``i``, lower-case, fixed parts joined: ``près de``."""
        found = []
        for k in self.kids[i]:
            if self.dep[k] == "case" or (self.dep[k] == "mark" and self.pos[k] == "ADP"):
                fixed = [k, *(f for f in self.kids[k] if self.dep[f] == "fixed")]
                found.append(" ".join(self.low[f] for f in sorted(fixed)))
        return found

    def distance(self, i: int, j: int) -> int:
        """Steps between two tokens in the tree; 99 when they share no root."""
        above = {i: 0} | {a: n for n, a in enumerate(self.ancestors(i), 1)}
        if j in above:
            return above[j]
        for n, a in enumerate(self.ancestors(j), 1):
            if a in above:
                return n + above[a]
        return 99
