"""What stands around a role noun and tells whose it is, in front of it or behind: country, department, party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vigie.languages import Pack
from vigie.parties import Role
from vigie.reading.extents import Extents
from vigie.reading.lands import Lands
from vigie.reading.tree import Tree

Hit = tuple[int, int, Role]  # the tokens of a role noun
_FRONT = ("amod", "compound", "nmod", "flat")  # relations of modifiers that stand before their noun
_PUBLIC = ("police", "government")  # kinds of roles that belong to the country in which they are
_FAR = 8  # tokens between a noun and a modifier before it


class Modifiers:
    """The modifiers of the nouns of one tree."""

    def __init__(self, tree: Tree, pack: Pack, extents: Extents, lands: Lands, roles: Mapping[int, Hit]):
        self.tree = tree
        self.pack = pack
        self.extents = extents
        self.lands = lands
        self.roles = roles

    def country(self, head: int, words: range, role: Role) -> str | None:
        """The country of a role: "the Turkish Ministry of Defence", "the army of Mali", "Kenya's police"."""
        inside = [head, *(i for i in words if i != head)]
        behind = self._behind_country(inside, words.start)
        return behind or self._front_country(inside) or self._country_of_place(head, role)

    def front(self, head: int) -> Iterator[int]:
        """The modifiers in front of a noun, nearest first, with nothing between them that is not part of its phrase."""
        tree = self.tree
        below = set(tree.subtree(head))
        for k in sorted((k for k in tree.kids[head] if k < head and head - k <= _FAR), reverse=True):
            relation = tree.dep[k].split(":")[0]
            if relation in _FRONT and all(j in below for j in range(k, head)):
                yield k

    def owners(self, head: int) -> Iterator[int]:
        """Nouns whose the head is: in front of it, or its "of" complements."""
        yield from self.front(head)
        for k in self.tree.kids[head]:
            if k > head and self.tree.dep[k].split(":")[0] == "nmod" and self.extents.genitive(k):
                yield k

    def department(self, head: int, words: range, role: Role) -> str | None:
        """What a ministry or a minister is of: "ministry of Defence", "foreign minister"."""
        if not role.complements:
            return None
        return self._department_before(head, words.start, role) or self._department_behind(head, words.stop)

    def begin(self, start: int) -> int:
        """Where a phrase begins with the owner right before it: "Mali's army"; names of countries stay whole."""
        tree = self.tree
        if start in self.lands.words:
            return self.lands.words[start].start
        for k in range(start - 1, max(start - _FAR, 0) - 1, -1):
            owner = tree.dep[k] == "nmod:poss" and tree.head[k] >= start
            if owner and tree.subtree(k)[-1] == start - 1:
                return min(tree.subtree(k)[0], self.lands.words[k].start if k in self.lands.words else k)
        return start

    def title(self, head: int) -> int | None:
        """The last token before a person's name that belongs to its phrase, as far as it is no name itself."""
        tree = self.tree
        below = set(tree.subtree(head))
        first = head
        while first - 1 in below and tree.pos[first - 1] == "PROPN" and first - 1 not in self.roles:
            first -= 1
        return first - 1 if first - 1 in below and first - 1 in self.roles else None

    def possessive(self, head: int) -> bool:
        """Whether a possessive determiner or pronoun stands before the noun: "its fighters"."""
        return any(k < head and self.tree.low[k] in self.pack.grammar.possessives for k in self.tree.kids[head])

    def _behind_country(self, inside: list[int], start: int) -> str | None:
        tree, lands = self.tree, self.lands
        genitives = [k for k in tree.kids[inside[0]] if tree.dep[k].startswith("nmod") and self.extents.genitive(k)]
        for i in dict.fromkeys((*inside, *genitives)):
            for k in (i, *tree.kids[i]):
                genitive = tree.dep[k].startswith(("nmod", "flat")) and self.extents.genitive(k)
                if k in lands.at and k > start and (tree.pos[k] == "ADJ" or genitive):
                    return lands.at[k]
        return None

    def _front_country(self, inside: list[int]) -> str | None:
        for i in inside:
            for k in self.front(i):
                country = self.lands.own(k)
                if country:
                    return country
        return None

    def _country_of_place(self, head: int, role: Role) -> str | None:
        """ "police in Kenya": they are the country's."""
        tree = self.tree
        if role.kind not in _PUBLIC or not role.collective:
            return None
        for k in tree.kids[head]:
            local = any(case in self.pack.places.in_words for case in tree.cases(k))
            if k > head and tree.dep[k].startswith("nmod") and local and k in self.lands.at:
                return self.lands.at[k]
        return None

    def _department_before(self, head: int, start: int, role: Role) -> str | None:
        tree = self.tree
        below = set(tree.subtree(head))
        first = start
        while first - 1 in below and start - first < _FAR and tree.pos[first - 1] not in ("PUNCT", "DET"):
            first -= 1
        phrases = (" ".join(tree.low[i:start]) for i in range(first, start))
        return next((phrase for phrase in phrases if phrase in role.complements), None)

    def _department_behind(self, head: int, end: int) -> str | None:
        for k in self.tree.kids[head]:
            if k > head and self.tree.dep[k].startswith("nmod") and self.tree.cases(k):
                below = [j for j in self.tree.subtree(k) if j >= end][:6]
                return " ".join(self.tree.word[j] for j in below) if below else None
        return None
