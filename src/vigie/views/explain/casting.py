"""The roles and circumstances of an act, each with how it was found, and their marks in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vigie.reading.acts import Act
from vigie.reading.names import Mention
from vigie.reading.places import Whereabouts
from vigie.reading.scene import Scene
from vigie.reading.situations import Arm, Situation
from vigie.reading.times import Time
from vigie.views.explain.notes import MarkRole, RoleNote
from vigie.views.wording import word_value


@dataclass(frozen=True, slots=True)
class Found:
    """A note with its tokens; ``mark`` is none for what was seen and set aside."""

    start: int
    end: int
    mark: MarkRole | None
    note: RoleNote


def cast(scene: Scene, act: Act, situation: Situation | None) -> Iterator[Found]:
    """Parties, weapons, places and days of an act; of one that is not told as real the bare heads."""
    if situation is None:
        yield from (_bare(scene, act, "actor by grammar", head) for head in act.agents)
        yield from (_bare(scene, act, "target by grammar", head) for head in act.targets)
        return
    yield from _parties(scene, act, "actor", act.agents, situation.agents)
    yield from _parties(scene, act, "target", act.targets, situation.targets)
    yield from (_arm(scene, arm) for arm in situation.arms)
    if act.weapon:
        how = f"the pattern implies it (weapon: {act.weapon})"
        yield Found(act.at, act.at + 1, None, RoleNote("weapon", scene.words(act.at, act.at + 1), act.weapon, how))
    yield from (_place(scene, place, "place") for place in situation.places)
    yield from (_place(scene, place, "wider place") for place in situation.wider)
    yield from _days(scene, act, situation.time)


def form(scene: Scene, act: Act) -> str:
    """How the act stands in its sentence: ``verb, passive``; ``noun, carried by “a mené”``."""
    if not act.nominal:
        return "verb, passive" if act.passive else "verb, active"
    carrier = act.verb if act.verb is not None and act.verb != act.at else None
    return "noun" if carrier is None else f"noun, carried by “{scene.words(carrier, carrier + 1)}”"


# ---- parties ------------------------------------------------------------------------------------------------------
def _parties(scene: Scene, act: Act, role: MarkRole, heads: list[int], mentions: list[Mention]) -> Iterator[Found]:
    for mention in mentions:
        party = scene.party(mention)
        how = _where(scene, act, mention.head) if mention.head in heads else "stands for a pronoun, or owns the weapon"
        note = RoleNote(role, party.text, _who(mention), how)
        yield Found(mention.start, mention.end, role, note)
    resolved = {m.head for m in mentions}
    yield from (_bare(scene, act, f"no {role}", head) for head in heads if head not in resolved)


def _bare(scene: Scene, act: Act, role: str, head: int) -> Found:
    """A head that the grammar gives and that fills no role: a weapon, a place, an act, a pronoun, nobody known."""
    words = scene.words(head, head + 1)
    return Found(head, head + 1, None, RoleNote(role, words, "-", _where(scene, act, head)))


def _where(scene: Scene, act: Act, head: int) -> str:
    """``subject: nsubj of “attaqué”``; without the place where another construction gave it (agent, light verb)."""
    tree = scene.tree
    behind = ("marked", "of") if act.trigger.preposition or act.nominal else ()  # else "marked" is the object again
    places = [name for name in ("subject", "object", *behind) if head in act.around.get(name, ())]
    above = tree.head[head]
    relation = f"{tree.dep[head]} of “{scene.words(above, above + 1)}”" if above != head else tree.dep[head]
    return f"{' or '.join(places)}: {relation}" if places else relation


def _who(mention: Mention) -> str:
    """The neutral name, with the register's entry or role behind it."""
    known = mention.id or (mention.role.id if mention.role else None)
    told = ", ".join(part for part in (mention.kind, mention.country, known) if part)
    return f"{mention.name} ({told})" if told else mention.name


# ---- circumstances ------------------------------------------------------------------------------------------------
def _arm(scene: Scene, arm: Arm) -> Found:
    value = arm.kind if arm.count is None else f"{arm.kind} × {arm.count}"
    note = RoleNote("weapon", scene.words(arm.start, arm.end), value, "nearest to this act (weapons.yaml)")
    return Found(arm.start, arm.end, "weapon", note)


def _place(scene: Scene, place: Whereabouts, role: str) -> Found:
    words = scene.words(place.start, place.end)
    note = RoleNote(role, words, word_value(place.place()), placed(scene, place))
    return Found(place.start, place.end, "place", note)


def placed(scene: Scene, place: Whereabouts) -> str:
    """How a place name was understood: ``settlement; gazetteer 123 Gao; locative``."""
    parts: list[str] = [place.scale]
    if place.noun is not None and place.noun != place.start:
        parts.append(f"noun “{scene.words(place.noun, place.noun + 1)}”")
    if place.toponym is not None:
        parts.append(f"gazetteer {place.toponym.id} {place.toponym.name}")
    else:
        parts.append(f"beside {place.host.name}" if place.host is not None else "not in the gazetteer")
    parts.append("locative" if place.locative else "not locative")
    if place is scene.circumstances.dateline:
        parts.append("dateline")
    return "; ".join([*parts, "near it"] if place.near else parts)


def _days(scene: Scene, act: Act, time: Time | None) -> Iterator[Found]:
    """The day taken, and those of the sentence that are the telling's."""
    for one in scene.circumstances.times_in.get(scene.tree.sent[act.at], ()):
        words = scene.words(one.start, one.end)
        if one is time:
            note = RoleNote("day", words, word_value(one.when), f"nearest to the act in its sentence; {dated(one)}")
            yield Found(one.start, one.end, "day", note)
        elif scene.circumstances.of_telling(one, act):
            note = RoleNote("no day", words, word_value(one.when), "the day of the telling")
            yield Found(one.start, one.end, None, note)


def dated(time: Time) -> str:
    """How a time was read: its precision, and what it counts from."""
    known = (("counted from a day told before", time.anchored), ("in the future", time.future))
    parts: list[str] = [time.when.precision, *(word for word, holds in known if holds)]
    return "; ".join([*parts, "dates what stands behind it"] if time.forward else parts)
