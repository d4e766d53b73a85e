"""Who says so, and how surely: speakers of a clause, their own sources, negation, hypothesis, conditional.

A speaker is the subject of a verb of saying above or beside the clause, the noun behind "according to", or, for words
inside quotation marks, the speaker of the sentence that holds or follows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from vigie.languages import CueWords, Phrases
from vigie.model import Stance
from vigie.reading.acts import Acts
from vigie.reading.patterns import Finder
from vigie.reading.tree import Tree

Modality = Literal["fact", "negated", "hypothetical", "attempted", "foiled"]
_WEAKER: dict[Stance, int] = {"stated": 0, "claimed": 1, "unconfirmed": 2, "denied": 3}
_BREAKS = frozenset({";", "."})


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker (head token) with the tokens that it vouches for and the stance of the verb or preposition."""

    speaker: int
    cue: int
    start: int
    end: int
    stance: Stance
    source_of: int | None = None  # the speaker who quotes this one


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
            i += max(step, 1)
        return found

    def _prepositional(self, i: int) -> tuple[Voice | None, int]:
        """ "according to X"."""
        tree = self.tree
        strong = self.cues.source_prepositions.match(tree.low, i)
        weak = None if strong else self.cues.weak_source_prepositions.match(tree.low, i)
        hit = strong or weak
        if hit is None or i + hit[0] >= len(tree):
            return None, 1
        speaker = self._noun_after(i + hit[0] - 1)
        if speaker is None or speaker in self.mute or (weak and not self._weakly(i, speaker)):
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

    def _weakly(self, i: int, speaker: int) -> bool:
        """ "For the army, ...": a weak preposition counts only at the head of a clause, before a known speaker."""
        first = i == self.tree.sentence(i).start or self.tree.pos[i - 1] == "PUNCT"
        return first and (speaker in self.known or self._may_speak(speaker))

    def _may_speak(self, i: int) -> bool:
        noun = any(
            n in self.pack.grammar.speakers or n in self.cues.source_nouns for n in self.finder.lemmas(i, "NOUN")
        )
        return noun or i in self.known or self.tree.ent[i] == "PER"

    def _verbal(self, i: int) -> Voice | None:
        """A verb of saying with its subject."""
        hit = next(self.finder.verbs(i, self.cues.reporting_verbs), None)
        if hit is None:
            return None
        subject = self._speaker_of(i)
        if subject is None or subject in self.mute:
            return None
        start, end = self._said(i)
        return Voice(subject, i, start, end, hit[0].stance)

    def _speaker_of(self, verb: int) -> int | None:
        """The subject of a verb of saying; the agent of a passive; an inverted subject that the parser missed."""
        tree = self.tree
        if self.acts.is_passive(verb):
            agents = self.acts.agents(verb)
            return agents[0] if agents else None
        subjects = self.acts.subjects(verb)
        if subjects and tree.pos[subjects[0]] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            return subjects[0]
        for j in range(verb + 1, min(verb + 6, len(tree))):
            if tree.pos[j] in ("NOUN", "PROPN") and tree.sent[j] == tree.sent[verb]:
                return j if tree.dep[j] in ("obj", "nsubj", "ROOT", "dep", "appos", "parataxis") else None
            if tree.pos[j] not in ("DET", "ADJ", "NUM", "ADP"):
                return None
        return None

    def _said(self, verb: int) -> tuple[int, int]:
        """What a verb of saying covers: its complement clause, or, for an inserted one, the whole clause around it."""
        tree = self.tree
        complements = [k for k in tree.with_dep(verb, "ccomp", "xcomp", "obj") if k > verb]
        if complements and tree.dep[verb] in ("ROOT", "conj", "advcl", "acl", "acl:relcl"):
            below = tree.subtree(complements[0])
            last = max(max(tree.subtree(k)) for k in complements)
            return min(verb, below[0]), last + 1
        return self._clause(verb)

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
        """A quotation without a verb of its own: the speaker of the next or the previous sentence."""
        number = self.tree.sent[i]
        near = [v for v in self.voices if self.tree.sent[v.cue] in (number + 1, number - 1)]
        return near[:1]

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
                if tree.dep[k] == "mark" and _matches(self.cues.conjunctions, tree, k):
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
