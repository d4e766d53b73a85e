"""Who denies an act: by a verb, by the words he uses, by his own act negated."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.reading.accountable import OWN, Answering
from vigie.reading.acts import Act
from vigie.reading.pointing import Pointing

_OUTCOMES = frozenset({"die", "wound"})
_SHORT = 14  # tokens of a quotation that one word of denial colours as a whole


class Denying(Answering):
    """Finds the denials of one scene."""

    def verb(self, i: int) -> Iterator[Pointing]:
        """ "denies", "denies any involvement", "rejects the accusation"."""
        hit = next(self.finder.verbs(i, self.cues.deny.verbs), None)
        if hit is None:
            return
        speaker, subject = self.parties.speaker(i), None
        if speaker is None:
            speaker = subject = self.parties.subject(i)
        if speaker is None or not (self._party(speaker) or speaker == subject):
            return
        content = self.parties.content(i)
        if content and not self._of_own(content, speaker):
            return
        if any(map(self._toll, self.parties.things(i))):
            return
        if hit[0].words > 1 or self._deniable(i):
            act = next((k for k in self.parties.things(i) if k in self.parties.nominal), None)
            act = act if act is not None else self.parties.act_in(content)
            yield Pointing("denied_by", i if act is None else act, speaker, cue=i, rule="verb")

    def _party(self, head: int) -> bool:
        """Who can have done it, or speaks for it: no civilian, no thing."""
        mention = self.scene.names.mention(head)
        speaks = self.parties.claimant(head) or self.scene.attribution.speech.surely_speaks(head)
        return speaks and not mention.civilian

    def _of_own(self, content: list[int], speaker: int) -> bool:
        """Whether what is denied is an act of the speaker's, or guilt: not a toll, a place, another's act."""
        if self.parties.of_guilt(content):
            return True
        found = [a for j in content for a in self.parties.acts.get(j, ())]
        acts = [a for a in found if not a.nominal or a.verb is not None]
        return any(self._could_be_own(a, speaker) for a in acts)

    def _could_be_own(self, act: Act, speaker: int) -> bool:
        if any(self.parties.self(agent, speaker) for agent in self.parties.doers(act)):
            return True
        return not act.passive and not act.agents

    def _deniable(self, i: int) -> bool:
        """Acts, accusations and reports are denied; proposals, results and persons are turned down."""
        objects = [k for k in self.parties.things(i) if self.tree.pos[k] in ("NOUN", "PROPN")]
        return all(self.parties.is_act(k) or self.parties.accusing(k) for k in objects)

    def _toll(self, k: int) -> bool:
        """ "denies any casualties": no act of its own."""
        frames = {a.frame for a in self.parties.acts.get(k, ())}
        return bool(frames) and frames <= _OUTCOMES

    def words(self, j: int) -> Iterator[Pointing]:
        """A denial by the words that somebody uses: "pure slander", "had nothing to do with it", "ridiculous"."""
        speaker = self.parties.voice(j) if self._denying(j) else None
        if speaker is not None and self._party(speaker):
            yield Pointing("denied_by", j, speaker, cue=j, rule="words")

    def _denying(self, j: int) -> bool:
        words = self.cues.deny
        if words.phrases.match(self.tree.low, j) is not None:
            return True
        adjective = self.tree.lemma[j] in words.adjectives or self.tree.low[j] in words.adjectives
        if not adjective and next(self.finder.nouns(j, words.nouns), None) is None:
            return False
        if self.scene.attribution.quoted[j]:
            return self.scene.attribution.quotation_length(j) <= _SHORT
        return self._called(j)

    def _called(self, j: int) -> bool:
        """ "called the report baseless", "said the charge was a lie": what an accusation is said to be."""
        tree = self.tree
        near = [j, tree.head[j]] if tree.dep[j].split(":")[0] in ("amod", "conj", "appos", "flat") else [j]
        for k in near:
            verb = tree.head[k]
            if next(self.finder.verbs(verb, self.cues.reporting_verbs), None) is not None:
                objects = [o for o in (*tree.with_dep(verb, "obj", "xcomp"), *tree.with_dep(k, "compound")) if o < k]
                if any(self.parties.accusing(o) or tree.pos[o] == "PRON" for o in objects):
                    return True
            if any(self.parties.accusing(o) for o in self.parties.grammar.subjects(k)):
                return True
        return False

    def disowned(self) -> Iterator[Pointing]:
        """ "We did not strike this hospital": one's own act, negated in one's own words."""
        for act in self.scene.acts:
            negated = self.scene.attribution.modality(act.at) == "negated" and not self.parties.restricted(act.at)
            if act.nominal or act.frame not in OWN or not negated:
                continue
            for voice in self.scene.attribution.covering(act.at)[:1]:
                speaker = self.scene.antecedent(voice.speaker)
                if self.parties.claimant(speaker) and any(
                    self.parties.self(agent, speaker) for agent in self.parties.doers(act)
                ):
                    yield Pointing("denied_by", act.at, speaker, cue=act.at, rule="disowned")
