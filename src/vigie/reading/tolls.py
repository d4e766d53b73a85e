"""Aggregates over many acts: figures with a scope, never an incident."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.model import Toll
from vigie.reading.acts import Act
from vigie.reading.casualties import Casualty
from vigie.reading.counts import Number
from vigie.reading.evidence import MOST_WORDS, length, shortened
from vigie.reading.scene import Scene

_BEFORE, _BEHIND = 14, 12  # tokens around a figure in which words of scope are looked for
_RECORD = 8  # tokens before words of scope in which a comparison claims them
_NEAR = 5  # steps in the tree between a figure and its words of scope
_VICTIMS = frozenset({"kill", "die", "wound"})  # frames whose counted noun is a casualty, not an act
_COUNTED = frozenset({"arrest"})  # frames whose counted noun is an aggregate: "forty arrests"


def is_toll(scene: Scene, casualty: Casualty) -> bool:
    """Whether words of scope ("since the start of the year", "in all") stand in the clause of the figure."""
    if not casualty.written or not casualty.count.min or scene.in_title(casualty.at):
        return False
    return _scoped(scene, casualty.at, casualty.start, casualty.end)


def _scoped(scene: Scene, at: int, start: int, end: int) -> bool:
    words, sentence, scopes = scene.tree.low, scene.tree.sentence(at), scene.pack.cues.toll_scope
    for i in range(max(sentence.start, start - _BEFORE), min(sentence.stop, end + _BEHIND)):
        hit = scopes.match(words, i)
        if hit is not None and i + hit[0] < sentence.stop and _belongs(scene, i, hit[0], at, start, end):
            return True
    return False


def _belongs(scene: Scene, i: int, size: int, at: int, start: int, end: int) -> bool:
    """In the clause of the figure and near it; one word alone ("since") needs something behind it."""
    tree = scene.tree
    low, high = sorted((i, at))
    if _record(scene, i) or (size == 1 and i < start and not tree.low[start].isdigit() and _complement(scene, i, at)):
        return False
    if ";" in tree.low[low:high]:
        return False
    if size == 1 and (":" in tree.low[low:high] or not _something_follows(scene, i)):
        return False
    beside = end - 1 <= i <= end + 1 or i + size == start
    return beside or min(tree.distance(j, at) for j in range(i, i + size)) <= _NEAR


def _record(scene: Scene, i: int) -> bool:
    """ "the deadliest attack since 2019": the span of a comparison, not that of the figure."""
    words = scene.pack.casualties.records
    begin = max(scene.tree.sentence(i).start, i - _RECORD)
    return any(words.match(scene.tree.low, k) is not None for k in range(begin, i))


def _complement(scene: Scene, i: int, at: int) -> bool:
    """ "since the death of three guards": the figure is what the word of scope begins with."""
    tree = scene.tree
    return tree.dep[i] == "case" and at == tree.head[i] and tree.pos[at] == "NOUN"


def _something_follows(scene: Scene, i: int) -> bool:
    tree = scene.tree
    return any(tree.pos[j] in ("NOUN", "PROPN", "NUM", "ADV") for j in (i + 1, i + 2) if j < len(tree))


def make(scene: Scene, casualties: list[Casualty]) -> list[Toll]:
    """Tolls from their figures, killed and injured of one clause together; then counts of arrests and of acts."""
    found: list[Toll] = []
    used: set[int] = set()
    for n, casualty in enumerate(casualties):
        if n in used:
            continue
        partner = next(
            (m for m in range(n + 1, len(casualties)) if m not in used and _paired(scene, casualty, casualties[m])),
            None,
        )
        pair = [casualty] + ([casualties[partner]] if partner is not None else [])
        used |= {n} | ({partner} if partner is not None else set())
        found.append(_toll(scene, pair))
    return _unlike(found) + [_count(scene, act, number) for act, number in _counted(scene)]


def _paired(scene: Scene, a: Casualty, b: Casualty) -> bool:
    return a.outcome != b.outcome and scene.tree.sent[a.at] == scene.tree.sent[b.at]


def _toll(scene: Scene, pair: list[Casualty]) -> Toll:
    start, end = min(c.start for c in pair), max(c.end for c in pair)
    start, end = shortened(scene, start, end, pair[0].at)
    chain, _ = scene.speakers(pair[0].at)
    counts = {c.outcome: c.count for c in pair}
    return Toll(
        scope=scene.words(start, _clause_end(scene, start, end)),
        killed=counts.get("killed"),
        injured=counts.get("injured"),
        evidence=scene.span(start, end),
        said_by=chain,
        rule="toll:scope",
    )


def _clause_end(scene: Scene, start: int, end: int) -> int:
    sentence = scene.tree.sentence(start)
    while end < sentence.stop and scene.tree.pos[end] != "PUNCT" and length(scene, start, end + 1) <= MOST_WORDS:
        end += 1
    return end


def _unlike(tolls: list[Toll]) -> list[Toll]:
    """A figure told twice is one toll."""
    kept: list[Toll] = []
    for toll in tolls:
        if not any((k.killed, k.injured) == (toll.killed, toll.injured) for k in kept):
            kept.append(toll)
    return kept


def _counted(scene: Scene) -> Iterator[tuple[Act, Number]]:
    """Acts told by their number: "forty arrests"; "eighteen attacks since May"."""
    for act in scene.acts:
        number = scene.counts.number_of(act.at) if act.nominal and not scene.in_title(act.at) else None
        if number is None or act.frame in _VICTIMS or number.vague or not number.count.min or number.start > act.at:
            continue
        if act.frame in _COUNTED or (number.count.min > 2 and _scoped(scene, act.at, number.start, act.at + 1)):
            yield act, number


def _count(scene: Scene, act: Act, number: Number) -> Toll:
    start, end = number.start, max(act.tokens) + 1
    chain, _ = scene.speakers(act.at)
    return Toll(
        scope=scene.words(start, _clause_end(scene, start, end)),
        evidence=scene.span(start, end),
        said_by=chain,
        rule=f"toll:{act.frame}",
    )
