"""Who claims an act: by a verb of claiming, by telling his own act, by his own outlet, by his own quoted words."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.languages import Pattern
from vigie.reading.accountable import OWN, Answering
from vigie.reading.acts import Act
from vigie.reading.author import own_head
from vigie.reading.names import GROUPS
from vigie.reading.pointing import Pointing

_BLOWS = frozenset({"strike", "attack", "fire", "grenade", "suicide_bombing"})
_DEEDS = frozenset({"strike", "attack", "kill", "fire", "burn", "grenade", "explosion", "suicide_bombing", "wound"})
_TAKEN = frozenset({"abduct", "land"})  # what armed groups say of prisoners
_DEFENCE = frozenset({"intercept", "defuse"})


class Claiming(Answering):
    """Finds the claims of one scene."""

    def verb(self, i: int) -> Iterator[Pointing]:
        """By a verb of claiming, or by telling one's own act with any verb of saying."""
        claim = next(self.finder.verbs(i, self.cues.claim.verbs), None)
        telling = next(self.finder.verbs(i, self.cues.reporting_verbs), None)
        if claim is None and telling is None:
            return
        speaker = self.parties.speaker(i)
        if speaker is None and claim is not None:
            speaker = self.parties.subject(i)
        if speaker is None:
            return
        doubted = self._accuses(i) or (telling is not None and telling[0].stance == "denied")
        own = None if doubted else self._own_act(i, speaker)
        if own is not None:
            yield Pointing("claimed_by", own, speaker, cue=i, rule="own")
        elif claim is not None and self.parties.claimant(speaker) and self._claims(i, claim[0], speaker):
            act = next((k for k in self.parties.things(i) if k in self.parties.nominal), i)
            yield Pointing("claimed_by", act, speaker, cue=i, rule="verb")

    def _claims(self, i: int, pattern: Pattern, speaker: int) -> bool:
        """Whether what is claimed or admitted is an act: its noun, a pronoun, "responsibility"; never persons."""
        sure = next(self.finder.verbs(i, self.cues.statements["claim"].verbs), None)
        if pattern.after and pattern.after[-1] in self.scene.pack.grammar.auxiliaries:
            return sure is not None and sure[0].words > 1 and not self._defence(i)
        things = self.parties.things(i)
        if pattern.words > 1 or (sure is not None and sure[0].words > 1):
            return self._of_act(i, pattern) and not (things and all(map(self._counted, things)))
        if sure is None:  # "admits the raid"; but "admits a raid" may speak of another's
            passive = self.scene.attribution.speech.passive(i)
            return any(self._deed(k, speaker, passive=passive) for k in things)
        return not things or any(self.parties.is_act(k) for k in things)

    def _of_act(self, i: int, pattern: Pattern) -> bool:
        """Whether a report is of an act: "released a video of the ambush", not "of the leader"."""
        at = self.finder.marker(i, pattern.preposition, i) if pattern.preposition else None
        if at is None or self.cues.reporting_nouns.isdisjoint(pattern.after):
            return True
        noun = self.scene.grammar_of_acts.governed(at)
        return self.parties.is_act(noun)

    def _deed(self, k: int, speaker: int, *, passive: bool) -> bool:
        """A noun that an armed group claims and that is no person and no place: "the hit", "that one"."""
        if self.parties.is_act(k) and (passive or not self.parties.indefinite(k)):
            return True
        group = self.scene.names.mention(speaker).kind in GROUPS
        mention = self.scene.names.mention(k)
        thing = (
            self.tree.pos[k] in ("NOUN", "NUM") and not mention.known and k not in self.scene.attribution.speech.mute
        )
        return group and thing and not self._counted(k) and (passive or self._definite(k))

    def _definite(self, k: int) -> bool:
        grammar, tree = self.scene.pack.grammar, self.tree
        return any(tree.feature(c, "Definite") == "Def" or tree.low[c] in grammar.demonstratives for c in tree.kids[k])

    def _counted(self, k: int) -> bool:
        """ "claims twenty-four enemies shot": persons by number."""
        return k not in self.parties.nominal and any(self.tree.dep[c] == "nummod" for c in self.tree.kids[k])

    def _defence(self, i: int) -> bool:
        """Whether what is told is that a weapon was brought down."""
        heads = self.tree.with_dep(i, "xcomp", "ccomp")
        return any(a.frame in _DEFENCE for k in heads for a in self.parties.acts.get(k, ()))

    def _own_act(self, i: int, speaker: int) -> int | None:
        """The violent act in what is said that the speaker did: "says to have struck", "announces a raid"."""
        if not self._answers(speaker):
            return None
        for k in self.scene.attribution.speech.told(i):
            for act in self.parties.own_acts([k, *self.tree.kids[k]]):
                if self._done_by(act, speaker, i):
                    return act.at
        return None

    def _answers(self, speaker: int) -> bool:
        """An armed party, a state, or who speaks for one."""
        mention = self.scene.names.mention(speaker)
        return not mention.civilian and (self.parties.party(mention) or self.parties.mouthpiece(speaker))

    def told(self) -> Iterator[Pointing]:
        """Every act of the speaker's own in his words: "says its men took the town and its jets hit the base"."""
        for act in self.scene.acts:
            if act.nominal or act.frame not in OWN or not self.parties.told(act):
                continue
            for voice in self.scene.attribution.covering(act.at)[:1]:
                speaker = self.scene.antecedent(voice.speaker)
                apt = voice.stance not in ("denied", "unconfirmed") and not self._accuses(voice.cue)
                inside = voice.told is not None and voice.told[0] <= act.at < voice.told[1]
                apt = apt and (inside or voice.speaker not in act.agents)
                if apt and self._answers(speaker) and self.parties.own(act, speaker, voice.cue):
                    yield Pointing("claimed_by", act.at, speaker, cue=voice.cue, rule="told")

    def deeds(self) -> Iterator[Pointing]:
        """A verb of violence by the speaker in his words, whatever it hit: "says that it destroyed a logistics hub"."""
        table = self.scene.pack.verb_triggers
        for voice in self.scene.attribution.voices:
            if voice.told is None or voice.stance in ("denied", "unconfirmed") or self._accuses(voice.cue):
                continue
            verbs = [k for k in range(*voice.told) if k > voice.cue and self.finder.among(k, "VERB", table)]
            verbs = [k for k in verbs if self.tree.pos[k] == "VERB" and not self._known_deed(k) and self._violent(k)]
            speaker = self.scene.antecedent(voice.speaker) if verbs else -1
            if not verbs or not self._answers(speaker):
                continue
            for k in verbs:
                if self._did(k, speaker, voice.cue) and self.scene.attribution.modality(k) == "fact":
                    yield Pointing("claimed_by", k, speaker, cue=voice.cue, rule="deed")

    def _known_deed(self, k: int) -> bool:
        """An act that is found as one already, or as no blow: a drone shot down."""
        return any(a.frame in OWN or a.frame not in _DEEDS for a in self.parties.acts.get(k, ()))

    def _violent(self, k: int) -> bool:
        """A sure verb of violence by its subject, whatever its object is."""
        hits = self.finder.verbs(k, self.scene.pack.verb_triggers)
        return any(t.frame in _DEEDS and not t.weak and t.subject == "agent" for t, _ in hits)

    def _did(self, k: int, speaker: int, cue: int) -> bool:
        """Whether the speaker is the subject of the verb; an infinitive below the verb of saying has no other."""
        passive = self.grammar.is_passive(k) and not self.finder.reflexive(k)
        if passive or self.tree.dep[k].endswith("relcl") or self.tree.feature(k, "Tense") == "Pres":
            return False
        subjects = [j for j in self.tree.with_dep(k, "nsubj") if j < k]
        if not subjects:
            return self.tree.dep[k].startswith("xcomp") and self.tree.head[k] == cue
        return any(self.parties.self(j, speaker) for j in subjects)

    def _accuses(self, i: int) -> bool:
        return next(self.finder.verbs(i, self.cues.blame), None) is not None

    def words(self, j: int) -> Iterator[Pointing]:
        """A claim by the words that somebody uses: "it was theirs", "one of its fighters had done it"."""
        if self.cues.claim.phrases.match(self.tree.low, j) is None:
            return
        speaker = self.parties.voice(j)
        if speaker is not None and self.parties.claimant(speaker):
            verb = next((k for k in (j, *self.tree.ancestors(j)) if self.tree.pos[k] in ("VERB", "AUX")), j)
            if self.scene.attribution.negated(verb):
                yield Pointing("denied_by", j, speaker, cue=j, rule="words")
            else:
                yield Pointing("claimed_by", j, speaker, cue=j, rule="words")

    def _done_by(self, act: Act, speaker: int, verb: int) -> bool:
        if act.nominal and not any(self.parties.self(agent, speaker) for agent in act.agents):
            return self._announced(act, speaker, verb)
        return self.parties.by_self(act, speaker)

    def _announced(self, act: Act, speaker: int, verb: int) -> bool:
        """ "The rebels announce an attack on the base": an armed party tells of its own; not "condemn an attack"."""
        plain = next(self.finder.verbs(verb, self.cues.reporting_verbs), None)
        if plain is None or plain[0].stance != "stated" or self.scene.attribution.speech.addresses(verb):
            return False
        mine = self.scene.names.mention(speaker).armed and self.parties.indefinite(act.at) and not self._at_home(act)
        return mine and not act.agents and self.tree.head[act.at] == verb

    def _at_home(self, act: Act) -> bool:
        """ "reports an attack on its positions": the speaker's own things are no target of its own act."""
        return any(self.parties.possessed(target) for target in act.targets)

    def published(self) -> Iterator[Pointing]:
        """An armed party's own outlet claims what it tells of its own acts, and the blows of its numbered list."""
        who = self.scene.author
        if who is None:
            return
        for act in self.scene.acts:
            if act.frame not in OWN | _TAKEN or not self.parties.told(act):
                continue
            head = own_head(self.scene, who, act)
            head = who.head if head is None and self._listed(act) else head
            others = {v.speaker for v in self.scene.attribution.covering(act.at)} - {head, who.head}
            if head is not None and not others:
                yield Pointing("claimed_by", act.at, head, cue=act.at, rule="author")

    def _listed(self, act: Act) -> bool:
        """A blow that nobody is said to have struck, in an entry of a numbered list: "3. A base was hit"."""
        if act.agents or act.frame not in _BLOWS or any(self.parties.first(k) for k in act.targets):
            return False
        paragraph = self.scene.circumstances.paragraph
        begin = act.at
        while begin > 0 and paragraph[begin - 1] == paragraph[act.at]:
            begin -= 1
        return self.tree.low[begin].rstrip(".)").isdigit()

    def quoted(self) -> Iterator[Pointing]:
        """ "We have struck the base", "our men took the town": one's own act in one's own quoted words."""
        for act in self.scene.acts:
            if act.nominal or act.passive or act.frame not in OWN or not self.parties.told(act):
                continue
            mine = self.scene.attribution.quoted[act.at] and any(self.parties.first(agent) for agent in act.agents)
            for voice in self.scene.attribution.covering(act.at)[:1] if mine else ():
                speaker = self.scene.antecedent(voice.speaker)
                mention = self.scene.names.mention(speaker)
                if not mention.civilian and (mention.armed or self.parties.mouthpiece(speaker)):
                    yield Pointing("claimed_by", act.at, speaker, cue=act.at, rule="quoted")
