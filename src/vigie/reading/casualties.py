"""Reported casualties: how many killed and injured, said where, of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from vigie.languages import CasualtyWords, Pattern
from vigie.model import Count
from vigie.reading.acts import Acts
from vigie.reading.aftermath import Aftermath
from vigie.reading.casualty import Casualty, Outcome
from vigie.reading.counts import Counts, added, indefinite
from vigie.reading.patterns import Finder
from vigie.reading.rivals import Rivals
from vigie.reading.tallies import Tallies
from vigie.reading.tree import Tree
from vigie.reading.victims import Victims

__all__ = ["Casualty", "CasualtyFinder"]

_OUTCOME_FRAMES = frozenset({"kill", "die", "wound", "mob", "riot"})  # frames whose verbs have persons as objects
_COMPLEMENT = 6  # tokens between a person and its verb
_BLASTS = frozenset({"explosion"})  # frames that verbs of killing evoke with a bomb as subject


def _verb_tables(words: CasualtyWords) -> tuple[Mapping[str, tuple[Pattern, ...]], ...]:
    return words.verbs, words.denied_verbs, words.losing_verbs, words.falling_verbs, words.passive_verbs


class CasualtyFinder:
    """Finds the casualties of one text."""

    def __init__(self, tree: Tree, finder: Finder, counts: Counts, acts: Acts):
        self.tree = tree
        self.finder = finder
        self.counts = counts
        self.acts = acts
        self.words = finder.pack.casualties
        self.victims = Victims(tree, finder, counts, acts)
        self.tallies = Tallies(self.victims)
        sets = (self.words.killed, self.words.injured)
        self.heads = frozenset[str]().union(
            *(t for w in sets for t in (w.nouns, w.weak_nouns, w.adjectives, *_verb_tables(w)))
        )
        self.openings = frozenset(word for w in sets for table in (w.phrases, w.tallies) for word in table.index)
        self.openings |= self.words.tellers
        self.fixed = self._fixed()
        self.told = frozenset(i for i in range(len(tree)) if self.tallies.tells(i, sets))

    def find(self) -> list[Casualty]:
        """In text order, each number once; a part of a figure ("of whom three children") is left out."""
        found = list(self._nobody())
        taken = {i for c in found for i in range(c.start, c.end)}
        found += [c for i in range(len(self.tree)) if i not in taken and (c := self._at(i)) is not None]
        found = _for_one(_once(found))
        rivals = Rivals(self.victims)
        found = [c for c in found if not rivals.asks(c)] + rivals.beside(found)
        found = Aftermath(self.victims).settled(found)
        kept = [c for c in sorted(found, key=lambda c: c.at) if c.more or not self._part(c, found)]
        return [self._marked(c) for c in kept]

    def _marked(self, casualty: Casualty) -> Casualty:
        """With what its own words say beyond the number: "three others", or a conditional."""
        number = self.counts.at.get(casualty.start)
        at = number.end if number is not None else casualty.end
        definite = casualty.start > 0 and self.tree.feature(casualty.start - 1, "Definite") == "Def"
        more = number is not None and not definite and self.words.others.match(self.tree.low, at) is not None
        more |= casualty.victim is not None and self.tree.low[casualty.victim] in self.finder.pack.numbers.ordinals
        more |= casualty.more or (not definite and self._also(casualty.at))
        count = casualty.count
        if count.min == count.max and self._doubted(casualty.at):
            count = Count(min=0, max=count.max)
        return replace(casualty, count=count, more=more)

    def _also(self, i: int) -> bool:
        """ "five civilians were also killed"."""
        return any(self.words.added.match(self.tree.low, k) for k in self.tree.with_dep(i, "advmod"))

    def _doubted(self, i: int) -> bool:
        """In the conditional mood of hearsay: "cinq gardes auraient été tués"."""
        tree = self.tree
        for k in (i, *tree.ancestors(i)):
            if tree.pos[k] in ("VERB", "AUX") or k == i:
                if any(tree.feature(j, "Mood") == "Cnd" for j in (k, *tree.with_dep(k, "aux", "cop"))):
                    return True
                if tree.pos[k] in ("VERB", "AUX"):
                    return False
        return False

    def _may_tell(self, i: int) -> bool:
        """Whether a word of casualties stands at token ``i``: a cheap look before the rules."""
        tree, heads = self.tree, self.heads
        if (
            tree.low[i] in self.openings
            or tree.lemma[i] in self.openings
            or tree.low[i] in heads
            or tree.lemma[i] in heads
        ):
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
            found = found or self.tallies.phrase(i, outcome, words) or self.tallies.tally(i, outcome, words)
            if found is not None:
                return found
        return self._deed(i)

    def _fixed(self) -> frozenset[int]:
        """Tokens that are fixed words of a verb pattern ("hacked to death") and tell nothing by themselves."""
        sets = (self.words.killed, self.words.injured)
        tables = [t for words in sets for t in (words.verbs, words.passive_verbs)]
        tokens = [i for i in range(len(self.tree)) if self.finder.among(i, "VERB", self.heads)]
        hits = (h for i in tokens for t in tables for h in self.finder.verbs(i, t) if len(h[1]) > 1)
        fixed = (k for pattern, tokens in hits for k in tokens if k > tokens[0] and pattern.after)
        return frozenset(k for k in fixed if self.counts.number_of(k) is None)  # "cost 40 lives" counts them

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
            count = self.tallies.risen(number)
            return Casualty(outcome, count, i, min(number.start, i), max(number.end, i + 1), i)
        if not strong or self.tree.pos[i] not in ("NOUN", "PROPN", "ADJ", "VERB"):
            return None
        of = self._of_persons(i)
        if of is not None:
            return of if outcome == "killed" else None
        if (put := self.tallies.put_at(outcome, i)) is not None:
            return put
        if (bare := self._indefinite(i)) is None:
            return None
        start, written = bare
        one = Count(min=1, max=1) if written else Count(min=2)
        return Casualty(outcome, one, i, start, i + 1, i, written)

    def _indefinite(self, i: int) -> tuple[int, bool] | None:
        """Where the indefinite article before the noun stands, and whether it says "one"."""
        k = indefinite(self.tree, i, self.finder.grammar.articles)
        return (k, self.tree.feature(k, "Number") == "Sing") if k is not None else None

    def _of_persons(self, i: int) -> Casualty | None:
        """The persons in "the death of ...": their number, one for a singular."""
        tree = self.tree
        heads = [k for k in tree.with_dep(i, "nmod") if k > i and tree.cases(k)]
        for k in heads[:1]:
            return self.victims.suffered("killed", i, tree.conjuncts(k), (i,), sure=False)
        return None

    def _deed(self, i: int) -> Casualty | None:
        """ "the killing of 26 people", "the murder of a priest": an act of killing, told by its noun."""
        if self.tree.pos[i] != "NOUN":
            return None
        hit = next((h for h in self.finder.nouns(i, self.finder.pack.noun_triggers) if h[0].frame == "kill"), None)
        if hit is None or hit[0].of != "target":
            return None
        heads = [k for k in self.tree.with_dep(i, "nmod") if k > i and self.victims.genitive(k)]
        found = self.victims.suffered("killed", i, self.tree.conjuncts(heads[0]), hit[1], sure=True) if heads else None
        return found if found is None or found.written or found.count.max == 1 else None

    # ---- adjectives -------------------------------------------------------------------------------------------
    def _adjective(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "six guards dead", "left twelve people dead": the counted noun stands before, or is the verb's object."""
        tree = self.tree
        lemmas = {tree.lemma[i], tree.low[i], *self.finder.pack.lemmas(tree.word[i], "ADJ")}
        if not lemmas & words.adjectives or self._denied(i) or any(tree.with_dep(i, "obj")):
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
        bare = self._bare_before(outcome, i) if dep == "xcomp" else None
        found = bare or self.victims.suffered(outcome, i, counted or self._beside(i), (i,), sure=True)
        if found is None and any(True for _ in tree.with_dep(i, "cop")):
            found = self._suffering(outcome, i, (i,), sure=True)  # "a judge and her driver are dead"
        return found or self._bare_before(outcome, i) or self._other_before(outcome, i)

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

    def _other_before(self, outcome: Outcome, i: int) -> Casualty | None:
        """ "left one man dead and another hurt"."""
        low, one = self.tree.low, self.finder.pack.numbers.one
        alone = i > 0 and low[i - 1] in one and self.words.others.match(low, i - 1) is not None and self._ends(i)
        return Casualty(outcome, Count(min=1, max=1), i, i - 1, i + 1, i - 1, False, more=True) if alone else None

    def _ends(self, i: int) -> bool:
        """Whether a phrase may end with this word: no noun or number follows that it could belong to."""
        return i + 1 >= len(self.tree) or self.tree.pos[i + 1] not in ("NOUN", "PROPN", "ADJ", "NUM")

    # ---- verbs ------------------------------------------------------------------------------------------------
    def _verb(self, i: int, outcome: Outcome, words: CasualtyWords) -> Casualty | None:
        """ "were killed", "died", "killed twelve": the number of those who suffer."""
        denied = self._denied(i)
        for table, holds in ((words.verbs, not denied), (words.denied_verbs, denied)):
            hit = next(self.finder.verbs(i, table), None)
            if hit is not None:
                found = self._suffering(outcome, i, hit[1], sure=True) if holds else None
                return found if found is not None and (not denied or found.count.max != 0) else None
        if denied:
            return None
        if (lost := next(self.finder.verbs(i, words.losing_verbs), None)) is not None:
            return self._lost(outcome, i, lost[1])
        if (fell := next(self.finder.verbs(i, words.falling_verbs), None)) is not None:
            return self._fallen(outcome, i, fell[1])
        hit = next(self.finder.verbs(i, words.passive_verbs), None)
        return self._done_to(outcome, i, hit[0].lemma, hit[1]) if hit is not None else None

    def _lost(self, outcome: Outcome, i: int, tokens: tuple[int, ...]) -> Casualty | None:
        """ "lost eight men", "lost a sergeant", "76 policemen were lost"."""
        passive = self.acts.is_passive(i)
        victims = self.acts.subjects(i) if passive else self._objects(tokens)
        found = self.victims.suffered(outcome, i, victims, tokens, sure=False)
        if found is None or found.written:
            return found
        return found if not passive and found.victim is not None and self._indefinite(found.victim) else None

    def _fallen(self, outcome: Outcome, i: int, tokens: tuple[int, ...]) -> Casualty | None:
        """ "six soldiers fell": persons, counted, and nothing behind the verb that gives it another sense."""
        tree, at = self.tree, max(tokens) + 1
        while at < len(tree) and tree.pos[at] == "ADV" and self.words.not_falling.match(tree.low, at) is None:
            at += 1
        if at < len(tree) and (at in self.counts.at or self.words.not_falling.match(tree.low, at) is not None):
            return None
        found = self._suffering(outcome, i, tokens, sure=False)
        return found if found is not None and found.written else None

    def _done_to(self, outcome: Outcome, i: int, lemma: str, tokens: tuple[int, ...]) -> Casualty | None:
        """Those whom somebody killed or hurt: the objects, or the subject of a passive."""
        sure = self._outcome_only(lemma)
        objects = self._objects(tokens) or self._person_behind(i, max(tokens))
        copula = any(True for _ in self.tree.with_dep(i, "cop"))
        if not objects and (copula or self.tree.pos[i] == "ADJ" or self.acts.is_passive(i)):
            active = self._bare_object(outcome, i, tokens, sure) if self._active(i) else None
            return active or self._suffering(outcome, i, tokens, sure=sure, done_to=True)
        somebody = sure and any(self.victims.introduced(k, definite=True) for k in objects[:1])
        found = self.victims.suffered(outcome, i, objects, tokens, sure=sure, done_to=somebody)
        found = found or self._bare_object(outcome, i, tokens, sure)
        if found is not None or objects or not sure:
            return found
        counted = [k for k in self._subjects(i) if self.counts.number_of(k) is not None]  # "twelve people hurt in Gao"
        beside = self._person_before(min(tokens))
        return self.victims.suffered(outcome, i, beside or counted, tokens, sure=True)

    def _active(self, i: int) -> bool:
        """ "and wounded fourteen", "the blast wounded three": an active verb that the tagger took for an adjective."""
        tree = self.tree
        if i == 0 or tree.pos[i] != "ADJ" or tree.pos[i - 1] == "AUX":
            return False
        if tree.low[i - 1] in self.finder.grammar.coordinators:
            return True
        if tree.head[i] == i + 1 and i + 1 in self.counts.at and self.counts.number_of(i - 1) is None:
            return tree.pos[i - 1] not in ("DET", "NUM", "VERB")  # "a grenade wounded three"
        return not self._person_before(i) and any(True for _ in tree.with_dep(i, "nsubj"))

    def _person_behind(self, i: int, last: int) -> list[int]:
        """The person right behind an active verb, whatever the parser says: "hacked to death a ward leader"."""
        if i > 0 and (self.tree.pos[i - 1] == "AUX" or self._person_before(i)):
            return []
        return [p.head for p in self.victims.persons if p.start == last + 1][:1]

    def _person_back(self, verb: int) -> list[int]:
        """The nearest person before a verb, with a complement between: "a couple from the coast died"."""
        tree, begin = self.tree, self.tree.sentence(verb).start
        for k in range(verb - 1, max(verb - _COMPLEMENT, begin) - 1, -1):
            if tree.pos[k] in ("VERB", "PUNCT", "CCONJ", "SCONJ"):
                return []
            person = next((p for p in self.victims.persons if p.head == k), None)
            if person is not None:
                return [k] if k < verb - 1 and not tree.cases(k) else []
        return []

    def _person_aside(self, verb: int) -> list[int]:
        """The counted persons before an aside in commas: "nine men, farmers for the most part, died"."""
        tree, at, begin = self.tree, verb - 1, self.tree.sentence(verb).start
        while at >= begin and tree.pos[at] in ("AUX", "ADV", "PART"):
            at -= 1
        if at < begin or tree.low[at] != ",":
            return []
        for k in range(at - 1, max(at - 2 * _COMPLEMENT, begin) - 1, -1):
            if tree.pos[k] in ("VERB", "AUX", "SCONJ") or tree.low[k] in (":", ";"):
                return []
            if tree.low[k] != ",":
                continue
            if (part := self.victims.portion_before(k)) is not None:
                return [part]
            if (person := next((p for p in self.victims.persons if p.head == k - 1), None)) is not None:
                return [person.head] if person.number is not None else []
        return []

    def _person_before(self, verb: int) -> list[int]:
        """The counted person right before a verb, whatever the parser says; auxiliaries may stand between."""
        at = verb - 1
        while at >= 0 and self.tree.pos[at] in ("AUX", "ADV"):
            at -= 1
        return [p.head for p in self.victims.persons if p.head == at and p.number is not None][:1]

    def _objects(self, tokens: tuple[int, ...]) -> list[int]:
        """The objects behind a verb or its fixed words, but not the part of a figure ("among them a boy")."""
        tree = self.tree
        heads = [k for t in tokens for k in tree.with_dep(t, "obj") if k > tokens[0]]
        found = [c for k in heads if not self.victims.portioned(min(tree.subtree(k))) for c in tree.conjuncts(k)]
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

    def _suffering(
        self, outcome: Outcome, i: int, tokens: tuple[int, ...], *, sure: bool, done_to: bool = False
    ) -> Casualty | None:
        """Those of the subject; a bare number right before the verb, where the parser sees no subject."""
        subjects = self._subjects(i)
        if not any(True for _ in self.tree.with_dep(i, "nsubj")) and (aside := self._person_aside(min(tokens))):
            subjects = aside
        beside = self._person_before(min(tokens))
        right = not beside or beside[0] in subjects or any(self.counts.number_of(k) for k in subjects)
        whom = subjects if right else beside
        found = self.victims.suffered(outcome, i, whom, tokens, sure=sure, done_to=done_to and sure)
        if found is not None and (person := self.victims.behind(max(tokens) + 1)) is not None:
            return replace(found, count=added([found.count, person.count]), end=person.head + 1)
        if found is None and sure and (back := self._person_back(min(tokens))):
            return self.victims.suffered(outcome, i, back, tokens, sure=sure)
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
        return bool(alone & _OUTCOME_FRAMES) and alone <= _OUTCOME_FRAMES | _BLASTS

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

    def _bare_object(self, outcome: Outcome, i: int, tokens: tuple[int, ...], sure: bool) -> Casualty | None:
        """ "wounding six": a number that counts no noun, right behind the verb."""
        at = max(tokens) + 1
        number = self.counts.at.get(at)
        if self.tree.pos[i] == "ADJ" and (number is None or any(k in self.told for k in range(at, number.end + 3))):
            return None
        if not sure or number is None or self.tree.sent[at] != self.tree.sent[i] or self.counts.measures(number):
            return None
        return Casualty(outcome, number.count, i, min(i, number.start), number.end)

    # ---- phrases and figures without a noun ------------------------------------------------------------------
    def _single_out(self, casualty: Casualty) -> bool:
        """ "51 officers hurt, one knocked unconscious": one of those before, behind a comma."""
        low, start = self.tree.low, casualty.start
        one = low[start] in self.finder.pack.numbers.one and (casualty.victim == start or casualty.victim is None)
        return one and start > 0 and low[start - 1] == ","

    def _part(self, casualty: Casualty, found: list[Casualty]) -> bool:
        """ "of whom three ...", "two of them ...": words of a portion, after a figure of the same outcome."""
        before = casualty.start - 1
        relative = before >= 0 and self.tree.low[before] in self.finder.grammar.relative_pronouns
        number = self.counts.at.get(casualty.start)
        if not relative and not self._single_out(casualty) and (number is None or not self.victims.portion(number)):
            return False
        sentence = self.tree.sent[casualty.at]
        return any(
            c.outcome == casualty.outcome and c.end <= casualty.start and self.tree.sent[c.at] == sentence
            for c in found
        )


def _for_one(found: list[Casualty]) -> list[Casualty]:
    """A number tells of the killed or of the hurt, not of both: "134 people have died of wounds"."""
    dead = {c.start: c for c in found if c.outcome == "killed" and c.count.min and c.written}
    return [c for c in found if c.outcome == "killed" or c.start not in dead or c.count != dead[c.start].count]


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
