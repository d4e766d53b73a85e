"""What a noun denotes, as far as triggers ask: person, armed, civilian, party, place, territory, weapon, property."""

from __future__ import annotations

from vigie.languages import Pack
from vigie.reading.names import Names
from vigie.reading.tree import Tree

_PRONOUN = frozenset({"person", "armed", "party", "place", "territory", "property"})


class Classes:
    """Classes of the heads of one tree."""

    def __init__(self, tree: Tree, pack: Pack, names: Names):
        self.tree = tree
        self.pack = pack
        self.names = names
        self.weapons = {i for start, end, _ in pack.weapons.find(tree.low) for i in range(start, end)}
        self.things = {i: t for start, end, t in pack.targets.find(tree.low) for i in range(start, end)}
        self.areas = {i for start, end, _ in pack.places.nouns.find(tree.low) for i in range(start, end)}

    def __call__(self, i: int) -> frozenset[str]:
        """The classes of the noun phrase headed by token ``i``; a pronoun may be much, but no weapon and no crowd."""
        if self.tree.pos[i] in ("PRON", "NUM") and i not in self.weapons:
            return frozenset({"weapon"}) if self.counts_weapons(i) else _PRONOUN
        found: set[str] = set()
        if i in self.weapons:
            found.add("weapon")
        if i in self.things:
            found.add("property")
        if i in self.areas:
            found |= {"place", "territory"}
        found |= self._party(i)
        if not found and self.tree.pos[i] == "PROPN":
            found |= {"place", "territory", "person", "party"}
        if any(n in self.pack.casualties.persons for n in self.pack.lemmas(self.tree.word[i], "NOUN")):
            found.add("person")
        if i in self.things and self.things[i].kind == "civilian" and "person" in found:
            found.discard("property")  # civilians are hit, but nobody owns or burns them
        return frozenset(found)

    def counts_weapons(self, i: int) -> bool:
        """A bare number behind a sentence about weapons: "three drones came; two were brought down"."""
        tree = self.tree
        if tree.pos[i] != "NUM":
            return False
        for j in range(i - 1, -1, -1):
            if tree.sent[i] - tree.sent[j] > 1:
                return False
            if tree.dep[j].startswith("nsubj") and tree.pos[j] == "NOUN":
                return j in self.weapons
        return False

    def _party(self, i: int) -> set[str]:
        mention = self.names.mention(i)
        if not mention.known:
            return set()
        found = {"party"}
        if mention.armed or mention.unnamed:
            found |= {"armed", "person"}
        if mention.civilian:
            found |= {"civilian", "person"}
        if mention.kind in ("protesters", "rioters"):
            found |= {"protesters", "person"}
        if mention.role is not None and not mention.role.collective:
            found.add("person")
        if mention.kind == "government" and self.tree.pos[i] == "PROPN":
            found |= {"place", "territory"}
        return found
