"""Which act a reported figure belongs to, and which of an act's figures hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vigie.reading.casualties import Casualty
from vigie.reading.counts import added
from vigie.reading.drafts import Draft, agreement, family
from vigie.reading.scene import Scene
from vigie.reading.situations import Situation

_BEHIND = 2  # sentences after an act in which a figure still belongs to it
_BESIDE = 10  # tokens between two groups of victims told in one breath
_MISFIT = 4  # steps in the tree that an act which seldom hurts anybody stands farther off
_NOWHERE = (99, 99)


def bearer(scene: Scene, drafts: list[Draft], casualty: Casualty) -> Draft | None:
    """The draft told nearest to a figure: in its sentence, else just before. A title's figure is the main act's."""
    if scene.in_title(casualty.at):
        told = [c for c in scene.casualties if _same_figure(c, casualty) and not scene.in_title(c.at)]
        if told and (found := bearer(scene, drafts, told[0])) is not None:
            return found
        titled = [d for d in drafts if any(scene.in_title(s.act.at) for s in d.situations)]
        return next(iter(titled or drafts), None)
    best, value = None, (False, _NOWHERE)
    for draft in drafts:
        rank = _only_outcome(draft), min(_rank(scene, casualty.at, s) for s in draft.situations)
        if rank[1] < _NOWHERE and (best is None or rank < value):
            best, value = draft, rank
    return best or _beside(scene, drafts, casualty)


def _beside(scene: Scene, drafts: list[Draft], casualty: Casualty) -> Draft | None:
    """Any act of the sentence or the last one of the paragraph before, where none nearer fits; or the only act."""
    tree, paragraph = scene.tree, scene.circumstances.paragraph
    body = [(s.act.at, d) for d in drafts for s in d.situations if not scene.in_title(s.act.at)]
    here = [(abs(at - casualty.at), n) for n, (at, _) in enumerate(body) if tree.sent[at] == tree.sent[casualty.at]]
    if here:
        return body[min(here)[1]][1]
    before = [(at, d) for at, d in body if at < casualty.at and paragraph[at] == paragraph[casualty.at]]
    if before:
        return max(before, key=lambda row: row[0])[1]
    return drafts[0] if len(drafts) == 1 else None


def _same_figure(a: Casualty, b: Casualty) -> bool:
    return a.written and a.outcome == b.outcome and a.count.min == b.count.min


def _only_outcome(draft: Draft) -> bool:
    """Told by its victims alone, with neither place nor day of its own: some other act's outcome."""
    alone = {family(frame) for frame in draft.frames} == {"outcome"}
    return alone and (draft.place is None or draft.inherited_place)


def _rank(scene: Scene, at: int, situation: Situation) -> tuple[int, int]:
    tree, act = scene.tree, situation.act.at
    fits = agreement(family(situation.act.frame), "outcome")
    if scene.in_title(act) or fits < 0:
        return _NOWHERE
    gap = tree.sent[at] - tree.sent[act]
    if gap == 0:
        return 0, tree.distance(at, act) + abs(at - act) // 8 + round(_MISFIT * (1 - fits))
    if 0 < gap <= _BEHIND:
        return gap, at - act
    return (3, act - at) if gap == -1 else _NOWHERE


def holding(scene: Scene, figures: list[Casualty]) -> Iterator[tuple[Casualty, bool]]:
    """The figures of one act and one outcome that are worth telling, each with whether a later one supersedes it.

    Figures of the text hide those of the title, written ones hide implied ones, a number hides "nobody" (of one side).
    Of figures by one source the highest holds: tolls are updated upwards.
    """
    body = [c for c in figures if not scene.in_title(c.at)] or figures
    some = [c for c in body if c.count.min] or body[:1]
    written = [c for c in some if c.written or (_attacker(scene, c) and c.count.max == 1)]
    told = _both_sides(scene, _summed(scene, written) or _summed(scene, _singles(some))[:1])
    for casualty in told:
        above = [k for k in told if _size(k) > _size(casualty)]
        if any(_supersedes(scene, k, casualty) for k in above):
            yield casualty, True
        elif not any(k.count == casualty.count and k.at < casualty.at for k in told):
            yield casualty, False


def _supersedes(scene: Scene, higher: Casualty, lower: Casualty) -> bool:
    """A higher figure is an update, unless another source holds to the lower one."""
    if lower.rival or higher.rival:
        return False
    voices = _voice(scene, higher), _voice(scene, lower)
    if all(voices) and voices[0] != voices[1]:
        return _told_earlier(scene, lower)
    generic = all(c.victim is None or c.victim == c.at for c in (higher, lower))
    voice = _voice(scene, higher)
    return not generic or _told_earlier(scene, lower) or (bool(voice) and voice == _voice(scene, lower))


def _told_earlier(scene: Scene, casualty: Casualty) -> bool:
    """ "spoke on Friday of 26 dead": the verb above the figure is in a past tense of the background."""
    tree = scene.tree
    verb = next((a for a in tree.ancestors(casualty.at) if tree.pos[a] in ("VERB", "AUX")), None)
    if verb is None:
        return False
    return any(tree.feature(k, "Tense") == "Imp" for k in (verb, *tree.with_dep(verb, "aux")))


def _size(casualty: Casualty) -> int:
    return casualty.count.min or casualty.count.max or 0


def _voice(scene: Scene, casualty: Casualty) -> tuple[str, ...]:
    chain, _ = scene.speakers(casualty.at)
    return tuple(party.name for party in chain)


def _summed(scene: Scene, figures: list[Casualty]) -> list[Casualty]:
    """ "two guards shot and two villagers beheaded": groups of one sentence told one by one are added up."""
    found: list[Casualty] = []
    for casualty in figures:
        last = found[-1] if found else None
        if last is not None and _another_group(scene, last, casualty):
            count = added([last.count, casualty.count])
            found[-1] = replace(
                last, count=count, start=min(last.start, casualty.start), end=max(last.end, casualty.end)
            )
        else:
            found.append(casualty)
    return found


def _singles(figures: list[Casualty]) -> list[Casualty]:
    """The first implied figure, with the single victims beside it: "killed the guard, shot a priest"."""
    first = figures[:1]
    return first + [c for c in figures[1:] if c.count.max == 1 and first[0].count.max == 1]


def _attacker(scene: Scene, casualty: Casualty) -> bool:
    """Whether the figure counts those who did it."""
    if casualty.victim is None:
        return False
    lemmas = {scene.tree.lemma[casualty.victim], *scene.finder.lemmas(casualty.victim, "NOUN")}
    return bool(lemmas & scene.pack.casualties.attackers)


def _both_sides(scene: Scene, figures: list[Casualty]) -> list[Casualty]:
    """The attackers' own dead are counted in: the highest figure of each side, told anywhere, is added up."""
    own = [c for c in figures if _attacker(scene, c)]
    others = [c for c in figures if c not in own and c.victim is not None and c.victim != c.at and c.count.min]
    if not own or not others:
        return figures
    a, b = max(others, key=_size), max(own, key=_size)
    both = replace(a, count=added([a.count, b.count]))
    return [c if c is not a else both for c in figures if c not in own and (c is a or _size(c) < _size(a))]


def _another_group(scene: Scene, a: Casualty, b: Casualty) -> bool:
    """Both count a person noun, not the same one, in one sentence, side by side, by one source."""
    if a.victim is None or b.victim is None or not a.count.min or not b.count.min or a.at == b.at:
        return False
    if a.victim == a.at or b.victim == b.at or scene.tree.sent[a.at] != scene.tree.sent[b.at]:
        return False
    other = scene.tree.lemma[a.victim] != scene.tree.lemma[b.victim]
    return other and 0 <= b.start - a.end <= _BESIDE and _voice(scene, a) == _voice(scene, b)
