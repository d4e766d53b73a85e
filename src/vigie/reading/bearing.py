"""Which acts a claim, a denial or blame bears on: the one named, those a plural sums up, else the likeliest before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vigie.reading.build import Material
from vigie.reading.drafts import Draft, agreement, family
from vigie.reading.names import Mention
from vigie.reading.places import Whereabouts
from vigie.reading.pointing import Pointing
from vigie.reading.scene import Scene
from vigie.reading.situations import Situation

_OF_STATE = frozenset({"government", "state_forces"})
_SUMMED = 5  # sentences back that a plural sums up
_PEACEFUL = frozenset({"agreement", "release", "change", "base", "transfer", "arrest"})
_OUTCOMES = frozenset({"die", "wound"})
_MEMORY = 3  # sentences back beyond which the text goes on with what it told last
_SAME = 0.25  # ranks this near to the best bear together
_PARAGRAPH = 0.4
_BEHIND = 3.4  # an act that is told only behind the cue
_THIN = 2.5  # deaths told in the cue's own sentence: of an act told before
_NEXT = 3.2  # an act of the next sentence
_STRANGER = 0.8  # an act with another doer
_SUFFERER = 1.2  # an act that hit the party itself
_DOER = -0.6  # an act whose doer the text names so
_GATHERED = -0.5  # the draft that its noun was gathered into
_NEAR = 4  # sentences over which a pointing goes on from a draft that was dropped
_SAME_PLACE = -1.0  # an act at a place that the cue's sentence names
_UNLIKE = 0.8  # an act of another kind than the noun that stands for it


class Bearing:
    """Finds the drafts that a pointing bears on."""

    def __init__(self, scene: Scene, found: list[Draft]):
        self.scene = scene
        self.tree = scene.tree
        self.found = found
        self.likely = [d for d in found if any(f not in _PEACEFUL and family(f) != "unrest" for f in d.frames)] or found
        self.nominal = {a.at: a for a in scene.acts if a.nominal}

    def of(self, pointing: Pointing) -> list[Draft]:
        """None only where nothing is told at all."""
        at = pointing.at
        own = next((d for d in self.found if any(s.act.at == at for s in d.situations)), None)
        told = own is not None and any(s.act.at == at and not s.definite for s in own.situations)
        if at in self.nominal and self.tree.feature(at, "Number") == "Plur" and not told:
            several = self._summed_up(pointing)
            if len(several) > 1:
                return several
        if own is not None and not self._stands_for_another(own, pointing):
            return [own]
        return self._nearest(pointing, own)

    def held_to(self, denial: Pointing, draft: Draft) -> Iterator[Pointing]:
        """Blame of the one who denies an act that others tell of as his."""
        names, denier = self.scene.names, self.scene.names.mention(denial.who)
        for situation in draft.situations if denial.part == "denied_by" else ():
            for agent in situation.act.agents:
                voices = self.scene.attribution.covering(situation.act.at)
                by = self.scene.antecedent(voices[0].speaker) if voices else None
                if not _same(names.mention(agent), denier) or (by is not None and _same(names.mention(by), denier)):
                    continue
                yield Pointing("blamed", situation.act.at, agent, by, cue=denial.cue, rule="denied")

    def _summed_up(self, pointing: Pointing) -> list[Draft]:
        """ "the two attacks", "these operations": so many of the acts told just before."""
        at, sent = pointing.at, self.tree.sent
        first = sent[at] - _SUMMED
        before = [d for d in self.likely if any(first <= sent[s.act.at] and s.act.at < at for s in d.situations)]
        before = [d for d in before if not self._of_another(pointing, d)]
        before = [d for d in before if not _OUTCOMES.issuperset(d.frames)] or before  # "the dead were buried": no act
        number = self.scene.counts.of(at)
        return before[-(number.min or 0) :] if number is not None else before

    def _stands_for_another(self, own: Draft, pointing: Pointing) -> bool:
        """ "claimed the attack": a definite noun without details of its own stands for the likeliest act before."""
        at = pointing.at
        here = next(s for s in own.situations if s.act.at == at)
        own_places = [p for p in here.places if not p.start <= pointing.who < p.end]
        bare = not (own_places or here.time or here.arms or set(here.act.agents) - {pointing.who} or here.targets)
        return at in self.nominal and here.definite and bare and not self.scene.in_title(at)

    def _others(self, own: Draft | None) -> list[Draft]:
        return [d for d in self.likely if d is not own]

    def _nearest(self, pointing: Pointing, own: Draft | None) -> list[Draft]:
        """The draft of the best rank, with those told in the same sentence."""
        drafts = [*self._others(own), *([own] if own is not None else [])]
        ranked = [min(ranks, key=_first) for d in drafts if (ranks := list(self._ranks(pointing, d, own)))]
        if not ranked:
            return self.found[:1] if own is None else [own]
        best, sentence, draft = min(ranked, key=_first)
        if best < 1:
            return [draft]
        return [d for rank, n, d in ranked if n == sentence and rank - best <= _SAME]

    def _ranks(self, pointing: Pointing, draft: Draft, own: Draft | None) -> Iterator[tuple[float, int, Draft]]:
        """The rank of each mention of a draft, less is better, with its sentence."""
        weight = self._fitness(pointing, draft) + (_GATHERED if draft is own else 0.0)
        for situation in draft.situations:
            shown = not self.scene.in_title(situation.act.at) or self.scene.in_title(pointing.at)
            if shown and situation.act.at != pointing.at:
                rank = weight + self._distance(pointing, draft, situation)
                yield rank, self.tree.sent[situation.act.at], draft

    def _distance(self, pointing: Pointing, draft: Draft, situation: Situation) -> float:
        """How far from the cue an act is told, in sentences."""
        tree, at, act = self.tree, pointing.at, situation.act.at
        gap = tree.sent[at] - tree.sent[act]
        if gap < 0:
            return _NEXT - gap
        paragraph = self.scene.circumstances.paragraph
        if gap > 0:
            return min(gap, _MEMORY + gap / 10) + _PARAGRAPH * (paragraph[at] != paragraph[act])
        alone = all(tree.sent[s.act.at] == tree.sent[at] for s in draft.situations)
        if alone and all(s.act.frame in _OUTCOMES for s in draft.situations):
            return _THIN
        if act > max(at, pointing.cue) and pointing.cue not in tree.ancestors(act):
            return _BEHIND
        return min(0.9, (tree.distance(at, act) + abs(at - act) // 8) / 20)

    def _fitness(self, pointing: Pointing, draft: Draft) -> float:
        """How well the party and the noun go with a draft: less is better."""
        who = self.scene.names.mention(pointing.who)
        agents = _doers(draft)
        targets = {m.name for s in draft.situations for m in s.targets}
        weight = _DOER if who.name in agents else _STRANGER if self._of_another(pointing, draft) else 0.0
        if who.name in targets and who.name not in agents:
            weight += _SUFFERER
        if any(draft.holds(place) for place in self._places(pointing)):
            weight += _SAME_PLACE
        noun = self.nominal.get(pointing.at)
        if noun is not None and max(agreement(family(noun.frame), family(f)) for f in draft.frames) < 0:
            weight += _UNLIKE
        return weight

    def _places(self, pointing: Pointing) -> Iterator[Whereabouts]:
        """The fine places named in the cue's sentence, beside those of its speakers."""
        heads = {pointing.who, pointing.by}
        for place in self.scene.circumstances.places_in.get(self.tree.sent[pointing.cue], ()):
            if place.rank == 0 and heads.isdisjoint(range(place.start, place.end)):
                yield place

    def near(self, pointing: Pointing, draft: Draft) -> bool:
        """Whether a draft is told in the title or a few sentences off."""
        sent, at = self.tree.sent, pointing.at
        return any(abs(sent[s.act.at] - sent[at]) <= _NEAR for s in draft.situations)

    def _of_another(self, pointing: Pointing, draft: Draft) -> bool:
        """Whether the text names another doer than the one who claims or is blamed."""
        agents = _doers(draft)
        known = self.scene.names.mention(pointing.who).name
        return bool(agents) and known not in agents and pointing.part != "denied_by"


def _same(one: Mention, other: Mention) -> bool:
    """The same party, or a state and its forces."""
    states = one.kind in _OF_STATE and other.kind in _OF_STATE
    return one.name == other.name or (states and one.country is not None and one.country == other.country)


def _doers(draft: Draft) -> set[str]:
    """Armed parties with a name or a country; "rebels" may be anybody's."""
    agents = (m for s in draft.situations for m in s.agents)
    return {m.name for m in agents if m.armed and not m.unnamed and (m.entry is not None or m.country)}


def hand_on(scene: Scene, kept: Sequence[Material], dropped: Sequence[Material]) -> list[Material]:
    """Give what points at dropped drafts alone to the likeliest of those that are kept; the materials that changed."""
    bearing = Bearing(scene, [m.draft for m in kept])
    borne = {p for m in kept for p in m.pointings}
    lost = dict.fromkeys(p for m in dropped for p in m.pointings if p not in borne)
    changed = []
    for pointing in lost if kept else ():
        drafts = [d for d in bearing.of(pointing) if bearing.near(pointing, d)]
        for material in (m for m in kept if any(m.draft is d for d in drafts)):
            material.pointings.append(pointing)
            changed.append(material)
    for material in dropped if changed else ():
        material.pointings = [p for p in material.pointings if p in borne]
    return changed + [m for m in dropped if changed]


def _first(ranked: tuple[float, int, Draft]) -> float:
    return ranked[0]
