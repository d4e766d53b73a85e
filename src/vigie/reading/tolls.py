"""Aggregates over many acts: figures with a scope, never an incident."""

from __future__ import annotations

from vigie.model import Toll
from vigie.reading.casualties import Casualty
from vigie.reading.evidence import MOST_WORDS, length, shortened
from vigie.reading.scene import Scene


def is_toll(scene: Scene, casualty: Casualty) -> bool:
    """Whether words of scope ("since the start of the year", "in all") stand in the clause of the figure."""
    if not casualty.written or not casualty.count.min:
        return False
    words = scene.tree.low
    sentence = scene.tree.sentence(casualty.at)
    for i in range(max(sentence.start, casualty.start - 14), min(sentence.stop, casualty.end + 12)):
        if scene.pack.cues.toll_scope.match(words, i) is not None:
            low, high = sorted((i, casualty.at))
            if ";" not in words[low:high]:
                return True
    return False


def make(scene: Scene, casualties: list[Casualty]) -> list[Toll]:
    """Tolls from their figures: killed and injured of one clause make one toll."""
    tolls: list[Toll] = []
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
        tolls.append(_toll(scene, pair))
    return tolls


def _paired(scene: Scene, a: Casualty, b: Casualty) -> bool:
    return a.outcome != b.outcome and scene.tree.sent[a.at] == scene.tree.sent[b.at]


def _toll(scene: Scene, pair: list[Casualty]) -> Toll:
    start, end = min(c.start for c in pair), max(c.end for c in pair)
    start, end = shortened(scene, start, end, pair[0].at)
    sentence = scene.tree.sentence(pair[0].at)
    low, high = start, end
    while high < sentence.stop and scene.tree.pos[high] != "PUNCT" and length(scene, low, high + 1) <= MOST_WORDS:
        high += 1
    chain, _ = scene.speakers(pair[0].at)
    counts = {c.outcome: c.count for c in pair}
    return Toll(
        scope=scene.words(low, high),
        killed=counts.get("killed"),
        injured=counts.get("injured"),
        evidence=scene.span(start, end),
        said_by=chain,
        rule="toll:scope",
    )
