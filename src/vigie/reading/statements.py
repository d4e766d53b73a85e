"""Speech acts: who threatens, demands, denies, accuses, condemns, pledges, claims, aids or alerts, and towards whom."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.languages import CueWords
from vigie.model import Party, Statement, StatementKind, When
from vigie.reading.author import author
from vigie.reading.evidence import MOST_WORDS, length
from vigie.reading.names import Mention
from vigie.reading.responsibility import Pointing
from vigie.reading.scene import Scene

_OF_PART: dict[str, StatementKind] = {"claimed_by": "claim", "denied_by": "denial", "blamed": "accusation"}
_SOFTER = frozenset({"pledge", "alert"})  # than a threat
_HARM = frozenset({"strike", "attack", "kill", "fire", "clash", "burn", "capture", "recapture", "abduct", "chemical"})


class Statements:
    """Finds the statements of one scene."""

    def __init__(self, scene: Scene, pointings: list[Pointing]):
        self.scene = scene
        self.pointings = pointings
        self.pointed = {p.cue for p in pointings}
        self.author = author(scene)

    def find(self) -> list[Statement]:
        """In text order, each kind and speaker once."""
        found: list[tuple[int, Statement]] = []
        for pointing in self.pointings:
            speaker = pointing.by if pointing.part == "blamed" else pointing.who
            target = pointing.who if pointing.part == "blamed" else None
            if speaker is not None:
                found.extend(self._statement(_OF_PART[pointing.part], pointing.cue, speaker, target, "pointing"))
        for i in self._cues():
            for kind, words in self.scene.pack.cues.statements.items():
                if self.scene.finder.among(i, "VERB", words.verbs):
                    found.extend(self._verb(i, kind, words))
                found.extend(self._phrase(i, kind, words))
        found.extend(self._vowed())
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
        speaker = speech.speaker_of(i)
        if speaker is None:
            speaker = speech.own_subject(i)
        if speaker is not None and not (kind == "pledge" and self._past(i)):
            told: StatementKind = "threat" if kind == "pledge" and self._harm(i) else kind
            yield from self._statement(told, i, speaker, self._target(i, hit[0].preposition), "verb")

    def _timed(self, i: int, preposition: str | None) -> bool:
        """ "called the raid on Friday an outrage": the preposition opens a date and does not belong to the verb."""
        at = self.scene.finder.marker(i, preposition, i) if preposition else None
        return at is not None and any(
            t.start <= self.scene.grammar_of_acts.governed(at) < t.end for t in self.scene.times
        )

    def _stronger(self, i: int, kind: StatementKind) -> bool:
        """ "swears to avenge" is a threat and no pledge."""
        threats = self.scene.pack.cues.statements["threat"].verbs
        return kind == "pledge" and next(self.scene.finder.verbs(i, threats), None) is not None

    def _harm(self, i: int) -> bool:
        """Whether what is promised is violence."""
        tree = self.scene.tree
        near = {j for k in tree.with_dep(i, "xcomp", "ccomp", "obj", "obl") for j in (k, *tree.kids[k])}
        return any(act.at in near and act.frame in _HARM for act in self.scene.acts)

    def _past(self, i: int) -> bool:
        """Whether what is sworn lies in the past: it is no pledge."""
        tree = self.scene.tree
        for k in tree.with_dep(i, "ccomp"):
            verbs = [v for v in (k, *tree.with_dep(k, "aux", "cop")) if tree.feature(v, "VerbForm") == "Fin"]
            if any(tree.feature(v, "Mood") == "Cnd" or tree.feature(v, "Tense") == "Fut" for v in verbs):
                return False
            return any(tree.feature(v, "Tense") == "Imp" or tree.dep[v] == "aux:tense" for v in verbs)
        return False

    def _vowed(self) -> Iterator[tuple[int, Statement]]:
        """ "We shall strike": violence to come in the words of the one who will do it."""
        tree, speech = self.scene.tree, self.scene.attribution
        for act in self.scene.acts:
            future = any(tree.feature(k, "Tense") == "Fut" for k in (act.at, *tree.with_dep(act.at, "aux")))
            if act.nominal or act.passive or act.frame not in _HARM or not future:
                continue
            mine = any(tree.feature(agent, "Person") == "1" for agent in act.agents)
            for voice in speech.covering(act.at)[:1] if mine else ():
                yield from self._statement("threat", act.at, voice.speaker, next(iter(act.targets), None), "vow")

    def _phrase(self, i: int, kind: StatementKind, words: CueWords) -> Iterator[tuple[int, Statement]]:
        """Words that are a speech act in the mouth of the one who is quoted."""
        hit = words.phrases.match(self.scene.tree.low, i)
        if hit is None or (kind == "accusation" and not self.pointed.isdisjoint(range(i, i + hit[0]))):
            return
        voices = self.scene.attribution.covering(i)
        speaker = voices[0].speaker if voices else self.author.head if self.author else None
        if speaker is not None:
            yield from self._statement(kind, i, speaker, None, "phrase")

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
