"""Who can answer for an act: who claims or denies as a party, whose an act is in his own words, who can be blamed."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.reading.acts import Act
from vigie.reading.names import GROUPS, Mention
from vigie.reading.scene import Scene
from vigie.reading.voice import Voice

OWN = frozenset(
    {"strike", "attack", "kill", "fire", "explosion", "clash", "grenade", "burn", "capture", "recapture",
     "suicide_bombing", "disperse", "chemical"}
)  # fmt: skip
_STATE = frozenset({"government", "party"})
_OF_STATE = frozenset({"government", "state_forces"})
_OUTCOMES = frozenset({"die", "wound"})
_HARMLESS = frozenset({"agreement", "protest", "arrest", "release", "transfer", "change", "base"})
_TELLERS = frozenset({"agency", "observer", "news_agency"})  # they count and report what others did
_CLAUSES = ("ccomp", "xcomp", "advcl", "acl")


class Accountable:
    """Parties and their own acts in one scene."""

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

    # ---- who speaks -------------------------------------------------------------------------------------------
    def speaker(self, i: int) -> int | None:
        """The head of the noun phrase that speaks by the verb at ``i``; no pronoun without an antecedent."""
        head = self.scene.attribution.speech.speaker_of(i)
        above = self.tree.head[i]
        if head is None and self.tree.dep[i] == "conj" and above < i and self.tree.pos[above] == "VERB":
            return self.speaker(above)  # "condemned the attack and denied any part": a participle to the tagger
        if head is None and self.scene.attribution.speech.passive(i):
            head = next((k for k in map(self._author_of, self.grammar.agents(i)) if self.claimant(k)), None)
        if head is None or head in self.nominal:
            return None
        head = self._party_of(self._author_of(self.scene.antecedent(head)))
        counted = any(self.tree.dep[k] == "nummod" for k in self.tree.kids[head])
        return None if self.tree.pos[head] == "PRON" or counted else head

    def subject(self, i: int) -> int | None:
        """The subject of a verb of claiming or denying that is no speaker by itself: "the local branch", "the club"."""
        if self.scene.attribution.speech.passive(i):
            return None
        mute = self.scene.attribution.speech.mute
        nouns = (k for k in self.grammar.subjects(i) if self.tree.pos[k] in ("NOUN", "PROPN") and k not in mute)
        found = next((k for k in nouns if k not in self.nominal and k < i and not self._nobody(k)), None)
        counted = found is not None and any(self.tree.dep[k] == "nummod" for k in self.tree.kids[found])
        return None if found is None or counted else self._party_of(found)

    def _nobody(self, k: int) -> bool:
        """ "no group", "nobody"."""
        return any(self.tree.low[j] in self.cues.negation for j in (k, *self.tree.kids[k]) if j <= k)

    def _party_of(self, head: int) -> int:
        """ "the rebels, whose spokesman denied it": those for whom he speaks."""
        tree = self.tree
        relative = any(tree.low[k] in self.scene.pack.grammar.relative_pronouns for k in tree.kids[head] if k < head)
        clause = tree.head[head]
        above = tree.head[clause]
        noun = tree.pos[above] in ("NOUN", "PROPN") and above < head
        return above if relative and noun and tree.dep[clause].startswith("acl") else head

    def _author_of(self, head: int) -> int:
        """ "claimed by a message of the group": whose words a report is."""
        if not any(n in self.cues.reporting_nouns for n in self.finder.lemmas(head, "NOUN")):
            return head
        owners = (k for k in self.tree.with_dep(head, "nmod", "compound", "nmod:poss"))
        return next((k for k in owners if self.claimant(k)), head)

    def voice(self, j: int) -> int | None:
        """Who says the words at ``j``: who vouches for them, else who speaks last before them in the sentence."""
        voices = self.scene.attribution.covering(j) or self._speaking_before(j)
        head = self.scene.antecedent(voices[0].speaker) if voices else None
        return None if head is None or self.tree.pos[head] == "PRON" else head

    def _speaking_before(self, j: int) -> list[Voice]:
        """The voice whose verb stands before ``j`` where the parser lost what it says."""
        sent, voices = self.tree.sent, self.scene.attribution.voices
        before = (v for v in voices if v.told is None and v.speaker < v.cue < j and sent[v.cue] == sent[j])
        return sorted(before, key=lambda v: -v.cue)[:1]

    def party(self, mention: Mention) -> bool:
        """Armed parties, states and whatever else the register names."""
        named = mention.entry is not None and mention.kind not in _TELLERS | {"civilians"}
        return mention.armed or mention.kind in _STATE or named

    def claimant(self, head: int) -> bool:
        """Armed parties, states, and names: no civilians."""
        mention = self.scene.names.mention(head)
        speaks = self.party(mention) or self.tree.pos[head] == "PROPN" or self.mouthpiece(head)
        return speaks and not mention.civilian and mention.kind not in _TELLERS

    def mouthpiece(self, head: int) -> bool:
        """Whether somebody speaks for a party named beside him: "rebel spokesman Untel", "Untel, of the army"."""
        return bool(self.spoken_for(head))

    def spoken_for(self, head: int) -> list[Mention]:
        """The parties named beside somebody who speaks."""
        beside = ("compound", "nmod", "appos", "amod", "flat")
        near = list(self.tree.with_dep(head, *beside))
        near += [j for k in near for j in self.tree.with_dep(k, *beside)]
        return [m for m in map(self.scene.names.mention, near) if self.party(m)]

    # ---- whose act it is --------------------------------------------------------------------------------------
    def told(self, act: Act) -> bool:
        """Whether an act is told as real, and so is what the verb that carries its noun says."""
        heads = {act.at, act.verb} if act.nominal and act.verb is not None else {act.at}
        real = all(self.scene.attribution.modality(j) in ("fact", "attempted", "foiled") for j in heads)
        return real or (not act.nominal and self.restricted(act.at))

    def restricted(self, at: int) -> bool:
        """ "struck nothing but a depot": a negation that a conjunction behind the verb takes back."""
        tree, words = self.tree, self.cues.negation
        below = [k for j in tree.kids[at] for k in (j, *tree.kids[j])]
        negations = [k for k in below if words.match(tree.low, k) is not None]
        taken_back = any(tree.pos[k] == "SCONJ" and tree.dep[k] == "advmod" and k > at for k in below)
        return taken_back and len(negations) == 1

    def by_self(self, act: Act, speaker: int) -> bool:
        """Whether the speaker did the act that he tells of: "we struck", "its jets hit the base"."""
        if act.passive and not self.doers(act):
            return False
        if any(self.possessed(tool) for tool in act.instruments) and not act.agents:
            return True
        return any(self.self(agent, speaker) or self._theirs(agent, speaker) for agent in self.doers(act))

    def doers(self, act: Act) -> list[int]:
        """The agents of an act; the subject of a "passive" without auxiliary, a slip of the parser: "its men fired"."""
        if act.agents or not act.passive or any(self.tree.with_dep(act.at, "aux:pass")):
            return list(act.agents)
        return list(self.tree.with_dep(act.at, "nsubj:pass")) if any(self.tree.with_dep(act.at, "aux")) else []

    def self(self, agent: int, speaker: int) -> bool:
        """Whether an agent in somebody's words is that speaker: "we", "he", "its soldiers", or the name again."""
        if self.tree.feature(agent, "Person") == "1" or self.possessed(agent):
            return True
        head = self.scene.antecedent(agent)
        own, mention = self.scene.names.mention(head), self.scene.names.mention(speaker)
        names = {m.name for m in (mention, *self.spoken_for(speaker))}
        return head == speaker or own.name in names or _men_of(own, mention) or self._group_of(agent, speaker)

    def _group_of(self, agent: int, speaker: int) -> bool:
        """ "the movement's forces", "the group" in the mouth of its spokesman."""
        armed = self.scene.names.mention(speaker).kind in GROUPS or any(
            m.kind in GROUPS for m in self.spoken_for(speaker)
        )
        owners = [agent, *(k for k in self.tree.kids[agent] if self.tree.dep[k].startswith("nmod"))]
        mentions = (self.scene.names.mention(k) for k in owners if not self.indefinite(k))
        return armed and any(m.kind in GROUPS and m.entry is None and m.unnamed for m in mentions)

    def _theirs(self, agent: int, speaker: int) -> bool:
        """ "they" in the mouth of one who speaks for a party."""
        return self.tree.low[agent] in self.scene.pack.grammar.plural_pronouns and self.mouthpiece(speaker)

    def possessed(self, i: int) -> bool:
        return any(self.tree.low[k] in self.scene.pack.grammar.possessives for k in self.tree.kids[i])

    def first(self, agent: int) -> bool:
        """ "we", "our fighters"."""
        return any(self.tree.low[k] in self.scene.pack.grammar.first_person for k in (agent, *self.tree.kids[agent]))

    def own(self, act: Act, speaker: int, verb: int) -> bool:
        """Whether an act in the words told by a verb of saying is the speaker's: an infinitive has his subject."""
        if not act.nominal and not act.agents and self.tree.dep[act.at] == "xcomp" and not act.passive:
            return self.tree.head[act.at] == verb
        return self.by_self(act, speaker)

    # ---- what is pointed at -----------------------------------------------------------------------------------
    def things(self, i: int) -> list[int]:
        """What is claimed, denied or blamed by a verb: its object, or the subject of a passive."""
        if self.scene.attribution.speech.passive(i):
            return self.grammar.subjects(i)
        objects = list(self.tree.with_dep(i, "obj")) or [k for k in self.tree.with_dep(i, "xcomp") if self._bare(k)]
        return [c for k in objects for c in self.tree.conjuncts(self._named_by(k))]

    def _bare(self, k: int) -> bool:
        """A noun that the parser took for a clause: "accuses | Kobra"."""
        marked = any(self.tree.with_dep(k, "mark", "cop", "case"))
        return self.tree.pos[k] in ("NOUN", "PROPN") and not marked

    def _named_by(self, k: int) -> int:
        """The noun that a relative pronoun stands for."""
        tree = self.tree
        if tree.low[k] not in self.scene.pack.grammar.relative_pronouns or not tree.dep[tree.head[k]].startswith("acl"):
            return k
        before = next((j for j in range(k - 1, -1, -1) if tree.pos[j] != "PUNCT"), k)
        return before if tree.pos[before] == "PROPN" else tree.head[tree.head[k]]

    def is_act(self, k: int) -> bool:
        """An act noun, a pronoun for one, or a noun of responsibility; "three dead" are none."""
        if k in self.nominal or self.tree.pos[k] == "PRON":
            counted = any(self.tree.dep[c] == "nummod" for c in self.tree.kids[k])
            return not counted or any(a.frame not in _OUTCOMES for a in self.acts.get(k, ()))
        return next(self.finder.nouns(k, self.cues.claim.nouns), None) is not None

    def content(self, i: int) -> list[int]:
        """The tokens of the clauses behind a verb that say what is claimed, denied or blamed."""
        below = (i, *self.tree.with_dep(i, "obj", "nsubj:pass"))  # the parser hangs "of doing it" on the accused, too
        clauses = (k for j in below for k in self.tree.kids[j] if k > i and self.tree.dep[k] in _CLAUSES)
        heads = [k for k in clauses if not self._bare(k)]
        close = (k for k in heads if not any(self.tree.pos[j] == "PUNCT" for j in range(i, k)))
        marked = (k for k in close if self.tree.dep[k] != "advcl" or any(self.tree.with_dep(k, "mark")))
        return sorted(j for k in marked for j in self.tree.subtree(k) if j > i)

    def act_in(self, tokens: list[int]) -> int | None:
        """The first act of some tokens."""
        return next((j for j in tokens if any(a.frame not in _HARMLESS for a in self.acts.get(j, ()))), None)

    def of_guilt(self, tokens: list[int]) -> bool:
        """Whether some words speak of responsibility at all."""
        words = self.cues.claim
        return any(
            self.tree.lemma[j] in words.adjectives
            or next(self.finder.nouns(j, words.nouns), None) is not None
            or self.cues.statements["accusation"].phrases.match(self.tree.low, j) is not None
            for j in tokens
        )

    def accusing(self, k: int) -> bool:
        """A noun of accusation or report: "the allegations", "a statement"."""
        words = self.cues.blame_nouns | self.cues.reporting_nouns
        if any(n in words for n in self.finder.lemmas(k, "NOUN")):
            return True
        return next(self.finder.nouns(k, self.cues.deny.nouns), None) is not None

    def indefinite(self, k: int) -> bool:
        return any(self.tree.feature(c, "Definite") == "Ind" for c in self.tree.kids[k])

    # ---- who can be blamed ------------------------------------------------------------------------------------
    def blamable(self, who: int, *, sure: bool = False) -> bool:
        """A party that can have done it: a group or person, no thing, no act and no place; ``sure``: it is blamed."""
        mention = self.scene.names.mention(who)
        counted = any(self.tree.dep[k] == "nummod" for k in self.tree.kids[who])
        if counted or who in self.nominal or self.tree.pos[who] not in ("NOUN", "PROPN"):
            return False
        if mention.role is not None and mention.unnamed:  # "gunmen"; but "terrorists" in somebody's words
            return self.scene.attribution.quoted[who]
        return mention.known or self.scene.attribution.speech.may_speak(who) or (sure and self._somebody(who))

    def _somebody(self, who: int) -> bool:
        """A noun that says something of whom it means, or a quoted one: "a cell from abroad", "'infiltrators'"."""
        if who in self.scene.attribution.speech.mute:
            return False
        told = any(self.tree.dep[k].split(":")[0] in ("amod", "compound", "nmod") for k in self.tree.kids[who])
        return told or self.scene.attribution.quoted[who]

    def adversary(self, by: int, who: int) -> bool:
        """Whether the one who tells of an act and the one who did it stand against each other."""
        speaker, agent = self.scene.names.mention(by), self.scene.names.mention(who)
        named = all(m.entry is not None or m.country is not None for m in (speaker, agent))
        accused = (agent.armed or agent.kind in (*_STATE, None)) and not agent.unnamed
        return named and accused and (speaker.country != agent.country or _rivals(speaker, agent))

    def own_acts(self, heads: list[int]) -> Iterator[Act]:
        """Violent acts told as real at some tokens."""
        for j in heads:
            yield from (act for act in self.acts.get(j, ()) if act.frame in OWN and self.told(act))


class Answering:
    """What looks for those who answer for acts, in one scene: who claims, who denies, who is blamed."""

    def __init__(self, parties: Accountable):
        self.parties = parties
        self.scene = parties.scene
        self.tree = parties.tree
        self.cues = parties.cues
        self.finder = parties.finder
        self.grammar = parties.grammar


def _men_of(men: Mention, speaker: Mention) -> bool:
    """ "The army said troops had killed two": forces of a state that speaks of them, or of its ministries."""
    if men.kind != "state_forces" or speaker.kind not in _OF_STATE:
        return False
    if men.entry is None and speaker.kind == "state_forces" and men.country is None:
        return True
    return men.country is not None and men.country == speaker.country


def _rivals(speaker: Mention, agent: Mention) -> bool:
    """A state and the rebels against it."""
    return (speaker.kind in _OF_STATE) != (agent.kind in _OF_STATE) and bool(speaker.armed or speaker.kind in _OF_STATE)
