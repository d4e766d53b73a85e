"""What became of the wounded: those who died of it are counted with the dead, and no longer with the hurt."""

from __future__ import annotations

from dataclasses import replace

from vigie.model import Count
from vigie.reading.casualty import Casualty
from vigie.reading.victims import Victims

_LATER = 2  # sentences behind a wounded person in which its death is told


class Aftermath:
    """Settles the casualties of one text."""

    def __init__(self, victims: Victims):
        self.victims = victims
        self.tree = victims.tree
        self.counts = victims.counts

    def settled(self, found: list[Casualty]) -> list[Casualty]:
        """ "Twelve were hurt, two of whom died": two more dead, and ten hurt."""
        found = [c for c in found if not self._died_of_it(c, found)]
        for dead in [c for c in found if c.outcome == "killed" and c.count.min and c.written]:
            hurt = next((c for c in reversed(found) if c.outcome == "injured" and self._among(dead, c, found)), None)
            if hurt is None:
                continue
            found[found.index(dead)] = replace(dead, more=True)
            found[found.index(hurt)] = replace(hurt, count=_less(hurt.count, dead.count))
        return found

    def _among(self, dead: Casualty, hurt: Casualty, found: list[Casualty]) -> bool:
        """Whether the dead are told of as a part of the wounded, in one sentence."""
        if self.tree.sent[dead.at] != self.tree.sent[hurt.at] or (hurt.count.min or 0) < (dead.count.min or 0):
            return False
        if dead.start < hurt.start and hurt.at < dead.at:  # "two of the ten wounded died"
            number = self.counts.at.get(dead.start)
            return number is not None and self.tree.low[number.end] in self.counts.of_words and hurt.end <= dead.at
        between = any(c is not hurt and hurt.end <= c.at < dead.start for c in found)
        return hurt.end <= dead.start and not between and self._portion(dead)

    def _portion(self, casualty: Casualty) -> bool:
        number = self.counts.at.get(casualty.start)
        return number is not None and self.victims.portion(number)

    def _died_of_it(self, hurt: Casualty, found: list[Casualty]) -> bool:
        """Whether one wounded person is told dead soon after: "a man was hit; he did not survive"."""
        if hurt.outcome != "injured" or hurt.count.max != 1 or hurt.victim is None:
            return False
        if hurt.written:
            return any(c.outcome == "killed" and c.victim == hurt.victim for c in found)
        deaths = (c for c in found if c.outcome == "killed" and not c.written and c.count.max == 1)
        return any(self._same_person(hurt.victim, c.victim) for c in deaths if c.victim is not None)

    def _same_person(self, first: int, later: int) -> bool:
        tree = self.tree
        if first == later:
            return True
        if not first < later or tree.sent[later] - tree.sent[first] > _LATER:
            return False
        if tree.pos[later] == "PRON":
            return tree.feature(later, "PronType") == "Prs"
        return tree.lemma[first] == tree.lemma[later] and not self.victims.introduced(later)


def _less(count: Count, gone: Count) -> Count:
    fewer = max((count.min or 0) - (gone.min or 0), 0)
    most = None if count.max is None else max(count.max - (gone.min or 0), fewer)
    return Count(min=fewer, max=most)
