"""Reported casualties: how many killed and injured, said where, of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from vigie.languages import CasualtyWords
from vigie.model import Count
from vigie.reading.acts import Acts
from vigie.reading.counts import Counts, Number, added, indefinite
from vigie.reading.patterns import Finder
from vigie.reading.tree import Tree

Outcome = Literal["killed", "injured"]

_OUTCOME_FRAMES = frozenset({"kill", "die", "wound", "mob", "riot"})  # frames whose verbs have persons as objects
_PERSONAL = frozenset({"person", "armed", "civilian", "protesters"})
_LONGEST = 15  # tokens of a figure's words; beyond, only the number is shown
_TALLY_REACH = 12  # tokens behind "death toll" in which its number stands
_TALLY_BEFORE = 3  # tokens between a number and the words of a tally behind it: "to six the number of dead"
_PORTION = 4  # tokens before a number in which words of a portion end: "including at least two"
_RIVAL_REACH = 25  # tokens after a figure within which a bare number may be another source's figure


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
    rival: bool = False  # another source's figure beside one told before


class CasualtyFinder:
    """Finds the casualties of one text."""

    def __init__(self, tree: Tree, finder: Finder, counts: Counts, acts: Acts):
        self.tree = tree
        self.finder = finder
        self.counts = counts
        self.acts = acts
        self.words = finder.pack.casualties
        sets = (self.words.killed, self.words.injured)
        self.heads = frozenset[str]().union(
            *(t for w in sets for t in (w.nouns, w.weak_nouns, w.adjectives, w.verbs, w.passive_verbs))
        )
        self.openings = frozenset(word for w in sets for table in (w.phrases, w.tallies) for word in table.index)
        self.fixed = self._fixed()
        self.told = frozenset(i for i in range(len(tree)) if self._tells(i))

    def find(self) -> list[Casualty]:
        """In text order, each number once; a part of a figure ("of whom three children") is left out."""
        found = list(self._nobody())
        taken = {i for c in found for i in range(c.start, c.end)}
        found += [c for i in range(len(self.tree)) if i not in taken and (c := self._at(i)) is not None]
        found = _once(found)
        found += self._rivals(found)
        return [c for c in sorted(found, key=lambda c: c.at) if not self._part(c, found)]

    def _may_tell(self, i: int) -> bool:
        """Whether a word of casualties stands at token ``i``: a cheap look before the rules."""
        tree, heads = self.tree, self.heads
        if tree.low[i] in self.openings or tree.low[i] in heads or tree.lemma[i] in heads:
            return True
        return self.finder.among(i, "NOUN", heads) or self.finder.among(i, "VERB", heads)

    def _at(self, i: int) -> Casualty | None:
        if not self._may_tell(i):
            return self._deed(i)
        rows: tuple[tuple[Outcome, CasualtyWords], ...] = (
            ("killed", self.words.killed),
            ("injured", self.words.injured),
        )
        for outcome, words in rows:
            found = self._noun(i, outcome, words) if i not in self.fixed else None
            found = found or self._verb(i, outcome, words) or self._adjective(i, outcome, words)
            found = found or self._phrase(i, outcome, words) or self._tally(i, outcome, words)
            if found is not None:
                return found
        return self._deed(i)

    def _fixed(self) -> frozenset[int]:
        """Tokens that are fixed words of a verb pattern ("hacked to death") and tell nothing by themselves."""
        sets = (self.words.killed, self.words.injured)
        tables = [t for words in sets for t in (words.verbs, words.passive_verbs)]
        tokens = [i for i in range(len(self.tree)) if self.finder.among(i, "VERB", self.heads)]
        hits = (h for i in tokens for t in tables for h in self.finder.verbs(i, t) if len(h[1]) > 1)
        return frozenset(k for pattern, tokens in hits for k in tokens if k > tokens[0] and pattern.after)

    def _tells(self, i: int) -> bool:
        """Whether the word by itself tells that persons were killed or hurt: "killed", "wounded", "dead"."""
        sets = (self.words.killed, self.words.injured)
        if any({self.tree.lemma[i], self.tree.low[i]} & words.adjectives for words in sets):
            return True
        return any(True for words in sets for _ in self.finder.verbs(i, words.passive_verbs))

    def _nobody(self) -> Iterator[Casualty]:
        """ "without victims", "nobody was hurt"."""
        for start, end, fields in self.words.none.find(self.tree.low):
            for name in fields:
                outcome: Outcome = "killed" if name == "killed" else "injured"
                yield Casualty(outcome, Count(min=0, max=0), start, start, end)

    # ---- nouns ------------------------------------------------------------------------------------------------
    def _noun(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "twelve dead", "an injured man", "the death of three soldiers", "dead and injured"."""
        lemmas = {*self.finder.lemmas(i, "NOUN"), self.tree.lemma[i]}
        strong = bool(lemmas & words.nouns)
        if not strong and not lemmas & words.weak_nouns:
            return None
        number = self.counts.number_of(i)
        if number is not None and number.start <= i:
            count = self._risen(number)
            return Casualty(outcome, count, i, min(number.start, i), max(number.end, i + 1), i)
        if not strong or self.tree.pos[i] not in ("NOUN", "PROPN", "ADJ", "VERB"):
            return None
        of = self._of_persons(i)
        if of is not None:
            return of if outcome == "killed" else None
        if (bare := self._indefinite(i)) is None:
            return None
        start, written = bare
        one = Count(min=1, max=1) if written else Count(min=2)
        return Casualty(outcome, one, i, start, i + 1, i, written)

    def _indefinite(self, i: int) -> tuple[int, bool] | None:
        """Where the indefinite article before the noun stands, and whether it says "one"."""
        k = indefinite(self.tree, i, self.finder.grammar.articles)
        return (k, self.tree.feature(k, "Number") == "Sing") if k is not None else None

    def _risen(self, number: Number) -> Count:
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

    def _of_persons(self, i: int) -> Casualty | None:
        """The persons in "the death of ...": their number, one for a singular."""
        tree = self.tree
        heads = [k for k in tree.with_dep(i, "nmod") if k > i and tree.cases(k)]
        for k in heads[:1]:
            return self._suffered("killed", i, tree.conjuncts(k), (i,), sure=False)
        return None

    def _deed(self, i: int) -> Casualty | None:
        """ "the killing of 26 people", "the murder of a priest": an act of killing, told by its noun."""
        if self.tree.pos[i] != "NOUN":
            return None
        hit = next((h for h in self.finder.nouns(i, self.finder.pack.noun_triggers) if h[0].frame == "kill"), None)
        if hit is None or hit[0].of != "target":
            return None
        heads = [k for k in self.tree.with_dep(i, "nmod") if k > i and self._genitive(k)]
        found = self._suffered("killed", i, self.tree.conjuncts(heads[0]), hit[1], sure=True) if heads else None
        return found if found is None or found.written or found.count.max == 1 else None

    def _genitive(self, k: int) -> bool:
        """Behind "of", right before the phrase of the noun: not "by", not "in"."""
        return any(word in self.counts.of_words for word in self.tree.cases(k))

    # ---- adjectives -------------------------------------------------------------------------------------------
    def _adjective(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "six guards dead", "left twelve people dead": the counted noun stands before, or is the verb's object."""
        tree = self.tree
        if not ({tree.lemma[i], tree.low[i]} & words.adjectives) or self._denied(i) or any(tree.with_dep(i, "obj")):
            return None
        head, dep = tree.head[i], tree.dep[i].split(":")[0]
        if dep in ("amod", "acl", "appos") and head < i:
            victims = tree.conjuncts(head)
        elif dep == "xcomp":
            objects = [c for k in tree.with_dep(head, "obj") for c in tree.conjuncts(k)]
            victims = [k for k in objects if k < i] or self.acts.subjects(head)
        else:
            victims = list(tree.with_dep(i, "nsubj"))
        counted = [k for k in victims if k < i and self.counts.number_of(k) is not None]
        found = self._suffered(outcome, i, counted or self._beside(i), (i,), sure=True)
        return found or self._bare_before(outcome, i)

    def _beside(self, i: int) -> list[int]:
        """The counted noun right before an adjective, whatever the parser says: "left 11 guards dead"."""
        number = self.counts.number_of(i - 1) if i else None
        counted = number is not None and number.end == i - 1 and not self.counts.measures(number)
        return [i - 1] if counted and self.tree.pos[i - 1] == "NOUN" and self._ends(i) else []

    def _bare_before(self, outcome: Outcome, i: int) -> Casualty | None:
        """ "4 dead, 17 hurt": a number right before an adjective behind which no noun follows."""
        number = self.counts.at.get(i - 1)
        if number is None or number.end != i or number.vague or self.counts.dated(number) or not self._ends(i):
            return None
        return Casualty(outcome, number.count, i, number.start, i + 1)

    def _ends(self, i: int) -> bool:
        """Whether a phrase may end with this word: no noun or number follows that it could belong to."""
        return i + 1 >= len(self.tree) or self.tree.pos[i + 1] not in ("NOUN", "PROPN", "ADJ", "NUM")

    # ---- verbs ------------------------------------------------------------------------------------------------
    def _verb(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "were killed", "died", "killed twelve": the number of those who suffer."""
        hit = next(self.finder.verbs(i, words.verbs), None)
        if hit is not None:
            return None if self._denied(i) else self._suffering(outcome, i, hit[1], sure=True)
        hit = next(self.finder.verbs(i, words.passive_verbs), None)
        if hit is None or self._denied(i):
            return None
        sure = self._outcome_only(hit[0].lemma)
        objects = self._objects(hit[1])
        if not objects and (self.tree.pos[i] == "ADJ" or self.acts.is_passive(i)):
            return self._suffering(outcome, i, hit[1], sure=sure)
        found = self._suffered(outcome, i, objects, hit[1], sure=sure) or self._bare_object(outcome, i, hit[1], sure)
        if found is not None or objects or not sure:
            return found
        counted = [k for k in self._subjects(i) if self.counts.number_of(k) is not None]  # "twelve people hurt in Gao"
        return self._suffered(outcome, i, counted, hit[1], sure=True)

    def _objects(self, tokens: tuple[int, ...]) -> list[int]:
        """The objects behind a verb or its fixed words, but not the part of a figure ("among them a boy")."""
        tree = self.tree
        heads = [k for t in tokens for k in tree.with_dep(t, "obj") if k > tokens[0]]
        found = [c for k in heads if not self._portioned(min(tree.subtree(k))) for c in tree.conjuncts(k)]
        return [k for k in found if k in tokens or not self._elsewhere(max(tokens), k)]

    def _elsewhere(self, last: int, victim: int) -> bool:
        """ "killed two men and wounded six", "were killed and six hurt": another word tells of this victim."""
        if any(k in self.told for k in range(last + 1, victim)):
            return True
        after = victim + 1
        while after < len(self.tree) and self.tree.pos[after] == "AUX":
            after += 1
        between = self.tree.low[last + 1 : victim]
        return after in self.told and any(word in self.finder.grammar.coordinators for word in between)

    def _suffering(self, outcome: Outcome, i: int, tokens: tuple[int, ...], *, sure: bool) -> Casualty | None:
        """Those of the subject; a bare number right before the verb, where the parser sees no subject."""
        found = self._suffered(outcome, i, self._subjects(i), tokens, sure=sure)
        at = min(tokens) - 1
        while at >= 0 and self.tree.pos[at] in ("AUX", "ADV"):
            at -= 1
        number = self.counts.at.get(at)
        if found is not None or not sure or number is None or number.end != at + 1 or number.vague:
            return found
        if self.counts.measures(number) or self.counts.dated(number) or self.tree.sent[at] != self.tree.sent[i]:
            return None
        return Casualty(outcome, number.count, i, number.start, max(tokens) + 1)

    def _outcome_only(self, lemma: str) -> bool:
        """Whether the verb only ever tells of persons hurt: no frame uses it of things."""
        triggers = self.finder.pack.verb_triggers.get(lemma, ())
        alone = {t.frame for t in triggers if t.words == 1}
        return bool(alone) and alone <= _OUTCOME_FRAMES

    def _subjects(self, i: int) -> list[int]:
        """Subjects, with those coordinated before a participle: "two men and a child killed"."""
        subjects = self.acts.subjects(i)
        if len(subjects) != 1 or not self.tree.dep[i].startswith(("acl", "amod")):
            return subjects
        whole = subjects[0]
        while self.tree.dep[whole] == "conj" and not self._has_participle(self.tree.head[whole], i):
            whole = self.tree.head[whole]
        return [c for c in self.tree.conjuncts(whole) if c < i]

    def _has_participle(self, noun: int, i: int) -> bool:
        deps = self.tree.dep
        return any(k != i and deps[k].startswith("acl") for k in self.tree.kids[noun]) or deps[noun] == "root"

    def _denied(self, i: int) -> bool:
        return any(self.tree.feature(k, "Polarity") == "Neg" for k in self.tree.kids[i])

    def _suffered(
        self, outcome: Outcome, i: int, victims: list[int], tokens: tuple[int, ...], *, sure: bool
    ) -> Casualty | None:
        """All the victims of one verb or noun, added up."""
        parts: list[tuple[int, Count, Number | None]] = []
        for victim in victims:
            if victim - 1 in victims or self.tree.low[victim] in self.counts.units:
                continue  # an adjective taken for a noun ("Syrian soldiers"), or an age
            victim = self._whole(victim, i)
            number = self.counts.number_of(victim)
            if number is not None and self.counts.dated(number) and victim in self.counts.at:
                continue  # a day: "the killing of 18 January"
            count = number.count if number is not None else self._implied(victim)
            if count is not None and self._human(victim, number, sure=sure):
                parts.append((victim, count, number))
        if not parts:
            return None
        numbers = [n for _, _, n in parts if n is not None]
        start = min([i, *(n.start for n in numbers)])
        end = max([*tokens, *(n.end - 1 for n in numbers)]) + 1
        if numbers and end - start > _LONGEST:
            start, end = min(n.start for n in numbers), numbers[0].end
        return Casualty(outcome, self._sum(parts), i, start, end, parts[0][0], bool(numbers))

    def _whole(self, victim: int, i: int) -> int:
        """ "Twelve guards, among them a woman, were killed": the counted noun before the part the parser took."""
        begin = victim
        while begin > 0 and self.tree.pos[begin - 1] in ("DET", "ADJ", "NUM"):
            begin -= 1
        if victim > i or self.tree.sent[begin] != self.tree.sent[i] or not self._portioned(begin):
            return victim
        before = range(begin - 1, max(begin - 2 * _PORTION, self.tree.sentence(i).start - 1), -1)
        return next((k for k in before if self.tree.pos[k] == "NOUN" and self.counts.number_of(k)), victim)

    def _sum(self, parts: list[tuple[int, Count, Number | None]]) -> Count:
        """The first, and those added to it: not what only explains it ("three men, a cook and two guards, died")."""
        others = [p for p in parts[1:] if p[2] is None or not self._portion(p[2])]
        first, rest = parts[0][1], [(v, c, n) for v, c, n in others if n is not None or self._added_one(v, c)]
        more = added([c for _, c, _ in rest])
        if not rest:
            return first
        if not self._joined(rest[-1][0]):  # an explanation; or a name before the number, as in a dateline
            return first if parts[0][2] is not None or rest[0][2] is None else more
        return first if more.min == first.min and not self._joined(rest[0][0]) else added([first, more])

    def _portion(self, number: Number) -> bool:
        """ "two of them", "among them two", "including three": a part of a figure told before."""
        return self.words.portions.match(self.tree.low, number.end) is not None or self._portioned(number.start)

    def _portioned(self, start: int) -> bool:
        """Whether words of a portion stand right before a phrase; one word may stand between."""
        tree, phrases = self.tree, self.words.portions
        before = [k for k in range(max(start - _PORTION, 0), start) if tree.sent[k] == tree.sent[start]]
        return any(hit and start - (k + hit[0]) in (0, 1) for k in before if (hit := phrases.match(tree.low, k)))

    def _added_one(self, victim: int, count: Count) -> bool:
        """A coordinated singular: "two men and a child"."""
        named = self.tree.pos[victim] == "PROPN" or any(True for _ in self.tree.with_dep(victim, "det", "nmod:poss"))
        return count.max == 1 and named and self._joined(victim)

    def _joined(self, victim: int) -> bool:
        """Whether "and" stands right before the phrase of a victim."""
        before = min(self.tree.subtree(victim)) - 1
        inside = any(self.tree.dep[k] == "cc" for k in self.tree.kids[victim])
        return inside or (before >= 0 and self.tree.low[before] in self.finder.grammar.coordinators)

    def _bare_object(self, outcome: Outcome, i: int, tokens: tuple[int, ...], sure: bool) -> Casualty | None:
        """ "wounding six": a number that counts no noun, right behind the verb."""
        at = max(tokens) + 1
        number = self.counts.at.get(at)
        if self.tree.pos[i] == "ADJ" and (number is None or any(k in self.told for k in range(at, number.end + 3))):
            return None
        if not sure or number is None or self.tree.sent[at] != self.tree.sent[i] or self.counts.measures(number):
            return None
        return Casualty(outcome, number.count, i, min(i, number.start), number.end)

    def _implied(self, victim: int) -> Count | None:
        """One for a singular, two or more for an indefinite plural; of a definite plural nothing is said."""
        if (group := self._group(victim)) is not None:
            return group
        bare = self.counts.of(victim)
        if bare is not None:
            return bare
        singular = self.tree.pos[victim] in ("NOUN", "PROPN") and self.tree.feature(victim, "Number") != "Plur"
        return Count(min=1, max=1) if singular else None

    def _group(self, noun: int) -> Count | None:
        """ "a family of five", "a group of six hunters": the number of those it consists of."""
        for k in self.tree.with_dep(noun, "nmod"):
            number = self.counts.number_of(k)
            counted = number is not None and (number.start <= k < number.end or self._human(k, number, sure=False))
            if number is not None and counted and not self.counts.measures(number) and self._genitive(k):
                return number.count
        return None

    def _human(self, i: int, number: Number | None, *, sure: bool) -> bool:
        """Persons: a person noun, a role, a personal name; a number alone or an unknown noun behind a sure verb."""
        pos = self.tree.pos[i]
        if any(n in self.words.persons for n in (*self.finder.lemmas(i, "NOUN"), self.tree.lemma[i])):
            return True
        if pos == "NUM" and not sure and "weapon" in self.acts.classes(i):
            return False  # "three drones came; two were brought down"
        if number is not None and (number.start <= i < number.end or pos in ("PRON", "NUM", "ADJ", "DET")):
            return True
        if pos == "PROPN" and number is None:
            return self.tree.ent[i] == "PER"
        classes = self.acts.classes(i)
        if classes & _PERSONAL and pos != "PRON":
            return number is not None or "property" not in classes
        return sure and number is not None and not classes

    # ---- phrases and figures without a noun ------------------------------------------------------------------
    def _phrase(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "cost N people their lives": the nearest number after, or before, in the sentence."""
        hit = words.phrases.match(self.tree.low, i)
        if hit is None:
            return None
        sentence, stop = self.tree.sentence(i), i + hit[0]
        numbers = [n for n in self.counts.found if not self.counts.measures(n)]
        after = next((n for n in numbers if stop <= n.start < min(stop + 4, sentence.stop)), None)
        before = next((n for n in reversed(numbers) if max(sentence.start, i - 6) <= n.start < i), None)
        number = after or before
        if number is None:
            return None
        return Casualty(outcome, number.count, i, min(i, number.start), max(stop, number.end))

    def _tally(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "the death toll rose from nine to 14": the highest bare number of the clause behind the words of a tally."""
        hit = words.tallies.match(self.tree.low, i)
        if hit is None:
            return None
        stop = i + hit[0]
        end = min(stop + _TALLY_REACH, self.tree.sentence(i).stop)
        numbers = [n for n in self.counts.found if stop <= n.start < end and self._bare_number(n)]
        numbers = numbers or [n for n in self.counts.found if 0 < i - n.end <= _TALLY_BEFORE and self._bare_number(n)]
        if not numbers or any(self.tree.sent[n.start] != self.tree.sent[i] for n in numbers):
            return None
        number = max(numbers[:2], key=lambda n: n.count.min or 0)
        return Casualty(outcome, self._risen(number), i, min(i, number.start), max(stop, number.end), i)

    def _bare_number(self, number: Number) -> bool:
        """Behind a preposition, a verb or a mark; it counts nothing but persons, and is no part, day or year."""
        tree, last = self.tree, number.end - 1
        if self.counts.measures(number) or self._portion(number) or self.counts.dated(number) or not number.count.min:
            return False
        counted = tree.head[last] if tree.dep[last] in ("nummod", "det") else None
        return counted is None or self._human(counted, number, sure=False)

    def _rivals(self, found: list[Casualty]) -> list[Casualty]:
        """ "75 dead according to A, 162 according to B": a bare number with a source of its own, after a figure."""
        rivals = []
        for number in self.counts.found:
            if any(c.start < number.end and number.start < c.end for c in found) or not self._sourced(number):
                continue
            before = [c for c in found if c.written and 0 <= number.start - c.end <= _RIVAL_REACH]
            near = [c for c in before if self.tree.sent[c.at] == self.tree.sent[number.start]]
            if near:
                same = replace(near[-1], at=number.start, start=number.start, end=number.end)
                rivals.append(replace(same, count=number.count, rival=True))
        return rivals

    def _sourced(self, number: Number) -> bool:
        """No noun follows, but "according to"; a comma may stand between."""
        tree, at = self.tree, number.end
        at += at < len(tree) and tree.low[at] == ","
        return at < len(tree) and self.finder.pack.cues.source_prepositions.match(tree.low, at) is not None

    def _part(self, casualty: Casualty, found: list[Casualty]) -> bool:
        """ "of whom three ...", "two of them ...": words of a portion, after a figure of the same outcome."""
        before = casualty.start - 1
        relative = before >= 0 and self.tree.low[before] in self.finder.grammar.relative_pronouns
        number = self.counts.at.get(casualty.start)
        if not relative and (number is None or not self._portion(number)):
            return False
        sentence = self.tree.sent[casualty.at]
        return any(
            c.outcome == casualty.outcome and c.end <= casualty.start and self.tree.sent[c.at] == sentence
            for c in found
        )


def _once(found: list[Casualty]) -> list[Casualty]:
    """One casualty a number and outcome: the same number serves noun and verb ("twelve dead were counted")."""
    kept: list[Casualty] = []
    for casualty in sorted(found, key=lambda c: (not c.written, c.at)):
        if not any(k.outcome == casualty.outcome and _same(k, casualty) for k in kept):
            kept.append(casualty)
    return kept


def _same(a: Casualty, b: Casualty) -> bool:
    if a.at == b.at or (a.victim is not None and a.victim == b.victim):
        return True
    return a.start < b.end and b.start < a.end and a.count == b.count
