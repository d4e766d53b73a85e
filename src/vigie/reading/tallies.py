"""Figures without a counted noun: "cost N people their lives", "the death toll rose to 14", "the dead are now 3"."""

from __future__ import annotations

from collections.abc import Sequence

from vigie.languages import CasualtyWords
from vigie.model import Count
from vigie.reading.casualty import Casualty, Outcome
from vigie.reading.counts import Number
from vigie.reading.victims import Victims

_SMALL = 5  # tokens from a noun of casualties to its bare number
_REACH = 12  # tokens behind "death toll" in which its number stands
_BEFORE = 3  # tokens between a number and the words of a tally behind it: "to six the number of dead"


class Tallies:
    """Reads the tallies of one text, and the fixed phrases that tell of lives lost."""

    def __init__(self, victims: Victims):
        self.victims = victims
        self.tree = victims.tree
        self.counts = victims.counts
        self.finder = victims.finder
        self.words = victims.words

    def phrase(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "cost N people their lives": the nearest number after, or before, in the sentence."""
        hit = words.phrases.match(self.tree.low, i)
        if hit is None:
            return None
        sentence, stop = self.tree.sentence(i), i + hit[0]
        numbers = [n for n in self.counts.found if not self.counts.measures(n)]
        if (whom := self._of_persons(outcome, i, stop)) is not None:
            return whom
        after = next((n for n in numbers if stop <= n.start < min(stop + 4, sentence.stop)), None)
        if after is not None and "," in self.tree.low[stop : after.start]:
            after = None
        before = next((n for n in reversed(numbers) if max(sentence.start, i - 6) <= n.start < i), None)
        number = after or before
        if number is None:
            return self._of_one(outcome, i, stop)
        return Casualty(outcome, number.count, i, min(i, number.start), max(stop, number.end))

    def _of_persons(self, outcome: Outcome, i: int, stop: int) -> Casualty | None:
        """ "took the lives of a driver and two guards"."""
        person = next((p for p in self.victims.persons if stop <= p.start <= stop + 1), None)
        if person is None or "," in self.tree.low[stop : person.start]:
            return None
        if person.start > stop and self.tree.pos[i] != "VERB":
            return None
        return self.victims.suffered(outcome, i, [person.head], tuple(range(i, stop)), sure=False)

    def _of_one(self, outcome: Outcome, i: int, stop: int) -> Casualty | None:
        """The person right before the phrase: "an officer | has a broken arm"."""
        at = i - 1
        while at > 0 and self.tree.pos[at] in ("AUX", "ADV"):
            at -= 1
        if at < 0 or self.tree.sent[at] != self.tree.sent[i]:
            return None
        person = next((p for p in self.victims.persons if p.head == at), None)
        if person is None and not (self.tree.pos[at] == "PRON" and self.victims.human(at, None, sure=False)):
            return None
        count = person.count if person is not None else Count(min=1, max=1)
        start = person.start if person is not None else at
        return Casualty(outcome, count, i, start, stop, at, person is not None and person.number is not None)

    def tally(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "the death toll rose from nine to 14": the highest bare number of the clause behind the words of a tally."""
        hit = words.tallies.match(self.tree.low, i)
        stop = i + hit[0] if hit is not None else self._composed(i, words)
        if stop is None:
            return None
        end = min(stop + _REACH, self.tree.sentence(i).stop)
        end = next((k for k in range(stop, end) if self.tree.low[k] == ";"), end)
        numbers = [n for n in self.counts.found if stop <= n.start < end and self.bare(n)]
        numbers = numbers or [n for n in self.counts.found if self._before_tally(n, i) and self.bare(n)]
        if not numbers or any(self.tree.sent[n.start] != self.tree.sent[i] for n in numbers):
            return None
        number = max(numbers[:2], key=lambda n: n.count.min or 0)
        if self._counts_casualties(number):
            return None  # "own losses: two dead, four hurt" tells them itself
        return Casualty(outcome, self.risen(number), i, min(i, number.start), max(stop, number.end), i)

    def _composed(self, i: int, words: CasualtyWords) -> int | None:
        """Behind "the number of servicemen killed"."""
        tree = self.tree
        if tree.lemma[i] not in self.words.tellers or tree.pos[i] != "NOUN" or i + 1 >= len(tree):
            return None
        if tree.low[i + 1] not in self.counts.of_words:
            return None
        behind = range(i + 2, min(i + _SMALL, len(tree)))
        if not any(self.victims.human(k, None, sure=False) for k in behind):
            return None  # "the number of planes hit"
        return next((k + 1 for k in behind if self.tells(k, (words,))), None)

    def _counts_casualties(self, number: Number) -> bool:
        """Whether a word of casualties follows the number."""
        sets = (self.words.killed, self.words.injured)
        at = number.end
        return at < len(self.tree) and any(
            {self.tree.low[at], self.tree.lemma[at]} & (w.nouns | w.adjectives) for w in sets
        )

    def _before_tally(self, number: Number, i: int) -> bool:
        """ "to six the number of dead", "to five (four pupils and a teacher) the number of victims"."""
        low, at = self.tree.low, number.end
        if at < i and low[at] == "(" and ")" in low[at:i]:
            at = low.index(")", at) + 1
        return number.end < i and 0 <= i - at <= _BEFORE - (at == number.end)

    def put_at(self, outcome: Outcome, i: int) -> Casualty | None:
        """ "put the dead at seven", "the dead are now three": a bare number right behind, after small words."""
        tree, at = self.tree, i + 1
        while at < min(i + _SMALL, len(tree)) and at not in self.counts.at:
            if tree.pos[at] not in ("ADP", "AUX", "ADV"):
                return None
            at += 1
        number = self.counts.at.get(at)
        if number is None or number.start <= i + 1 or tree.sent[at] != tree.sent[i] or not self.bare(number):
            return None
        if number.end < len(tree) and tree.pos[number.end] in ("NOUN", "PROPN", "ADJ"):
            return None
        definite = any(tree.feature(k, "Definite") == "Def" or tree.dep[k] == "nmod:poss" for k in tree.kids[i])
        return Casualty(outcome, number.count, i, i, number.end, i) if definite else None

    def risen(self, number: Number) -> Count:
        """ "rose from 30 to 70 dead": the last figure, where words of a toll lead to the range."""
        count = number.count
        if count.min is None or count.max is None or count.min == count.max:
            return count
        for length in range(1, 6):
            begin = number.start - length
            found = self.words.toll_words.match(self.tree.low, begin) if begin >= 0 else None
            if found and found[0] == length:
                return Count(min=count.max, max=count.max)
        return count

    def bare(self, number: Number) -> bool:
        """Behind a preposition, a verb or a mark; it counts nothing but persons, and is no part, day or year."""
        tree, last = self.tree, number.end - 1
        if (
            self.counts.measures(number)
            or self.victims.portion(number)
            or self.counts.dated(number)
            or not number.count.min
        ):
            return False
        counted = tree.head[last] if tree.dep[last] in ("nummod", "det") else None
        return counted is None or self.victims.human(counted, number, sure=False)

    def tells(self, i: int, sets: Sequence[CasualtyWords]) -> bool:
        """Whether the word by itself tells that persons were killed or hurt: "killed", "wounded", "dead"."""
        lemma, low = self.tree.lemma[i], self.tree.low[i]
        for words in sets:  # plain loops: this runs for every token
            if lemma in words.adjectives or low in words.adjectives:
                return True
        return any(next(self.finder.verbs(i, words.passive_verbs), None) is not None for words in sets)
