"""Aggregates over many acts: figures with a scope, never an incident."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from vigie.model import Count, Toll
from vigie.reading.acts import Act
from vigie.reading.casualty import Casualty
from vigie.reading.counts import Number
from vigie.reading.evidence import MOST_WORDS, length, shortened
from vigie.reading.figures import near, summed
from vigie.reading.scene import Scene
from vigie.reading.times import Time

_BEFORE, _BEHIND = 14, 12  # tokens around a figure in which words of scope are looked for
_LEAD = 40  # tokens before a figure in which words of scope that open its sentence still hold
_CLOCK = 3  # tokens at the head of an entry of a log, among which its hour stands
_RECORD = 8  # tokens before words of scope in which a comparison claims them
_NEAR = 5  # steps in the tree between a figure and its words of scope
_DAYS = 4  # a span of more days than these is no act's
_MANY = 5  # persons: fewer in a month may well be one act's
_SEVERAL = 2  # places told of before "in all" adds them up
_VICTIMS = frozenset({"kill", "die", "wound"})  # frames whose counted noun is a casualty, not an act
_COUNTED = frozenset({"arrest"})  # frames whose counted noun is an aggregate: "forty arrests"


def is_toll(scene: Scene, casualty: Casualty) -> bool:
    """Whether words of scope ("since the start of the year", "in all") stand in the clause of the figure."""
    if not casualty.written or (not casualty.count.min and not casualty.count.max) or scene.in_title(casualty.at):
        return False
    where = (casualty.at, casualty.start, casualty.end)
    return _scoped(scene, *where) or _spanned(scene, *where) or _in_period(scene, casualty)


def _scoped(scene: Scene, at: int, start: int, end: int) -> bool:
    words, sentence, scopes = scene.tree.low, scene.tree.sentence(at), scene.pack.cues.toll_scope
    for i in range(max(sentence.start, start - _LEAD), min(sentence.stop, end + _BEHIND)):
        hit = scopes.match(words, i)
        if hit is None or i + hit[0] >= sentence.stop or not (i >= start - _BEFORE or _leads(scene, i, start)):
            continue
        if _belongs(scene, i, hit[0], at, start, end):
            return True
    return False


def _leads(scene: Scene, i: int, start: int) -> bool:
    """Whether token ``i`` opens the sentence (or an entry of a log), and no other clause begins before the figure."""
    tree, sentence = scene.tree, scene.tree.sentence(i)
    before = range(sentence.start, i)
    clock = any(tree.low[k][0].isdigit() for k in before[:_CLOCK]) and len(before) <= 2 * _CLOCK
    kinds = ("PUNCT", "NUM", "SYM", "X", "NOUN") if clock else ("PUNCT", "SYM")
    opening = all(tree.pos[k] in kinds or tree.low[k][0].isdigit() for k in before)
    return opening and not any(tree.low[k] in (";", ":") for k in range(i, start))


def _belongs(scene: Scene, i: int, size: int, at: int, start: int, end: int) -> bool:
    """In the clause of the figure and near it; one word alone ("since") needs a time behind it."""
    tree = scene.tree
    low, high = sorted((i, min((at, start, end - 1), key=lambda k: abs(k - i))))
    if _record(scene, i) or (size == 1 and i < start and not tree.low[start].isdigit() and _complement(scene, i, at)):
        return False
    if ";" in tree.low[low:high] or tree.pos[i] == "PROPN":
        return False
    if size == 1 and (":" in tree.low[low:high] or not _something_follows(scene, i) or _from_place(scene, i)):
        return False
    if _adds_up(scene, i) and not _several(scene, i):
        return False
    beside = end - 1 <= i <= end + 1 or i + size == start
    return beside or _leads(scene, i, start) or min(tree.distance(j, at) for j in range(i, i + size)) <= _NEAR


def _adds_up(scene: Scene, i: int) -> bool:
    """ "in all", "altogether": the sum of what was told before."""
    return scene.pack.casualties.sums.match(scene.tree.low, i) is not None


def _several(scene: Scene, i: int) -> bool:
    """Whether several places or figures were told of in the paragraph before, or no single act at all."""
    tree, paragraph = scene.tree, scene.circumstances.paragraph
    names = {p.name for p in scene.places if p.rank == 0 and p.start < i and paragraph[p.start] == paragraph[i]}
    if len(names) >= _SEVERAL or any(c.written and c.at < i - _BEFORE for c in scene.casualties):
        return True
    near = (a for a in scene.acts if 0 <= tree.sent[i] - tree.sent[a.at] <= _SEVERAL and not scene.in_title(a.at))
    return not any(a.frame not in _VICTIMS and not _plural(scene, a) for a in near)


def _from_place(scene: Scene, i: int) -> bool:
    """ "shelled since dawn" tells a time, "from the far bank" a place: the same word in some languages."""
    tree = scene.tree
    noun = next((k for k in range(i + 1, min(i + 4, len(tree))) if tree.pos[k] in ("NOUN", "PROPN")), None)
    timed = any(t.start <= i + 3 and t.end > i for t in scene.times)
    if noun is None or timed:
        return False
    if any(a.at == noun for a in scene.acts):
        return False
    spot = scene.pack.places.nouns.match(tree.low, noun) is not None
    return spot or any(p.start <= noun < p.end for p in scene.places)


def _spanned(scene: Scene, at: int, start: int, end: int) -> bool:
    """ "in six days", "during these eleven weeks": a preposition, a number above one and a unit of time."""
    tree, sentence = scene.tree, scene.tree.sentence(at)
    units = scene.pack.calendar.units
    for number in scene.counts.found:
        k = number.end
        if number.start < max(sentence.start, start - _BEFORE) or k >= min(sentence.stop, end + _BEHIND):
            continue
        if (number.count.min or 0) < _SEVERAL or units.get(tree.low[k]) not in ("day", "week", "month", "year"):
            continue
        before = range(max(number.start - 3, sentence.start), number.start)
        if any(scene.pack.casualties.spans.match(tree.low, j) for j in before) and not _marks(scene, at, k):
            return True
    return False


def _marks(scene: Scene, at: int, k: int) -> bool:
    low, high = sorted((at, k))
    return any(word in (";", ":") for word in scene.tree.low[low:high])


def _in_period(scene: Scene, casualty: Casualty) -> bool:
    """A month, a year or a span of days in the sentence of the figure, in which no single act is told."""
    tree, sentence = scene.tree, scene.tree.sentence(casualty.at)
    if (casualty.count.min or casualty.count.max or 0) < _MANY:
        return False
    times = [t for t in scene.circumstances.times_in.get(tree.sent[casualty.at], []) if _long(t)]
    if not any(casualty.start - _BEFORE <= t.start < casualty.end + _BEHIND for t in times):
        return False
    if any(p.rank == 0 and p.locative for p in scene.circumstances.places_in.get(tree.sent[casualty.at], [])):
        return False
    return not any(a.at in sentence and a.frame not in _VICTIMS and not _plural(scene, a) for a in scene.acts)


def _plural(scene: Scene, act: Act) -> bool:
    return act.nominal and scene.tree.feature(act.at, "Number") == "Plur"


def _long(time: Time) -> bool:
    return time.when.precision in ("month", "year") or (time.when.end - time.when.start).days > _DAYS


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
    if i + 1 < len(tree) and tree.pos[i + 1] in ("VERB", "AUX") and tree.feature(i + 1, "VerbForm") != "Ger":
        return False  # "has since executed one"
    kinds = ("NOUN", "PROPN", "NUM", "ADV", "ADJ", "VERB")
    return any(tree.pos[j] in kinds for j in (i + 1, i + 2) if j < len(tree))


def make(scene: Scene, casualties: list[Casualty]) -> list[Toll]:
    """Tolls from their figures, killed and injured of one clause together; then counts of arrests and of acts."""
    found: list[Toll] = []
    casualties = summed(scene, casualties)
    used: set[int] = set()
    for n, casualty in enumerate(casualties):
        if n in used or (n and casualty.rival):
            continue
        partner = next(
            (m for m in range(n + 1, len(casualties)) if m not in used and _paired(scene, casualty, casualties[m])),
            None,
        )
        pair = [casualty] + ([casualties[partner]] if partner is not None else [])
        used |= {n} | ({partner} if partner is not None else set())
        behind = casualties[n + len(pair) :]
        rivals = [
            c
            for c in takewhile(lambda c: c.rival, behind)
            if scene.tree.sent[c.at] - scene.tree.sent[pair[0].at] <= 1 and not near(scene, c, "earlier")
        ]
        found.append(_toll(scene, pair, rivals))
    return _unlike(found) + [_count(scene, act, number) for act, number in _counted(scene)]


def _paired(scene: Scene, a: Casualty, b: Casualty) -> bool:
    return a.outcome != b.outcome and scene.tree.sent[a.at] == scene.tree.sent[b.at]


def _widened(casualty: Casualty, rivals: list[Casualty]) -> Count:
    """With the figures of other sources: the least interval that holds them all."""
    counts = [casualty.count, *(r.count for r in rivals if r.outcome == casualty.outcome)]
    most = [c.max for c in counts if c.max is not None]
    open_end = casualty.count.max is None and not rivals
    return Count(min=min(c.min or 0 for c in counts), max=None if open_end or not most else max(most))


def _toll(scene: Scene, pair: list[Casualty], rivals: list[Casualty]) -> Toll:
    start, end = min(c.start for c in pair), max(c.end for c in pair)
    start, end = shortened(scene, start, end, pair[0].at)
    chain, _ = scene.speakers(pair[0].at)
    counts = {c.outcome: _widened(c, rivals) for c in pair}
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
    """Acts told by their number: "forty arrests"; "eighteen attacks since May"; "30 ships have been hit since May"."""
    for act in scene.acts:
        if act.frame in _VICTIMS or scene.in_title(act.at):
            continue
        for head in (act.at,) if act.nominal else (*act.targets, *act.agents):
            number = scene.counts.number_of(head)
            if number is None or number.vague or not number.count.min or number.start > head:
                continue
            scoped = number.count.min > 2 and _scoped(scene, head, number.start, max(head, act.at) + 1)
            if (act.nominal and act.frame in _COUNTED) or scoped:
                yield act, number
                break


def _count(scene: Scene, act: Act, number: Number) -> Toll:
    start, end = min(number.start, act.at), max(*act.tokens, number.end - 1) + 1
    start, end = shortened(scene, start, end, act.at)
    chain, _ = scene.speakers(act.at)
    return Toll(
        scope=scene.words(start, _clause_end(scene, start, end)),
        evidence=scene.span(start, end),
        said_by=chain,
        rule=f"toll:{act.frame}",
    )
