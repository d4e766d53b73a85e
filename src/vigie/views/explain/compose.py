"""From the workings of a reading to its explanation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import starmap

from vigie.model import Claim, Party, Reading, Report, Statement, Toll
from vigie.reading import choice
from vigie.reading.acts import Act
from vigie.reading.build import Material
from vigie.reading.casualties import Casualty
from vigie.reading.confidence import Weighed, default_model, explain
from vigie.reading.explain import Workings
from vigie.reading.features import Features
from vigie.reading.genre import genre_weights
from vigie.reading.responsibility import Pointing
from vigie.views.explain import reasons
from vigie.views.explain.casting import cast, dated, form, placed
from vigie.views.explain.marking import joined
from vigie.views.explain.notes import (
    ActNote,
    ClaimNote,
    Explanation,
    IncidentNote,
    Mark,
    MarkRole,
    SayingNote,
)
from vigie.views.explain.patterns import described, line
from vigie.views.wording import LABELS, word_confidence, word_count, word_reasons, word_toll, word_value


def compose(workings: Workings | Reading) -> Explanation:
    """The explanation of one article."""
    if isinstance(workings, Reading):
        return Explanation(workings.article, "nothing to read: no words")
    return _Composer(workings).explanation()


class _Composer:
    """Numbers the acts of one article, and puts the notes and marks together."""

    def __init__(self, workings: Workings):
        self.workings = workings
        self.scene = workings.scene
        self.situation = {id(s.act): s for s in workings.situations}
        self.number = {id(act): n for n, act in enumerate(self.scene.acts, 1)}
        self.incidents: dict[int, list[str]] = {}
        for report, material in self._told():
            for situation in material.draft.situations:
                self.incidents.setdefault(id(situation.act), []).append(report.id)

    def explanation(self) -> Explanation:
        reading, scene = self.workings.reading, self.scene
        return Explanation(
            article=reading.article,
            verdict=self._verdict(),
            marks=joined(self._marks()),
            acts=tuple(self._act(act) for act in scene.acts),
            incidents=(
                *(self._incident(w) for w in self.workings.sifted.kept),
                *(self._incident(w, dropped=True) for w in self.workings.sifted.dropped),
            ),
            misses=tuple(reasons.misses(scene)),
            pointings=tuple(self._pointing(p) for p in self.workings.pointings),
            statements=tuple(self._statement(s) for s in reading.statements),
            tolls=tuple(self._toll(t) for t in reading.tolls),
        )

    def _told(self) -> Iterator[tuple[Report, Material]]:
        return zip(self.workings.reading.reports, self.workings.materials, strict=True)

    def _verdict(self) -> str:
        """How many acts became how many incidents, and the words of other genres."""
        scene, found = self.scene, len(self.workings.materials)
        kept = sum(id(a) in self.incidents for a in scene.acts)
        genres = ", ".join(f"{name} {weight}" for name, weight in genre_weights(scene).most_common())
        text = f"{len(scene.acts)} acts found, {kept} gathered into {found} incident{'' if found == 1 else 's'}"
        unlikely = len(self.workings.sifted.dropped)
        text += f", {unlikely} dropped as unlikely" if unlikely else ""
        text += "; quiet: the words of another genre outweigh the acts" if self.workings.quiet else ""
        return f"{text}; words of other genres: {genres}" if genres else text

    # ---- acts -------------------------------------------------------------------------------------------------
    def _act(self, act: Act) -> ActNote:
        scene, trigger = self.scene, act.trigger
        situation, incidents = self.situation.get(id(act)), tuple(self.incidents.get(id(act), ()))
        changed = "" if act.frame == trigger.frame else f" (by what is hit; the pattern says {trigger.frame})"
        return ActNote(
            number=self.number[id(act)],
            words=" … ".join(scene.words(*run) for run in _runs(act.tokens)),
            frame=act.frame + changed,
            pattern=described(trigger),
            line=line(trigger, scene.pack.lang),
            form=self._form(act),
            modality=reasons.modality_note(scene, act),
            kept=bool(incidents),
            fate=reasons.fate(self.workings, act, situation, incidents),
            incidents=incidents,
            roles=tuple(found.note for found in cast(scene, act, situation)),
        )

    def _form(self, act: Act) -> str:
        situation = self.situation.get(id(act))
        if situation is None:
            return form(self.scene, act)
        told = (
            ("definite: may be told before", situation.definite), ("pointing back", situation.pointing),
            ("another act than before", situation.other),
        )  # fmt: skip
        return "; ".join([form(self.scene, act), *(words for words, holds in told if holds)])

    # ---- incidents --------------------------------------------------------------------------------------------
    def _incident(self, found: Weighed, *, dropped: bool = False) -> IncidentNote:
        report, material = found.report, found.material
        acts = tuple(sorted(self.number[id(s.act)] for s in material.draft.situations))
        claims = tuple(starmap(self._claim, zip(report.claims, found.claim_features, strict=True)))
        return IncidentNote(report.id, acts, self._gathered(material), claims, _sure(report), dropped)

    def _gathered(self, material: Material) -> str:
        """How the acts were gathered: what they share, and what was taken over."""
        draft = material.draft
        parts = [f"{len(draft.situations)} act{'' if len(draft.situations) == 1 else 's'}"]
        parts.append("frames " + ", ".join(dict.fromkeys(draft.frames)))
        told = (
            ("place taken over", draft.inherited_place), ("day taken over", draft.inherited_time),
            ("one of several places of one act: no counts", material.shared),
        )  # fmt: skip
        return "; ".join([*parts, *(words for words, holds in told if holds), *_weighed(material)])

    def _claim(self, claim: Claim, features: Features) -> ClaimNote:
        article = self.workings.reading.article
        words, said_by = article.cut(claim.span), _names(claim.said_by)
        value = word_value(claim.value)
        why = explain(features, default_model().fields.get(claim.field, {}))
        return ClaimNote(
            LABELS[claim.field], value, words, said_by, claim.stance, claim.rule,
            word_confidence(claim.confidence), word_reasons(why),
        )  # fmt: skip

    # ---- who says so ------------------------------------------------------------------------------------------
    def _pointing(self, pointing: Pointing) -> SayingNote:
        scene = self.scene
        who = scene.party(scene.speaker(pointing.who)).name
        by = f", by {scene.party(scene.speaker(pointing.by)).name}" if pointing.by is not None else ""
        cue = scene.words(pointing.cue, pointing.cue + 1) if pointing.cue >= 0 else ""
        borne = [r.id for r, m in self._told() if pointing in m.pointings]
        return SayingNote(
            LABELS[pointing.part], who + by, cue, f"of incident {', '.join(borne)}" if borne else "of no incident"
        )

    def _statement(self, statement: Statement) -> SayingNote:
        target = f" → {statement.target.name}" if statement.target else ""
        words = self.workings.reading.article.cut(statement.evidence)
        return SayingNote(statement.kind, statement.speaker.name + target, words, statement.rule)

    def _toll(self, toll: Toll) -> SayingNote:
        words = self.workings.reading.article.cut(toll.evidence)
        return SayingNote(word_toll(toll.killed, toll.injured), _names(toll.said_by), words, toll.rule)

    # ---- marks ------------------------------------------------------------------------------------------------
    def _marks(self) -> Iterator[Mark]:
        scene = self.scene
        for act in scene.acts:
            yield from self._act_marks(act)
        for place in scene.places:
            yield self._mark(place.start, place.end, "place", "place", placed(scene, place))
        for time in scene.times:
            yield self._mark(time.start, time.end, "day", "day", f"{word_value(time.when)}; {dated(time)}")
        for casualty in scene.casualties:
            yield self._casualty(casualty)
        yield from self._voices()
        for pointing in self.workings.pointings:
            if pointing.cue >= 0:
                note = self._pointing(pointing)
                told = f"{note.what}: {note.who}; {note.rule}"
                yield self._mark(pointing.cue, pointing.cue + 1, "pointing", pointing.part, told)

    def _act_marks(self, act: Act) -> Iterator[Mark]:
        note, number = self._act(act), self.number[id(act)]
        role: MarkRole = "act" if note.kept else "dropped"
        for run in _runs(act.tokens):
            told = f"{note.frame}; {note.pattern}; {note.line}; {note.modality}; {note.fate}"
            yield self._mark(*run, role, f"{role} {number}", told, number)
        for found in cast(self.scene, act, self.situation.get(id(act))) if note.kept else ():
            if found.mark is not None:
                told = f"{found.note.value}: {found.note.how}"
                yield self._mark(found.start, found.end, found.mark, f"{found.mark} {number}", told, number)

    def _casualty(self, casualty: Casualty) -> Mark:
        borne = [r.id for r, m in self._told() if casualty in m.casualties]
        toll = any(casualty is c for c in self.workings.aggregate)
        label = " ".join([casualty.outcome, "toll" if toll else ", ".join(borne)]).strip()
        whose = "of many acts" if toll else f"of incident {', '.join(borne)}" if borne else "of no incident"
        sure = "written" if casualty.written else "implied by number of the noun"
        note = f"{word_count(casualty.count)}; {sure}; {whose}"
        return self._mark(casualty.start, casualty.end, casualty.outcome, label, note)

    def _voices(self) -> Iterator[Mark]:
        scene = self.scene
        for voice in scene.attribution.voices:
            who, mention = scene.speaker(voice.speaker), scene.names.mention(voice.speaker)
            counts = "" if scene.is_speaker(who) else "; nobody in particular: no source"
            note = f"{scene.party(who).name}, {voice.stance}: “{scene.words(voice.start, voice.end)}”{counts}"
            yield self._mark(mention.start, mention.end, "speaker", "speaker", note)
            yield self._mark(voice.cue, voice.cue + 1, "says", "says", f"{scene.party(who).name}, {voice.stance}")

    def _mark(
        self, start: int, end: int, role: MarkRole, label: str, note: str, act: int | None = None
    ) -> Mark:  # fmt: skip
        return Mark(self.scene.span(start, end), role, label, note, act)


def _sure(report: Report) -> str:
    """The confidence with what decided it, and that of the speakers."""
    text = f"{word_confidence(report.confidence)} sure: {word_reasons(report.reasons)}"
    sources = word_confidence(report.sources_confidence)
    return f"{text}; a speaker is a source of it: {sources}" if sources else text


def _weighed(material: Material) -> Iterator[str]:
    """Why learned weights chose another kind than the rule, where they did."""
    if material.grounds is not None and choice.choose(material.grounds).rule.startswith(choice.SCORED):
        yield f"kind against its rule: {word_reasons(choice.explain(material.grounds))}"


def _runs(tokens: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Tokens as ranges ``[start, end)`` of neighbours."""
    start = end = -1
    for i in sorted(tokens):
        if i != end:
            if start >= 0:
                yield start, end
            start = i
        end = i + 1
    if start >= 0:
        yield start, end


def _names(parties: Iterable[Party]) -> str:
    return ", citing ".join(party.name for party in parties)
