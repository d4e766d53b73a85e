"""Who claims an act, who denies it, who blames whom: cues that point at the act told before or beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vigie.languages import Pattern
from vigie.reading.acts import Act
from vigie.reading.author import author, own_head
from vigie.reading.names import Mention
from vigie.reading.scene import Scene

Part = Literal["claimed_by", "denied_by", "blamed"]
_OWN = frozenset(
    {"strike", "attack", "kill", "fire", "explosion", "clash", "grenade", "burn", "capture", "recapture",
     "suicide_bombing", "disperse", "chemical"}
)  # fmt: skip
_DEFENCE = frozenset({"intercept", "defuse"})
_STATE = frozenset({"government", "party"})
_OF_STATE = frozenset({"government", "state_forces"})
_SHORT = 14  # tokens of a quotation that one word of denial colours as a whole


@dataclass(frozen=True, slots=True)
class Pointing:
    """A claim, denial or blame of the act at or beside token ``at``: ``who`` claims, denies or is blamed, ``by`` whom.

    ``who`` and ``by`` are heads of noun phrases, ``cue`` is the word that says so.
    """

    part: Part
    at: int
    who: int
    by: int | None = None
    cue: int = -1


def find_pointings(scene: Scene) -> list[Pointing]:
    """All of one text, in text order."""
    return Pointings(scene).find()


class Pointings:
    """Finds the pointings of one scene."""

    def __init__(self, scene: Scene):
        self.scene = scene
        self.tree = scene.tree
        self.cues = scene.pack.cues
        self.finder = scene.finder
        self.grammar = scene.grammar_of_acts
        self.acts: dict[int, list[Act]] = {}
        for act in scene.acts:
            self.acts.setdefault(act.at, []).append(act)
        self.nominal = {a.at for a in scene.acts if a.nominal}
        cues = self.cues
        self.verbs = {*cues.claim.verbs, *cues.deny.verbs, *cues.blame, *cues.reporting_verbs}

    def find(self) -> list[Pointing]:
        """In text order; each part and party once a cue."""
        found: list[Pointing] = []
        for i in range(len(self.tree)):
            if self.finder.among(i, "VERB", self.verbs):
                found.extend(self._verb(i))
            if self.finder.among(i, "NOUN", self.cues.blame_nouns):
                found.extend(self._accusation(i))
            found.extend(self._words(i))
            found.extend(self._guilty(i))
        found.extend(self._told_of_others())
        found.extend(self._published())
        found.extend(self._quoted())
        found.extend(self._disowned())
        return list(dict.fromkeys(found))

    def _verb(self, i: int) -> Iterator[Pointing]:
        modality = self.scene.attribution.modality(i)
        if modality == "negated":
            return
        if modality != "hypothetical":
            yield from self._claim(i)
            yield from self._denial(i)
        yield from self._blame(i)

    # ---- claims -----------------------------------------------------------------------------------------------
    def _claim(self, i: int) -> Iterator[Pointing]:
        """By a verb of claiming, or by telling one's own act with any verb of saying."""
        claim = next(self.finder.verbs(i, self.cues.claim.verbs), None)
        telling = next(self.finder.verbs(i, self.cues.reporting_verbs), None)
        if claim is None and telling is None:
            return
        speaker = self._speaker(i)
        if speaker is None:
            return
        own = None if telling is not None and telling[0].stance == "denied" else self._own_act(i, speaker)
        if own is not None:
            yield Pointing("claimed_by", own, speaker, cue=i)
        elif claim is not None and self._claimant(speaker) and self._claims(i, claim[0]):
            act = next((k for k in self._claimed_things(i) if k in self.nominal), i)
            yield Pointing("claimed_by", act, speaker, cue=i)

    def _speaker(self, i: int) -> int | None:
        head = self.scene.attribution.speech.speaker_of(i)
        if head is None or head in self.nominal:
            return None
        head = self.scene.antecedent(head)
        return None if self.tree.pos[head] == "PRON" else head

    def _claimant(self, head: int) -> bool:
        """Armed parties, states, and names: no civilians."""
        mention = self.scene.names.mention(head)
        speaks = self._party(mention) or self.tree.pos[head] == "PROPN" or self._mouthpiece(head)
        return speaks and not mention.civilian

    def _mouthpiece(self, head: int) -> bool:
        """Whether somebody speaks for a party named beside him: "rebel spokesman Untel", "Untel, of the army"."""
        return bool(self._spoken_for(head))

    def _spoken_for(self, head: int) -> list[Mention]:
        """The parties named beside somebody who speaks."""
        beside = ("compound", "nmod", "appos", "amod", "flat")
        near = list(self.tree.with_dep(head, *beside))
        near += [j for k in near for j in self.tree.with_dep(k, *beside)]
        return [m for m in map(self.scene.names.mention, near) if self._party(m)]

    def _party(self, mention: Mention) -> bool:
        return mention.armed or mention.kind in _STATE or (mention.entry is not None and mention.kind != "civilians")

    def _claims(self, i: int, pattern: Pattern) -> bool:
        """Whether what is claimed or admitted is an act: its noun, a pronoun, "responsibility"; never persons."""
        sure = next(self.finder.verbs(i, self.cues.statements["claim"].verbs), None)
        if pattern.after and pattern.after[-1] in self.scene.pack.grammar.auxiliaries:
            return sure is not None and sure[0].words > 1 and not self._defence(i)
        if pattern.words > 1 or (sure is not None and sure[0].words > 1):
            return True
        things = self._claimed_things(i)
        if sure is None:  # "admits the raid"; but "admits a raid" may speak of another's
            return any(self._is_act(k) and not self._indefinite(k) for k in things)
        return not things or any(self._is_act(k) for k in things)

    def _indefinite(self, k: int) -> bool:
        return any(self.tree.feature(c, "Definite") == "Ind" for c in self.tree.kids[k])

    def _defence(self, i: int) -> bool:
        """Whether what is told is that a weapon was brought down."""
        return any(a.frame in _DEFENCE for k in self.tree.with_dep(i, "xcomp", "ccomp") for a in self.acts.get(k, ()))

    def _claimed_things(self, i: int) -> list[int]:
        if self.scene.attribution.speech.passive(i):
            return self.grammar.subjects(i)
        return [c for k in self.tree.with_dep(i, "obj") for c in self.tree.conjuncts(k)]

    def _is_act(self, k: int) -> bool:
        """An act noun, a pronoun for one, or a noun of responsibility; "three dead" are none."""
        if k in self.nominal or self.tree.pos[k] == "PRON":
            return not any(self.tree.dep[c] == "nummod" for c in self.tree.kids[k])
        return next(self.finder.nouns(k, self.cues.claim.nouns), None) is not None

    def _own_act(self, i: int, speaker: int) -> int | None:
        """The violent act in what is said that the speaker did: "says to have struck", "announces a raid"."""
        mention = self.scene.names.mention(speaker)
        if mention.civilian or not (self._party(mention) or self._mouthpiece(speaker)):
            return None
        for k in self.scene.attribution.speech.told(i):
            for j in (k, *self.tree.kids[k]):
                for act in self.acts.get(j, ()):
                    if act.frame in _OWN and self._told(act) and self._done_by(act, speaker, i):
                        return act.at
        return None

    def _told(self, act: Act) -> bool:
        return self.scene.attribution.modality(act.at) in ("fact", "attempted", "foiled")

    def _done_by(self, act: Act, speaker: int, verb: int) -> bool:
        if act.nominal and not any(self._self(agent, speaker) for agent in act.agents):
            return self._announced(act, speaker, verb)
        if act.passive:
            return False
        if any(self._possessed(tool) for tool in act.instruments) and not act.agents:
            return True  # "its jets hit the base"
        return any(self._self(agent, speaker) or self._theirs(agent, speaker) for agent in act.agents)

    def _theirs(self, agent: int, speaker: int) -> bool:
        """ "they" in the mouth of one who speaks for a party."""
        return self.tree.low[agent] in self.scene.pack.grammar.plural_pronouns and self._mouthpiece(speaker)

    def _self(self, agent: int, speaker: int) -> bool:
        """Whether an agent in somebody's words is that speaker: "we", "he", "its soldiers", or the name again."""
        if self.tree.feature(agent, "Person") == "1" or self._possessed(agent):
            return True
        head = self.scene.antecedent(agent)
        own, mention = self.scene.names.mention(head), self.scene.names.mention(speaker)
        names = {m.name for m in (mention, *self._spoken_for(speaker))}
        return head == speaker or own.name in names or _men_of(own, mention)

    def _possessed(self, i: int) -> bool:
        return any(self.tree.low[k] in self.scene.pack.grammar.possessives for k in self.tree.kids[i])

    def _published(self) -> Iterator[Pointing]:
        """An armed party's own outlet claims what it tells of its own acts."""
        who = author(self.scene)
        if who is None:
            return
        for act in self.scene.acts:
            head = own_head(self.scene, who, act) if act.frame in _OWN and self._told(act) else None
            if head is not None and not self.scene.attribution.covering(act.at):
                yield Pointing("claimed_by", act.at, head, cue=act.at)

    def _quoted(self) -> Iterator[Pointing]:
        """ "We have struck the base", "our men took the town": one's own act in one's own quoted words."""
        for act in self.scene.acts:
            if act.nominal or act.passive or act.frame not in _OWN or not self._told(act):
                continue
            mine = self.scene.attribution.quoted[act.at] and any(self._first(agent) for agent in act.agents)
            for voice in self.scene.attribution.covering(act.at)[:1] if mine else ():
                speaker = self.scene.antecedent(voice.speaker)
                mention = self.scene.names.mention(speaker)
                if not mention.civilian and (mention.armed or self._mouthpiece(speaker)):
                    yield Pointing("claimed_by", act.at, speaker, cue=act.at)

    def _first(self, agent: int) -> bool:
        """ "we", "our fighters"."""
        return any(self.tree.low[k] in self.scene.pack.grammar.first_person for k in (agent, *self.tree.kids[agent]))

    def _announced(self, act: Act, speaker: int, verb: int) -> bool:
        """ "The rebels announce an attack on the base": an armed party tells of its own; not "condemn an attack"."""
        plain = next(self.finder.verbs(verb, self.cues.reporting_verbs), None)
        if plain is None or plain[0].stance != "stated" or self.scene.attribution.speech.addresses(verb):
            return False
        mine = self.scene.names.mention(speaker).armed and self._indefinite(act.at) and not self._at_home(act)
        return mine and not act.agents and self.tree.head[act.at] == verb

    def _at_home(self, act: Act) -> bool:
        """ "reports an attack on its positions": the speaker's own things are no target of its own act."""
        return any(self._possessed(target) for target in act.targets)

    # ---- denials ----------------------------------------------------------------------------------------------
    def _denial(self, i: int) -> Iterator[Pointing]:
        hit = next(self.finder.verbs(i, self.cues.deny.verbs), None)
        if hit is None:
            return
        speaker = self._speaker(i)
        if speaker is not None and (hit[0].words > 1 or self._deniable(i)):
            act = next((k for k in self._claimed_things(i) if k in self.nominal), i)
            yield Pointing("denied_by", act, speaker, cue=i)

    def _deniable(self, i: int) -> bool:
        """Acts, accusations and reports are denied; proposals, results and persons are turned down."""
        objects = [k for k in self._claimed_things(i) if self.tree.pos[k] in ("NOUN", "PROPN")]
        return all(self._is_act(k) or self._accusing(k) for k in objects)

    def _accusing(self, k: int) -> bool:
        words = self.cues.blame_nouns | self.cues.reporting_nouns
        if any(n in words for n in self.finder.lemmas(k, "NOUN")):
            return True
        return next(self.finder.nouns(k, self.cues.deny.nouns), None) is not None

    def _words(self, j: int) -> Iterator[Pointing]:
        """A denial by the words that somebody uses: "pure slander", "had nothing to do with it", "ridiculous"."""
        if not self._denying(j):
            return
        voices = self.scene.attribution.covering(j)
        if voices:
            speaker = self.scene.antecedent(voices[0].speaker)
            if self.tree.pos[speaker] != "PRON":
                yield Pointing("denied_by", j, speaker, cue=j)

    def _disowned(self) -> Iterator[Pointing]:
        """ "We did not strike this hospital": one's own act, negated in one's own words."""
        for act in self.scene.acts:
            if act.nominal or act.frame not in _OWN or self.scene.attribution.modality(act.at) != "negated":
                continue
            for voice in self.scene.attribution.covering(act.at)[:1]:
                speaker = self.scene.antecedent(voice.speaker)
                if self._claimant(speaker) and any(self._self(agent, speaker) for agent in act.agents):
                    yield Pointing("denied_by", act.at, speaker, cue=act.at)

    def _denying(self, j: int) -> bool:
        words = self.cues.deny
        if words.phrases.match(self.tree.low, j) is not None:
            return True
        if not self.scene.attribution.quoted[j]:
            return False
        adjective = self.tree.lemma[j] in words.adjectives or self.tree.low[j] in words.adjectives
        if not adjective and next(self.finder.nouns(j, words.nouns), None) is None:
            return False
        return self.scene.attribution.quotation_length(j) <= _SHORT

    # ---- blame ------------------------------------------------------------------------------------------------
    def _blame(self, i: int) -> Iterator[Pointing]:
        hit = next(self.finder.verbs(i, self.cues.blame), None)
        if hit is None:
            return
        verb, passive = hit[0], self.scene.attribution.speech.passive(i)
        if verb.who == "object":
            blamed = self.grammar.subjects(i) if passive else self._objects(i, hit[1])
        else:
            at = self.finder.marker(i, verb.preposition, i) if verb.preposition else None
            blamed = self.tree.conjuncts(self.grammar.governed(at)) if at is not None else []
        by = self._speaker(i)
        yield from (Pointing("blamed", i, who, by, cue=i) for who in blamed if self._blamable(who) and who != by)

    def _guilty(self, j: int) -> Iterator[Pointing]:
        """ "X is behind the attack", "is responsible", in somebody's words: the subject of a phrase of accusation."""
        verb = self._charge(j)
        voices = self.scene.attribution.covering(j) if verb is not None else []
        if verb is None or not voices or self.scene.attribution.modality(verb) == "hypothetical":
            return
        by = self.scene.antecedent(voices[0].speaker)
        for who in self.grammar.subjects(verb):
            if self._self(who, by) and self._claimant(by):
                denied = self.scene.attribution.negated(verb)
                yield Pointing("denied_by" if denied else "claimed_by", j, by, cue=j)
            elif self._blamable(who) and who != by and self._party(self.scene.names.mention(who)):
                yield Pointing("blamed", j, who, by, cue=j)

    def _charge(self, j: int) -> int | None:
        """The head of the clause that says who did it: by a phrase with "is", or an adjective behind it."""
        if self.tree.lemma[j] in self.cues.claim.adjectives and any(self.tree.with_dep(j, "cop")):
            return j
        if self.tree.pos[j] != "AUX" and self.tree.lemma[j] not in self.scene.pack.grammar.copulas:
            return None
        if self.cues.statements["accusation"].phrases.match(self.tree.low, j) is None:
            return None
        verb = self.tree.head[j] if self.tree.dep[j] in ("cop", "aux") else j
        return None if self.tree.lemma[verb] in self.cues.claim.adjectives else verb

    def _objects(self, i: int, fixed: tuple[int, ...]) -> list[int]:
        """Objects of a verb of blame, or what hangs on the fixed noun of its pattern."""
        things = self._claimed_things(i) or self._partitive(i)
        beside = [k for t in things if t in fixed for k in self.tree.with_dep(t, "appos", "nmod", "flat")]
        return [t for t in things if t not in fixed] + beside

    def _told_of_others(self) -> Iterator[Pointing]:
        """A party that tells of its adversary's act blames it: "the governor says that the rebels burnt the school"."""
        for voice in self.scene.attribution.voices:
            clause = any(self.tree.with_dep(voice.cue, "ccomp", "xcomp", "parataxis"))
            if voice.told is None or not clause or self.scene.attribution.speech.addresses(voice.cue):
                continue
            by = self.scene.antecedent(voice.speaker)
            for i in range(*voice.told):
                for act in self.acts.get(i, ()):
                    if act.frame in _OWN and self._told(act):
                        for who in act.agents:
                            if self._adversary(by, who):
                                yield Pointing("blamed", act.at, who, by, cue=voice.cue)

    def _adversary(self, by: int, who: int) -> bool:
        speaker, agent = self.scene.names.mention(by), self.scene.names.mention(who)
        named = all(m.entry is not None or m.country is not None for m in (speaker, agent))
        accused = (agent.armed or agent.kind in _STATE) and not agent.unnamed
        return named and accused and (speaker.country != agent.country or _rivals(speaker, agent))

    def _partitive(self, i: int) -> list[int]:
        """An object whose plural article the parser took for a preposition."""
        articles = self.scene.pack.grammar.articles
        return [k for k in self.tree.with_dep(i, "obl") if k > i and all(c in articles for c in self.tree.cases(k))][:1]

    def _accusation(self, i: int) -> Iterator[Pointing]:
        """ "the ministry's accusations against the rebels"."""
        targets = self.scene.pack.grammar.target_prepositions
        complements = [k for k in self.tree.with_dep(i, "nmod") if k > i]
        against = [k for k in complements if any(c in targets for c in self.tree.cases(k))]
        by = next((k for k in complements if k not in against and self.scene.attribution.speech.may_speak(k)), None)
        for who in against:
            if self._blamable(who):
                yield Pointing("blamed", i, who, by, cue=i)

    def _blamable(self, who: int) -> bool:
        """A party that can have done it: a group or person, no thing, no act and no place."""
        mention = self.scene.names.mention(who)
        counted = any(self.tree.dep[k] == "nummod" for k in self.tree.kids[who])
        if mention.unnamed or counted or who in self.nominal or self.tree.pos[who] not in ("NOUN", "PROPN"):
            return False
        return mention.known or self.scene.attribution.speech.may_speak(who)


def _men_of(men: Mention, speaker: Mention) -> bool:
    """ "The army said troops had killed two": forces of a state without a name of their own, of the same country."""
    forces = men.kind == speaker.kind == "state_forces"
    return forces and men.entry is None and men.country in (None, speaker.country)


def _rivals(speaker: Mention, agent: Mention) -> bool:
    """A state and the rebels against it."""
    return (speaker.kind in _OF_STATE) != (agent.kind in _OF_STATE) and bool(speaker.armed or speaker.kind in _OF_STATE)
