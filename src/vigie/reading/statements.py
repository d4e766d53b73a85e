"""Speech acts: who threatens, demands, denies, accuses, condemns, pledges, claims, aids or alerts, and towards whom."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.languages import CueWords
from vigie.model import Statement, StatementKind, When
from vigie.reading.evidence import MOST_WORDS, length
from vigie.reading.responsibility import Pointing
from vigie.reading.scene import Scene

_OF_PART: dict[str, StatementKind] = {"claimed_by": "claim", "denied_by": "denial", "blamed": "accusation"}


class Statements:
    """Finds the statements of one scene."""

    def __init__(self, scene: Scene, pointings: list[Pointing]):
        self.scene = scene
        self.pointings = pointings

    def find(self) -> list[Statement]:
        """In text order, each kind and speaker once a sentence."""
        found: list[tuple[int, Statement]] = []
        for pointing in self.pointings:
            speaker = pointing.by if pointing.part == "blamed" else pointing.who
            target = pointing.who if pointing.part == "blamed" else None
            if speaker is not None:
                found.extend(self._statement(_OF_PART[pointing.part], pointing.at, speaker, target))
        for i in range(len(self.scene.tree)):
            for kind, words in self.scene.pack.cues.statements.items():
                found.extend(self._cued(i, kind, words))
        return self._unique(found)

    def _cued(self, i: int, kind: StatementKind, words: CueWords) -> Iterator[tuple[int, Statement]]:
        if self.scene.tree.pos[i] not in ("VERB", "AUX", "ADJ"):
            return
        hit = next(self.scene.finder.verbs(i, words.verbs), None)
        if hit is None or self.scene.attribution.modality(i) == "negated":
            return
        speaker = self._speaker(i)
        if speaker is not None:
            yield from self._statement(kind, i, speaker, self._target(i, hit[0].preposition))

    def _speaker(self, i: int) -> int | None:
        grammar, tree = self.scene.grammar_of_acts, self.scene.tree
        heads = grammar.agents(i) if grammar.is_passive(i) else grammar.subjects(i)
        if not heads:
            voice = next(iter(self.scene.attribution.speakers(i)), None)
            return voice.speaker if voice else None
        head = self.scene.antecedent(heads[0])
        return head if tree.pos[head] in ("NOUN", "PROPN", "PRON") else None

    def _target(self, i: int, preposition: str | None) -> int | None:
        tree = self.scene.tree
        if preposition:
            at = self.scene.finder.marker(i, preposition, i)
            return self.scene.grammar_of_acts.governed(at) if at is not None else None
        return next((k for k in tree.with_dep(i, "obj", "iobj") if tree.pos[k] in ("NOUN", "PROPN")), None)

    def _statement(
        self, kind: StatementKind, at: int, speaker: int, target: int | None
    ) -> Iterator[tuple[int, Statement]]:
        scene = self.scene
        who = scene.names.mention(speaker)
        if who.unnamed or not self._speaks(speaker):
            return
        aim = scene.names.mention(target) if target is not None and target != speaker else None
        chain, _ = scene.speakers(at)
        yield (
            at,
            Statement(
                kind=kind,
                speaker=scene.party(who),
                target=scene.party(aim) if aim is not None and scene.tree.pos[aim.head] != "PRON" else None,
                date=self._date(at),
                evidence=scene.span(*self._around(at, who.start, who.end)),
                said_by=tuple(p for p in chain if p.name != who.name),
                rule=f"{kind}:verb",
            ),
        )

    def _speaks(self, head: int) -> bool:
        """Persons, groups and institutions speak; things and acts do not."""
        scene, mention = self.scene, self.scene.names.mention(head)
        if mention.known or scene.tree.pos[head] == "PROPN":
            return True
        grammar, cues = scene.pack.grammar, scene.pack.cues
        return any(n in grammar.speakers or n in cues.source_nouns for n in scene.finder.lemmas(head, "NOUN"))

    def _date(self, at: int) -> When | None:
        time = next((t for t in self.scene.times if self.scene.tree.sent[t.start] == self.scene.tree.sent[at]), None)
        return time.when if time and abs(time.start - at) <= 6 else None

    def _around(self, at: int, start: int, end: int) -> tuple[int, int]:
        """The speaker with the verb and some words behind it, at most fifteen."""
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
        seen: set[tuple[str, str]] = set()
        kept = []
        for _, statement in sorted(found, key=lambda pair: pair[0]):
            key = (statement.kind, statement.speaker.name)
            if key not in seen:
                seen.add(key)
                kept.append(statement)
        return kept
