"""Which act a reported figure belongs to, and which of an act's figures hold."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.reading.casualties import Casualty
from vigie.reading.counts import added
from vigie.reading.drafts import Draft
from vigie.reading.scene import Scene

_BEHIND = 2  # sentences after an act in which a figure still belongs to it
_NOWHERE = (99, 99)


def bearer(scene: Scene, drafts: list[Draft], casualty: Casualty) -> Draft | None:
    """The draft told nearest to a figure: in its sentence, else just before. A title's figure is the main act's."""
    if scene.in_title(casualty.at):
        titled = [d for d in drafts if any(scene.in_title(s.act.at) for s in d.situations)]
        return next(iter(titled or drafts), None)
    best, value = None, _NOWHERE
    for draft in drafts:
        for situation in draft.situations:
            rank = _rank(scene, casualty.at, situation.act.at)
            if rank < value:
                best, value = draft, rank
    return best


def _rank(scene: Scene, at: int, act: int) -> tuple[int, int]:
    tree = scene.tree
    if scene.in_title(act):
        return _NOWHERE
    gap = tree.sent[at] - tree.sent[act]
    if gap == 0:
        return 0, tree.distance(at, act) + abs(at - act) // 8
    if 0 < gap <= _BEHIND:
        return gap, at - act
    return (3, act - at) if gap == -1 else _NOWHERE


def holding(scene: Scene, figures: list[Casualty]) -> Iterator[tuple[Casualty, bool]]:
    """The figures of one act and one outcome that are worth telling, each with whether a later one supersedes it.

    Figures of the text hide those of the title, written ones hide implied ones, a number hides "nobody" unless another
    source says so. Of figures by one source the highest holds: tolls are updated upwards.
    """
    body = [c for c in figures if not scene.in_title(c.at)] or figures
    told = _summed(scene, [c for c in body if c.written] or body[:1])
    voices = {id(c): _voice(scene, c) for c in told}
    for casualty in told:
        rivals = [k for k in told if k is not casualty and voices[id(k)] == voices[id(casualty)]]
        highest = max([_size(k) for k in rivals], default=-1)
        if _size(casualty) < highest:
            if casualty.count.min:
                yield casualty, True
        elif not any(k.count == casualty.count and k.at < casualty.at for k in rivals):
            yield casualty, False


def _size(casualty: Casualty) -> int:
    return casualty.count.min or casualty.count.max or 0


def _voice(scene: Scene, casualty: Casualty) -> tuple[str, ...]:
    chain, _ = scene.speakers(casualty.at)
    return tuple(party.name for party in chain)


def _summed(scene: Scene, figures: list[Casualty]) -> list[Casualty]:
    """ "four guards and a woman killed, one attacker shot": groups of one sentence are added up."""
    return figures
