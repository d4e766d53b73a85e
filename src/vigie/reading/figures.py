"""Which of an act's figures hold: parts are added up, later figures replace earlier ones, rivals stand side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vigie.reading.casualty import Casualty
from vigie.reading.counts import added
from vigie.reading.scene import Scene

_BESIDE = 10  # tokens between two groups of victims told in one breath
_BEFORE, _BEHIND = 6, 5  # tokens around a figure in which words of an update or of a side stand
_NEXT = 2  # sentences behind a figure in which "three others" are added to it


def holding(scene: Scene, figures: list[Casualty], *, one_sided: bool = False) -> Iterator[tuple[Casualty, bool]]:
    """The figures of one act and one outcome that are worth telling, each with whether a later one supersedes it.

    Figures of the text hide those of the title, written ones hide implied ones, a number hides "nobody" (of one side).
    ``one_sided``: the dead of two sides are rival figures of the same dead, where two voices tell them.
    """
    body = [c for c in figures if not scene.in_title(c.at)] or figures
    some = [c for c in body if _size(c)] or body[:1]
    written = [c for c in some if c.written or _counts_too(scene, c, some)]
    told = _added(scene, summed(scene, written) or summed(scene, _singles(some))[:1])
    voices = {_voice(scene, c) for c in told}
    told = told if one_sided and len(voices) > 1 else _both_sides(scene, told)
    for casualty in told:
        if any(_supersedes(scene, k, casualty) for k in told if k is not casualty):
            yield casualty, True
        elif not any(k.count == casualty.count and k.at < casualty.at for k in told):
            yield casualty, False


def _counts_too(scene: Scene, casualty: Casualty, others: list[Casualty]) -> bool:
    """A single victim beside a written figure: an attacker, or one told in the same breath."""
    if casualty.count.max != 1:
        return False
    if _side(scene, casualty) == "other" or casualty.more:
        return True
    return any(c.written and (_another_group(scene, c, casualty) or _another_group(scene, casualty, c)) for c in others)


def _supersedes(scene: Scene, newer: Casualty, older: Casualty) -> bool:
    """Whether one figure replaces another: the text says so, or one source tells more later."""
    if _size(newer) == _size(older):
        return False
    if near(scene, older, "earlier") or near(scene, newer, "earlier"):
        return not near(scene, newer, "earlier")
    if _told_earlier(scene, older) and not _told_earlier(scene, newer) and _size(older) < _size(newer):
        return True
    if newer.at > older.at and _updated(scene, newer) and not newer.rival:
        return True
    if _size(newer) < _size(older) or newer.rival or older.rival:
        return False
    voices = _voice(scene, newer), _voice(scene, older)
    if voices[0] != voices[1] and all(voices):
        return False
    generic = all(c.victim is None or c.victim == c.at for c in (newer, older))
    return not generic or (bool(voices[0]) and voices[0] == voices[1])


def _updated(scene: Scene, casualty: Casualty) -> bool:
    return near(scene, casualty, "later")


def near(scene: Scene, casualty: Casualty, which: str) -> bool:
    """Whether words of an update stand right before the figure, or right behind it."""
    words, tree = scene.pack.casualties, scene.tree
    phrases = words.earlier if which == "earlier" else words.later
    sentence = tree.sentence(casualty.at)
    begin = max(sentence.start, casualty.start - _BEFORE)
    for k in range(begin, casualty.start):
        hit = phrases.match(tree.low, k)
        if hit is not None and k + hit[0] <= casualty.start and not _broken(scene, k + hit[0], casualty.start):
            return True
    behind = range(casualty.end, min(sentence.stop, casualty.end + _BEHIND))
    return which == "earlier" and any(
        phrases.match(tree.low, k) is not None and not _broken(scene, casualty.end, k) for k in behind
    )


def _broken(scene: Scene, start: int, end: int) -> bool:
    """Whether a mark or another number stands between."""
    tree = scene.tree
    return any(tree.pos[k] == "PUNCT" or k in scene.counts.at for k in range(start, end))


def _told_earlier(scene: Scene, casualty: Casualty) -> bool:
    """The verb above the figure is in a past tense of the background."""
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


def summed(scene: Scene, figures: list[Casualty]) -> list[Casualty]:
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


def _added(scene: Scene, figures: list[Casualty]) -> list[Casualty]:
    """ "Four bodies were counted, then three others": told as more than those before."""
    found: list[Casualty] = []
    for casualty in figures:
        last = found[-1] if found else None
        near = last is not None and scene.tree.sent[casualty.at] - scene.tree.sent[last.at] <= _NEXT
        if last is not None and near and casualty.more and last.written and not scene.in_title(last.at):
            found[-1] = replace(last, count=added([last.count, casualty.count]))
        else:
            found.append(casualty)
    return found


def _singles(figures: list[Casualty]) -> list[Casualty]:
    """The first implied figure, with the single victims beside it: "killed the guard, shot a priest"."""
    first = figures[:1]
    return first + [c for c in figures[1:] if c.count.max == 1 and first[0].count.max == 1]


def _side(scene: Scene, casualty: Casualty) -> str:
    """Whose dead a figure counts: "own", "other", or "" where nothing tells."""
    tree, sides = scene.tree, scene.pack.casualties.sides
    sentence = tree.sentence(casualty.at)
    start, end = min(casualty.start, casualty.at), max(casualty.end, casualty.at + 1)
    spans = [range(max(sentence.start, start - _BEFORE), start), range(end, min(sentence.stop, end + _BEHIND))]
    for span in spans:
        for k in span:
            hit = sides.match(tree.low, k)
            low, high = sorted((k, casualty.at))
            if hit is not None and not any(tree.low[j] in (",", ";", ".") for j in range(low, high)):
                return hit[1]
    if casualty.victim is None:
        return ""
    lemmas = {tree.lemma[casualty.victim], *scene.finder.lemmas(casualty.victim, "NOUN")}
    return "other" if lemmas & scene.pack.casualties.attackers else ""


def _both_sides(scene: Scene, figures: list[Casualty]) -> list[Casualty]:
    """The dead of both sides are added up: the highest figure of each, told anywhere."""
    rows = [(_side(scene, c), c) for c in figures if _size(c) and not c.rival]
    named = {side for side, _ in rows if side}
    apart = "other" if "other" in named else "own"
    theirs = [c for side, c in rows if side == apart]
    rest = [c for side, c in rows if side != apart]
    if (
        not theirs
        or not rest
        or (
            all(c.victim == c.at and not _side(scene, c) for c in rest)
            and len(named) < 2
            and apart == "other"
            and not any(_told_side(scene, c) for c in theirs)
        )
    ):
        return figures
    a, b = max(rest, key=_size), max(theirs, key=_size)
    both = replace(a, count=added([a.count, b.count]))
    return [
        c if c is not a else both for c in figures if c not in theirs and (c is a or c.rival or _size(c) < _size(a))
    ]


def _told_side(scene: Scene, casualty: Casualty) -> bool:
    return bool(_side(scene, replace(casualty, victim=None)))


def _another_group(scene: Scene, a: Casualty, b: Casualty) -> bool:
    """Both count a person noun, not the same one, in one sentence, side by side, by one source."""
    if a.victim is None or b.victim is None or not a.count.min or not b.count.min or a.at == b.at:
        return False
    if a.outcome != b.outcome or a.victim == a.at or b.victim == b.at or scene.tree.sent[a.at] != scene.tree.sent[b.at]:
        return False
    other = scene.tree.lemma[a.victim] != scene.tree.lemma[b.victim]
    return other and 0 <= b.start - a.end <= _BESIDE and _voice(scene, a) == _voice(scene, b)
