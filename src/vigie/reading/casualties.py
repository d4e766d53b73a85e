"""Reported casualties: how many killed and injured, said where, and whether of one act or of many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vigie.languages import CasualtyWords
from vigie.model import Count
from vigie.reading.acts import Acts
from vigie.reading.counts import Counts
from vigie.reading.patterns import Finder
from vigie.reading.tree import Tree

Outcome = Literal["killed", "injured"]


@dataclass(frozen=True, slots=True)
class Casualty:
    """A count of killed or injured persons around the token ``at``; ``victim`` heads the phrase that names them."""

    outcome: Outcome
    count: Count
    at: int
    start: int
    end: int
    victim: int | None = None
    written: bool = True  # a number or "nobody" is written, not only implied by a singular or a plural


class CasualtyFinder:
    """Finds the casualties of one text."""

    def __init__(self, tree: Tree, finder: Finder, counts: Counts, acts: Acts):
        self.tree = tree
        self.finder = finder
        self.counts = counts
        self.acts = acts
        self.words = finder.pack.casualties

    def find(self) -> list[Casualty]:
        """In text order, each number once."""
        found = [*self._nobody()]
        taken = {i for c in found for i in range(c.start, c.end)}
        for i in range(len(self.tree)):
            if i in taken:
                continue
            for outcome, words in (("killed", self.words.killed), ("injured", self.words.injured)):
                casualty = (
                    self._noun(i, outcome, words) or self._verb(i, outcome, words) or self._phrase(i, outcome, words)
                )  # type: ignore[arg-type]
                if casualty is not None:
                    found.append(casualty)
                    break
        return sorted(_once(found), key=lambda c: c.at)

    def _nobody(self) -> list[Casualty]:
        """ "without victims", "nobody was hurt"."""
        found = []
        for start, end, fields in self.words.none.find(self.tree.low):
            for name in fields:
                outcome: Outcome = "killed" if name == "killed" else "injured"
                found.append(Casualty(outcome, Count(min=0, max=0), start, start, end))
        return found

    def _noun(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "twelve dead", "an injured man", "the death of three soldiers"."""
        lemmas = set(self.finder.lemmas(i, "NOUN")) | {self.tree.lemma[i]}
        strong, weak = bool(lemmas & words.nouns), bool(lemmas & words.weak_nouns)
        if not (strong or weak):
            return None
        number = self.counts.number_of(i)
        if number is not None and number.start <= i:
            return Casualty(outcome, number.count, i, min(number.start, i), max(number.end, i + 1), i)
        of = self._of_persons(i)
        if of is not None and strong:
            return of if outcome == "killed" else None
        if strong and self._article_one(i):
            return Casualty(outcome, Count(min=1, max=1), i, i, i + 1, i, written=False)
        return None

    def _of_persons(self, i: int) -> Casualty | None:
        """The persons in "the death of ...": their number, one for a bare singular."""
        tree = self.tree
        for k in tree.with_dep(i, "nmod"):
            if k < i or not tree.cases(k):
                continue
            number = self.counts.number_of(k)
            if number is not None:
                return Casualty("killed", number.count, i, i, max(number.end, k + 1), k)
            count = self.counts.of(k) or self._single(k)
            return Casualty("killed", count, i, i, k + 1, k, written=False) if count else None
        return None

    def _single(self, k: int) -> Count | None:
        return Count(min=1, max=1) if self.tree.feature(k, "Number") == "Sing" or self.tree.pos[k] == "PROPN" else None

    def _article_one(self, i: int) -> bool:
        tree = self.tree
        return any(
            tree.dep[k] == "det" and tree.feature(k, "Definite") == "Ind" and tree.feature(k, "Number") == "Sing"
            for k in tree.kids[i]
        )

    def _verb(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "were killed", "died", "killed twelve": the number of those who suffer."""
        hit = next(self.finder.verbs(i, words.verbs), None)
        victims = self.acts.subjects(i) if hit else []
        tokens = hit[1] if hit else (i,)
        if hit is None:
            passive = next(self.finder.verbs(i, words.passive_verbs), None)
            if passive is None:
                return None
            tokens = passive[1]
            victims = self.acts.subjects(i) if self.acts.is_passive(i) else list(self.tree.with_dep(i, "obj"))
        if self._denied(i):
            return None
        for victim in victims:
            casualty = self._victims(i, outcome, victim, tokens)
            if casualty is not None:
                return casualty
        return None

    def _denied(self, i: int) -> bool:
        return any(self.tree.feature(k, "Polarity") == "Neg" for k in self.tree.kids[i])

    def _victims(self, i: int, outcome: Outcome, victim: int, tokens: tuple[int, ...]) -> Casualty | None:
        number = self.counts.number_of(victim)
        if number is not None:
            start, end = min(number.start, i), max(max(tokens) + 1, number.end)
            return Casualty(
                outcome,
                number.count,
                i,
                number.start if end - start > 15 else start,
                end if end - start <= 15 else number.end,
                victim,
            )
        if not self._human(victim):
            return None
        count = self.counts.of(victim) or (self._single(victim) if self._definite_single(victim) else None)
        if count is None:
            return None
        return Casualty(outcome, count, i, i, max(tokens) + 1, victim, written=False)

    def _definite_single(self, victim: int) -> bool:
        return self.tree.pos[victim] in ("NOUN", "PROPN") and self.tree.feature(victim, "Number") != "Plur"

    def _human(self, i: int) -> bool:
        """Persons only: a listed person noun, a proper name, or a noun that no list knows as a thing."""
        lemmas = self.finder.lemmas(i, "NOUN")
        if any(n in self.words.persons for n in lemmas):
            return True
        if self.tree.pos[i] == "PROPN":
            return self.tree.ent[i] == "PER"
        return False

    def _phrase(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "cost N people their lives": the nearest number after, or before, in the sentence."""
        hit = words.phrases.match(self.tree.low, i)
        if hit is None:
            return None
        sentence = self.tree.sentence(i)
        stop = i + hit[0]
        after = next((n for n in self.counts.found if stop <= n.start < min(stop + 4, sentence.stop)), None)
        before = next((n for n in reversed(self.counts.found) if max(sentence.start, i - 6) <= n.start < i), None)
        number = after or before
        if number is None:
            return None
        return Casualty(outcome, number.count, i, min(i, number.start), max(stop, number.end), None)


def _once(found: list[Casualty]) -> list[Casualty]:
    """One casualty a number and outcome: the same number serves noun and verb ("twelve dead were counted")."""
    kept: list[Casualty] = []
    for casualty in sorted(found, key=lambda c: (not c.written, c.at)):
        same = any(
            k.outcome == casualty.outcome
            and (k.at == casualty.at or (k.victim is not None and k.victim == casualty.victim)
                 or (k.start < casualty.end and casualty.start < k.end and k.count == casualty.count))
            for k in kept
        )  # fmt: skip
        if not same:
            kept.append(casualty)
    return kept
