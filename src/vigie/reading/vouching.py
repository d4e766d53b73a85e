"""Who vouches for a report, where a text has several voices: each of them contends for each report.

The rules say which words a voice covers; named features of scope, distance, kind and way of speaking are weighed for
each speaker of the text. No feature holds a word: what is learned of one language serves the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from vigie.model import Claim, Frozen, Kind, Party
from vigie.reading.names import Mention
from vigie.reading.odds import log_odds
from vigie.reading.scene import Scene
from vigie.reading.voice import Voice
from vigie.reading.weights import shipped

if TYPE_CHECKING:
    from vigie.reading.build import Material

_FAR = 3  # sentences
_FEW = 4  # speakers of a text
_TOLLS = ("killed", "injured")
_ACT = ("kind", "status")


class Model(Frozen):
    """Weights, how likely a speaker must be, how many may vouch for a report, and where all that comes from."""

    about: dict[str, Any]
    weights: dict[str, float]
    threshold: float
    most: int


@lru_cache(maxsize=1)
def default_model() -> Model:
    """The shipped weights; DataError if the file is wrong."""
    return shipped(Model, "vouching.json")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A party that speaks in the text: where it is named, and its voices."""

    party: Party
    mention: Mention
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Contender:
    """A speaker with its features for one report."""

    party: Party
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Told:
    """What one report tells, and who tells it: the same for every speaker."""

    acts: tuple[int, ...]
    attributed: bool  # some voice holds the words of an act
    toll: bool  # it has figures
    agents: frozenset[str]
    targets: frozenset[str]
    pointings: tuple[tuple[str, str], ...]  # name of a speaker, and feature
    of_toll: frozenset[Voice]  # voices that hold a figure
    onward: frozenset[Voice]  # voices that hold an act or figure, or go on about it
    gaps: Mapping[int, tuple[int, bool]]  # by the cue of each voice: sentences to the nearest act, and if it is behind
    nearest: tuple[int, ...]  # the least of them of each speaker


class Vouching:
    """The speakers of one text, and who of them vouches for each report."""

    def __init__(self, scene: Scene):
        self.scene = scene

    @cached_property
    def speakers(self) -> list[Speaker]:
        """All who speak, by name, in text order; the author of a statement among them."""
        rows: dict[str, tuple[Party, Mention, list[Voice]]] = {}
        for voice in sorted(self.scene.attribution.voices, key=lambda v: v.cue):
            mention = self.scene.speaker(voice.speaker)
            if self.scene.is_speaker(mention):
                party = self.scene.party(mention)
                rows.setdefault(party.name, (party, mention, []))[2].append(voice)
        who = self.scene.author
        if who is not None:
            mention = self.scene.names.mention(who.head)
            party = self.scene.party(mention)
            rows.setdefault(party.name, (party, mention, []))
        return [Speaker(party, mention, tuple(voices)) for party, mention, voices in rows.values()]

    @cached_property
    def _author(self) -> str | None:
        who = self.scene.author
        return self.scene.names.mention(who.head).name if who is not None else None

    @cached_property
    def _covered(self) -> dict[int, list[Voice]]:
        """The voices that hold the words of each act."""
        return {act.at: self.scene.attribution.covering(act.at) for act in self.scene.acts}

    @cached_property
    def _holding(self) -> dict[str, set[int]]:
        """The acts whose words each speaker's voices hold, by the speaker's name."""
        rows = {s.party.name: set(s.voices) for s in self.speakers}
        return {
            name: {at for at, voices in self._covered.items() if not own.isdisjoint(voices)}
            for name, own in rows.items()
        }

    # ---- features ---------------------------------------------------------------------------------------------
    def contenders(self, material: Material, claims: list[Claim]) -> list[Contender]:
        """Every speaker of the text with its features for one report."""
        told = self._told(material)
        common = list(self._of_report(told, claims))
        return [
            Contender(s.party, dict.fromkeys([*self._of_speaker(s, told, claims), *common], 1.0)) for s in self.speakers
        ]

    def _told(self, material: Material) -> _Told:
        situations, attribution = material.draft.situations, self.scene.attribution
        acts, figures = tuple(s.act.at for s in situations), [c.at for c in material.casualties]
        gaps = {v.cue: self._gap(v.cue, acts) for s in self.speakers for v in s.voices}
        return _Told(
            acts=acts,
            attributed=any(self._covered.get(at) for at in acts),
            toll=bool(figures),
            agents=frozenset(m.name for s in situations for m in s.agents),
            targets=frozenset(m.name for s in situations for m in s.targets),
            pointings=tuple(self._pointings(material)),
            of_toll=frozenset(v for at in figures for v in attribution.covering(at)),
            onward=frozenset(v for at in (*acts, *figures) for v in attribution.speakers(at)),
            gaps=gaps,
            nearest=tuple(min((gaps[v.cue][0] for v in s.voices), default=_FAR) for s in self.speakers),
        )

    def _pointings(self, material: Material) -> Iterator[tuple[str, str]]:
        for pointing in material.pointings:
            yield self.scene.speaker(pointing.who).name, f"pointing: {pointing.part}"
            if pointing.by is not None:
                yield self.scene.speaker(pointing.by).name, "pointing: by"

    def _of_report(self, told: _Told, claims: list[Claim]) -> Iterator[str]:
        kind = next(c.value for c in claims if isinstance(c.value, Kind))
        yield f"type: {kind.type}"
        yield f"lang: {self.scene.pack.lang}"
        yield f"speakers of the text: {min(len(self.speakers), _FEW)}"
        yield "act: attributed" if told.attributed else "act: plain"
        if any(self.scene.attribution.quoted[at] for at in told.acts):
            yield "act: quoted"
        if any(c.field in _TOLLS for c in claims):
            yield "report: toll"
        yield "report: told once" if len(told.acts) == 1 else "report: told again"
        yield "always"

    def _of_speaker(self, speaker: Speaker, told: _Told, claims: list[Claim]) -> Iterator[str]:
        yield from self._of_rules(speaker.party.name, claims)
        yield from self._of_voices(speaker, told)
        yield from self._of_party(speaker, told)

    def _of_rules(self, name: str, claims: list[Claim]) -> Iterator[str]:
        """For which fields the rules name the speaker."""
        fields = {c.field for c in claims if any(p.name == name for p in c.said_by)}
        if not fields:
            yield "rule: none"
        for group, found in (("act", fields & {*_ACT}), ("toll", fields & {*_TOLLS})):
            if found:
                yield f"rule: {group}"
        rest = fields - {*_ACT, *_TOLLS}
        yield from (f"rule: {field}" for field in sorted(rest))
        if rest == fields and fields:
            yield "rule: no act and no toll"

    def _of_voices(self, speaker: Speaker, told: _Told) -> Iterator[str]:
        """What the speaker's words cover, and how far from the acts they stand."""
        scope = self._scope(speaker, told)
        yield f"scope: {scope}"
        best = min(speaker.voices, key=lambda v: told.gaps[v.cue][0], default=None)
        if best is None:
            yield "voice: none"
            return
        apart, before = told.gaps[best.cue]
        side = "before" if before else "behind"
        yield f"gap: {min(apart, _FAR)}"
        if apart:
            yield f"gap: {min(apart, _FAR)} {side}"
            yield f"gap: {side}, {'attributed' if told.attributed else 'plain'}"
        yield f"way: {best.way}"
        yield f"way: {best.way}, {scope}"
        yield f"stance: {best.stance}"
        if self._same_paragraph(best.cue, told.acts):
            yield "same paragraph"
            yield f"same paragraph, {scope}"
            yield f"same paragraph, {side}"
            alone = len(self._speaking_in(self.scene.circumstances.paragraph[best.cue])) == 1
            yield "same paragraph, alone" if alone else "same paragraph, among others"
        yield from self._of_rivals(best, told, scope)
        if self._numbers(best):
            yield f"gives a number, {'toll' if told.toll else 'no toll'}"
            yield f"gives a number, gap {min(apart, _FAR)}"
        others = self._holding[speaker.party.name].difference(told.acts)
        yield "vouches for others" if others else "vouches for no other"
        if self.scene.in_title(best.cue):
            yield "in title"
        if len(speaker.voices) > 1:
            yield "speaks again"

    def _of_rivals(self, best: Voice, told: _Told, scope: str) -> Iterator[str]:
        """Whether other speakers stand nearer, and other acts between."""
        acts, own = told.acts, told.gaps[best.cue][0]
        nearer = sum(g < own for g in told.nearest)
        yield f"nearer speakers: {min(nearer, 2)}"
        if nearer == 0:
            yield "nearest, alone" if told.nearest.count(own) == 1 else "nearest, among others"
        near = min(acts, key=lambda at: abs(at - best.cue))
        low, high = min(near, best.cue), max(near, best.cue)
        between = any(low < a.at < high and a.at not in acts and not a.trigger.weak for a in self.scene.acts)
        some = "some" if between else "none"
        yield f"acts between: {some}"
        if scope == "nothing":
            yield f"nothing, acts between: {some}"
        telling = any(at not in acts for at in self._acts_in.get(self.scene.tree.sent[best.cue], ()))
        yield "its sentence: another act" if telling else "its sentence: no other act"
        if self._shares(best, acts):
            yield "shares a party or place"

    @cached_property
    def _acts_in(self) -> dict[int, list[int]]:
        """The acts of each sentence."""
        found: dict[int, list[int]] = {}
        for act in self.scene.acts:
            found.setdefault(self.scene.tree.sent[act.at], []).append(act.at)
        return found

    def _shares(self, voice: Voice, acts: tuple[int, ...]) -> bool:
        """Whether what is told names a party or place that the sentences of the acts name, too."""
        sent = self.scene.tree.sent
        sentences = {sent[at] for at in acts} - {sent[voice.cue]}
        if not sentences:
            return False
        told = {word for i, word in self._named if voice.start <= i < voice.end and i != voice.speaker}
        return any(not told.isdisjoint(self._named_in.get(sentence, ())) for sentence in sentences)

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        """The tokens that name parties and places, with their words."""
        names, low = self.scene.names, self.scene.tree.low
        return [(i, low[i]) for i in (*names.entry_at, *names.role_at, *(p.head for p in self.scene.places))]

    @cached_property
    def _named_in(self) -> dict[int, set[str]]:
        """The words that name parties and places in each sentence."""
        found: dict[int, set[str]] = {}
        for i, word in self._named:
            found.setdefault(self.scene.tree.sent[i], set()).add(word)
        return found

    @cached_property
    def _by_paragraph(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for speaker in self.speakers:
            for voice in speaker.voices:
                found.setdefault(self.scene.circumstances.paragraph[voice.cue], set()).add(speaker.party.name)
        return found

    def _speaking_in(self, paragraph: int) -> set[str]:
        return self._by_paragraph.get(paragraph, set())

    def _scope(self, speaker: Speaker, told: _Told) -> str:
        """The surest way in which the speaker's words hold the acts of a report."""
        own = set(speaker.voices)
        for rank, at in enumerate(told.acts):
            covering = self._covered.get(at, [])
            if covering and covering[0] in own:
                return "main act" if rank == 0 else "another act"
        if not self._holding[speaker.party.name].isdisjoint(told.acts):
            return "outer"
        if own & told.of_toll:
            return "toll"
        return "continues" if own & told.onward else "nothing"

    def _gap(self, cue: int, acts: tuple[int, ...]) -> tuple[int, bool]:
        """Sentences between a voice and the nearest act, and whether the voice stands before it."""
        sent = self.scene.tree.sent
        apart = min(acts, key=lambda at: abs(sent[at] - sent[cue]))
        return abs(sent[apart] - sent[cue]), sent[cue] < sent[apart]

    def _same_paragraph(self, cue: int, acts: tuple[int, ...]) -> bool:
        paragraph = self.scene.circumstances.paragraph
        return any(paragraph[cue] == paragraph[at] for at in acts)

    def _numbers(self, voice: Voice) -> bool:
        tree, mute = self.scene.tree, self.scene.attribution.speech.mute
        return any(tree.pos[i] == "NUM" and i not in mute for i in range(voice.start, voice.end))

    def _of_party(self, speaker: Speaker, told: _Told) -> Iterator[str]:
        mention, name = speaker.mention, speaker.party.name
        for holds, what in (
            (name in told.agents, "acts"), (name in told.targets, "is hit"),
            (mention.armed, "armed"), (mention.civilian, "civilian"), (mention.unnamed, "unnamed"),
            (mention.role is not None, "role"), (mention.entry is not None, "registered"),
            (self.scene.attribution.speech.named_source(mention.head), "noun of sources"),
            (self.scene.tree.ent[mention.head] == "PER", "person"),
            (name == self._author, "author"),
        ):  # fmt: skip
            if holds:
                yield f"speaker: {what}"
        yield f"kind: {mention.kind}"
        yield from (feature for who, feature in told.pointings if who == name)


def winners(contenders: list[Contender], model: Model) -> list[Party]:
    """Those likely enough, the likeliest first."""
    odds = [log_odds(c.features, model.weights) for c in contenders]
    ranked = sorted(range(len(odds)), key=lambda n: (-odds[n], n))
    return [contenders[n].party for n in ranked if odds[n] >= model.threshold][: model.most]


def vouched(claims: list[Claim], winners: list[Party]) -> list[Claim]:
    """The claims, with those of the kind told by the winners alone: the first stands for them who told it."""
    names = [p.name for p in winners]
    kinds = [c for c in claims if c.field == "kind"]
    first = kinds[0]
    told = tuple(p for p in first.said_by if p.name in names)
    rest = [p for p in winners if p.name not in {t.name for t in told}]
    own = [
        first.model_copy(update={"said_by": told, "stance": first.stance if told or not first.said_by else "stated"})
    ]
    own += [_said(kinds, party) for party in rest]
    return [*own, *(c for c in claims if c.field != "kind")]


def _said(kinds: list[Claim], party: Party) -> Claim:
    """The claim of the kind that a party makes: its own, or the first one in its mouth."""
    own = next((c for c in kinds if any(p.name == party.name for p in c.said_by)), kinds[0])
    return own.model_copy(update={"said_by": (party,)})
