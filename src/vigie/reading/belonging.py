"""Which act a reported figure belongs to: all acts of the text contend for it, each with a sum of named weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from vigie.model import Frozen
from vigie.reading.build import Material
from vigie.reading.casualty import Casualty
from vigie.reading.drafts import Draft, agreement, family, same_time
from vigie.reading.odds import log_odds
from vigie.reading.scene import Scene
from vigie.reading.weights import shipped

_FAR = 4  # sentences
_STEPS = 8  # tokens that count like one step in the tree
_FAMILIES = frozenset(
    {"violence", "outcome", "unrest", "territory", "disrupted", "destruction", "mob", "abduct", "arrest"}
)


class Model(Frozen):
    """The weights, and where they come from. "None of the acts" has the sum 0."""

    about: dict[str, Any]
    weights: dict[str, float]


@lru_cache(maxsize=1)
def default_model() -> Model:
    """The shipped weights; DataError if the file is wrong."""
    return shipped(Model, "belonging.json")


def bearer(scene: Scene, drafts: Sequence[Draft], casualty: Casualty) -> Draft | None:
    """The draft that a figure fits best; None where none fits. A title's figure goes where the text repeats it."""
    if scene.in_title(casualty.at):
        told = [c for c in scene.casualties if _same_figure(c, casualty) and not scene.in_title(c.at)]
        if told and (found := bearer(scene, drafts, told[0])) is not None:
            return found
    weights = default_model().weights
    sums = [log_odds(features(scene, drafts, n, casualty), weights) for n in range(len(drafts))]
    best = max(range(len(sums)), key=lambda n: (sums[n], -n), default=None)
    return drafts[best] if best is not None and sums[best] > 0 else None


def features(scene: Scene, drafts: Sequence[Draft], number: int, casualty: Casualty) -> dict[str, float]:
    """What speaks for one of the drafts, and against it."""
    draft = drafts[number]
    found = dict.fromkeys(_parts(scene, drafts, draft, casualty), 1.0)
    fits = max(agreement(family(f), "outcome") for f in draft.frames)
    found["fits"] = fits
    gap, steps = _nearest(scene, draft, casualty.at)
    if gap == 0:
        found["steps"] = min(steps, 12) / 12
    found["between"] = min(_between(scene, drafts, draft, casualty.at), _FAR) / _FAR
    found["always"] = 1.0
    return found


def _parts(scene: Scene, drafts: Sequence[Draft], draft: Draft, casualty: Casualty) -> Iterator[str]:
    tree, at, paragraph = scene.tree, casualty.at, scene.circumstances.paragraph
    body = [s for s in draft.situations if not scene.in_title(s.act.at)] or draft.situations
    gap, _ = _nearest(scene, draft, at)
    yield f"gap: {max(min(gap, _FAR), -2)}"
    words = range(casualty.start, max(casualty.end, at + 1))
    if any(s.act.at == at or s.act.at in words for s in body):
        yield "its own word"
    if gap == 0 and any(s.act.at in tree.ancestors(at) or at in tree.ancestors(s.act.at) for s in body):
        yield "above or below"
    if any(paragraph[s.act.at] == paragraph[at] for s in body):
        yield "same paragraph"
    if any(scene.circumstances.apart(at, s.act.at) for s in body):
        yield "another entry"
    if draft is drafts[0]:
        yield "first act"
    if _last_before(scene, drafts, at) is draft:
        yield "last act before"
    if scene.in_title(at):
        yield "figure of the title"
        if any(scene.in_title(s.act.at) for s in draft.situations):
            yield "act of the title"
    if {family(f) for f in draft.frames} == {"outcome"}:
        yield "only outcome" if draft.place is None or draft.inherited_place else "only outcome, placed"
    if all(s.act.trigger.weak for s in draft.situations):
        yield "weak words"
    if gap == 0 and _nearest_here(scene, drafts, at) is draft:
        yield "nearest in the sentence"
    families = {family(f) for f in draft.frames}
    yield from (f"family: {name}" for name in sorted(families & _FAMILIES))
    if not casualty.written:
        yield "implied"
        if gap == 0:
            yield "implied here"
    if not casualty.count.min and not casualty.count.max:
        yield "nobody"
        if gap == 0:
            yield "nobody here"
    yield from _circumstances(scene, draft, casualty)


def _circumstances(scene: Scene, draft: Draft, casualty: Casualty) -> Iterator[str]:
    """Whether place and day named in the figure's sentence are the act's."""
    where, sentence = scene.circumstances, scene.tree.sent[casualty.at]
    places = [p for p in where.places_in.get(sentence, []) if p.rank == 0 and p.locative]
    answers = [draft.holds(p) for p in places]
    if True in answers:
        yield "same place"
    elif False in answers:
        yield "another place"
    times = [t for t in where.times_in.get(sentence, []) if t.when.precision == "day"]
    if times and draft.time is not None and not draft.inherited_time:
        same = [same_time(t, draft.time) for t in times]
        if True in same:
            yield "same day"
        elif False in same:
            yield "another day"
    names = {m.name for s in draft.situations for m in (*s.targets, *s.agents)}
    if casualty.victim is not None and scene.names.mention(casualty.victim).name in names:
        yield "its party"


def _nearest(scene: Scene, draft: Draft, at: int) -> tuple[int, int]:
    """Sentences from the act told nearest to the figure, and steps in the sentence where it is the same."""
    tree = scene.tree
    body = [s.act.at for s in draft.situations if not scene.in_title(s.act.at)] or [draft.situations[0].act.at]
    act = min(body, key=lambda a: (abs(tree.sent[at] - tree.sent[a]) + (tree.sent[a] > tree.sent[at]), abs(at - a)))
    gap = tree.sent[at] - tree.sent[act]
    if gap:
        return gap, 0
    here = [a for a in body if tree.sent[a] == tree.sent[at]]
    return 0, min(tree.distance(at, a) + abs(at - a) // _STEPS for a in here)


def _nearest_here(scene: Scene, drafts: Sequence[Draft], at: int) -> Draft | None:
    """The draft with the fewest steps to the figure among those told in its sentence."""
    steps = [(_nearest(scene, d, at), n) for n, d in enumerate(drafts)]
    here = [(row[1], n) for row, n in steps if row[0] == 0]
    return drafts[min(here)[1]] if here else None


def _between(scene: Scene, drafts: Sequence[Draft], draft: Draft, at: int) -> int:
    """How many other acts are told between the act and the figure."""
    own = [s.act.at for s in draft.situations if not scene.in_title(s.act.at)]
    low, high = min((sorted((a, at)) for a in own), key=lambda row: row[1] - row[0], default=(at, at))
    others = (s.act.at for d in drafts if d is not draft for s in d.situations)
    return sum(low < a < high for a in others)


def _last_before(scene: Scene, drafts: Sequence[Draft], at: int) -> Draft | None:
    told = [(s.act.at, n) for n, d in enumerate(drafts) for s in d.situations if s.act.at <= at]
    body = [row for row in told if not scene.in_title(row[0])]
    return drafts[max(body)[1]] if body else None


def _same_figure(a: Casualty, b: Casualty) -> bool:
    return a.written and a.outcome == b.outcome and a.count.min == b.count.min


def hand_over(scene: Scene, kept: Sequence[Material], dropped: Sequence[Material]) -> list[Material]:
    """Give the written figures of drafts that are no report to the reports beside them; those that got any."""
    alone = [m for m in kept if not m.shared]
    changed: list[Material] = []
    for material in dropped:
        for casualty in [c for c in material.casualties if c.written]:
            draft = bearer(scene, [m.draft for m in alone], casualty)
            if draft is not None:
                material.casualties.remove(casualty)
                changed.append(next(m for m in alone if m.draft is draft))
                changed[-1].casualties.append(casualty)
    for material in changed:
        material.casualties.sort(key=lambda c: c.at)
    return changed
