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
        titled = [d for d in drafts if any(scene.in_title(s.act.at) for s in d.situations)]
        return next(iter(titled or drafts), None)
    best, value = None, (False, _NOWHERE)
    for draft in drafts:
        rank = _only_outcome(draft), min(_rank(scene, casualty.at, s) for s in draft.situations)
        if rank[1] < _NOWHERE and (best is None or rank < value):
            best, value = draft, rank
    return best


def _only_outcome(draft: Draft) -> bool:
    """Told by its victims alone, with neither place nor day of its own: some other act's outcome."""
    alone = {family(frame) for frame in draft.frames} == {"outcome"}
    return alone and (draft.place is None or draft.inherited_place) and (draft.time is None or draft.inherited_time)


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
    told = _summed(scene, [c for c in some if c.written] or some[:1])
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


def _another_group(scene: Scene, a: Casualty, b: Casualty) -> bool:
    """Both count a person noun, not the same one, in one sentence, side by side, by one source."""
    if a.victim is None or b.victim is None or not a.count.min or not b.count.min or a.at == b.at:
        return False
    if a.victim == a.at or b.victim == b.at or scene.tree.sent[a.at] != scene.tree.sent[b.at]:
        return False
    other = scene.tree.lemma[a.victim] != scene.tree.lemma[b.victim]
    return other and 0 <= b.start - a.end <= _BESIDE and _voice(scene, a) == _voice(scene, b)
