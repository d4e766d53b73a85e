"""Who was killed or hurt, and how many: the persons of a phrase, by its grammar and by its mere order of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from vigie.model import Count
from vigie.reading.acts import Acts
from vigie.reading.casualty import Casualty, Outcome
from vigie.reading.counts import Counts, Number, added
from vigie.reading.patterns import Finder
from vigie.reading.tree import Tree

_PERSONAL = frozenset({"person", "armed", "civilian", "protesters"})
_NO_ONE = frozenset({"property", "armed"})  # "the army", "the garrison": no single person
_VAGUE = frozenset({"unknown"})  # says nothing of what a noun is
_LONGEST = 15  # tokens of a figure's words; beyond, only the number is shown
_PORTION = 4  # tokens before a number in which words of a portion end: "including at least two"
_COMPLEMENT = 7  # tokens of a complement between two persons of a list: "a guard of the town hall and two clerks"
_APART = frozenset({"VERB", "AUX", "SCONJ", "PRON"})  # no list of persons runs across these


@dataclass(frozen=True, slots=True)
class Person:
    """A counted or single person noun: its phrase ``[start, head]``, and how many it means."""

    start: int
    head: int
    count: Count
    number: Number | None


class Victims:
    """The persons of one text that verbs and nouns of casualties may tell of."""

    def __init__(self, tree: Tree, finder: Finder, counts: Counts, acts: Acts):
        self.tree = tree
        self.finder = finder
        self.counts = counts
        self.acts = acts
        self.words = finder.pack.casualties

    def suffered(
        self,
        outcome: Outcome,
        i: int,
        victims: list[int],
        tokens: tuple[int, ...],
        *,
        sure: bool,
        done_to: bool = False,
    ) -> Casualty | None:
        """All the victims of one verb or noun, added up. ``sure``: it is said of persons and animals alone;
        ``done_to``: they are the subject of its passive, so that any noun that is no thing will do."""
        parts: list[tuple[int, Count, Number | None]] = []
        for victim in self._listed(victims, i):
            if victim - 1 in victims or self.tree.low[victim] in self.counts.units or self._age(victim):
                continue  # an adjective taken for a noun ("Syrian soldiers"), or an age
            victim = self._whole(victim, i)
            number = self.counts.number_of(victim)
            if number is not None and self.counts.dated(number) and victim in self.counts.at:
                continue  # a day: "the killing of 18 January"
            if number is not None and any(n == number for _, _, n in parts):
                continue  # "thirty-one" in several words
            count = number.count if number is not None else self.implied(victim)
            if count is not None and (self.human(victim, number, sure=sure) or (done_to and self._anybody(victim))):
                parts.append((victim, count, number))
        if any(number is not None for _, _, number in parts):
            parts = [p for p in parts if self.human(p[0], p[2], sure=sure)]
        if not parts:
            return None
        numbers = [n for _, _, n in parts if n is not None]
        start = min([i, *(n.start for n in numbers)])
        end = max([*tokens, *(n.end - 1 for n in numbers)]) + 1
        if numbers and end - start > _LONGEST:
            start, end = min(n.start for n in numbers), numbers[0].end
        return Casualty(outcome, self._sum(parts), i, start, end, parts[0][0], bool(numbers))

    def _age(self, i: int) -> bool:
        """ "her son, eleven": a bare number in commas behind one person."""
        number = self.counts.at.get(i)
        if number is None or i < 2 or number.start < 2 or self.tree.low[number.start - 1] != ",":
            return False
        behind = self.tree.low[number.end] if number.end < len(self.tree) else "."
        one = self.tree.feature(number.start - 2, "Number") != "Plur"
        return one and behind in (",", ".", ";") and self.person_noun(number.start - 2)

    # ---- lists ------------------------------------------------------------------------------------------------
    def _listed(self, victims: list[int], i: int) -> list[int]:
        """The victims, and those in one list with them on the same side of the verb, whatever the parser says."""
        more = {
            k.head
            for v in victims
            for k in self.lists.get(v, ())
            if (k.head < i) == (v < i) and (k.head < i or not self._acts_next(k.head))
        }
        return sorted({*victims, *more}) if more - {*victims} else victims

    def _acts_next(self, noun: int) -> bool:
        """ "killed a guard, and the mayor said": the subject of the verb behind it."""
        at = noun + 1
        while at < len(self.tree) and self.tree.pos[at] == "ADV":
            at += 1
        if at >= len(self.tree) or self.tree.pos[at] not in ("VERB", "AUX"):
            return False
        return self.tree.pos[at] == "AUX" or self.tree.feature(at, "VerbForm") == "Fin"

    @cached_property
    def lists(self) -> dict[int, tuple[Person, ...]]:
        """Each person noun of a list -> all persons of the list: "two women, a guard and their driver"."""
        rows: list[list[Person]] = []
        commas: set[int] = set()  # persons that only a comma joins to the one before
        for person in (p for p in map(self._listable, range(len(self.tree))) if p is not None):
            joint = self._joint(rows[-1][-1], person) if rows else ""
            if joint:
                rows[-1].append(person)
                commas |= {person.head} if joint == "," else set()
            else:
                rows.append([person])
        held = (row for row in rows if len(row) > 1 and row[-1].head not in commas)
        return {p.head: tuple(row) for row in held for p in row}

    @cached_property
    def persons(self) -> list[Person]:
        """Person nouns with a number, an indefinite article or a possessive, in text order."""
        found = (self._person(i) for i in range(len(self.tree)) if self.tree.pos[i] in ("NOUN", "ADJ", "PROPN"))
        return [p for p in found if p is not None]

    def _listable(self, head: int) -> Person | None:
        """As a member of a list, a person may be definite: "the driver and a passenger"."""
        return self._person(head, definite=True) if self.tree.pos[head] in ("NOUN", "ADJ", "PROPN") else None

    def _person(self, head: int, *, definite: bool = False) -> Person | None:
        if not self.person_noun(head) or self._leads_compound(head):
            return None
        number = self.counts.number_of(head)
        if number is not None and number.end <= head:
            return Person(number.start, head, number.count, number) if not number.vague else None
        if not self.introduced(head, definite=definite):
            return None
        begin = head
        while self.tree.pos[begin - 1] in ("ADJ", "NOUN", "PROPN"):
            begin -= 1
        return Person(begin - 1, head, Count(min=1, max=1), None)

    def _leads_compound(self, i: int) -> bool:
        """ "police officer": the noun behind it is the person; not so an adjective that qualifies it."""
        tree = self.tree
        if i + 1 >= len(tree) or not self.person_noun(i + 1):
            return False
        return not (tree.head[i + 1] == i and tree.dep[i + 1].startswith("amod"))

    def introduced(self, noun: int, *, definite: bool = False) -> bool:
        """Whether an article or a possessive of its own leads a singular noun."""
        begin = noun
        while begin > 0 and self.tree.pos[begin - 1] in ("ADJ", "NOUN", "PROPN"):
            begin -= 1
        return (
            begin > 0 and self.tree.feature(noun, "Number") != "Plur" and self._introduces(begin - 1, definite=definite)
        )

    def _introduces(self, i: int, *, definite: bool = False) -> bool:
        """An indefinite article or a possessive; a definite article where that will do."""
        tree = self.tree
        if definite and tree.low[i] in self.finder.grammar.contractions and tree.pos[i] == "ADP":
            return True
        if tree.pos[i] not in ("DET", "PRON", "NUM"):
            return False
        if definite and tree.feature(i, "Definite") == "Def":
            return True
        indefinite = tree.low[i] in self.finder.pack.numbers.one and tree.feature(i, "Definite") != "Def"
        return indefinite or tree.feature(i, "Poss") == "Yes" or tree.dep[i] == "nmod:poss"

    def person_noun(self, i: int) -> bool:
        """Whether a word of persons heads a phrase."""
        names = {*self.finder.lemmas(i, "NOUN"), self.tree.lemma[i], self.tree.low[i]}
        return bool(names & self.words.persons) and self.tree.pos[i] in ("NOUN", "ADJ", "PROPN")

    def _joint(self, a: Person, b: Person) -> str:
        """What joins two neighbours in one list: a coordinator or a comma; "" if nothing does."""
        tree, between = self.tree, range(a.head + 1, b.start)
        if not between or len(between) > _COMPLEMENT or tree.sent[a.head] != tree.sent[b.head]:
            return ""
        if any(tree.pos[k] in _APART and not self._links(k) for k in between) or self.portioned(b.start):
            return ""
        last = between[-1]
        marks = sum(tree.pos[k] == "PUNCT" for k in between)
        if self._links(last):
            return "and" if marks <= 1 else ""
        return "," if tree.low[last] == "," and marks == 1 else ""

    def _links(self, k: int) -> bool:
        """A coordinator, of one word or of several: "et", "ainsi que"."""
        tree = self.tree
        if tree.low[k] in self.finder.grammar.coordinators or tree.dep[k] == "cc":
            return True
        return tree.dep[k] == "fixed" and tree.dep[tree.head[k]] == "cc"

    def behind(self, end: int) -> Person | None:
        """A person joined behind the verb: "two guards were killed as well as a driver"."""
        low = self.tree.low
        end += end < len(low) and low[end] == ","
        hit = self.words.added.match(low, end) if end < len(low) else None
        k = end + hit[0] if hit is not None else end
        while hit is None and k < len(low) and k < end + 2 and self._links(k):
            k += 1
        alone = k > end and low[end] not in self.finder.grammar.coordinators  # "and a driver ..." goes on
        return next((p for p in self.persons if alone and p.start == k), None)

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """Groups of a known size: "a couple"."""
        return frozenset(self.finder.pack.numbers.approximate)

    # ---- how many ---------------------------------------------------------------------------------------------
    def _whole(self, victim: int, i: int) -> int:
        """ "Twelve guards, among them a woman, were killed": the counted noun before the part the parser took."""
        if victim < i and self.counts.number_of(victim) is None and (head := self._counted_above(victim)) is not None:
            return head
        if victim in self.counts.at and victim < i and all(self.tree.pos[k] != "PUNCT" for k in range(victim, i)):
            return victim  # "twelve wounded, of whom two died"
        begin = victim
        while begin > 0 and self.tree.pos[begin - 1] in ("DET", "ADJ", "NUM"):
            begin -= 1
        if victim > i or self.tree.sent[begin] != self.tree.sent[i] or not self.portioned(begin):
            return victim
        before = range(begin - 1, max(begin - 2 * _PORTION, self.tree.sentence(i).start - 1), -1)
        return next((k for k in before if self.tree.pos[k] == "NOUN" and self.counts.number_of(k)), victim)

    def _counted_above(self, victim: int) -> int | None:
        """ "26 cadres of the party killed": the counted persons whose complement the parser took."""
        tree = self.tree
        head = tree.head[victim]
        if tree.dep[victim].split(":")[0] not in ("nmod", "appos") or not head < victim or self.person_noun(victim):
            return None
        return head if self.person_noun(head) and self.counts.number_of(head) is not None else None

    def _sum(self, parts: list[tuple[int, Count, Number | None]]) -> Count:
        """The first, and those added to it: not what only explains it ("three men, a cook and two guards, died")."""
        others = [p for p in parts[1:] if p[2] is None or not self.portion(p[2])]
        first, counted = parts[0][1], parts[0][2] is not None
        if not others:
            return first
        if counted and not self._joined(others[0][0]) and added([c for _, c, _ in others]).min == first.min:
            return first
        rest = [p for p in others if p[2] is not None or self._added_one(*p[:2], first=parts[0][0])]
        if not rest:
            return first
        more = added([c for _, c, _ in rest])
        if not self._joined(rest[-1][0]):  # an explanation; or a name before the number, as in a dateline
            return first if counted or rest[0][2] is None else more
        return added([first, more])

    def portion(self, number: Number) -> bool:
        """ "two of them", "among them two", "including three": a part of a figure told before."""
        low = self.tree.low
        led = number.end < len(low) and self.words.portions.match(low, number.end) is not None
        return led or self.portioned(number.start)

    def portion_before(self, end: int) -> int | None:
        """The number of a part whose words end right before a token: "one of whom |, a corporal"."""
        numbers = {
            self.counts.at[k].start: self.counts.at[k]
            for k in range(max(end - _PORTION, 0), end)
            if k in self.counts.at
        }
        for start, number in numbers.items():
            hit = self.words.portions.match(self.tree.low, number.end)
            if hit is not None and number.end + hit[0] == end:
                return start
        return None

    def portioned(self, start: int) -> bool:
        """Whether words of a portion stand right before a phrase; one word may stand between."""
        tree, phrases = self.tree, self.words.portions
        before = [k for k in range(max(start - _PORTION, 0), start) if tree.sent[k] == tree.sent[start]]
        return any(hit and start - (k + hit[0]) in (0, 1) for k in before if (hit := phrases.match(tree.low, k)))

    def _added_one(self, victim: int, count: Count, *, first: int) -> bool:
        """A coordinated singular: "two men and a child", "the owner, his son and a guest"."""
        led = any(True for _ in self.tree.with_dep(victim, "det", "nmod:poss")) or self.introduced(
            victim, definite=True
        )
        named = led or self.tree.pos[victim] == "PROPN"
        if count.max != 1 or not named:
            return False
        return self._joined(victim) or (self.tree.pos[first] != "PROPN" and self._in_one_list(first, victim))

    def _in_one_list(self, a: int, b: int) -> bool:
        return any(p.head == b for p in self.lists.get(a, ()))

    def _joined(self, victim: int) -> bool:
        """Whether "and" stands right before the phrase of a victim."""
        start = next((p.start for p in self.lists.get(victim, ()) if p.head == victim), 0)
        if start and self._links(start - 1):
            return True
        before = min(self.tree.subtree(victim)) - 1
        inside = any(self.tree.dep[k] == "cc" for k in self.tree.kids[victim])
        return inside or (before >= 0 and self.tree.low[before] in self.finder.grammar.coordinators)

    def implied(self, victim: int) -> Count | None:
        """One for a singular, two or more for an indefinite plural; of a definite plural nothing is said."""
        if self._one(victim):
            return Count(min=1, max=1)
        if (group := self._group(victim)) is not None:
            return group
        if {self.tree.lemma[victim], *self.finder.lemmas(victim, "NOUN")} & self.words.groups - self._pairs:
            return Count(min=2)
        pair = self.finder.pack.numbers.approximate.get(self.tree.low[victim])
        if pair is not None and self.tree.lemma[victim] in self.words.persons:
            return Count(min=pair, max=pair)  # "a couple"
        bare = self.counts.of(victim)
        if bare is not None:
            return bare
        singular = self.tree.pos[victim] in ("NOUN", "PROPN") and self.tree.feature(victim, "Number") != "Plur"
        return Count(min=1, max=1) if singular else None

    def _group(self, noun: int) -> Count | None:
        """ "a family of five", "a group of six hunters": the number of those it consists of; not "a girl of six"."""
        one = (
            self.person_noun(noun)
            and not {self.tree.lemma[noun], *self.finder.lemmas(noun, "NOUN")} & self.words.groups
        )
        if one and self.tree.feature(noun, "Number") != "Plur":
            return None
        for k in self.tree.with_dep(noun, "nmod"):
            number = self.counts.number_of(k)
            counted = number is not None and (number.start <= k < number.end or self.human(k, number, sure=False))
            if number is not None and counted and not self.counts.measures(number) and self.genitive(k):
                return number.count
        return None

    def genitive(self, k: int) -> bool:
        """Behind "of", right before the phrase of the noun: not "by", not "in"."""
        return any(word in self.counts.of_words for word in self.tree.cases(k))

    def human(self, i: int, number: Number | None, *, sure: bool) -> bool:
        """Persons: a person noun, a role, a personal name; a number alone or an unknown noun behind a sure verb."""
        pos = self.tree.pos[i]
        if self._one(i) or self._aged(i):
            return True
        if any(n in self.words.persons for n in (*self.finder.lemmas(i, "NOUN"), self.tree.lemma[i])):
            return True
        if pos == "NUM" and not sure and "weapon" in self.acts.classes(i):
            return False  # "three drones came; two were brought down"
        if number is not None and (number.start <= i < number.end or pos in ("PRON", "NUM", "ADJ", "DET")):
            return not self._of_things(number, sure=sure)
        if pos == "PROPN" and number is None:
            return self.tree.ent[i] == "PER"
        classes = self.acts.classes(i) - _VAGUE
        if classes & _PERSONAL and pos != "PRON":
            return number is not None or not classes & _NO_ONE
        return sure and number is not None and not classes and not self._act(i)

    def _of_things(self, number: Number, *, sure: bool) -> bool:
        """ "une trentaine de maisons": what the number itself counts is no person."""
        tree, at = self.tree, number.end + 1
        while at < len(tree) and (tree.pos[at] in ("DET", "PRON") or at in self.counts.at):
            at += 1
        if at >= len(tree) or tree.low[number.end] not in self.counts.of_words or tree.pos[at] != "NOUN":
            return False
        classes = self.acts.classes(at) - _VAGUE
        if self.person_noun(at) or classes & _PERSONAL:
            return False
        return bool(classes) or not sure

    def _one(self, i: int) -> bool:
        """ "one was killed", "a fourth died": a pronoun or an ordinal that stands for one person."""
        tree, numbers = self.tree, self.finder.pack.numbers
        if tree.low[i] in numbers.one and tree.pos[i] in ("PRON", "NUM"):
            return tree.feature(i, "Definite") != "Def"
        if tree.pos[i] == "PRON" and tree.feature(i, "PronType") == "Prs":
            return (
                tree.feature(i, "Number") == "Sing" and tree.feature(i, "Gender") in ("Masc", "Fem") and self._alive(i)
            )
        article = i > 0 and tree.low[i - 1] in numbers.one and tree.feature(i - 1, "Definite") != "Def"
        if self.words.others.match(tree.low, i) is not None and not self._counts_noun(i):
            return article or (tree.low[i] in numbers.one and tree.dep[i].startswith(("nsubj", "obj")))
        return tree.low[i] in numbers.ordinals and article and not self._counts_noun(i)

    def _alive(self, i: int) -> bool:
        """Whether a pronoun can only be a person's: languages with a neuter say so."""
        return not self.finder.grammar.bare_plural or self.tree.feature(i, "Gender") != "Neut"

    def _counts_noun(self, i: int) -> bool:
        tree = self.tree
        return tree.pos[i] != "NOUN" and i + 1 < len(tree) and tree.pos[i + 1] in ("NOUN", "PROPN", "ADJ")

    def _aged(self, i: int) -> bool:
        """ "a 19-year-old"."""
        return self.tree.pos[i] == "NOUN" and self.tree.low[i][0].isdigit() and "-" in self.tree.low[i]

    def _anybody(self, i: int) -> bool:
        """ "The auditor was murdered": a singular noun of no known class."""
        tree = self.tree
        single = tree.pos[i] == "NOUN" and tree.feature(i, "Number") == "Sing"
        return single and not self.acts.classes(i) - _VAGUE and not self._act(i)

    def _act(self, i: int) -> bool:
        """ "two blasts": a noun that tells an act is no victim."""
        return any(True for _ in self.finder.nouns(i, self.finder.pack.noun_triggers))
