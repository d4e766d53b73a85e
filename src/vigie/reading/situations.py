"""One act with its circumstances: its place, its time, its weapons, its parties, and whether it happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from vigie.languages import Grammar
from vigie.model import WeaponKind
from vigie.reading.acts import Act
from vigie.reading.attribution import Attribution, Modality
from vigie.reading.names import Mention
from vigie.reading.places import Whereabouts
from vigie.reading.times import Time
from vigie.reading.tree import Tree

_LIST_GAP = 8  # tokens from the coordinator to the name behind it: "et contre celle de"
_LIST_SPAN = 16  # tokens between two names of a list
_CLOCK = re.compile(r"\d{1,2}[h:.]\d{2}(?!\d)|\d{1,2}h")
_DIGITS = re.compile(r"[012]\d[0-5]\d$")  # "1545 GAO - ...", where entries of a log are so marked
_HEADING_WORDS = 14
_ASKING = frozenset("?:")
_OF_NOUN = ("nmod", "compound")
_DIGITS_OF_ITEM = 2
_HEADING_REACH = 8  # tokens behind a heading's place among which its mark stands
_LOG = 3  # entries that make a log
_BESIDE = 3  # tokens between a verb of saying and its day
T = TypeVar("T")
_BULLETS = frozenset("-–—*•▪■●‣◦►")
_DAY_MARKS = frozenset(".:–—-")
_HEADING_MARKS = frozenset(".,:–—-(/;")


@dataclass(frozen=True, slots=True)
class Arm:
    """A weapon named in the text: tokens ``[start, end)``, the head noun, its kind and number."""

    start: int
    end: int
    kind: WeaponKind
    count: int | None = None


@dataclass(slots=True)
class Situation:
    """An act with what belongs to it. ``places`` holds more than one entry for an act told of several places."""

    act: Act
    modality: Modality
    places: list[Whereabouts] = field(default_factory=list)
    wider: list[Whereabouts] = field(default_factory=list)
    time: Time | None = None
    agents: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    arms: list[Arm] = field(default_factory=list)
    definite: bool = False  # "the attack", "this raid": an act known already
    pointing: bool = False  # "this attack": surely told before
    other: bool = False  # "another attack": surely not the one before


def _by_sentence(tree: Tree, items: Iterable[T], at: Callable[[T], int]) -> dict[int, list[T]]:
    rows: dict[int, list[T]] = {}
    for item in items:
        rows.setdefault(tree.sent[at(item)], []).append(item)
    return rows


def with_headings(tree: Tree, paragraph: list[int]) -> list[int]:
    """The paragraph of each token, a heading ("What happened in Gao?", "Gao") counted to what stands below it."""
    last = {number: i for i, number in enumerate(paragraph)}
    first = {number: i for i, number in reversed([*enumerate(paragraph)])}
    below: dict[int, int] = {}
    for number in sorted(last, reverse=True):
        words = range(first[number], last[number] + 1)
        ends = tree.low[words[-1]]
        heading = len(words) <= _HEADING_WORDS and (ends in _ASKING or ends[-1].isalnum())
        heading = heading and tree.sent[words[0]] == tree.sent[words[-1]]
        if number and heading and number + 1 in last and number + 1 not in below:
            below[number] = number + 1
    return [below.get(number, number) for number in paragraph]


class Circumstances:
    """Finds the places, times and weapons that belong to a trigger: nearest in the tree within the sentence."""

    def __init__(
        self,
        tree: Tree,
        places: list[Whereabouts],
        times: list[Time],
        arms: list[Arm],
        parties: frozenset[int],
        paragraph: list[int],
        attribution: Attribution,
        grammar: Grammar,
    ):
        self.grammar = grammar
        self.tree = tree
        self.lines = paragraph  # as written
        self.paragraph = with_headings(tree, paragraph)
        self.places = places
        # by sentence: a long text has thousands of each, an act looks at its own sentence alone
        self.places_in = _by_sentence(tree, places, lambda p: p.start)
        self.times_in = _by_sentence(tree, times, lambda t: t.start)
        self.arms_in = _by_sentence(tree, arms, lambda a: a.start)
        self.voices_in = _by_sentence(tree, attribution.voices, lambda v: v.cue)
        self.parties = parties  # head tokens of roles and register entries
        self.topics: dict[int, Whereabouts] = {}
        self.dateline: Whereabouts | None = None
        self.first: dict[int, int] = {}  # paragraph -> its first word
        self.log = False  # whether paragraphs open with the hour in four digits

    def set_topics(self, first: int) -> None:
        """Find the headings: a paragraph that opens with a place and a mark is told of that place ("Gao. ...").

        The opening of the text (paragraph ``first``) is a dateline, the agency's seat, unless other paragraphs have
        headings too.
        """
        found: dict[int, Whereabouts] = {}
        begins: dict[int, int] = {}
        for i, number in enumerate(self.paragraph):
            begins.setdefault(number, i)
        for place in self.places:
            number = self.paragraph[place.start]
            if number not in found and self._heads(begins[number], place):
                found[number] = place
        self.dateline = found.get(first)
        self.topics = found if len(found) > 1 + (first in found) or (len(found) > 1) else {}
        if not self.topics and self.dateline is None and found:
            self.topics = found

    def _heads(self, begin: int, place: Whereabouts) -> bool:
        tree = self.tree
        lead = all(tree.pos[j] in ("PUNCT", "NUM", "SYM") or tree.low[j].isdigit() for j in range(begin, place.start))
        alone = place.end == len(tree) or self.lines[place.end] != self.lines[place.start]
        following = "." if alone else tree.low[place.end]
        return lead and place.start - begin <= 4 and following in _HEADING_MARKS

    def clocked(self, i: int) -> bool:
        """Whether the paragraph of token ``i`` is an entry of a log ("12h17 - ...", "08:55 ..."): of its own day."""
        if not self.first:
            for j, number in enumerate(self.paragraph):
                if self.tree.pos[j] != "PUNCT":
                    self.first.setdefault(number, j)
            self.log = sum(bool(_DIGITS.match(self.tree.low[j])) for j in self.first.values()) >= _LOG
        first = self.first.get(self.paragraph[i], i)
        mark = "".join(self.tree.low[first : first + 2])  # "14 h 20" is three words
        return bool(_CLOCK.match(mark)) or (self.log and bool(_DIGITS.match(self.tree.low[first])))

    def entry(self, i: int) -> bool:
        """Whether the paragraph of token ``i`` is one of a list: behind a bullet."""
        return self.paragraph[i] in self.entries

    @cached_property
    def entries(self) -> frozenset[int]:
        """Paragraphs of a list."""
        marked = [n for i, n in enumerate(self.paragraph) if self._begins(i) and self.tree.low[i] in _BULLETS]
        return frozenset(marked if len(marked) > 1 else ())

    def _numbered(self, i: int) -> bool:
        """ "12. ...", "3) ..."."""
        word, following = self.tree.low[i], self.tree.low[i + 1 : i + 2]
        number = word.rstrip(".)")
        return number.isdecimal() and len(number) <= _DIGITS_OF_ITEM and (number != word or following in (["."], [")"]))

    def separate(self) -> frozenset[int]:
        """Paragraphs that each tell something of their own: the entries of a list, and those headed by a day."""
        numbered = {n for i, n in enumerate(self.paragraph) if self._begins(i) and self._numbered(i)}
        rows = (row for row in (numbered, self.days) if len(row) > 1)
        return self.entries.union(*rows)

    def _begins(self, i: int) -> bool:
        return i == 0 or self.paragraph[i - 1] != self.paragraph[i]

    def apart(self, i: int, act: int) -> bool:
        """Whether token ``i`` stands in another entry of the list or log that holds the act: it says nothing of it."""
        if self.paragraph[i] == self.paragraph[act]:
            return False
        return self.clocked(act) or (self.entry(act) and self.entry(i))

    def day(self, i: int) -> Time | None:
        """The day that heads the paragraph of token ``i``: "Saturday. ...", "Gao, Monday: ..."."""
        return self.days.get(self.paragraph[i])

    @cached_property
    def days(self) -> dict[int, Time]:
        """Paragraph -> the day that heads it."""
        first: dict[int, Time] = {}
        for time in (t for row in self.times_in.values() for t in row if t.when.precision == "day"):
            first.setdefault(self.paragraph[time.start], time)
        return {n: t for n, t in first.items() if self._day_heads(n, t)}

    def _day_heads(self, number: int, time: Time) -> bool:
        """Only marks, and the place that heads it, stand before the day; a mark stands behind it."""
        tree, begin = self.tree, time.start
        while begin > 0 and self.paragraph[begin - 1] == number:
            begin -= 1
        topic = self.topic(begin)
        start = topic.end if topic is not None and topic.end <= time.start else begin
        lead = range(start, time.start)
        mark = tree.low[time.end] if time.end < len(tree) else ""
        return len(lead) <= 2 and all(tree.pos[j] == "PUNCT" for j in lead) and mark in _DAY_MARKS

    def aside(self, i: int) -> bool:
        """Whether a token stands in a clause that only describes a noun."""
        return any(self.tree.dep[k].startswith("acl") for k in (i, *self.tree.ancestors(i)))

    def topic(self, i: int) -> Whereabouts | None:
        """The heading place of the paragraph of token ``i``."""
        return self.topics.get(self.paragraph[i])

    def places_of(self, act: Act) -> tuple[list[Whereabouts], list[Whereabouts]]:
        """The finest places of an act (several if coordinated) and the wider ones around it."""
        here = self.places_in.get(self.tree.sent[act.at], [])
        here = [p for p in here if (p.locative and not self._of_party(p)) or self._is_argument(p, act)]
        here = [p for p in here if p is not self.dateline or self.topics]
        here = [p for p in here if not self.of_speaker(p, act) and not self._of_another(p, act)]
        fine = sorted((p for p in here if p.rank == 0), key=lambda p: self._nearness(p.head, act))
        wider = sorted(
            (p for p in here if p.rank > 0), key=lambda p: (p.rank, not p.district, self._nearness(p.head, act))
        )
        wider = [p for p in wider if not self._origin(p, act)]
        if not fine:
            fine = [p for p in wider if p.local]
            wider = [p for p in wider if not p.local]
        topic = self.topic(act.at)
        if topic is not None:
            fine = self._told(fine, topic) or fine
        if not fine:
            return ([topic] if topic is not None and topic.rank == 0 else []), wider
        return self._group(fine), wider

    def _origin(self, place: Whereabouts, act: Act) -> bool:
        """ "a youth come from Kansas": inside a clause about who acts."""
        above = [place.head, *self.tree.ancestors(place.head)]
        clause = next((i for i in above if self.tree.dep[i] == "acl"), None)
        return clause is not None and self.tree.head[clause] in act.agents

    def _told(self, fine: list[Whereabouts], topic: Whereabouts) -> list[Whereabouts]:
        """Places that the sentence tells behind its heading: "GAO: a bus was hit at Labbezanga"."""
        stop = min(topic.end + _HEADING_REACH, len(self.tree))
        zone = next((j for j in range(topic.end, stop) if self.tree.low[j] in _DAY_MARKS), topic.end)
        return [p for p in fine if p.start > zone and p.locative]

    def of_speaker(self, place: Whereabouts, act: Act) -> bool:
        """ "officials in Moscow said that ...": where those who tell it are."""
        tree = self.tree
        for voice in self.voices_in.get(tree.sent[act.at], ()):
            above = {place.head, *tree.ancestors(place.head)}
            behind = voice.cue < voice.speaker < place.start and tree.head[place.head] == voice.cue
            if voice.cue != act.at and behind and act.at not in range(voice.cue, place.start):
                return True  # "a annoncé le ministère à Ankara"
            if voice.cue != act.at and voice.speaker in above and voice.speaker not in tree.ancestors(act.at):
                return voice.speaker != place.head
        return False

    def _group(self, fine: list[Whereabouts]) -> list[Whereabouts]:
        """The best place with those in one list with it, link by link in text order."""
        best = fine[0]
        row = sorted({p.start: p for p in fine}.values(), key=lambda p: p.start)
        at = row.index(best)
        group = [best]
        for step in (1, -1):
            n = at
            while 0 <= n + step < len(row) and self._beside(row[min(n, n + step)], row[max(n, n + step)]):
                n += step
                group.append(row[n])
        if all(place.near for place in group):
            return [best]  # "between A and B", "near A and B": one place
        return group if len(group) < 2 or self._joined(group) else [best]

    def _joined(self, group: list[Whereabouts]) -> bool:
        """A list has a coordinator somewhere: mere commas only narrow a place down."""
        first, last = min(p.end for p in group), max(p.start for p in group)
        return any(self.tree.low[j] in self.grammar.coordinators for j in range(first, last))

    def _beside(self, first: Whereabouts, second: Whereabouts) -> bool:
        """Two neighbours of a list: "à A et B", "à A, à B", "the base of A and that of B"."""
        tree = self.tree
        if first.name == second.name:
            return False
        if second.head in tree.conjuncts(first.head) or first.head in tree.conjuncts(second.head):
            return True
        between = range(first.end, second.start)
        bare = all(tree.low[j] == "," or tree.pos[j] in ("ADP", "DET") for j in between)
        comma = any(tree.low[j] == "," for j in between)
        same = bare and comma and tree.low[first.start - 1 : first.start] == tree.low[second.start - 1 : second.start]
        return same or self._listed(first.end, second.start)

    def _listed(self, start: int, end: int) -> bool:
        """A coordinator right before the second name, with only small words and nouns between, and no verb."""
        tree = self.tree
        if any(tree.pos[j] in ("VERB", "AUX", "SCONJ") or tree.low[j] == ";" for j in range(start, end)):
            return False
        joint = next((j for j in range(end - 1, start - 1, -1) if tree.low[j] in self.grammar.coordinators), None)
        return joint is not None and end - joint <= _LIST_GAP and end - start <= _LIST_SPAN

    def _of_another(self, place: Whereabouts, act: Act) -> bool:
        """ "a trader, who turned out to be from X": a place in a clause that describes somebody of the act."""
        tree, own = self.tree, {act.at, *self.tree.ancestors(act.at)}
        above = [i for i in tree.ancestors(place.head) if i not in own]
        parties = {*act.agents, *act.targets}
        return any(tree.dep[i] == "acl:relcl" and tree.head[i] in parties for i in above)

    def _is_argument(self, place: Whereabouts, act: Act) -> bool:
        """What the act is done to, or the genitive of its noun: "the fall of X", "the attack of X"."""
        if act.frame == "protest" and self._cause(place):
            return False
        if place.head in act.targets or (act.nominal and place.head in act.around.get("of", ())):
            return True
        below = {j for t in act.targets for j in self.tree.subtree(t)}
        steps = self.tree.distance(place.head, act.at)
        own = steps <= 3 and act.at in self.tree.ancestors(place.head)
        return place.toponym is not None and (place.head in below or steps <= 2 or own)

    def _cause(self, place: Whereabouts) -> bool:
        """ "a rally for Gaza": what a protest is about."""
        cases = [self.grammar.preposition(c) for c in self.tree.cases(place.head)]
        return bool(cases) and not any(c in self.grammar.noun_agent_prepositions for c in cases)

    def _of_party(self, place: Whereabouts) -> bool:
        """A country inside the name of an army or a government is no place of the act."""
        before = self.grammar.preposition(self.tree.low[place.start - 1]) if place.start else ""
        located = before in self.grammar.prepositions - self.grammar.noun_agent_prepositions
        return place.scale == "country" and self.tree.head[place.head] in self.parties and not located

    def time_of(self, act: Act) -> Time | None:
        """The time expression nearest to the act in its sentence; "a day after" dates what stands behind it."""
        here = [t for t in self.times_in.get(self.tree.sent[act.at], []) if not self.of_telling(t, act)]
        here = [t for t in here if not t.forward or t.end <= act.at]
        last = max((t for t in here if t.end <= act.at), key=lambda t: t.end, default=None)
        if last is not None and last.forward:
            return last
        return min(here, key=lambda t: (self._apart(t, act), not self._own(t, act), self._steps(t, act)), default=None)

    def _own(self, time: Time, act: Act) -> bool:
        """ "after the attack of Sunday": a day in the phrase of the noun."""
        return act.nominal and act.at in self.tree.ancestors(time.start)

    def _steps(self, time: Time, act: Act) -> tuple[int, int]:
        return min(self._nearness(i, act) for i in range(time.start, time.end))

    def _apart(self, time: Time, act: Act) -> bool:
        """A day in a relative clause of something else: "in X, where they were still digging on Monday, ..."."""
        tree, own = self.tree, {act.at, *self.tree.ancestors(act.at)}
        above = [i for i in tree.ancestors(time.start) if i not in own]
        parties = {act.at, *act.agents, *act.targets}
        return any(tree.dep[i] == "acl:relcl" and tree.head[i] not in parties for i in above)

    def of_thing(self, time: Time) -> bool:
        """ "the raid of Sunday", "Sunday's raid", "in its letter of 3 May": the day is part of a noun's phrase."""
        tree, inside = self.tree, range(time.start, time.end)
        heads = [tree.head[i] for i in inside if tree.head[i] not in inside]
        tops = [i for i in inside if tree.head[i] not in inside]
        return all(tree.pos[h] == "NOUN" and tree.dep[i].startswith(_OF_NOUN) for h, i in zip(heads, tops, strict=True))

    def of_telling(self, time: Time, act: Act) -> bool:
        """ "said on Wednesday that ...": the day of the telling, not of the act in the clause that is told."""
        infinitive = any(self.tree.feature(k, "VerbForm") == "Inf" for k in self.tree.kids[act.at])
        for voice in () if time.forward else self.voices_in.get(self.tree.sent[act.at], ()):
            if infinitive and time.end <= voice.cue:
                continue  # "On Wednesday the group said it had launched ...": one subject, one day
            if voice.start == voice.cue < act.at < voice.end and act.at > time.end:
                if any(self.tree.pos[j] == "SCONJ" for j in range(voice.cue + 1, time.start)):
                    continue  # "said that on Wednesday ..."
                if any(self.tree.low[j] == ";" for j in range(voice.cue + 1, time.start)):
                    continue
                heads = {self.tree.head[i] for i in range(time.start, time.end)}
                if voice.cue in heads or 0 < time.start - voice.cue <= _BESIDE:
                    return True
        return False

    def arms_of(self, act: Act, acts: list[Act]) -> list[Arm]:
        """The weapons of the sentence that stand nearer to this act than to another."""
        rivals = [a for a in acts if self._same_sentence(a.at, act.at) and a is not act]
        found = []
        for arm in self.arms_in.get(self.tree.sent[act.at], ()):
            if self._of_trigger(arm, act):
                continue
            own = self._nearness(arm.start, act)
            if all(self._nearness(arm.start, r) >= own for r in rivals) or own <= (2, 99):
                found.append(arm)
        return found

    def _of_trigger(self, arm: Arm, act: Act) -> bool:
        """A word of the trigger itself names no weapon of its own: "open fire"."""
        inside = set(range(arm.start, arm.end)) <= set(act.tokens)
        return inside and act.weapon is not None and act.weapon != arm.kind

    def _same_sentence(self, i: int, j: int) -> bool:
        return self.tree.sent[i] == self.tree.sent[j]

    def _nearness(self, i: int, act: Act) -> tuple[int, int]:
        """Steps in the tree to the trigger or its verb, then tokens between."""
        steps = self.tree.distance(i, act.at)
        if act.verb is not None and act.verb != act.at:
            steps = min(steps, self.tree.distance(i, act.verb))
        barrier = 3 * any(self.tree.low[j] == ";" for j in range(min(i, act.at), max(i, act.at)))
        return steps + barrier, abs(i - act.at)
