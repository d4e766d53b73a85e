"""Who claims an act, who denies it, who blames whom: cues that point at the act told before or beside them."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.reading.accountable import Accountable
from vigie.reading.blaming import Blaming
from vigie.reading.claiming import Claiming
from vigie.reading.denying import Denying
from vigie.reading.pointing import Part, Pointing
from vigie.reading.scene import Scene

__all__ = ["Part", "Pointing", "Pointings", "find_pointings"]


def find_pointings(scene: Scene) -> list[Pointing]:
    """All of one text, in text order."""
    return Pointings(scene).find()


class Pointings:
    """Finds the pointings of one scene."""

    def __init__(self, scene: Scene):
        self.scene = scene
        self.tree = scene.tree
        self.cues = scene.pack.cues
        self.finder = scene.finder
        self.parties = Accountable(scene)
        self.claiming = Claiming(self.parties)
        self.denying = Denying(self.parties)
        self.blaming = Blaming(self.parties)
        cues = self.cues
        self.verbs = {*cues.claim.verbs, *cues.deny.verbs, *cues.blame, *cues.reporting_verbs}

    def find(self) -> list[Pointing]:
        """In text order; each part and party once a cue."""
        found: list[Pointing] = []
        for i in range(len(self.tree)):
            if self.finder.among(i, "VERB", self.verbs):
                found.extend(self._verb(i))
            if self.finder.among(i, "NOUN", self.cues.blame_nouns):
                found.extend(self.blaming.noun(i))
            found.extend(self.denying.words(i))
            found.extend(self.claiming.words(i))
            found.extend(self.blaming.guilty(i))
            found.extend(self.blaming.singled_out(i))
        found.extend(self.blaming.told_of_others())
        found.extend(self.claiming.told())
        found.extend(self.claiming.deeds())
        found.extend(self.claiming.published())
        found.extend(self.claiming.quoted())
        found.extend(self.denying.disowned())
        return self._sound(list(dict.fromkeys(found)))

    def _sound(self, found: list[Pointing]) -> list[Pointing]:
        """Without blame for what the party claims itself, and without a title's that the text says again."""
        name = {p.who: self.scene.names.mention(p.who).name for p in found}
        claims = {(p.at, name[p.who]) for p in found if p.part == "claimed_by"}
        body = {(p.part, name[p.who]) for p in found if not self.scene.in_title(p.cue)}
        return [
            p
            for p in found
            if not (p.part == "blamed" and (p.at, name[p.who]) in claims)
            and not (self.scene.in_title(p.cue) and (p.part, name[p.who]) in body)
        ]

    def _verb(self, i: int) -> Iterator[Pointing]:
        modality = self.scene.attribution.modality(i)
        if modality == "negated":
            return
        if modality != "hypothetical":
            yield from self.claiming.verb(i)
            yield from self.denying.verb(i)
        if modality != "hypothetical" or self.tree.feature(i, "VerbForm") != "Inf":
            yield from self.blaming.verb(i)
