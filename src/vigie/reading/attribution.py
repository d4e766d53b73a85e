"""Who says so, and how surely: speakers of a clause, their own sources, negation, hypothesis, conditional.

A speaker is the subject of a verb of saying above or beside the clause, the noun behind "according to", or, for words
inside quotation marks, the speaker of the sentence that holds or follows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from vigie.languages import CueWords, Phrases
from vigie.model import Stance
from vigie.reading.acts import Acts
from vigie.reading.names import Mention
from vigie.reading.patterns import Finder
from vigie.reading.tree import Tree

Modality = Literal["fact", "negated", "hypothetical", "attempted", "foiled"]
_WEAKER: dict[Stance, int] = {"stated": 0, "claimed": 1, "unconfirmed": 2, "denied": 3}
_STOPS = frozenset({";", ":", "."})
_COMPLEMENT = 6  # tokens between a role and a name: "of the government of Kobra"
_MEMORY = 3  # sentences back that a pronoun may point


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker (head token) with the tokens that it vouches for and the stance of the verb or preposition."""

    speaker: int
    cue: int
    start: int
    end: int
    stance: Stance
    told: tuple[int, int] | None = None  # the clause that depends on the verb of saying, where there is one


class Attribution:
    """Speakers and modality for the tokens of one text."""

    def __init__(self, tree: Tree, finder: Finder, acts: Acts, mute: frozenset[int], known: frozenset[int]):
        """``mute``: heads that never speak (acts, weapons, places, times); ``known``: heads of known parties."""
        self.mute = mute
        self.known = known
        self.tree = tree
        self.finder = finder
        self.acts = acts
        self.pack = finder.pack
        self.cues = finder.pack.cues
        self.voices = self._voices()

    # ---- speakers ---------------------------------------------------------------------------------------------
    def _voices(self) -> list[Voice]:
        found: list[Voice] = []
        i = 0
        while i < len(self.tree):
            voice, step = self._prepositional(i)
            if voice is None:
                voice, step = self._verbal(i), 1
            if voice is not None:
                found.append(voice)
                found.extend(replace(voice, speaker=k) for k in self._fellows(voice.speaker))
            i += max(step, 1)
        return found

    def _fellows(self, speaker: int) -> Iterator[int]:
        """Speakers coordinated with one: "according to the mayor and the police"."""
        return (k for k in self.tree.conjuncts(speaker)[1:] if self.may_speak(k))

    def _prepositional(self, i: int) -> tuple[Voice | None, int]:
        """ "according to X"."""
        tree = self.tree
        strong = self.cues.source_prepositions.match(tree.low, i)
        weak = None if strong else self.cues.weak_source_prepositions.match(tree.low, i)
        hit = strong or weak
        if hit is None or i + hit[0] >= len(tree):
            return None, 1
        speaker = self._noun_after(i + hit[0] - 1)
        if speaker is not None:
            speaker = self._behind_report(speaker)
        if speaker is None or (weak and not self._weakly(i, speaker)):
            return None, hit[0]
        start, end = self._clause(i)
        return Voice(speaker, i, start, end, hit[1]), hit[0]

    def _noun_after(self, at: int) -> int | None:
        """The head of the noun phrase after token ``at`` (or at it: "de source officielle" names its own noun)."""
        tree = self.tree
        if tree.pos[at] == "NOUN":
            return at
        for j in range(at + 1, min(at + 7, len(tree))):
            if tree.sent[j] != tree.sent[at]:
                return None
            if tree.pos[j] in ("NOUN", "PROPN"):
                return j
            if tree.pos[j] == "PRON":
                return j
            if tree.pos[j] == "PUNCT" and tree.low[j] not in ('"', "«", "("):
                return None
        return None

    def _behind_report(self, i: int) -> int | None:
        """Whose report it is ("according to a toll of the ministry"), else the report, if it can speak at all."""
        if any(n in self.cues.reporting_nouns for n in self.finder.lemmas(i, "NOUN")):
            owners = (k for k in self.tree.with_dep(i, "nmod") if k > i and self._surely_speaks(k))
            return next(owners, i if self.may_speak(i) else None)
        return i if self.may_speak(i) else None

    def _weakly(self, i: int, speaker: int) -> bool:
        """ "For the army, ...": a weak preposition counts only at the head of a clause, before a known speaker."""
        first = i == self.tree.sentence(i).start or self.tree.pos[i - 1] == "PUNCT"
        return first and self._surely_speaks(speaker)

    def may_speak(self, i: int) -> bool:
        """Whether the noun phrase headed by ``i`` can be a speaker: persons, groups, institutions; nobody is none."""
        tree = self.tree
        if self._silent(i) or tree.pos[i] not in ("NOUN", "PROPN", "PRON"):
            return False
        return tree.pos[i] != "NOUN" or self._surely_speaks(i)

    def _silent(self, i: int) -> bool:
        """Nobody, an act, a weapon, a time, a place; but a capital that is a subject, and a party's name, do speak."""
        if self._nobody(i):
            return True
        capital = self.tree.pos[i] == "PROPN" and self.tree.dep[i].startswith("nsubj")
        return i in self.mute and i not in self.known and not capital

    def _surely_speaks(self, i: int) -> bool:
        """A noun of speakers or persons, a known party, or a person's or body's name."""
        if self._silent(i):
            return False
        if i in self.known or self.tree.ent[i] in ("PER", "ORG"):
            return True
        lemmas = self.finder.lemmas(i, "NOUN")
        counted = any(self.tree.dep[k] == "nummod" for k in self.tree.kids[i])  # "three children" are victims
        words = self.cues.source_nouns if counted else self._speaker_nouns
        return any(n in words or (not counted and n in self.pack.casualties.persons) for n in lemmas)

    @cached_property
    def _speaker_nouns(self) -> frozenset[str]:
        """Nouns of speakers and sources; a report speaks for its author only."""
        return (self.pack.grammar.speakers | self.cues.source_nouns) - self.cues.reporting_nouns

    def _nobody(self, i: int) -> bool:
        """ "no movement", "nobody"."""
        tree = self.tree
        return tree.low[i] in self.cues.negation or any(
            tree.dep[k] in ("det", "advmod") and k < i and tree.low[k] in self.cues.negation for k in tree.kids[i]
        )

    def _verbal(self, i: int) -> Voice | None:
        """A verb of saying with its subject; any verb between a closing quotation and a speaker is one."""
        hit = next(self.finder.verbs(i, self.cues.reporting_verbs), None)
        if hit is None and not (self.tree.pos[i] == "VERB" and self._after_quotation(i)):
            return None
        subject = self.speaker_of(i) if hit is not None else self._inverted(i)
        if subject is None or (hit is not None and subject in hit[1]):
            return None
        told = self._complement(i, hit[0].preposition if hit is not None else None)
        start, end = self._said(i, subject, told)
        return Voice(subject, i, start, end, hit[0].stance if hit is not None else "stated", told)

    def speaker_of(self, verb: int) -> int | None:
        """Who speaks by a verb: its subject, the agent of a passive, an inverted or a missed subject."""
        if self._after_quotation(verb) or self._inserted(verb):
            inverted = self._inverted(verb)
            if inverted is not None:
                return inverted
        if self.passive(verb):
            return next((k for k in self.acts.agents(verb) if self.may_speak(k)), None)
        speaker = next((k for k in self.acts.subjects(verb) if self.may_speak(k) and not self._parted(k, verb)), None)
        own = any(self.tree.dep[k].startswith("nsubj") for k in self.tree.kids[verb])
        if speaker is not None and (speaker < verb if own else not self._finite_clause(verb)):
            return speaker
        return self._before(verb) or speaker

    def passive(self, verb: int) -> bool:
        """A passive, or a participle that the tagger took for a noun or an adjective; a reflexive is none."""
        if self.tree.pos[verb] in ("NOUN", "ADJ") and self.tree.dep[verb] in ("acl", "amod"):
            return True
        return self.acts.is_passive(verb) and not self.finder.reflexive(verb)

    def _inserted(self, verb: int) -> bool:
        """A verb of saying behind a comma that closes a whole clause: "three were hurt, said the mayor"."""
        tree, j = self.tree, verb - 1
        while j >= 0 and tree.pos[j] in ("AUX", "ADV", "PRON"):
            j -= 1
        if j < 0 or tree.low[j] != "," or self.addresses(verb):
            return False
        before = range(tree.sentence(verb).start, j)
        told = (k for k in before if tree.pos[k] in ("VERB", "AUX") and tree.feature(k, "VerbForm") == "Fin")
        return any(not tree.dep[k].startswith(("acl", "advcl")) and tree.pos[tree.head[k]] != "NOUN" for k in told)

    def addresses(self, verb: int) -> bool:
        """Whether the noun behind the verb may be whom it accuses, asks or warns."""
        tables = (self.cues.blame, *(words.verbs for words in self.cues.statements.values()))
        return any(next(self.finder.verbs(verb, table), None) is not None for table in tables)

    def _parted(self, subject: int, verb: int) -> bool:
        """Whether a colon or a semicolon stands between: "Kobra: the junta admits the raid"."""
        return any(self.tree.low[j] in _STOPS for j in range(subject, verb))

    def _finite_clause(self, verb: int) -> bool:
        """A finite verb outside a coordination has its subject before it, even where the parser saw none."""
        tree = self.tree
        if tree.dep[verb] in ("conj", "ROOT") and tree.pos[verb] == "VERB":
            return False
        if tree.pos[verb] not in ("VERB", "AUX"):
            return True
        return any(tree.feature(k, "VerbForm") == "Fin" for k in (verb, *tree.with_dep(verb, "aux")))

    def _after_quotation(self, verb: int) -> bool:
        """Whether a verb (behind its auxiliary and clitics) follows a closing quotation mark or its comma."""
        tree, j = self.tree, verb - 1
        while j >= 0 and (tree.pos[j] in ("AUX", "ADV", "PRON") or tree.head[j] == verb) and tree.pos[j] != "PUNCT":
            j -= 1
        closing = self._closing
        return j >= 1 and (
            tree.low[j] in closing or (tree.low[j] in (",", "-", "–", "—") and tree.low[j - 1] in closing)
        )

    @cached_property
    def _closing(self) -> frozenset[str]:
        return frozenset(c for _, c in self.pack.grammar.quotes)

    def _inverted(self, verb: int) -> int | None:
        """The speaker right behind the verb, where an adverbial may stand between: "a dit sur X la ministre"."""
        tree = self.tree
        for j in range(verb + 1, min(verb + 9, len(tree))):
            if tree.sent[j] != tree.sent[verb] or tree.pos[j] in ("VERB", "SCONJ", "CCONJ") or tree.low[j] in _STOPS:
                return None
            if tree.pos[j] in ("NOUN", "PROPN") and not tree.cases(j) and tree.dep[j] not in ("flat:name", "flat"):
                sure = self._surely_speaks(j) or (tree.pos[j] == "PROPN" and self.may_speak(j))
                close = self._after_quotation(verb) and j - verb <= 3 and not self._silent(j)
                return j if sure or close else None
        return None

    def _before(self, verb: int) -> int | None:
        """The nearest speaker before a verb that the parser hung elsewhere: of its clause, or before "who"."""
        tree = self.tree
        relative = next((k for k in tree.kids[verb] if tree.low[k] in self.pack.grammar.relative_pronouns), None)
        at = verb if relative is None or relative > verb else relative
        for j in range(at - 1, tree.sentence(verb).start - 1, -1):
            if tree.low[j] in _STOPS:
                return None
            if tree.pos[j] in ("NOUN", "PROPN") and tree.dep[j] not in ("flat:name", "flat"):
                top = tree.head[j] if tree.dep[j] == "appos" else j
                free = not tree.cases(top) and tree.dep[top] != "obj"
                if tree.low[j - 1] != "(" and self._surely_speaks(j) and (free or (at - j <= 3 and at != verb)):
                    return j
        return None

    def antecedent(self, head: int) -> int:
        """The noun that a pronoun stands for: the last speaker before it that agrees; ``head`` itself where none does.

        A first person inside a quotation is the one who is quoted.
        """
        tree = self.tree
        if tree.pos[head] != "PRON":
            return head
        if tree.feature(head, "Person") == "1":
            quoting = self._of_quotation(head) if self.quoted[head] else []
            return quoting[0].speaker if quoting else head
        for voice in reversed(self.voices):
            noun = voice.speaker
            near = noun < head and tree.sent[head] - tree.sent[noun] <= _MEMORY
            if near and tree.pos[noun] != "PRON" and self._agree(noun, head):
                return noun
        return self._subject_before(head)

    def _subject_before(self, head: int) -> int:
        tree = self.tree
        for j in range(head - 1, -1, -1):
            if tree.sent[head] - tree.sent[j] > 2:
                break
            if tree.dep[j].startswith("nsubj") and self._surely_speaks(j) and self._agree(j, head):
                return j
        return head

    def _agree(self, noun: int, pronoun: int) -> bool:
        """Same gender and number as far as both tell; a person's name is one person."""
        tree = self.tree
        if tree.ent[noun] == "PER" and tree.feature(pronoun, "Number") == "Plur":
            return False
        pairs = ((tree.feature(noun, name), tree.feature(pronoun, name)) for name in ("Gender", "Number"))
        return all(not a or not b or a == b for a, b in pairs)

    def _said(self, verb: int, speaker: int, told: tuple[int, int] | None) -> tuple[int, int]:
        """What a verb of saying covers: its complement, or, for an inserted one, the whole clause around it."""
        start, end = self._clause(verb)
        if speaker > verb or self._after_quotation(verb):
            return start, end
        if told is not None:
            return verb, told[1]
        opens = any(self.tree.low[j] in self._openings for j in range(verb + 1, min(verb + 4, end)))
        return verb, end if opens else verb + 1

    def _complement(self, verb: int, preposition: str | None) -> tuple[int, int] | None:
        """The tokens of what is said, behind the verb: its clause or object, or what its preposition governs."""
        tree = self.tree
        heads = [k for k in tree.with_dep(verb, "ccomp", "xcomp", "obj") if k > verb]
        marked = self.finder.marker(verb, preposition, verb) if preposition else None
        if marked is not None:
            heads.append(self.acts.governed(marked))
        below = [j for k in heads for j in tree.subtree(k) if j > verb]
        return (min(below), max(below) + 1) if below else None

    @cached_property
    def _openings(self) -> frozenset[str]:
        """What opens a speech behind its verb."""
        return frozenset({":", *(o for o, _ in self.pack.grammar.quotes)})

    def _clause(self, i: int) -> tuple[int, int]:
        """The sentence of ``i``, cut at semicolons."""
        sentence = self.tree.sentence(i)
        start, end = sentence.start, sentence.stop
        for j in sentence:
            if self.tree.low[j] == ";":
                if j < i:
                    start = j + 1
                elif j < end:
                    end = j
        return start, end

    @cached_property
    def quoted(self) -> list[bool]:
        """For each token whether it stands inside quotation marks."""
        opening = {o for o, _ in self.pack.grammar.quotes}
        closing = {c for _, c in self.pack.grammar.quotes}
        found, inside = [], False
        for word in self.tree.low:
            if word in opening and not (inside and word in closing):
                inside = True
            elif word in closing:
                inside = False
            found.append(inside)
        return found

    def speakers(self, i: int) -> list[Voice]:
        """The voices that vouch for token ``i``, the surest scope first."""
        found = [v for v in self.voices if v.start <= i < v.end and not self._inside(i, v)]
        found.sort(key=lambda v: (v.end - v.start, abs(v.cue - i)))
        if not found and self.quoted[i]:
            found = self._of_quotation(i)
        return found

    def _inside(self, i: int, voice: Voice) -> bool:
        """A verb of saying does not vouch for itself, nor for its own subject."""
        return i == voice.cue or i == voice.speaker

    def _of_quotation(self, i: int) -> list[Voice]:
        """Who is quoted: the voice outside the quotation that stands nearest to one of its ends."""
        start, end = self._quotation(i)
        tree = self.tree
        first, last = tree.sent[start], tree.sent[end - 1]
        near = [v for v in self.voices if first - 1 <= tree.sent[v.cue] <= last + 1 and not start <= v.cue < end]
        return sorted(near, key=lambda v: (min(abs(v.cue - start), abs(v.cue - end)), v.cue))[:1]

    def quotation_length(self, i: int) -> int:
        """Tokens of the quotation around ``i``."""
        start, end = self._quotation(i)
        return end - start

    def _quotation(self, i: int) -> tuple[int, int]:
        """The run of quoted tokens around ``i``."""
        start = end = i
        while start > 0 and self.quoted[start - 1]:
            start -= 1
        while end < len(self.tree) and self.quoted[end]:
            end += 1
        return start, end

    def stance(self, i: int, voices: list[Voice]) -> Stance:
        """The weakest stance of voices and mood: a conditional is unconfirmed."""
        stances: list[Stance] = [v.stance for v in voices[:1]]
        verb = self._finite(i)
        if verb is not None and self.conditional(verb):
            stances.append("unconfirmed")
        hearsay = [self.cues.hearsay.match(self.tree.low, j) for j in range(*self._clause(i))]
        stances += [h[1] for h in hearsay if h]
        return max(stances, key=lambda s: _WEAKER[s], default="stated")

    def _finite(self, i: int) -> int | None:
        for j in (i, *self.tree.ancestors(i)):
            if self.tree.pos[j] in ("VERB", "AUX"):
                return j
        return None

    def conditional(self, verb: int) -> bool:
        """Conditional mood on the verb or its auxiliary."""
        tree = self.tree
        return any(tree.feature(j, "Mood") == "Cnd" for j in (verb, *tree.with_dep(verb, "aux", "cop")))

    # ---- did it happen? ---------------------------------------------------------------------------------------
    def modality(self, i: int) -> Modality:
        """Whether the act at token ``i`` is told as having happened."""
        verb = self._finite(i) if self.tree.pos[i] not in ("VERB", "AUX") else i
        if verb is not None and verb == i:
            if self._negated(verb):
                return "negated"
            if self._future(verb):
                return "hypothetical"
        governed = self._governed(i)
        if governed != "fact":
            return governed
        return "hypothetical" if self._under_if(i) else "fact"

    def _negated(self, verb: int) -> bool:
        tree = self.tree
        for k in tree.kids[verb]:
            if tree.feature(k, "Polarity") == "Neg" or (
                tree.dep[k] == "advmod" and self.cues.negation.match(tree.low, k) is not None
            ):
                return True
        return any(
            tree.low[k] in self.cues.negation and tree.pos[k] == "ADP" for k in tree.with_dep(verb, "mark", "case")
        )

    def _future(self, verb: int) -> bool:
        tree = self.tree
        if tree.feature(verb, "Tense") == "Fut" or tree.feature(verb, "Mood") == "Imp":
            return tree.feature(verb, "VerbForm") == "Fin"
        aux = list(tree.with_dep(verb, "aux", "cop"))
        if any(tree.feature(k, "Tense") == "Fut" for k in aux):
            return True
        # a bare conditional ("pourrait viser") speaks of what may come; with a past participle it reports
        past = tree.feature(verb, "VerbForm") == "Part"
        return not past and tree.feature(verb, "Mood") == "Cnd"

    def _governed(self, i: int) -> Modality:
        """The verbs and nouns above the act: "threatened to", "tried to", "foiled"."""
        tree = self.tree
        child = i
        for steps, j in enumerate(tree.ancestors(i)):
            if steps > 3:
                break
            relation = tree.dep[child].split(":")[0]
            if relation in ("nsubj", "advcl", "acl", "conj", "parataxis", "appos") and not (
                relation == "nsubj" and self.acts.is_passive(j)
            ):
                break
            for modality, words in self._modal_words():
                if self._holds(j, words):
                    return modality
            child = j
        for k in tree.kids[i]:
            if tree.dep[k] == "amod" and tree.lemma[k] in self.cues.hypothesis.adjectives:
                return "hypothetical"
            if tree.dep[k].startswith("acl") and self._holds(k, self.cues.foiled):
                return "foiled"
        return "fact"

    def _modal_words(self) -> tuple[tuple[Modality, CueWords], ...]:
        return (
            ("hypothetical", self.cues.hypothesis), ("foiled", self.cues.foiled), ("attempted", self.cues.attempted),
        )  # fmt: skip

    def _holds(self, j: int, words: CueWords) -> bool:
        return holds(self.finder, j, words)

    def _under_if(self, i: int) -> bool:
        tree = self.tree
        for j in (i, *tree.ancestors(i)):
            for k in tree.kids[j]:
                if tree.dep[k] == "mark" and tree.pos[k] != "PRON" and _matches(self.cues.conjunctions, tree, k):
                    return True
            if tree.dep[j].startswith(("ROOT", "ccomp")):
                return False
        return False


def with_name(tree: Tree, mention: Mention) -> Mention:
    """A role with the person's name that stands behind it: "the governor, Jean Untel", "Colonel Untel".

    Between the two only the role's own complements may stand. The name becomes the mention's.
    """
    if tree.ent[mention.head] == "PER" or tree.feature(mention.head, "Number") == "Plur":
        return mention
    at = mention.end
    while at < len(tree) and at - mention.end < _COMPLEMENT and _complements(tree, at):
        at += 1
    comma = at < len(tree) and tree.low[at] == ","
    start = at + comma
    end = start
    while end < len(tree) and tree.pos[end] == "PROPN" and (tree.ent[end] == "PER" or (end > start or not comma)):
        end += 1
    title = comma or (at == mention.end and mention.role is not None) or tree.pos[mention.head] == "NOUN"
    if end == start or not title or tree.sent[start] != tree.sent[mention.head] or not _person(tree, start, end):
        return mention
    name = " ".join(tree.word[start:end])
    return replace(mention, end=end, name=name, unnamed=False)


def _complements(tree: Tree, at: int) -> bool:
    """Whether token ``at`` can stand between a role and its holder's name."""
    return tree.pos[at] in ("ADP", "DET", "NOUN", "ADJ") or (tree.pos[at] == "PROPN" and tree.ent[at] != "PER")


def _person(tree: Tree, start: int, end: int) -> bool:
    return any(tree.ent[j] == "PER" for j in range(start, end))


def holds(finder: Finder, j: int, words: CueWords) -> bool:
    """Whether one of the cue words stands at token ``j``."""
    tree = finder.tree
    verbs: Mapping[str, tuple[object, ...]] = words.verbs
    if verbs and next(finder.verbs(j, words.verbs), None) is not None:
        return True
    if words.nouns and next(finder.nouns(j, words.nouns), None) is not None:
        return True
    return tree.lemma[j] in words.adjectives and tree.pos[j] in ("ADJ", "VERB")


def _matches(phrases: Phrases[str], tree: Tree, k: int) -> bool:
    return phrases.match(tree.low, k) is not None
