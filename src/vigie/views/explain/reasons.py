"""Why an act became no incident, and why words that fit a pattern are no act."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from vigie.languages import Trigger
from vigie.reading.acts import Act
from vigie.reading.attribution import holds
from vigie.reading.drafts import opens
from vigie.reading.explain import Workings
from vigie.reading.scene import Scene
from vigie.reading.situations import Situation
from vigie.views.explain.notes import MissNote
from vigie.views.explain.patterns import described, line
from vigie.views.wording import word_confidence

CERTAIN = frozenset({"fact", "attempted", "foiled"})


def modality(scene: Scene, act: Act) -> tuple[str, int]:
    """How the act is told, and the token that tells so: that of its noun, or of the verb that carries it."""
    told, at = scene.attribution.modality(act.at), act.at
    if told == "fact" and act.nominal and act.verb is not None and act.verb != act.at:
        told, at = scene.attribution.modality(act.verb), act.verb
    return told, at


def modality_note(scene: Scene, act: Act) -> str:
    """The modality with the word that it most likely comes from: ``hypothetical (“menacent”)``."""
    told, at = modality(scene, act)
    word = None if told == "fact" else _cue(scene, at, told)
    return told if word is None else f"{told} (“{scene.words(word, word + 1)}”)"


def _cue(scene: Scene, at: int, told: str) -> int | None:
    """The word above or beside the act that makes it negated, hypothetical, attempted or foiled."""
    tree, cues = scene.tree, scene.pack.cues
    if told == "negated":
        return next((k for k in tree.kids[at] if _negates(scene, k)), None)
    words = {"hypothetical": cues.hypothesis, "attempted": cues.attempted, "foiled": cues.foiled}[told]
    near = (*tree.ancestors(at), *tree.kids[at])
    governing = next((j for j in near if holds(scene.finder, j, words)), None)
    return _unreal(scene, at) if governing is None and told == "hypothetical" else governing


def _negates(scene: Scene, k: int) -> bool:
    tree, negation = scene.tree, scene.pack.cues.negation
    return tree.feature(k, "Polarity") == "Neg" or negation.match(tree.low, k) is not None


def _unreal(scene: Scene, at: int) -> int | None:
    """A future form, or an "if" above the act."""
    tree, conjunctions = scene.tree, scene.pack.cues.conjunctions
    future = (k for k in (at, *tree.kids[at]) if tree.feature(k, "Tense") == "Fut")
    marks = (k for j in (at, *tree.ancestors(at)) for k in tree.kids[j] if conjunctions.match(tree.low, k))
    return next(chain(future, marks), None)


def fate(workings: Workings, act: Act, situation: Situation | None, incidents: tuple[str, ...]) -> str:
    """What became of an act: its incidents, or the reason why it has none."""
    if incidents:
        return f"gathered into incident {', '.join(incidents)}"
    if workings.quiet:
        return "dropped: the whole text is quiet (words of another genre, genres.yaml)"
    return f"dropped: {_ungathered(workings, situation) if situation else _untold(workings.scene, act)}"


def _untold(scene: Scene, act: Act) -> str:
    """Why an act is no situation."""
    told, _ = modality(scene, act)
    if told not in CERTAIN:
        return f"told as {told}"
    if not act.nominal:
        return "a bare infinitive that no verb carries out (implicatives, pack.yaml)"
    if scene.tree.feature(act.at, "Number") == "Plur":
        return "many acts in one word, told by their toll; or the setting of another act"
    return "the setting of another act"


def _ungathered(workings: Workings, situation: Situation) -> str:
    """Why a situation stands in no incident."""
    for one in workings.sifted.dropped:
        if any(s is situation for s in one.material.draft.situations):
            return f"its incident {one.report.id} is too unlikely ({word_confidence(one.report.confidence)})"
    if workings.scene.in_title(situation.act.at):
        return "told in the title, and no incident of the text agrees with it"
    if not opens(situation):
        weak = "a weak pattern" if situation.act.trigger.weak else "a bare or pointing noun"
        return f"{weak} without details of its own, and no act told before fits"
    return "too thin for an incident: no place, day or parties of its own, or words of another genre beside it"


def misses(scene: Scene) -> Iterator[MissNote]:
    """Words that fit a pattern of an act, where no act was found."""
    taken = {i for act in scene.acts for i in (act.at, *act.tokens)}
    for i in range(len(scene.tree)):
        if i in taken:
            continue
        for trigger in _fitting(scene, i):
            why = "; ".join(_against(scene, i, trigger))
            where = line(trigger, scene.pack.lang)
            yield MissNote(scene.words(i, i + 1), trigger.frame, described(trigger), where, why)


def _fitting(scene: Scene, i: int) -> list[Trigger]:
    verbs = [t for t, _ in scene.finder.verbs(i, scene.pack.verb_triggers)]
    return verbs or [t for t, _ in scene.finder.nouns(i, scene.pack.noun_triggers)]


def _against(scene: Scene, i: int, trigger: Trigger) -> Iterator[str]:
    """All that can speak against a pattern at token ``i``, the surest first."""
    if i in scene.names.entry_at:
        yield "inside the name of a party (register)"
        return
    beside = _void_words(scene, i, trigger)
    if beside:
        yield f"void beside “{beside[0]}” (unless)"
    yield from (f"may lack {where}: {' or '.join(sorted(classes))}" for where, classes in trigger.needs)
    if trigger.pos == "noun" and not trigger.needs and not beside:
        yield "only describes another noun"


def _void_words(scene: Scene, i: int, trigger: Trigger) -> list[str]:
    """Words of the sentence that give the pattern another sense, the nearest first."""
    tree, words = scene.tree, scene.pack.frames[trigger.frame].near_unless | trigger.unless
    near = sorted(tree.sentence(i), key=lambda j: abs(j - i))
    return [tree.word[j] for j in near if tree.low[j] in words or tree.lemma[j] in words]
