"""What a noun denotes, as far as triggers ask: person, armed, civilian, party, place, territory, weapon, property."""

from __future__ import annotations

from collections.abc import Set

from vigie.languages import Pack
from vigie.model import WeaponKind
from vigie.reading.names import Names
from vigie.reading.tree import Tree

_MASS = 10  # from so many on, a bare number of people is a crowd
_PEOPLE = frozenset({"person", "civilian", "protesters"})
_PRONOUN = frozenset({"person", "armed", "party", "place", "territory", "property"})
_GROUPS: dict[WeaponKind, str] = {
    **dict.fromkeys(("missile", "rocket", "shell", "drone", "airstrike"), "flying"),
    **dict.fromkeys(("ied", "mine", "bomb"), "device"),
    "vbied": "car_bomb",
    "small_arms": "small_arms",
}  # how a weapon strikes: triggers ask for it
_UNKNOWN = frozenset({"unknown"})  # a common noun of which the pack says nothing: it may be anything


class Classes:
    """Classes of the heads of one tree."""

    def __init__(self, tree: Tree, pack: Pack, names: Names):
        self.tree = tree
        self.pack = pack
        self.names = names
        self.weapons = {i: kind for start, end, kind in pack.weapons.find(tree.low) for i in range(start, end)}
        self.things = {i: t for start, end, t in pack.targets.find(tree.low) for i in range(start, end)}
        self.areas = {i for start, end, _ in pack.places.nouns.find(tree.low) for i in range(start, end)}

    def __call__(self, i: int) -> frozenset[str]:
        """The classes of the noun phrase headed by token ``i``; a pronoun may be much, but no weapon and no crowd."""
        if (counted := self._counted(i)) is not None:
            return self(counted) | self._crowd(self(counted))
        if self.tree.pos[i] in ("PRON", "NUM") and i not in self.weapons:
            return frozenset({"weapon"}) if self.counts_weapons(i) else _PRONOUN | self._mass(i)
        found: set[str] = set()
        if i in self.weapons:
            found |= {"weapon", _GROUPS.get(self.weapons[i], "weapon")}
        if i in self.things:
            found.add("property")
        if i in self.areas:
            found |= {"place", "territory"}
        found |= self._party(i)
        if self.tree.pos[i] == "PROPN" and found <= {"party", "person"} and not self._registered(i):
            found |= {"place", "territory", "person", "party"}
        if any(n in self.pack.casualties.persons for n in self.pack.lemmas(self.tree.word[i], "NOUN")):
            found.add("person")
        if i in self.things and self.things[i].kind == "civilian" and "person" in found:
            found.discard("property")  # civilians are hit, but nobody owns or burns them
        found |= self._mass(i) | (self._crowd(found) if self._several(i) else frozenset())
        if not found and self.tree.pos[i] == "NOUN":
            return _UNKNOWN
        return frozenset(found)

    def _registered(self, i: int) -> bool:
        """Whether a name is known by more than its form: an unknown one may be a person's, a place's, a group's."""
        mention = self.names.mention(i)
        return mention.entry is not None or mention.role is not None

    def _counted(self, i: int) -> int | None:
        """What a number or a group consists of: "several hundred of his supporters" are supporters."""
        tree, numbers = self.tree, self.pack.numbers
        number = tree.pos[i] == "NUM" or tree.low[i] in numbers.approximate or tree.low[i] in numbers.vague
        number = number or tree.lemma[i] in self.pack.grammar.measure_nouns
        below = (k for k in tree.kids[i] if k > i and tree.dep[k].startswith("nmod") and tree.pos[k] == "NOUN")
        return next(below, None) if number else None

    def _crowd(self, found: Set[str]) -> frozenset[str]:
        """Several people without arms: "teachers", "a group of women"."""
        return frozenset({"crowd"}) if found & _PEOPLE and "armed" not in found else frozenset()

    def _several(self, i: int) -> bool:
        tree = self.tree
        plural = tree.feature(i, "Number") == "Plur" or any(tree.dep[k] == "nummod" for k in tree.kids[i])
        return plural or self.names.mention(i).kind in ("protesters", "rioters")

    def _mass(self, i: int) -> frozenset[str]:
        """A bare number of people: "thousands came out", "some 400 gathered"."""
        word, numbers = self.tree.low[i], self.pack.numbers
        known = numbers.approximate.get(word) or numbers.vague.get(word) or numbers.cardinals.get(word) or 0
        many = known >= _MASS or (word[:1].isdigit() and int("".join(filter(str.isdecimal, word)) or 0) >= _MASS)
        return frozenset({"crowd"}) if many else frozenset()

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
