"""Figures without a noun: what another source counts, beside or just behind a figure told before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import log

from vigie.model import Count
from vigie.reading.casualty import Casualty
from vigie.reading.counts import Number
from vigie.reading.victims import Victims

_REACH = 25  # tokens after a figure within which a bare number may be another source's figure
_LATER = 2  # sentences after a figure in which a verb of counting tells another one
_TELLER = 6  # tokens between a verb of counting and its number
_ELLIPSIS = 9  # tokens from a comma to the number of a clause without verb: "62 dead, a rescuer 80"
_LIKELY = 0.7  # log-ratio of two figures of one thing
_RATIO = 12  # rival figures are of one order of magnitude


class Rivals:
    """The rival figures of one text."""

    def __init__(self, victims: Victims):
        self.victims = victims
        self.tree = victims.tree
        self.counts = victims.counts
        self.words = victims.words
        self.sources = victims.finder.pack.cues.source_prepositions
        self.weak = victims.finder.pack.cues.weak_source_prepositions

    def beside(self, found: list[Casualty]) -> list[Casualty]:
        """ "75 dead according to A, 162 according to B"; "A counted 75 dead. B speaks of 162"."""
        rivals: list[Casualty] = []
        asked = list(self._questions())
        for number in self.counts.found:
            if any(c.start < number.end and number.start < c.end for c in found) or not self._bare(number):
                continue
            base = self._base(number, [*(c for c in found if not self.asks(c)), *rivals, *asked])
            if base is not None:
                same = replace(base, at=number.start, start=number.start, end=number.end, written=True, more=False)
                rivals.append(replace(same, count=self._bounded(number.count, base), rival=True))
        return rivals

    def _questions(self) -> Iterator[Casualty]:
        """ "How many died?": a figure is asked for, and a bare number answers."""
        tree, words = self.tree, self.words
        for start, end, _ in words.questions.find(tree.low):
            for k in range(start, min(end + _TELLER, tree.sentence(start).stop)):
                named = {tree.lemma[k], tree.low[k], *self.victims.finder.lemmas(k, "VERB")}
                if named & (words.killed.nouns | words.killed.verbs.keys() | words.killed.passive_verbs.keys()):
                    yield Casualty("killed", Count(min=1), k, start, k + 1)
                    break

    def asks(self, casualty: Casualty) -> bool:
        """Whether a figure is only asked for."""
        return any(self.words.questions.match(self.tree.low, k) for k in range(max(casualty.start - 1, 0), casualty.at))

    def _bounded(self, count: Count, base: Casualty) -> Count:
        return count if count.max != 0 else base.count

    def _base(self, number: Number, found: list[Casualty]) -> Casualty | None:
        """The figure that the number competes with: told last before it, near enough for how it is told."""
        tree = self.tree
        open_ones = (c for c in found if c.written or c.count.max is None)
        before = [c for c in open_ones if c.count.min and c.end <= number.start]
        near = [c for c in before if tree.sent[c.at] == tree.sent[number.start]]
        if near and number.start - near[-1].end <= _REACH:
            vouched = self._sourced(number) or self._counted(number) or self._elliptic(number)
            return near[-1] if vouched and self._alike(number, near[-1]) else None
        late = [c for c in before if 0 < tree.sent[number.start] - tree.sent[c.at] <= _LATER]
        own = any(tree.sent[c.at] == tree.sent[number.start] and not self._part(c) for c in found if not c.rival)
        asked = any(c.count.min == 1 and c.count.max is None for c in late)
        if not late or own or not (self._counted(number) or (asked and self._sourced(number))):
            return None
        last = tree.sent[max(late, key=lambda c: c.at).at]
        size = number.count.min or number.count.max or 1
        told = [c for c in late if tree.sent[c.at] == last and self._alike(number, c)]
        return min(told, key=lambda c: (abs(log((c.count.min or 1) / size)) > _LIKELY, c.at), default=None)

    def _part(self, casualty: Casualty) -> bool:
        """Another outcome behind, or a part: "recorded four, plus 21 hurt, two of whom died"."""
        number = self.counts.at.get(casualty.start)
        return number is not None and (self.victims.portion(number) or casualty.outcome == "injured")

    def _alike(self, number: Number, base: Casualty) -> bool:
        """Figures of one order; below ten, and after a question, anything goes."""
        if base.count.max is None and base.count.min in (1, 2):
            return True
        a, b = sorted((number.count.min or number.count.max or 0, base.count.min or 0))
        return a > 0 and b <= max(10, _RATIO * a)

    def _bare(self, number: Number) -> bool:
        """It counts no noun; it is no part of a figure, no day, year or age."""
        tree, last = self.tree, number.end - 1
        if number.vague or self.counts.measures(number) or self.counts.dated(number) or self.victims.portion(number):
            return False
        if number.start and self._denied(number.start - 1):
            return False
        if self._aged(number) or not (number.count.min or number.count.max):
            return False
        head = tree.head[last] if tree.dep[last] in ("nummod", "det", "compound") else None
        if head is not None and head > last and tree.pos[head] in ("NOUN", "PROPN", "ADJ"):
            return self._names_count(head)
        if number.end >= len(tree) or tree.pos[number.end] not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM"):
            return True
        return tree.pos[number.end] == "NOUN" and self._names_count(number.end)

    def _denied(self, i: int) -> bool:
        """ "five and not four"."""
        negation = self.victims.finder.pack.cues.negation
        return self.tree.feature(i, "Polarity") == "Neg" or negation.match(self.tree.low, i) is not None

    def _aged(self, number: Number) -> bool:
        """ "a boy of nine", "Ali Omar, 34,": an age, or a number in commas."""
        tree, at = self.tree, number.start
        person = at > 1 and tree.low[at - 1] in self.counts.of_words and self.victims.person_noun(at - 2)
        if person and tree.feature(at - 2, "Number") != "Plur" and not self._names_count(at - 2):
            return True
        named = at > 1 and tree.low[at - 1] == "," and tree.pos[at - 2] == "PROPN"
        return named and number.end < len(tree) and tree.low[number.end] == ","

    def _names_count(self, i: int) -> bool:
        """ "a toll of 65", "le chiffre de 75"."""
        verbs = self.victims.finder.pack.lemmas(self.tree.word[i], "VERB")  # whatever the tagger takes it for
        return bool({self.tree.lemma[i], self.tree.low[i], *verbs} & self.words.tellers)

    def _sourced(self, number: Number) -> bool:
        """No noun follows, but "according to"; a comma may stand between, or the first verb of saying follows it."""
        tree, at = self.tree, number.end
        comma = at < len(tree) and tree.low[at] == ","
        at += comma
        if at + 1 >= len(tree):
            return False
        if self.sources.match(tree.low, at) is not None or (comma and self._names_count(at)):
            return True
        weak = self.weak.match(tree.low, at)
        return weak is not None and tree.pos[min(at + weak[0], len(tree) - 1)] in ("NOUN", "PROPN", "DET")

    def _counted(self, number: Number) -> bool:
        """Behind a verb or noun that names a figure, with no other noun between: "speaks of 80", "en dénombre 11"."""
        tree, begin = self.tree, max(number.start - _TELLER, self.tree.sentence(number.start).start)
        for k in range(number.start - 1, begin - 1, -1):
            if self._names_count(k):
                return True
            if any(hit and k + hit[0] == number.start for hit in (self._update(k),)):
                return True
            if tree.pos[k] in ("NOUN", "PROPN", "VERB") or tree.low[k] in (";", ":"):
                return False
        return False

    def _update(self, k: int) -> tuple[int, str] | None:
        """ "then 23", "rose to 23", "en sont à 80"."""
        return self.words.later.match(self.tree.low, k) or self.words.toll_words.match(self.tree.low, k)

    def _elliptic(self, number: Number) -> bool:
        """ "62 dead, a rescue worker 80.": a clause without verb that its number ends."""
        tree, sentence = self.tree, self.tree.sentence(number.start)
        if number.end < sentence.stop and tree.pos[number.end] != "PUNCT":
            return False
        begin = max(number.start - _ELLIPSIS, sentence.start)
        for k in range(number.start - 1, begin - 1, -1):
            if tree.pos[k] in ("VERB", "AUX"):
                return False
            if tree.low[k] in (",", ";"):
                begin = k + 1 if tree.low[k] == ";" else max(k - 2, begin)
                return any(tree.pos[j] in ("NOUN", "PROPN", "ADJ") for j in range(begin, number.start))
        return False
