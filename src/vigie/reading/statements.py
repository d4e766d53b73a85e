"""Speech acts: who threatens, demands, denies, accuses, condemns, pledges, claims, aids or alerts, and towards whom."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.languages import CueWords
from vigie.model import Party, Statement, StatementKind, When
from vigie.reading.evidence import MOST_WORDS, length
from vigie.reading.names import Mention
from vigie.reading.responsibility import Pointing
from vigie.reading.scene import Scene
from vigie.reading.telling import HARM, Telling
from vigie.reading.voice import Voice

_OF_PART: dict[str, StatementKind] = {"claimed_by": "claim", "denied_by": "denial", "blamed": "accusation"}
_SOFTER = frozenset({"pledge", "alert"})  # than a threat
_OF_PARTIES = frozenset({"government", "party", "state_forces", "police", "rebel_group"})
_OF_HELPERS = frozenset({"aid", "alert"})
_HELPERS = frozenset({"agency", "observer", "mission", "external_forces"})
_HURT = frozenset({"die", "wound", "kill"})


class Statements:
    """Finds the statements of one scene."""

    def __init__(self, scene: Scene, pointings: list[Pointing]):
        self.scene = scene
        self.pointings = pointings
        self.pointed = {p.cue for p in pointings}
        self.author = scene.author

    def find(self) -> list[Statement]:
        """In text order, each kind and speaker once."""
        found: list[tuple[int, Statement]] = []
        for pointing in self.pointings:
            speaker = pointing.by if pointing.part == "blamed" else pointing.who
            target = pointing.who if pointing.part == "blamed" else None
            if speaker is not None and pointing.rule != "told":
                found.extend(self._statement(_OF_PART[pointing.part], pointing.cue, speaker, target, "pointing"))
        for i in self._cues():
            for kind, words in self.scene.pack.cues.statements.items():
                if self.scene.finder.among(i, "VERB", words.verbs):
                    found.extend(self._verb(i, kind, words))
                found.extend(self._phrase(i, kind, words))
        for told in Telling(self.scene).find():
            found.extend(self._statement(told.kind, told.at, told.speaker, told.target, told.how))
        found.extend(self._flatly())
        return self._unique(found)

    def _cues(self) -> Iterator[int]:
        """The tokens that may be a speech act of any kind."""
        kinds, among = self.scene.pack.cues.statements.values(), self.scene.finder.among
        openings = {word for words in kinds for word in words.phrases.index}
        verbs = {lemma for words in kinds for lemma in words.verbs}
        yield from (i for i, low in enumerate(self.scene.tree.low) if low in openings or among(i, "VERB", verbs))

    # ---- cues -------------------------------------------------------------------------------------------------
    def _verb(self, i: int, kind: StatementKind, words: CueWords) -> Iterator[tuple[int, Statement]]:
        """A verb of a speech act with its subject; claims need an act too, and come as pointings."""
        if kind == "claim":
            return
        fits = (h for h in self.scene.finder.verbs(i, words.verbs) if not self._timed(i, h[0].preposition))
        hit = next(fits, None)
        if hit is None or self.scene.attribution.modality(i) == "negated" or self._stronger(i, kind):
            return
        speech = self.scene.attribution.speech
        speaker = self._doer(i)
        if speaker is None:
            speaker = speech.speaker_of(i)
        if speaker is None:
            speaker = speech.own_subject(i)
        if speaker is not None and not self._fitting(i, speaker, kind):
            return
        if speaker is not None and not (kind == "pledge" and self._past(i)):
            told: StatementKind = "threat" if kind == "pledge" and self._harm(i) else kind
            target = self._target(i, hit[0].preposition)
            for each in (speaker, *self._fellows(speaker, i)):
                yield from self._statement(told, i, each, target, "verb")

    def _fellows(self, speaker: int, verb: int) -> list[int]:
        """Who does the same beside the speaker: "the mayor and the bishop condemn the attack"."""
        speech = self.scene.attribution.speech
        subject = self.scene.tree.dep[speaker].startswith("nsubj") and speaker < verb
        return (
            [k for k in self.scene.tree.conjuncts(speaker)[1:] if k < verb and speech.may_speak(k)] if subject else []
        )

    def _fitting(self, i: int, speaker: int, kind: StatementKind) -> bool:
        """Whether the speaker is the verb's own subject by form; aid and alerts come from those who help."""
        tree = self.scene.tree
        if kind in _OF_HELPERS:
            mention = self.scene.speaker(speaker)
            if mention.kind not in _HELPERS and not (mention.entry is not None and not mention.armed):
                return False
        own = any(tree.dep[k].startswith("nsubj") for k in tree.kids[i])
        if tree.feature(i, "VerbForm") in ("Inf", "Ger") and not own:
            return tree.dep[speaker].startswith("nsubj") or speaker > i or speaker == self._doer(i)
        alone = not any(tree.dep[k] == "conj" for k in tree.kids[speaker]) and tree.pos[speaker] == "NOUN"
        numbers = (tree.feature(i, "Number"), tree.feature(speaker, "Number"))
        return not (alone and own and numbers == ("Plur", "Sing") and tree.feature(i, "VerbForm") == "Fin")

    def _doer(self, i: int) -> int | None:
        """ "Thousands marched to demand ...": who does what an infinitive or participle of purpose goes with."""
        tree, scene = self.scene.tree, self.scene
        if any(tree.dep[k].startswith("nsubj") for k in tree.kids[i]) or tree.feature(i, "VerbForm") == "Fin":
            return None
        if not any(tree.dep[k] == "mark" for k in tree.kids[i]) and tree.feature(i, "Tense") == "Past":
            return None
        marching = [a for a in scene.acts if a.frame == "protest" and not a.nominal and tree.sent[a.at] == tree.sent[i]]
        doing = next((a.at for a in reversed(marching) if a.at < i), None)
        above = doing if doing is not None else tree.head[i] if tree.dep[i].startswith("advcl") else None
        if above is None or above > i or tree.pos[above] != "VERB":
            return None
        subjects = (k for k in scene.grammar_of_acts.subjects(above) if k < i and tree.pos[k] != "PRON")
        return next((k for k in subjects if scene.is_speaker(scene.names.mention(k))), None)

    def _timed(self, i: int, preposition: str | None) -> bool:
        """ "called the raid on Friday an outrage": the preposition opens a date and does not belong to the verb.

        No more does one behind another verb or an adjective: "called responsible for", "a man called X walked on".
        """
        at = self.scene.finder.marker(i, preposition, i) if preposition else None
        if at is None:
            return False
        between = range(i + 1, at)
        if any(self.scene.tree.pos[j] in ("VERB", "AUX", "ADJ") for j in between):
            return True
        governed = self.scene.grammar_of_acts.governed(at)
        return any(t.start <= governed < t.end for t in self.scene.times)

    def _stronger(self, i: int, kind: StatementKind) -> bool:
        """ "swears to avenge" is a threat and no pledge."""
        threats = self.scene.pack.cues.statements["threat"].verbs
        return kind == "pledge" and next(self.scene.finder.verbs(i, threats), None) is not None

    def _harm(self, i: int) -> bool:
        """Whether what is promised is violence."""
        tree = self.scene.tree
        near = {j for k in tree.with_dep(i, "xcomp", "ccomp", "obj", "obl") for j in (k, *tree.kids[k])}
        return any(act.at in near and act.frame in HARM for act in self.scene.acts)

    def _past(self, i: int) -> bool:
        """Whether what is sworn lies in the past: it is no pledge."""
        tree = self.scene.tree
        for k in tree.with_dep(i, "ccomp"):
            verbs = [v for v in (k, *tree.with_dep(k, "aux", "cop")) if tree.feature(v, "VerbForm") == "Fin"]
            if any(tree.feature(v, "Mood") == "Cnd" or tree.feature(v, "Tense") == "Fut" for v in verbs):
                return False
            return any(tree.feature(v, "Tense") == "Imp" or tree.dep[v] == "aux:tense" for v in verbs)
        return False

    def _flatly(self) -> Iterator[tuple[int, Statement]]:
        """ "False, says the mayor", "the junta says that it was not there": denials without a verb of denying."""
        attribution, tree = self.scene.attribution, self.scene.tree
        for voice in attribution.voices:
            if voice.way not in ("verb", "label") or voice.stance == "denied":
                continue
            comma = next((j for j in range(voice.cue - 1, voice.start, -1) if tree.low[j] == ","), None)
            flat = comma is not None and attribution.speech.flat_denial(range(voice.start, comma))
            if flat or self._disclaims(voice):
                yield from self._statement("denial", voice.cue, voice.speaker, None, "disclaimed")

    def _disclaims(self, voice: Voice) -> bool:
        """A party that tells in the negative of itself: "it had not been told", "we searched nothing"."""
        mention = self.scene.speaker(voice.speaker)
        if mention.civilian or not (self._party(mention) or self._mouthpiece(mention)):
            return False
        return any(self._negative(v) and self._touches(v, mention) for v in self._told_verbs(voice))

    def _party(self, mention: Mention) -> bool:
        return mention.armed or mention.kind in _OF_PARTIES

    def _mouthpiece(self, mention: Mention) -> bool:
        """Who speaks to the press for a party: "a spokesman for the rebels"."""
        scene, speech = self.scene, self.scene.attribution.speech
        nouns = scene.finder.lemmas(mention.head, "NOUN")
        return any(n in scene.pack.grammar.speakers for n in nouns) and any(
            k in speech.known for k in scene.tree.subtree(mention.head) if k != mention.head
        )

    def _touches(self, verb: int, mention: Mention) -> bool:
        """Whether it is the speaker's own doing, or an act, that is negated; "nobody was hurt" is no denial."""
        scene = self.scene
        frames = {a.frame for a in scene.acts if a.at == verb}
        if frames & _HURT:
            return mention.kind in ("state_forces", "rebel_group", "external_forces")
        own = any(self._oneself(k) for k in scene.grammar_of_acts.subjects(verb))
        return own or bool(frames) or any(self._none(k) for k in self.scene.tree.with_dep(verb, "nsubj"))

    def _told_verbs(self, voice: Voice) -> list[int]:
        tree, attribution = self.scene.tree, self.scene.attribution
        if voice.told is not None:
            return [k for k in attribution.speech.told(voice.cue) if tree.pos[k] in ("VERB", "ADJ", "NOUN", "AUX")]
        inside = range(voice.start, voice.end)
        return [j for j in inside if attribution.quoted[j] and tree.pos[j] == "VERB" and j != voice.cue]

    def _oneself(self, k: int) -> bool:
        tree, grammar = self.scene.tree, self.scene.pack.grammar
        own = any(tree.low[c] in grammar.possessives for c in tree.kids[k])
        return own or tree.low[k] in grammar.subject_pronouns or tree.low[k] in grammar.first_person

    def _negative(self, verb: int) -> bool:
        """A verb with "not", or with "nothing", "no ..." behind it; in the past or present, not to come."""
        tree, attribution = self.scene.tree, self.scene.attribution
        words = [verb, *tree.with_dep(verb, "aux", "cop")]
        if any(tree.feature(k, "Tense") == "Fut" or tree.feature(k, "Mood") in ("Cnd", "Imp") for k in words):
            return False
        if attribution.negated(verb) or any(self._none(k) for k in tree.with_dep(verb, "nsubj")):
            return True
        things = [k for k in tree.with_dep(verb, "obj", "xcomp") if k > verb]
        below = [c for k in things for c in (k, *tree.kids[k])]
        return any(
            tree.low[c] in self.scene.pack.cues.negation for c in below if tree.pos[c] in ("DET", "PRON", "NOUN")
        )

    def _none(self, subject: int) -> bool:
        """ "nothing", "not one boot", "no fisherman"."""
        tree, negation = self.scene.tree, self.scene.pack.cues.negation
        below = [subject, *(g for k in tree.kids[subject] for g in (k, *tree.kids[k]) if k < subject)]
        return any(tree.low[k] in negation for k in below)

    def _phrase(self, i: int, kind: StatementKind, words: CueWords) -> Iterator[tuple[int, Statement]]:
        """Words that are a speech act in the mouth of the one who is quoted."""
        hit = words.phrases.match(self.scene.tree.low, i)
        if hit is None or (kind == "accusation" and not self.pointed.isdisjoint(range(i, i + hit[0]))):
            return
        voices = self.scene.attribution.covering(i)
        if voices and not self.scene.attribution.quoted[i] and not self._own_words(voices[0], kind):
            return
        speaker = voices[0].speaker if voices else self.author.head if self.author else None
        if self._we(i) and not voices:
            speaker = i
        if speaker is not None:
            yield from self._statement(kind, i, speaker, None, "phrase")

    def _own_words(self, voice: Voice, kind: StatementKind) -> bool:
        """Whether a voice gives its own words, not what it passes on ("according to"); only parties deny."""
        if voice.way not in ("verb", "label"):
            return False
        mention = self.scene.speaker(voice.speaker)
        named = self.scene.tree.pos[mention.head] == "PROPN"
        return kind != "denial" or self._party(mention) or self._mouthpiece(mention) or named

    def _target(self, i: int, preposition: str | None) -> int | None:
        tree = self.scene.tree
        if preposition:
            at = self.scene.finder.marker(i, preposition, i)
            return self.scene.grammar_of_acts.governed(at) if at is not None else None
        return next((k for k in tree.with_dep(i, "obj", "iobj") if tree.pos[k] in ("NOUN", "PROPN")), None)

    # ---- the statement ----------------------------------------------------------------------------------------
    def _statement(
        self, kind: StatementKind, at: int, speaker: int, target: int | None, how: str
    ) -> Iterator[tuple[int, Statement]]:
        scene = self.scene
        who = scene.speaker(speaker)
        if self._we(who.head):
            yield (at, self._ours(kind, at, who))
            return
        if not scene.is_speaker(who) or not scene.attribution.speech.may_speak(who.head):
            return
        chain, _ = scene.speakers(at)
        yield (
            at,
            Statement(
                kind=kind,
                speaker=scene.party(who),
                target=self._aim(target, who),
                date=self._date(at),
                evidence=scene.span(*self._around(at, who.start, who.end)),
                said_by=tuple(p for p in chain if p.name != who.name),
                rule=f"{kind}:{how}",
            ),
        )

    def _we(self, head: int) -> bool:
        """Whether those who publish the text speak of themselves: "we demand", outside quotations."""
        scene = self.scene
        first = scene.tree.low[head] in scene.pack.grammar.first_person and scene.tree.dep[head].startswith("nsubj")
        return (
            first
            and scene.tree.pos[head] == "PRON"
            and not scene.attribution.quoted[head]
            and bool(scene.article.outlet)
        )

    def _ours(self, kind: StatementKind, at: int, who: Mention) -> Statement:
        scene = self.scene
        span = scene.span(who.head, who.head + 1)
        party = Party(name=str(scene.article.outlet), text=scene.article.cut(span), span=span)
        if self.author is not None:
            party = scene.party(scene.names.mention(self.author.head))
        evidence = scene.span(*self._around(at, who.head, who.head + 1))
        return Statement(kind=kind, speaker=party, evidence=evidence, rule=f"{kind}:author")

    def _aim(self, target: int | None, who: Mention) -> Party | None:
        """The target as a party, unless it is a pronoun or the speaker."""
        if target is None or target == who.head or self.scene.tree.pos[target] == "PRON":
            return None
        return self.scene.party(self.scene.names.mention(target))

    def _date(self, at: int) -> When | None:
        time = next((t for t in self.scene.times if self.scene.tree.sent[t.start] == self.scene.tree.sent[at]), None)
        return time.when if time and abs(time.start - at) <= 6 else None

    def _around(self, at: int, start: int, end: int) -> tuple[int, int]:
        """The speaker with the cue and some words behind it, at most fifteen."""
        scene, sentence = self.scene, self.scene.tree.sentence(at)
        low, high = at, at + 1
        if (
            start >= sentence.start
            and end <= sentence.stop
            and length(scene, min(at, start), max(at + 1, end)) <= MOST_WORDS
        ):
            low, high = min(at, start), max(at + 1, end)
        while high < sentence.stop and scene.tree.pos[high] != "PUNCT" and self._fits(low, high + 1):
            high += 1
        return low, high

    def _fits(self, low: int, high: int) -> bool:
        return length(self.scene, low, high) <= MOST_WORDS and self.scene.in_title(low) == self.scene.in_title(high - 1)

    def _unique(self, found: list[tuple[int, Statement]]) -> list[Statement]:
        """Each kind and speaker once; in one sentence a threat leaves no pledge and no alert of the same speaker."""
        sentence = self.scene.tree.sent
        threats = {(sentence[at], s.speaker.name) for at, s in found if s.kind == "threat"}
        seen: set[tuple[str, str]] = set()
        kept = []
        for at, statement in sorted(found, key=lambda pair: pair[0]):
            key = (statement.kind, statement.speaker.name)
            softened = statement.kind in _SOFTER and (sentence[at], statement.speaker.name) in threats
            if key not in seen and not softened:
                seen.add(key)
                kept.append(statement)
        return kept
