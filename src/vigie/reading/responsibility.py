"""Who claims an act, who denies it, who blames whom: cues that point at the act told before or beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vigie.reading.scene import Scene

Part = Literal["claimed_by", "denied_by", "blamed"]


@dataclass(frozen=True, slots=True)
class Pointing:
    """A claim, denial or blame at token ``at``: ``who`` is claimed or blamed, ``by`` whom; heads of noun phrases."""

    part: Part
    at: int
    who: int
    by: int | None = None


def find_pointings(scene: Scene) -> list[Pointing]:
    """All of one text, in text order."""
    found: list[Pointing] = []
    for i in range(len(scene.tree)):
        found.extend(_claims(scene, i))
        found.extend(_blames(scene, i))
    return found


def _claims(scene: Scene, i: int) -> list[Pointing]:
    cues, finder = scene.pack.cues, scene.finder
    if scene.tree.pos[i] not in ("VERB", "ADJ", "NOUN", "AUX"):
        return []
    for part, words in (("claimed_by", cues.claim), ("denied_by", cues.deny)):
        if next(finder.verbs(i, words.verbs), None) is None:
            continue
        if scene.attribution.modality(i) in ("negated", "hypothetical"):
            continue
        speaker = _speaker(scene, i)
        if speaker is not None:
            return [Pointing(part, i, speaker)]  # type: ignore[arg-type]
    return []


def _speaker(scene: Scene, i: int) -> int | None:
    """Who claims: the subject, or the agent of the passive; never an act noun."""
    grammar = scene.grammar_of_acts
    heads = grammar.agents(i) if grammar.is_passive(i) else grammar.subjects(i)
    nominal = {a.at for a in scene.acts if a.nominal}
    for head in heads:
        if head not in nominal and scene.tree.pos[head] in ("NOUN", "PROPN", "PRON"):
            return scene.antecedent(head)
    return None


def _blames(scene: Scene, i: int) -> list[Pointing]:
    tree, grammar = scene.tree, scene.grammar_of_acts
    hit = next(scene.finder.verbs(i, scene.pack.cues.blame), None)
    if hit is None or scene.attribution.modality(i) == "negated":
        return []
    verb = hit[0]
    passive = grammar.is_passive(i)
    by = (grammar.agents(i) if passive else grammar.subjects(i))[:1]
    if verb.who == "object":
        blamed = grammar.subjects(i) if passive else [c for k in tree.with_dep(i, "obj") for c in tree.conjuncts(k)]
    else:
        at = scene.finder.marker(i, verb.preposition, i) if verb.preposition else None
        blamed = tree.conjuncts(grammar.governed(at)) if at is not None else []
    speaker = scene.antecedent(by[0]) if by else None
    return [Pointing("blamed", i, who, speaker) for who in blamed if _blamable(scene, who)]


def _blamable(scene: Scene, who: int) -> bool:
    """A party that can have done it: known and no mere civilians, or a proper name."""
    mention = scene.names.mention(who)
    if mention.unnamed or who in scene.attribution.mute:
        return False
    return (mention.known and not mention.civilian) or scene.tree.pos[who] == "PROPN"
