"""Who says so, and how surely: speakers of a clause, their own sources, negation, hypothesis, conditional.

A speaker is the subject of a verb of saying above or beside the clause, the noun behind "according to", or, for words
inside quotation marks, the speaker of the sentence that holds or follows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Literal

from vigie.languages import CueWords, Phrases
from vigie.model import Stance
from vigie.reading.acts import Acts
from vigie.reading.patterns import Finder
from vigie.reading.speakers import Speakers
from vigie.reading.tacit import Tacit
from vigie.reading.tree import Tree
from vigie.reading.voice import Voice

Modality = Literal["fact", "negated", "hypothetical", "attempted", "foiled"]
_WEAKER: dict[Stance, int] = {"stated": 0, "claimed": 1, "unconfirmed": 2, "denied": 3}
_ONWARD = 1  # sentences back that a voice without an act of its own goes on about
_MEMORY = 3  # sentences back that a pronoun may point


class Attribution:
    """Speakers and modality for the tokens of one text."""

    def __init__(self, tree: Tree, finder: Finder, acts: Acts, mute: frozenset[int], known: frozenset[int]):
        """``mute``: heads that never speak (acts, weapons, places, times); ``known``: heads of known parties."""
        self.tree = tree
        self.finder = finder
        self.acts = acts
        self.pack = finder.pack
        self.cues = finder.pack.cues
        self.speech = Speakers(tree, finder, acts, mute, known)
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
        return [*found, *Tacit(self.speech, found).find()]

    def _fellows(self, speaker: int) -> Iterator[int]:
        """Speakers coordinated with one: "according to the mayor and the police"."""
        yield from (k for k in self.tree.conjuncts(speaker)[1:] if self.speech.may_speak(k))
        start = self.speech.opening(speaker)
        if start > 1 and self.tree.pos[start - 1] == "CCONJ":
            before = self.speech.nearest_noun(start - 2)
            if before is not None and self.speech.surely_speaks(before):
                yield before

    def _prepositional(self, i: int) -> tuple[Voice | None, int]:
        """ "according to X"."""
        tree = self.tree
        strong = self.cues.source_prepositions.match(tree.low, i)
        weak = None if strong else self.cues.weak_source_prepositions.match(tree.low, i)
        hit = strong or weak
        if hit is None or i + hit[0] >= len(tree):
            return None, 1
        speaker = self._noun_after(i, i + hit[0] - 1)
        if speaker is not None:
            speaker = self._behind_report(speaker)
        if speaker is None or (weak and not self._weakly(i, speaker)):
            return None, hit[0]
        start, end = self._clause(i)
        return Voice(speaker, i, start, end, hit[1], way="preposition"), hit[0]

    def _noun_after(self, start: int, at: int) -> int | None:
        """The head of the noun phrase after a phrase ``[start, at]``, or in it: "from an official source"."""
        tree = self.tree
        if tree.pos[at] not in ("ADP", "DET", "VERB", "AUX"):
            inside = next((j for j in range(start, at + 1) if tree.pos[j] == "NOUN"), None)
            if inside is not None:
                return inside
        for j in range(at + 1, min(at + 7, len(tree))):
            if tree.sent[j] != tree.sent[at]:
                return None
            if tree.pos[j] in ("NOUN", "PROPN"):
                return self.speech.whole(j)
            if tree.pos[j] == "PRON":
                return j
            if tree.pos[j] == "PUNCT" and tree.low[j] not in ('"', "«", "("):
                return None
        return None

    def _behind_report(self, i: int) -> int | None:
        """Whose report it is ("according to a toll of the ministry"), else the report, if it can speak at all."""
        if any(n in self.cues.reporting_nouns for n in self.finder.lemmas(i, "NOUN")):
            owners = (k for k in self.tree.with_dep(i, "nmod") if k > i and self.speech.surely_speaks(k))
            return next(owners, i if self.speech.may_speak(i) else None)
        return i if self.speech.may_speak(i) else None

    def _weakly(self, i: int, speaker: int) -> bool:
        """ "For the army, ...": a weak preposition counts only at the head of a clause, before a known speaker."""
        first = i == self.tree.sentence(i).start or self.tree.pos[i - 1] in ("PUNCT", "NUM")
        return first and self.speech.surely_speaks(speaker)

    def _verbal(self, i: int) -> Voice | None:
        """A verb of saying with its subject; any verb between a closing quotation and a speaker is one."""
        hit = next(self.finder.verbs(i, self.cues.reporting_verbs), None)
        if hit is None and not (self.tree.pos[i] == "VERB" and self.speech.after_quotation(i)):
            return None
        subject = self.speech.speaker_of(i) if hit is not None else self.speech.inverted(i)
        if subject is None or (hit is not None and subject in hit[1]):
            return None
        told = self._complement(i, hit[0].preposition if hit is not None else None)
        start, end = self._said(i, subject, told)
        return Voice(subject, i, start, end, hit[0].stance if hit is not None else "stated", told)

    def antecedent(self, head: int) -> int:
        """The noun that a pronoun stands for: the last speaker before it that agrees; ``head`` itself where none does.

        A first person inside a quotation is the one who is quoted; "this source" is the source named before.
        """
        tree = self.tree
        if tree.pos[head] == "NOUN" and self._pointing_back(head):
            return self._same_before(head)
        one = self.speech.one_of(head) if tree.pos[head] in ("NUM", "PRON") else None
        if one is not None:
            return one
        if tree.pos[head] != "PRON" and not self.speech.stands_for(head):
            return head
        if tree.low[head].rpartition("'")[2] in self.pack.grammar.impersonal_pronouns and not tree.feature(
            head, "Gender"
        ):
            return head  # "one suspects"
        if tree.feature(head, "Person") == "1":
            quoting = self._of_quotation(head) if self.quoted[head] else []
            return quoting[0].speaker if quoting else head
        for voice in reversed(self.voices):
            noun = voice.speaker
            near = noun < head and tree.sent[head] - tree.sent[noun] <= _MEMORY and not self._belongs(noun, head)
            if near and tree.pos[noun] != "PRON" and self._agree(noun, head):
                return noun
        return self._subject_before(head)

    def _belongs(self, noun: int, head: int) -> bool:
        """ "Through his lawyer, he denied it": somebody's own lawyer is not he."""
        possessives = self.pack.grammar.possessives
        same = self.tree.sent[noun] == self.tree.sent[head]
        return same and any(self.tree.low[k] in possessives for k in self.tree.kids[noun])

    def _pointing_back(self, noun: int) -> bool:
        return any(self.tree.low[k] in self.pack.grammar.demonstratives for k in self.tree.with_dep(noun, "det"))

    def _same_before(self, noun: int) -> int:
        """The speaker named before by the same noun."""
        lemmas = set(self.finder.lemmas(noun, "NOUN"))
        before = (v.speaker for v in reversed(self.voices) if v.speaker < noun)
        return next((k for k in before if lemmas & set(self.finder.lemmas(k, "NOUN"))), noun)

    def _subject_before(self, head: int) -> int:
        tree = self.tree
        for j in range(head - 1, -1, -1):
            if tree.sent[head] - tree.sent[j] > 2:
                break
            if tree.dep[j].startswith("nsubj") and self.speech.surely_speaks(j) and self._agree(j, head):
                return j
        return head

    def _agree(self, noun: int, pronoun: int) -> bool:
        """Same gender and number as far as both tell; a person's name is one person."""
        tree = self.tree
        if tree.ent[noun] == "PER" and tree.feature(pronoun, "Number") == "Plur":
            return False
        names = ("Gender",) if self._counts_either_way(noun, pronoun) else ("Gender", "Number")
        pairs = ((tree.feature(noun, name), tree.feature(pronoun, name)) for name in names)
        return all(not a or not b or a == b for a, b in pairs)

    def _counts_either_way(self, noun: int, pronoun: int) -> bool:
        """A party is one or many: "the group said they", "the Guards said it"."""
        tree = self.tree
        if noun not in self.speech.known or tree.ent[noun] == "PER":
            return False
        name = tree.pos[noun] == "PROPN" or tree.ent[noun] == "ORG" or tree.word[noun].isupper()
        return name or (tree.sent[noun] == tree.sent[pronoun] and tree.feature(noun, "Number") == "Sing")

    def _said(self, verb: int, speaker: int, told: tuple[int, int] | None) -> tuple[int, int]:
        """What a verb of saying covers: its complement, or, for an inserted one, the whole clause around it."""
        start, end = self._clause(verb)
        if speaker > verb or self.speech.after_quotation(verb):
            return start, end
        if self.speech.encloses(speaker, verb) or (told is None and self.speech.follows_clause(speaker)):
            return start, end
        if told is not None:
            return verb, told[1]
        opens = any(self.tree.low[j] in self._openings for j in range(verb + 1, min(verb + 4, end)))
        opens = opens or (verb + 1 < end and self.tree.pos[verb + 1] == "SCONJ")
        return verb, end if opens else verb + 1

    def _complement(self, verb: int, preposition: str | None) -> tuple[int, int] | None:
        """The tokens of what is said, behind the verb: its clause or object, or what its preposition governs."""
        tree = self.tree
        addressed = self.speech.addressees(verb)
        heads = [k for k in self.speech.told(verb) if k not in addressed]
        heads += [k for a in addressed for k in tree.with_dep(a, "acl", "ccomp") if any(tree.with_dep(k, "nsubj"))]
        heads = heads or self._clause_behind(verb)
        marked = self.finder.marker(verb, preposition, verb) if preposition else None
        if marked is not None:
            heads.append(self.acts.governed(marked))
        below = [j for k in heads for j in tree.subtree(k) if j > verb]
        return (min(below), max(below) + 1) if below else None

    def _clause_behind(self, verb: int) -> list[int]:
        """A clause with its own subject right behind the verb, which the parser hung elsewhere."""
        tree = self.tree
        for j in range(verb + 1, tree.sentence(verb).stop):
            if tree.pos[j] in ("PUNCT", "CCONJ") or tree.low[j] in self.pack.grammar.relative_pronouns:
                return []
            if tree.dep[j].startswith("nsubj") and tree.head[j] > j:
                return [tree.head[j]] if tree.head[tree.head[j]] <= verb else []
        return []

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
        """The voices that vouch for token ``i``, the surest scope first, then those that go on about it."""
        found = self.covering(i)
        return found + [v for v in self._going_on.get(self.tree.sent[i], ()) if v not in found]

    @cached_property
    def _going_on(self) -> dict[int, list[Voice]]:
        """Voices that tell a number and no act, by the sentence before that tells one: "The mayor put it at ten"."""
        telling = {self.tree.sent[i] for i in range(len(self.tree)) if self._tells(i)}
        found: dict[int, list[Voice]] = {}
        for voice in self.voices:
            here = self.tree.sent[voice.cue]
            if voice.stance == "denied" or self.speech.addresses(voice.cue):
                continue
            said = [i for i in range(voice.start, voice.end) if not self._inside(i, voice)]
            if any(self._tells(i) for i in said) or not any(self._number(i) for i in said):
                continue
            before = next((n for n in range(here, here - _ONWARD - 1, -1) if n in telling), None)
            if before is not None:
                found.setdefault(before, []).append(voice)
        return found

    def _number(self, i: int) -> bool:
        """A number that is no time and no number of weapons."""
        return self.tree.pos[i] == "NUM" and i not in self.speech.mute

    def _tells(self, i: int) -> bool:
        """Whether a sure trigger of an act stands at token ``i``."""
        tables = (self.finder.verbs(i, self.pack.verb_triggers), self.finder.nouns(i, self.pack.noun_triggers))
        return any(not trigger.weak for found in tables for trigger, _ in found)

    def covering(self, i: int) -> list[Voice]:
        """The voices whose words hold token ``i``, the narrowest first, else who is quoted there."""
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
        hearsay = self._hearsay
        stances += [hearsay[j] for j in range(*self._clause(i)) if j in hearsay] if hearsay else []
        return max(stances, key=lambda s: _WEAKER[s], default="stated")

    @cached_property
    def _hearsay(self) -> dict[int, Stance]:
        """The stance of every phrase of hearsay, by its first token."""
        low, phrases = self.tree.low, self.cues.hearsay
        starts = [j for j, word in enumerate(low) if word in phrases.index]
        return {j: hit[1] for j in starts if (hit := phrases.match(low, j))}

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
            if self.negated(verb):
                return "negated"
            if self._future(verb):
                return "hypothetical"
        governed = self._governed(i)
        if governed != "fact":
            return governed
        return "hypothetical" if self._under_if(i) else "fact"

    def negated(self, verb: int) -> bool:
        """Whether a negation hangs on the verb or on the predicate."""
        tree = self.tree
        for k in tree.kids[verb]:
            if tree.feature(k, "Polarity") == "Neg" or (
                tree.dep[k] == "advmod" and self.cues.negation.match(tree.low, k) is not None
            ):
                return True
        return any(
            tree.low[k] in self.cues.negation and tree.pos[k] in ("ADP", "SCONJ")
            for k in tree.with_dep(verb, "mark", "case")
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
        return not past and (tree.feature(verb, "Mood") == "Cnd" or any(tree.feature(k, "Mood") == "Cnd" for k in aux))

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
            if relation == "obl" and self._temporal(child):
                break  # "demanded talks after the attack"
            for modality, words in self._modal_words():
                if self._holds(j, words):
                    return modality
            child = j
        for k in tree.kids[i]:
            if tree.dep[k] == "amod":
                for modality, words in self._modal_words():
                    if tree.lemma[k] in words.adjectives:
                        return modality
            if tree.dep[k].startswith("acl") and self._holds(k, self.cues.foiled):
                return "foiled"
        return "fact"

    def _temporal(self, noun: int) -> bool:
        """Behind "after", "since": the noun only tells when."""
        calendar = self.pack.calendar
        words = (calendar.later, calendar.earlier, calendar.since)
        return any(case in phrases for case in self.tree.cases(noun) for phrases in words)

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
