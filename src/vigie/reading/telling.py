"""Speech acts without a verb of their own: what somebody tells that it will do makes it a threat or a pledge.

"The front says that it will strike again" threatens, "the minister says that the town will be retaken" promises.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vigie.model import StatementKind
from vigie.reading.accountable import Accountable
from vigie.reading.acts import Act
from vigie.reading.scene import Scene
from vigie.reading.voice import Voice

HARM = frozenset(
    {"strike", "attack", "kill", "fire", "clash", "burn", "capture", "recapture", "abduct", "chemical", "explosion",
     "suicide_bombing", "grenade"}
)  # fmt: skip
_RULING = frozenset({"government", "party", "state_forces", "police", "mission", "external_forces", "coalition"})


@dataclass(frozen=True, slots=True)
class Told:
    """A speech act: its kind, the token that shows it, the head of its speaker, and whom it is aimed at."""

    kind: StatementKind
    at: int
    speaker: int
    target: int | None
    how: str


class Telling:
    """Finds the speech acts of one scene that no verb of theirs announces."""

    def __init__(self, scene: Scene):
        self.scene = scene
        self.tree = scene.tree
        self.parties = Accountable(scene)

    def find(self) -> Iterator[Told]:
        """In text order: violence is threatened, all else promised."""
        for i in range(len(self.tree)):
            if self.tree.pos[i] != "VERB" or not self._future(i):
                continue
            voice = self._party_voice(i)
            if voice is None:
                continue
            speaker = self.scene.antecedent(voice.speaker)
            if not any(self._own(k, speaker, voice) for k in self.scene.grammar_of_acts.subjects(i)):
                continue
            acts = [a for a in self.parties.acts.get(i, ()) if a.frame in HARM]
            mine = self._first_person(i)
            if acts or self._fights_on(i) or (mine and self._armed(voice)):
                target = next((t for a in acts for t in a.targets), None)
                yield Told("threat", i, voice.speaker, target, "to come" if acts else "vow")
            elif mine and not self.scene.attribution.negated(i):
                yield Told("pledge", i, voice.speaker, None, "to come")

    def _first_person(self, i: int) -> bool:
        return any(self.tree.feature(k, "Person") == "1" for k in self.scene.grammar_of_acts.subjects(i))

    def _armed(self, voice: Voice) -> bool:
        """Whether it is fighters who speak, or somebody for them."""
        mention = self.scene.speaker(voice.speaker)
        return mention.armed or any(m.armed for m in self.parties.spoken_for(mention.head))

    def _fights_on(self, i: int) -> bool:
        """ "go on with the attacks": violence below the verb."""
        below = [k for k in self.tree.kids[i] if k > i]
        below += [g for k in below for g in self.tree.kids[k] if g > i]
        return any(a.frame in HARM for k in below for a in self.parties.acts.get(k, ()) if self._ahead(a))

    def _ahead(self, act: Act) -> bool:
        """Whether an act noun may lie ahead; "this attack" was."""
        tree = self.tree
        return not any(tree.low[k] in self.scene.pack.grammar.demonstratives for k in tree.with_dep(act.at, "det"))

    def _future(self, i: int) -> bool:
        tree = self.tree
        for k in (i, *tree.with_dep(i, "aux", "cop")):
            if tree.feature(k, "Tense") == "Fut" or (k != i and tree.feature(k, "Mood") == "Cnd"):
                return not any(tree.feature(c, "VerbForm") == "Part" and tree.pos[c] == "AUX" for c in tree.kids[i])
        return tree.feature(i, "Mood") == "Cnd"

    def _party_voice(self, i: int) -> Voice | None:
        """Who says the words at ``i``, if it is a party, or speaks for one."""
        voice = next(iter(self.scene.attribution.covering(i)), None)
        if voice is None:
            return None
        mention = self.scene.speaker(voice.speaker)
        speaks = mention.armed or mention.kind in _RULING or self.parties.mouthpiece(mention.head)
        return voice if speaks and not mention.civilian else None

    def _own(self, subject: int, speaker: int, voice: Voice) -> bool:
        """Whether the subject of what is told is the speaker: "we", "it", "our men", "its army"."""
        tree, grammar = self.tree, self.scene.pack.grammar
        if tree.feature(subject, "Person") == "1" or self.parties.possessed(subject):
            return True
        if tree.pos[subject] == "PRON":
            return tree.low[subject] in grammar.subject_pronouns and not self.scene.attribution.quoted[subject]
        return voice.told is not None and self.parties.self(subject, speaker)
