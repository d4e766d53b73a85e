"""How far a noun phrase reaches: the shortest one around its head, with its first "of" complement."""

from __future__ import annotations

from vigie.languages import Pack
from vigie.reading.tree import Tree

_INNER = ("amod", "nummod", "flat", "flat:name", "flat:foreign", "compound", "fixed", "det")
_LONGEST = 8  # tokens of a phrase that still takes a complement


class Extents:
    """The noun phrases of one tree."""

    def __init__(self, tree: Tree, pack: Pack):
        self.tree = tree
        self.pack = pack

    def of(self, head: int) -> tuple[int, int]:
        """The phrase headed by ``head``: tokens ``[start, end)``, contiguous around it."""
        inside = self._base(head)
        for k in sorted(self.tree.kids[head]):
            if k > head and self.tree.dep[k].split(":")[0] == "nmod" and self.genitive(k) and len(inside) < _LONGEST:
                inside |= self._base(k) | {c for c in self.tree.kids[k] if self.tree.dep[c] == "case"}
                break
        return self._contiguous(head, inside)

    def genitive(self, k: int) -> bool:
        """Whether a noun is the "of" complement of another, or stands behind it without a preposition; no day does."""
        grammar = self.pack.grammar
        cases = self.tree.cases(k)
        if not cases:
            return self.tree.low[k] not in self.pack.calendar.weekdays
        owners = grammar.noun_agent_prepositions - grammar.agent_prepositions
        return any(grammar.preposition(c) in owners and c not in grammar.agent_prepositions for c in cases)

    def _base(self, head: int) -> set[int]:
        inside = {head}
        for k in self.tree.kids[head]:
            if self.tree.dep[k] in _INNER and not self._clause(k):
                inside |= {k} | {j for j in self.tree.kids[k] if self.tree.dep[j] in _INNER}
        return inside

    def _clause(self, k: int) -> bool:
        """A participle or an adjective with complements of its own tells of an act: it is no part of the name."""
        if self.tree.dep[k] != "amod":
            return False
        known = self.pack.lemmas(self.tree.word[k], "VERB") and not self.pack.lemmas(self.tree.word[k], "ADJ")
        participle = known or self.tree.pos[k] == "VERB" or self.tree.feature(k, "VerbForm") == "Part"
        return bool(participle) or any(self.tree.dep[j].startswith(("obl", "obj", "advcl")) for j in self.tree.kids[k])

    def _contiguous(self, head: int, inside: set[int]) -> tuple[int, int]:
        start = end = head
        while start - 1 in inside:
            start -= 1
        while end + 1 in inside or (end + 2 in inside and self.tree.low[end + 1] == "-"):
            end += 1
        return start, end + 1
