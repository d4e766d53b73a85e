"""Acts: the frames of the language pack found over the dependency tree, with who did what to whom.

One rule set serves all languages (Universal Dependencies): active, passive, participle, nominal, light verb, shared and
relative subjects. The pack supplies words, markers and the roles around each word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile

from vigie.languages import LightVerb, Role, Trigger
from vigie.model import WeaponKind
from vigie.reading.patterns import Finder
from vigie.reading.tree import Tree

_OBJECT = 8  # tokens from a verb to an object behind a day
_LOOSE = frozenset({"obl", "obl:unmarked", "nmod", "xcomp"})  # how parsers hang an object that stands apart
_BETWEEN = 10  # tokens from one side of a fight to the other
_BREAKS = frozenset(":;–—")
_ADVERBIAL = ("obl", "nmod", "advmod")
_STRAY = 14  # tokens from a passive to an agent that the parser hung elsewhere
_DOERS = frozenset({"armed", "person", "civilian", "protesters", "party"})
_STOPS = frozenset(";:()")


@dataclass(slots=True)
class Act:
    """One trigger with its arguments, as head tokens."""

    frame: str
    at: int
    tokens: tuple[int, ...]
    trigger: Trigger
    nominal: bool
    passive: bool = False
    agents: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    instruments: list[int] = field(default_factory=list)
    verb: int | None = None  # the finite verb that carries it: itself, or the light verb above a noun
    around: dict[str, list[int]] = field(default_factory=dict)  # heads by where they stand: subject, object, marked, of

    @property
    def weapon(self) -> WeaponKind | None:
        return self.trigger.weapon


class Acts:
    """Finds the acts of one tree. ``classes`` tells what a head denotes, for triggers that need a certain class."""

    def __init__(
        self,
        tree: Tree,
        finder: Finder,
        classes: Callable[[int], frozenset[str]],
        names: frozenset[int] = frozenset(),
        days: frozenset[int] = frozenset(),
    ):
        """``names``: tokens of party names, where no word is an act; ``days``: tokens of times, which do nothing."""
        self.names = names
        self.days = days
        self.tree = tree
        self.finder = finder
        self.grammar = finder.grammar
        self.classes = classes
        self._company: dict[int, tuple[frozenset[str], str]] = {}  # the words of a sentence, and its text

    def find(self) -> list[Act]:
        """Every act in text order; of two patterns at one token the longer counts."""
        found: list[Act] = []
        taken: set[int] = set()
        for i in range(len(self.tree)):
            if i in taken or i in self.names:
                continue
            act = self._at(i)
            if act is not None:
                found.append(act)
                taken.update(act.tokens)
        return found

    def _at(self, i: int) -> Act | None:
        pack = self.finder.pack
        verbs = list(self.finder.verbs(i, pack.verb_triggers))
        act = self._best(i, verbs, nominal=False) if verbs else None
        nouns = list(self.finder.nouns(i, pack.noun_triggers)) if act is None else []
        return self._best(i, nouns, nominal=True) if nouns and not self._attributive(i) else act

    def _attributive(self, i: int) -> bool:
        """A bare noun behind "of" only describes the noun before it: "occupation forces", "a combat drone"."""
        tree = self.tree
        modifier = tree.dep[i] == "compound"
        behind = tree.dep[i].startswith("nmod") and tree.head[i] == i - 2 and tree.pos[i - 1] == "ADP"
        if not modifier and not behind:
            return False
        if self._framed(tree.head[i]):
            return False  # "an attempt of murder", "an assassination attempt", "a series of raids"
        if modifier:
            return True
        bare = not any(tree.dep[k] in ("det", "nummod") for k in tree.kids[i])
        with_article = len(self.grammar.contractions.get(tree.low[i - 1], ())) > 1
        return bare and not with_article and tree.pos[tree.head[i]] == "NOUN"

    def _framed(self, head: int) -> bool:
        """Whether a noun only frames the act noun below it: tried, foiled, supposed, or counted in a group."""
        cues = self.finder.pack.cues
        framing = (cues.attempted.nouns, cues.foiled.nouns, cues.hypothesis.nouns, self.grammar.measure_nouns)
        return any(lemma in words for lemma in self.finder.lemmas(head, "NOUN") for words in framing)

    def _best(self, i: int, hits: list[tuple[Trigger, tuple[int, ...]]], *, nominal: bool) -> Act | None:
        """The one act of a token: sure before weak, the pattern that fixes and asks most before others."""
        best: Act | None = None
        for trigger, tokens in hits:
            if (best is not None and _rank(trigger) <= _rank(best.trigger)) or self._void(i, trigger):
                continue
            act = Act(trigger.frame, i, tokens, trigger, nominal)
            (self._nominal_roles if nominal else self._verbal_roles)(act)
            if self._needs_met(act):
                best = act
        return best

    def _needs_met(self, act: Act) -> bool:
        """Every place with a need holds a head of one of its classes."""
        around = {**act.around, "agent": act.agents, "target": act.targets}
        return all(
            any(classes & self.classes(head) for head in around.get(where, ())) for where, classes in act.trigger.needs
        )

    def _void(self, i: int, trigger: Trigger) -> bool:
        """Void beside one of the words that give the pattern another sense, or without those that give it its own."""
        if trigger.beside and not self._in_company(i, trigger.beside):
            return True
        if trigger.verbless and not self._heads_headline(i):
            return True
        frame = self.finder.pack.frames[trigger.frame]
        words = frame.near_unless | trigger.unless
        return bool(words) and any(self.tree.low[j] in words or self.tree.lemma[j] in words for j in self._around(i))

    def _in_company(self, i: int, phrases: frozenset[str]) -> bool:
        """Whether one of the phrases stands in the sentence of token ``i``, a single word in any form."""
        number, tree = self.tree.sent[i], self.tree
        if number not in self._company:
            here = tree.sentence(i)
            words = frozenset(w for j in here for w in (tree.low[j], tree.lemma[j]))
            self._company[number] = words, f" {' '.join(tree.low[j] for j in here)} "
        words, text = self._company[number]
        return any(f" {phrase} " in text if " " in phrase else phrase in words for phrase in phrases)

    def _heads_headline(self, i: int) -> bool:
        """Whether a noun opens a clause that has no verb: "Rockets on the market: nine dead"."""
        tree, here = self.tree, self._clause(i)
        before = (j for j in range(here.start, i) if tree.pos[j] in ("NOUN", "PROPN", "PRON") and j not in self.days)
        if any(tree.head[j] != i and tree.cases(j) == [] for j in before):
            return False
        return not any(self._finite(j) for j in here)

    def _finite(self, j: int) -> bool:
        """A verb that is no mere participle of a noun and stands in no relative clause."""
        tree = self.tree
        if tree.pos[j] == "AUX":
            return not tree.dep[tree.head[j]].startswith("acl")
        return tree.pos[j] == "VERB" and not tree.dep[j].startswith(("acl", "amod"))

    def _clause(self, i: int) -> range:
        """The tokens from the last to the next colon, semicolon or dash around token ``i``."""
        tree, sentence = self.tree, self.tree.sentence(i)
        start = next((j + 1 for j in range(i - 1, sentence.start - 1, -1) if tree.low[j] in _BREAKS), sentence.start)
        return range(start, next((j for j in range(i + 1, sentence.stop) if tree.low[j] in _BREAKS), sentence.stop))

    def _around(self, i: int) -> range:
        sentence = self.tree.sentence(i)
        return range(max(sentence.start, i - 8), min(sentence.stop, i + 9))

    # ---- verbs ------------------------------------------------------------------------------------------------
    def _verbal_roles(self, act: Act) -> None:
        tree, i, trigger = self.tree, act.at, act.trigger
        act.verb = i
        act.passive = self.is_passive(i) and not self._intransitive(act) and not self._fits_doer(act)
        subjects = self.subjects(i)
        objects = self._objects(act)
        if not subjects and trigger.subject != "agent" and trigger.preposition is None:
            subjects, objects = objects, []  # inverted: "there exploded a bomb"
        act.around = {"subject": subjects, "object": objects, "marked": objects}
        if act.passive:
            patients, agents = subjects, self._doers(act)
            direct = trigger.preposition is None
            if direct:
                act.around = {"subject": agents, "object": patients}
            elif trigger.marked:
                doers = patients if trigger.subject == "weapon" else agents
                act.around = {"subject": doers, "object": patients, "marked": objects}
            self._put(act, self._patient_role(act, objects), patients)
            self._put(act, trigger.subject, agents)
            if not direct:
                self._put(act, trigger.marked or trigger.object, [o for o in objects if o not in agents])
        else:
            self._put(act, trigger.subject, subjects)
            if trigger.subject == "target":
                self._put(act, "agent", self._doers(act))  # "fell into an ambush laid by ...", hung on the verb
            self._put(act, trigger.marked or trigger.object if trigger.preposition else trigger.object, objects)
            if trigger.preposition and trigger.marked:
                act.around["object"] = list(tree.with_dep(i, "obj"))
                self._put(act, trigger.object, act.around["object"])

    def _intransitive(self, act: Act) -> bool:
        """ "thousands marched", "they clashed": a verb that nothing is done to has no passive without its auxiliary."""
        deps = {self.tree.dep[k] for k in self.tree.kids[act.at]}
        trigger = act.trigger
        lone = trigger.object == "none" or (trigger.subject == "agent" and trigger.object == "agent")
        return lone and trigger.subject == "agent" and not deps & {"aux:pass", "nsubj:pass"}

    def _fits_doer(self, act: Act) -> bool:
        """ "a missile punched through the roof": a participle whose noun fits as the verb's subject alone."""
        deps = {self.tree.dep[k] for k in self.tree.kids[act.at]}
        doer, done = act.trigger.need("subject"), act.trigger.need("object")
        if not doer or act.trigger.subject != "weapon" or deps & {"aux:pass", "nsubj:pass", "cop", "obl:agent"}:
            return False
        return all(doer & self.classes(h) and not done & self.classes(h) for h in self.subjects(act.at) or [act.at])

    def _patient_role(self, act: Act, objects: list[int]) -> Role:
        """The role of a passive's subject: the object's; behind a preposition of its own that of what stands there."""
        trigger = act.trigger
        if trigger.preposition is None:
            return trigger.object
        if not objects or set(objects) <= set(self.agents(act.at)):
            return trigger.marked or trigger.object  # "the patrol was fired on by gunmen"
        return trigger.object if trigger.marked else "weapon" if self._all_weapons(act) else "none"

    def _all_weapons(self, act: Act) -> bool:
        """ "rockets were fired at the town"."""
        heads = self.subjects(act.at)
        return bool(heads) and all("weapon" in self.classes(h) for h in heads)

    def is_passive(self, i: int) -> bool:
        """Passive auxiliary or subject, or a past participle that qualifies a noun or stands without auxiliary."""
        tree = self.tree
        deps = [tree.dep[k] for k in tree.kids[i]]
        twice = "aux:pass" in deps and sum(d.startswith("aux") for d in deps) > 1
        be_verb = not twice and any(v in self.grammar.be_verbs for v in self.finder.lemmas(i, "VERB"))
        if self.finder.reflexive(i) or be_verb:
            return False  # their auxiliary is that of the passive: "has fallen", "clashed"
        if "aux:pass" in deps or "nsubj:pass" in deps:
            return True
        if any(d.startswith("aux") for d in deps) or "obj" in deps or self._shares_auxiliary(i):
            return False
        if self._doer_before(i) is not None:
            return False
        if tree.pos[i] == "ADJ":
            qualifies = tree.dep[i] in ("amod", "acl", "conj") or "cop" in deps  # "were herded": taken for an adjective
            return qualifies and bool(self.finder.lemmas(i, "VERB"))
        if tree.feature(i, "VerbForm") == "Inf" and self._under_passive(i):
            return True
        return tree.feature(i, "VerbForm") == "Part" and tree.feature(i, "Tense") != "Pres"

    def _doer_before(self, i: int) -> int | None:
        """The subject of a finite verb that the parser hung as an attribute on its object: "rioters | looted shops"."""
        tree, k = self.tree, i - 1
        if tree.dep[i] != "amod" or tree.head[i] <= i or k < tree.sentence(i).start or k in self.days:
            return None
        determined = any(tree.dep[d] == "det" and d < i for d in tree.kids[tree.head[i]])
        return k if tree.pos[k] in ("NOUN", "PROPN") and not determined else None

    def _shares_auxiliary(self, i: int) -> bool:
        """ "attacked the post and killed three": the second participle stands under the first's auxiliary."""
        tree, head = self.tree, self.tree.head[i]
        if tree.dep[i] != "conj" or head == i or any(tree.dep[k] == "obl:agent" for k in tree.kids[i]):
            return False
        deps = {tree.dep[k] for k in tree.kids[head]}
        return "aux:pass" not in deps and "nsubj:pass" not in deps and any(d.startswith("aux") for d in deps)

    def _under_passive(self, i: int) -> bool:
        """ "was dragged out and beaten": a participle that the tagger took for an infinitive, beside another."""
        tree, head = self.tree, self.tree.head[i]
        beside = tree.dep[i] == "conj" and any(tree.dep[k] == "aux:pass" for k in tree.kids[head])
        own = any(tree.dep[k].startswith(("nsubj", "mark")) for k in tree.kids[i])
        return beside and not own and tree.low[i] not in self.finder.lemmas(i, "VERB")

    def subjects(self, i: int, depth: int = 0) -> list[int]:
        """Subjects of a verb: its own, the noun it qualifies, the antecedent of "who", or that of the verb above."""
        tree = self.tree
        own = [k for k in tree.with_dep(i, "nsubj", "csubj") if tree.dep[k] != "nsubj:caus"]
        if own:
            return [*self._misplaced(i, own[0]), *(s for k in own for s in self._antecedents(k, i))]
        if "aux:pass" in (tree.dep[k] for k in tree.kids[i]) and (bare := self._bare_before(i)):
            return [bare]
        if (doer := self._doer_before(i)) is not None:
            return tree.conjuncts(doer)
        if (unmarked := self._unmarked_before(i)) is not None:
            return tree.conjuncts(unmarked)
        head, dep = tree.head[i], tree.dep[i].split(":")[0]
        if head == i or depth > 4:
            return []
        if dep == "acl" or (dep == "amod" and tree.pos[i] in ("VERB", "ADJ")):
            return [head]
        under = dep in ("xcomp", "conj", "advcl", "aux", "cop") or (
            dep == "ccomp" and tree.feature(i, "VerbForm") == "Inf"
        )
        if under and tree.pos[head] in ("VERB", "AUX", "ADJ"):
            if dep == "conj" and tree.dep[head].startswith("acl") and not self._relative(head):
                return [tree.head[head]]
            return self.subjects(head, depth + 1)
        return []

    def _bare_before(self, i: int) -> int | None:
        """The subject of a passive that the parser took for an adverbial: a noun before it without preposition."""
        tree = self.tree
        for k in range(i - 1, max(tree.sentence(i).start, i - 25) - 1, -1):
            if tree.pos[k] in ("VERB", "SCONJ") or tree.low[k] in (";", ":"):
                return None
            loose = tree.dep[k].split(":")[0] in ("obl", "nmod", "dep", "conj", "appos")
            if tree.pos[k] in ("NOUN", "PROPN") and loose and not tree.cases(k) and k not in self.days:
                return k
        return None

    def _unmarked_before(self, i: int) -> int | None:
        """A noun right before a verb, below it and without preposition: "a mob | burned", "police | shot"."""
        tree, k = self.tree, i - 1
        while k > 0 and (tree.dep[k].startswith("aux") or tree.pos[k] == "ADV"):
            k -= 1
        loose = tree.dep[k] in ("compound", "obl:unmarked", "obl", "nmod", "dislocated", "vocative")
        noun = k >= tree.sentence(i).start and tree.pos[k] in ("NOUN", "PROPN") and tree.head[k] == i
        finite = tree.pos[i] not in ("NOUN", "PROPN", "ADJ") and tree.pos[k] in ("NOUN", "PROPN")
        return k if noun and finite and loose and not tree.cases(k) and k not in self.days else None

    def _misplaced(self, i: int, subject: int) -> list[int]:
        """The first of two subjects, where the parser hung the verb on it: "the army | and the police dispersed"."""
        tree, head = self.tree, self.tree.head[i]
        joined = any(tree.dep[k] == "cc" for k in (*tree.kids[i], *tree.kids[subject]))
        first = tree.dep[i] == "conj" and tree.pos[head] in ("NOUN", "PROPN") and head < subject
        return tree.conjuncts(head)[:1] if joined and first else []

    def _relative(self, verb: int) -> bool:
        return any(self.tree.low[k] in self.grammar.relative_pronouns for k in self.tree.kids[verb])

    def _antecedents(self, k: int, verb: int) -> list[int]:
        tree = self.tree
        if tree.low[k] not in self.grammar.relative_pronouns:
            return tree.conjuncts(k)
        clause = next((a for a in (verb, *tree.ancestors(verb)) if tree.dep[a].startswith("acl")), None)
        return [tree.head[clause]] if clause is not None else []

    def _objects(self, act: Act) -> list[int]:
        """Direct objects, or what stands behind the pattern's preposition."""
        tree, i, preposition = self.tree, act.at, act.trigger.preposition
        if preposition is None:
            fixed = set(act.tokens)
            own = [k for k in tree.with_dep(i, "obj") if k not in fixed] or self._attributed(i) or self._articled(i)
            own = own or [k for k in self._unmarked(i) if k not in fixed]
            return [c for k in own for c in self._object_antecedents(k, i)]
        at = self.finder.marker(act.tokens[-1] if act.tokens[-1] > i else i, preposition, i)
        if at is None:
            return []
        return tree.conjuncts(self.governed(at))

    def _attributed(self, i: int) -> list[int]:
        """The noun on which the parser hung the verb as an attribute."""
        return [self.tree.head[i]] if self._doer_before(i) is not None else []

    def _articled(self, i: int) -> list[int]:
        """ "beat some students": an object without preposition, or whose article looks like "of the".

        The parser takes it for an adverbial, or hangs it on the day that stands between.
        """
        tree = self.tree
        if self.is_passive(i):
            return []
        for k in range(i + 1, min(i + _OBJECT, tree.sentence(i).stop)):
            if tree.pos[k] in ("VERB", "SCONJ", "CCONJ", "PUNCT", "PRON", "AUX"):
                break
            if k in self.days or tree.pos[k] not in ("NOUN", "PROPN"):
                continue
            above = tree.head[k]
            loose = tree.dep[k].split(":")[0] in ("obl", "nmod") and (above == i or above in self.days)
            return [k] if loose and self._bare(k, i) else []
        return []

    def _unmarked(self, i: int) -> list[int]:
        """A noun behind an active verb that the parser took for an adverbial, though it has no preposition: its object.

        Days and spans of time stand so too, and are none.
        """
        tree, units = self.tree, self.finder.pack.calendar.units
        if self.is_passive(i):
            return []
        for k in tree.kids[i]:
            loose = k > i and tree.dep[k] in _LOOSE and tree.pos[k] in ("NOUN", "PROPN") and k not in self.days
            if loose and tree.low[k] not in units and not self._governed_by_any(k):
                return [k]
        return []

    def _governed_by_any(self, noun: int) -> bool:
        """Whether a preposition stands below the noun or right before its phrase."""
        tree, first = self.tree, noun
        while first - 1 > tree.head[noun] and tree.head[first - 1] == noun and tree.pos[first - 1] != "PUNCT":
            first -= 1
        before = tree.pos[first - 1] in ("ADP", "SCONJ", "CCONJ") if first else True
        return bool(tree.cases(noun)) or before

    def _bare(self, noun: int, verb: int) -> bool:
        """Whether no true preposition stands between a verb and a noun, only an article of the form of one."""
        tree = self.tree
        cases = [j for j in range(verb + 1, noun) if tree.pos[j] == "ADP" and tree.dep[j] == "case"]
        return all(self._article(j) for j in cases) and (bool(cases) or any(d in self.days for d in range(verb, noun)))

    def _article(self, j: int) -> bool:
        parts = self.grammar.contractions.get(self.tree.low[j], ())
        return len(parts) > 1 and parts[0] in self.grammar.noun_agent_prepositions

    def _object_antecedents(self, k: int, verb: int) -> list[int]:
        return self._antecedents(k, verb)

    def governed(self, preposition: int) -> int:
        """The noun that a preposition marks; the next noun where the parser attached it oddly."""
        tree = self.tree
        if tree.dep[preposition] == "case" and tree.head[preposition] > preposition:
            noun = tree.head[preposition]
            counted = tree.pos[noun] == "NUM" and tree.dep[noun] == "nummod" and tree.head[noun] > noun
            return tree.head[noun] if counted else noun
        for j in range(preposition + 1, min(preposition + 7, len(tree))):
            if tree.pos[j] in ("NOUN", "PROPN", "PRON"):
                return j
        return preposition

    def agents(self, i: int) -> list[int]:
        """The agent of a passive: ``obl:agent``, or an oblique behind an agent preposition."""
        tree = self.tree
        found = []
        for k in tree.kids[i]:
            if tree.dep[k] == "obl:agent" or (
                tree.dep[k].startswith("obl") and any(c in self.grammar.agent_prepositions for c in tree.cases(k))
            ):
                found.extend(tree.conjuncts(k))
        return found

    def _doers(self, act: Act) -> list[int]:
        """The agent of a passive, or of a noun: where the parser has it, else behind the next agent preposition."""
        inside = self._marked_in(act)
        direct = [k for k in self.agents(act.at) if k not in act.tokens]
        return [*inside, *direct] if inside or direct else self._strayed(act.at, act.tokens)

    def _marked_in(self, act: Act) -> list[int]:
        """An agent that the pattern itself holds: "burnt alive by residents"."""
        marked = [t for t in act.tokens if any(c in self.grammar.agent_prepositions for c in self.tree.cases(t))]
        return [t for t in marked if self.classes(t) & _DOERS and "weapon" not in self.classes(t)]

    def _strayed(self, i: int, fixed: tuple[int, ...]) -> list[int]:
        """An agent that the parser hung elsewhere: "shot dead | by police", "taken on Monday at X | by the rebels"."""
        tree = self.tree
        for j in range(i + 1, min(i + _STRAY, tree.sentence(i).stop)):
            if (
                tree.low[j] in self.grammar.relative_pronouns
                or tree.pos[j] in ("SCONJ", "AUX")
                or tree.low[j] in _STOPS
            ):
                break
            if tree.pos[j] == "VERB" and j not in fixed:
                break
            if j in fixed or tree.low[j] not in self.grammar.agent_prepositions:
                continue
            doer = self.governed(j)
            if doer not in fixed and self.classes(doer) & _DOERS and "weapon" not in self.classes(doer):
                return tree.conjuncts(doer)
        return []

    # ---- nouns ------------------------------------------------------------------------------------------------
    def _nominal_roles(self, act: Act) -> None:
        tree, i, trigger = self.tree, act.at, act.trigger
        for k in tree.kids[i]:
            if tree.dep[k].split(":")[0] in ("nmod", "obl") and k > i:
                self._complement(act, k, trigger)
                for below in tree.with_dep(k, "nmod", "obl"):
                    if self._aimed_at(below):  # hung on the agent: "the attack of X | against Y"
                        act.targets.extend(tree.conjuncts(below))
            elif tree.dep[k].startswith("acl") and self.is_passive(k):
                self._participle(act, k)
            elif tree.dep[k] == "amod":
                act.agents.append(k)  # "the Israeli raid": an adjective of a country names the agent
            elif tree.dep[k] == "nmod:poss":
                act.around.setdefault("of", []).extend(tree.conjuncts(k))
                self._put(act, trigger.of or "agent", tree.conjuncts(k))
            elif tree.dep[k] == "compound" and k not in act.tokens:
                self._modifier(act, k)
        if trigger.verbless:
            act.around["marked"] = self._headline_marks(act)
            self._put(act, trigger.marked or trigger.object, act.around["marked"])
        self._light(act)
        if not act.agents and trigger.subject == "agent":
            self._put(act, "agent", self._strayed(i, act.tokens))
        if trigger.subject == "agent" and trigger.object == "agent":
            self._sides(act)
            self._opponents(act)

    def _headline_marks(self, act: Act) -> list[int]:
        """What stands behind a preposition that aims, in the verbless clause of an act noun."""
        tree = self.tree
        if act.trigger.preposition is not None:
            at = self.finder.marker(act.at, act.trigger.preposition, act.at)
            return [] if at is None else tree.conjuncts(self.governed(at))
        marked = [k for k in self._clause(act.at) if k > act.at and k not in self.days and self._aimed_at(k)]
        return tree.conjuncts(marked[0]) if marked else []

    def _modifier(self, act: Act, k: int) -> None:
        """A noun before the act noun, by what it denotes: "drone strike", "rebel attack", "school shooting"."""
        classes = self.classes(k)
        both = act.trigger.subject == "agent" and act.trigger.object == "agent"
        if "weapon" in classes:
            self._put(act, "weapon", [k])
        elif both or classes & {"armed", "protesters"} or ("party" in classes and not classes & {"civilian", "place"}):
            self._put(act, "agent", self.tree.conjuncts(k))
        elif classes & {"civilian", "person", "property"} and act.trigger.of != "none":
            self._put(act, "target", self.tree.conjuncts(k))

    def _sides(self, act: Act) -> None:
        """Both sides behind "between", wherever the parser hung them."""
        sentence = self.tree.sentence(act.at)
        for j in range(act.at + 1, min(act.at + 12, sentence.stop)):
            if self.tree.low[j] in self.grammar.reciprocal_prepositions:
                self._put(act, "agent", self.tree.conjuncts(self.governed(j)))
                break
        if len(act.agents) == 1:
            self._put(act, "agent", self._partner(act.agents[0]))

    def _opponents(self, act: Act) -> None:
        """ "a clash with insurgents": whoever is armed and hangs on the noun of a fight takes part in it."""
        for k in self.tree.kids[act.at]:
            behind = k > act.at and self.tree.dep[k].split(":")[0] in ("nmod", "obl") and bool(self.tree.cases(k))
            if behind and k not in act.targets and self.classes(k) & {"armed", "protesters"}:
                self._put(act, "agent", self.tree.conjuncts(k))

    def _partner(self, side: int) -> list[int]:
        """The noun behind the next "and", wherever the parser hung it: "between the army | and rebel fighters"."""
        tree, stop = self.tree, min(side + _BETWEEN, self.tree.sentence(side).stop)
        between = list(takewhile(lambda j: tree.pos[j] not in ("VERB", "AUX", "SCONJ"), range(side + 1, stop)))
        joint = next((j for j in between if tree.pos[j] == "CCONJ"), None)
        if joint is None:
            return []
        behind = [j for j in between if j > joint and tree.pos[j] in ("NOUN", "PROPN")]
        return [next((j for j in behind if tree.head[j] not in behind), behind[0])] if behind else []

    def _complement(self, act: Act, k: int, trigger: Trigger) -> None:
        cases = self.tree.cases(k)
        if self._aimed_at(k):
            act.targets.extend(self.tree.conjuncts(k))
        elif any(c in self.grammar.reciprocal_prepositions for c in cases) or any(
            c in self.grammar.agent_prepositions for c in cases
        ):
            act.agents.extend(self.tree.conjuncts(k))
        elif any(self.grammar.preposition(c) in self.grammar.noun_agent_prepositions for c in cases):
            act.around.setdefault("of", []).extend(self.tree.conjuncts(k))
            self._put(act, trigger.of or "agent", self.tree.conjuncts(k))

    def _aimed_at(self, k: int) -> bool:
        return any(c in self.grammar.target_prepositions for c in self.tree.cases(k))

    def _participle(self, act: Act, k: int) -> None:
        """ "led by X against Y"."""
        agents = self._participle_agents(k)
        act.agents.extend(agents)
        below = [o for a in agents for o in self.tree.with_dep(a, "nmod", "obl")]
        for o in (*self.tree.with_dep(k, "obl"), *below):
            if self._aimed_at(o):
                act.targets.extend(self.tree.conjuncts(o))
            elif any(c in self.grammar.reciprocal_prepositions for c in self.tree.cases(o)):
                self._put(act, "agent", self.tree.conjuncts(o))  # "a truce signed between A and B"
        for o in self.tree.with_dep(k, "obj"):
            act.targets.extend(self.tree.conjuncts(o))

    def _participle_agents(self, k: int) -> list[int]:
        """ "led by X", "blamed on X"; but those who blame, condemn or report an act did not do it."""
        cues = self.finder.pack.cues
        for blame, tokens in self.finder.verbs(k, cues.blame):
            at = self.finder.marker(tokens[-1], blame.preposition, k) if blame.preposition else None
            return self.tree.conjuncts(self.governed(at)) if at is not None and blame.who != "object" else []
        telling = next(self.finder.verbs(k, cues.reporting_verbs), None)
        claiming = next(self.finder.verbs(k, cues.claim.verbs), None)
        return [] if telling is not None and claiming is None else self.agents(k)

    def _light(self, act: Act) -> None:
        """The verb above an act noun: "led an attack", "the attack hit a convoy", "suffered an attack"."""
        tree, i = self.tree, act.at
        verb = tree.head[i]
        if verb == i or tree.pos[verb] not in ("VERB", "AUX"):
            return
        relation = tree.dep[i].split(":")[0]
        for light, _ in self.finder.verbs(verb, self.finder.pack.light_verbs):
            if self._stands_as_act(relation, light, verb):
                act.verb = verb
                self._light_roles(act, light, verb, relation)
                return
        if relation == "nsubj":
            act.verb = verb

    def _stands_as_act(self, relation: str, light: LightVerb, verb: int) -> bool:
        passive = self.is_passive(verb)
        if light.subject == "act":
            return relation == "nsubj" and not passive
        if light.object == "act" and light.preposition is None:
            return relation == "obj" or (passive and relation == "nsubj")
        return relation in ("obl", "nmod", "obj")

    def _light_roles(self, act: Act, light: LightVerb, verb: int, relation: str) -> None:
        tree = self.tree
        if self.is_passive(verb):
            self._put(act, light.subject if light.subject != "act" else "none", self.agents(verb))
        elif relation != "nsubj":
            self._put(act, light.subject, self.subjects(verb))
        else:
            self._put(act, light.object, [o for k in tree.with_dep(verb, "obj") for o in tree.conjuncts(k)])
        for o in tree.with_dep(verb, "obl"):
            if self._aimed_at(o):
                act.targets.extend(tree.conjuncts(o))
            elif any(c in self.grammar.reciprocal_prepositions for c in tree.cases(o)):
                act.agents.extend(tree.conjuncts(o))

    # ---- roles ------------------------------------------------------------------------------------------------
    def _put(self, act: Act, role: Role, tokens: list[int]) -> None:
        place = {"agent": act.agents, "target": act.targets, "weapon": act.instruments}.get(role)
        fixed = set(act.tokens) - set(self._marked_in(act))
        if place is not None:
            place.extend(t for t in tokens if t not in place and t not in fixed and t not in self.days)


def _rank(trigger: Trigger) -> tuple[bool, int, int]:
    return not trigger.weak, trigger.words, len(trigger.needs) + bool(trigger.beside)
