"""Who is blamed for an act, and by whom: verbs and nouns of accusation, phrases of guilt, an adversary's telling."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.reading.accountable import Answering
from vigie.reading.acts import Act
from vigie.reading.pointing import Pointing
from vigie.reading.voice import Voice


class Blaming(Answering):
    """Finds the blame of one scene."""

    def verb(self, i: int) -> Iterator[Pointing]:
        """ "accuses the army", "attributes the raid to the army"."""
        hit = next(self.finder.verbs(i, self.cues.blame), None)
        if hit is None:
            return
        verb, passive = hit[0], self.scene.attribution.speech.passive(i)
        content = self.parties.content(i)
        if (
            verb.who in ("object", "hinted")
            and content
            and self.parties.act_in(content) is None
            and not self.parties.of_guilt(content)
        ):
            return  # "accuses the army of breaking the truce"
        if verb.who == "each":
            blamed = [c for k in self.grammar.subjects(i) for c in self.tree.conjuncts(k)]
            yield from self._each_other(list(dict.fromkeys(blamed)), i)
            return
        qualifies = self.tree.dep[i].split(":")[0]
        if qualifies == "amod" or (verb.who != "marked" and passive and qualifies == "acl"):
            return  # "a man accused of theft was shot"
        if verb.preposition is None:
            blamed = self.grammar.subjects(i) if passive else self._objects(i, hit[1])
        else:
            at = self.finder.marker(hit[1][-1], verb.preposition, i)
            blamed = self.tree.conjuncts(self.grammar.governed(at)) if at is not None else []
        if verb.who == "object" and verb.preposition is not None:
            blamed = self.grammar.subjects(i) if passive else self._objects(i, hit[1])
        by = self.parties.speaker(i)
        by = self.parties.voice(i) if by is None else by
        act = self._act(i, content)
        for who in blamed:
            hinted = verb.who == "hinted"
            if self.parties.blamable(who, sure=not hinted) and who != by and (not hinted or self._armed(who)):
                if by is not None and self.parties.self(who, by):
                    continue
                yield Pointing("blamed", act, who, by, cue=i, rule="verb")

    def _act(self, i: int, content: list[int]) -> int:
        """The act that the blame names: an object, the noun that a participle qualifies, or one in its clause."""
        above = [self.tree.head[i]] if self.tree.dep[i].startswith("acl") else []
        named = [k for k in (*self.parties.things(i), *above) if k in self.parties.nominal]
        found = named[0] if named else self.parties.act_in(content)
        return i if found is None else found

    def _armed(self, who: int) -> bool:
        """A verb that may tell of anything blames the armed alone: "speaks of terrorists", "speaks of an accident"."""
        mention = self.scene.names.mention(who)
        return mention.armed or mention.kind == "government"

    def _each_other(self, parties: list[int], cue: int) -> Iterator[Pointing]:
        """ "The army and the rebels blame each other"."""
        known = [k for k in parties if self.parties.blamable(k)]
        for who in known if len(known) > 1 else ():
            by = next(k for k in known if k != who)
            yield Pointing("blamed", cue, who, by, cue=cue, rule="each")

    def _objects(self, i: int, fixed: tuple[int, ...]) -> list[int]:
        """Objects of a verb of blame, or what hangs on the fixed noun of its pattern."""
        things = self.parties.things(i) or self._partitive(i) or self._right_behind(i)
        beside = [k for t in things if t in fixed for k in self.tree.with_dep(t, "appos", "nmod", "flat")]
        return [t for t in things if t not in fixed] + beside

    def _partitive(self, i: int) -> list[int]:
        """An object whose plural article the parser took for a preposition."""
        articles = self.scene.pack.grammar.articles
        return [k for k in self.tree.with_dep(i, "obl") if k > i and all(c in articles for c in self.tree.cases(k))][:1]

    def _right_behind(self, i: int) -> list[int]:
        """The noun behind a verb that the tagger took for something else."""
        tree = self.tree
        if tree.pos[i] == "VERB":
            return []
        following = range(i + 1, min(i + 5, tree.sentence(i).stop))
        noun = next((k for k in following if tree.pos[k] in ("NOUN", "PROPN", "VERB", "PUNCT")), None)
        articles = self.scene.pack.grammar.articles
        free = noun is not None and all(c in articles for c in tree.cases(noun))
        return [noun] if noun is not None and free and tree.pos[noun] in ("NOUN", "PROPN") else []

    def noun(self, i: int) -> Iterator[Pointing]:
        """ "the ministry's accusations against the rebels"."""
        targets = self.scene.pack.grammar.target_prepositions
        complements = [k for k in self.tree.with_dep(i, "nmod") if k > i]
        against = [k for k in complements if any(c in targets for c in self.tree.cases(k))]
        by = next((k for k in complements if k not in against and self.scene.attribution.speech.may_speak(k)), None)
        if self.tree.dep[i].startswith("nsubj"):  # "suspicion fell on the rebels"
            behind = (k for k in self.tree.kids[self.tree.head[i]] if k > i and self.tree.dep[k].startswith("obl"))
            against += [k for k in behind if any(c in targets for c in self.tree.cases(k)) and self._armed(k)]
        for who in against:
            if self.parties.blamable(who):
                yield Pointing("blamed", i, who, by, cue=i, rule="noun")

    def guilty(self, j: int) -> Iterator[Pointing]:
        """ "X is behind the attack", "is responsible", in somebody's words: the subject of a phrase of accusation."""
        verb = self._charge(j)
        voices = self.scene.attribution.covering(j) if verb is not None else []
        if verb is None or not voices or self.scene.attribution.modality(verb) == "hypothetical":
            return
        by = self.scene.antecedent(voices[0].speaker)
        for who in self.grammar.subjects(verb):
            if self.parties.self(who, by) and self.parties.claimant(by):
                denied = self.scene.attribution.negated(verb)
                yield Pointing("denied_by" if denied else "claimed_by", j, by, cue=j, rule="guilty")
            elif self.parties.blamable(who) and who != by and self.parties.party(self.scene.names.mention(who)):
                yield Pointing("blamed", j, who, by, cue=j, rule="guilty")

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

    def singled_out(self, j: int) -> Iterator[Pointing]:
        """ "It was the rebels who fired", in somebody's words."""
        tree, grammar = self.tree, self.scene.pack.grammar
        subjects = (tree.low[k] for k in tree.with_dep(j, "nsubj", "expl", "expl:subj"))
        cleft = any(tree.with_dep(j, "cop")) and any(low in grammar.impersonal_pronouns for low in subjects)
        clause = next((k for k in tree.kids[j] if k > j and tree.dep[k].split(":")[0] in ("acl", "advcl")), None)
        by = self.parties.voice(j) if cleft and clause is not None else None
        if by is None or clause is None or self.scene.attribution.negated(j):
            return
        for who in tree.conjuncts(j):
            mention = self.scene.names.mention(who)
            if (
                (mention.armed or mention.kind == "government")
                and not mention.unnamed
                and not self.parties.self(who, by)
            ):
                yield Pointing("blamed", clause, who, by, cue=j, rule="cleft")

    def told_of_others(self) -> Iterator[Pointing]:
        """A party that tells of its adversary's act blames it: "the governor says that the rebels burnt the school"."""
        for voice in self.scene.attribution.voices:
            clause = any(self.tree.with_dep(voice.cue, "ccomp", "xcomp", "parataxis"))
            if voice.told is None or not clause or self.scene.attribution.speech.addresses(voice.cue):
                continue
            by = self.scene.antecedent(voice.speaker)
            for act in self.parties.own_acts(list(range(*voice.told))):
                for who in act.agents:
                    if self.parties.adversary(by, who) or self._ascribed(act, who, voice, by):
                        yield Pointing("blamed", act.at, who, by, cue=voice.cue, rule="told")

    def _ascribed(self, act: Act, who: int, voice: Voice, by: int) -> bool:
        """ "believes that the rebels did it", "says that the rebels carried out the attack": a known act has a doer."""
        mention = self.scene.names.mention(who)
        if not mention.armed or mention.unnamed or self.parties.self(who, by) or not self.parties.blamable(who):
            return False
        known = act.nominal and not self.parties.indefinite(act.at) and not act.targets
        return known or voice.stance in ("claimed", "unconfirmed")
