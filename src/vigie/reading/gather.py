"""From the acts of a scene to the material of its reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from vigie.model import When
from vigie.reading import kinds
from vigie.reading.acts import Act
from vigie.reading.bearing import Bearing
from vigie.reading.belonging import bearer
from vigie.reading.build import Material
from vigie.reading.casualties import Casualty
from vigie.reading.drafts import Draft, Gatherer, Weights
from vigie.reading.genre import genre_weights
from vigie.reading.places import Whereabouts
from vigie.reading.pointing import Pointing
from vigie.reading.roles import Cast
from vigie.reading.scene import Scene
from vigie.reading.situations import Situation
from vigie.reading.times import Time
from vigie.reading.tolls import is_toll

_OUTCOMES = frozenset({"die", "wound"})
_CRASH = _OUTCOMES | {"land", "kill"}
_ACCIDENTAL = _OUTCOMES | {"explosion", "burn", "land", "kill", "strike", "fire"}
_TOUCH = 2  # weight of a genre's words that makes its reading likely for an act that nothing else supports
_THIN = 2  # details of its own that hold up no incident in a text of another genre
_FEW = 2
_COUNTED = _OUTCOMES | {"kill"}
_LONGEST_EPISODE = 14  # days
_LONG_AGO = 730  # days
_RECENT = 3  # days back within which an act without a day of its own goes on with the one told before
_CERTAIN = frozenset({"fact", "attempted", "foiled"})


def situations(scene: Scene) -> list[Situation]:
    """The acts that are told as real, with their circumstances, in text order; the title's last."""
    cast, found = Cast(scene), []
    for act in scene.acts:
        modality = scene.attribution.modality(act.at)
        if act.nominal and modality == "fact" and act.verb is not None and act.verb != act.at:
            modality = scene.attribution.modality(act.verb)
        if _setting(scene, act) or _aggregate(scene, act):
            continue
        if modality not in _CERTAIN or (modality == "fact" and not _realised(scene, act)):
            continue
        situation = Situation(act, modality)
        situation.places, situation.wider = scene.circumstances.places_of(act)
        situation.places = [p for p in situation.places if not _of_care(scene, p, act)]
        if act.frame in _OUTCOMES:
            situation.places = [p for p in situation.places if not _under_another(scene, p, act)]
        situation.time = _own_day(scene, act, scene.circumstances.time_of(act))
        if act.frame in _COUNTED and _campaign(situation.time):
            continue
        situation.arms = scene.circumstances.arms_of(act, scene.acts)
        situation.definite, situation.other = _definite(scene, act.at), _other(scene, act.at)
        situation.pointing = (act.nominal and _pointing(scene, act.at)) or _summary(scene, act)
        cast.fill(situation)
        found.append(situation)
    return sorted(found, key=lambda s: (scene.in_title(s.act.at), s.act.at))


def _campaign(time: Time | None) -> bool:
    """ "Between May and July 300 people were killed": many acts told by their sum."""
    return (
        time is not None and time.when.precision == "day" and (time.when.end - time.when.start).days > _LONGEST_EPISODE
    )


def _of_care(scene: Scene, place: Whereabouts, act: Act) -> bool:
    """Where the wounded are treated, and where they die, is not where they were hit: "died in the hospital of Gao"."""
    tree = scene.tree
    above = tree.head[place.head]
    own = above in (act.at, act.verb, *act.targets) or place.head in act.targets
    return not (act.frame not in _OUTCOMES and own) and _hospital(scene, place)


def _under_another(scene: Scene, place: Whereabouts, act: Act) -> bool:
    """ "was hit by a sniper firing from X; she died": the place stands below another act, and not below this one."""
    above = set(scene.tree.ancestors(place.head))
    others = {a.at for a in scene.acts if scene.tree.sent[a.at] == scene.tree.sent[act.at] and a.frame not in _OUTCOMES}
    return act.at not in above and bool(above & others)


def _hospital(scene: Scene, place: Whereabouts) -> bool:
    """A hospital, or the town of one: "the hospital of Gao"."""
    if place.toponym is not None and place.toponym.feature == "hospital":
        return True
    tree = scene.tree
    words = {*range(place.start if place.noun is None else place.noun, place.end), tree.head[place.head]}
    hits = (scene.pack.targets.match(tree.low, i) for i in words)
    return any(hit is not None and hit[1].name == "hospital" for hit in hits)


def _own_day(scene: Scene, act: Act, time: Time | None) -> Time | None:
    """The day that the act's words give; "searched on Tuesday, after the raid": the day is not the raid's."""
    if time is None or not act.nominal or time.forward or act.at in scene.tree.ancestors(time.start):
        return time
    later = scene.pack.calendar.later
    return None if any(later.match(case.split(), 0) for case in scene.tree.cases(act.at)) else time


def _setting(scene: Scene, act: Act) -> bool:
    """A gathering as the scene of another act: "in the middle of a parade", "fired at the march"."""
    if not act.nominal or act.frame != "protest" or not scene.tree.dep[act.at].startswith(("obl", "nmod")):
        return False
    violent = {a.at for a in scene.acts if a.frame in kinds.VIOLENT}
    return any(a in violent for a in scene.tree.ancestors(act.at))


def _aggregate(scene: Scene, act: Act) -> bool:
    """ "the strikes have killed 3,700 since October": many acts in one word, told by their toll."""
    tree = scene.tree
    if not act.nominal or tree.feature(act.at, "Number") != "Plur":
        return False
    sentence = tree.sent[act.at]
    return any(tree.sent[c.at] == sentence and is_toll(scene, c) for c in scene.casualties)


def _realised(scene: Scene, act: Act) -> bool:
    """A bare infinitive tells an act only under a verb that carries it out ("made", "managed to", "began to")."""
    tree, at = scene.tree, act.at
    if act.nominal or tree.feature(at, "VerbForm") != "Inf":
        return True
    if any(tree.dep[k].startswith("aux") for k in tree.kids[at]):
        return True
    above = tree.head[at]
    if tree.dep[at] == "conj" and tree.pos[above] == "VERB" and tree.feature(above, "VerbForm") != "Inf":
        return True  # one form for both, "prised it off and set it alight": as finite as the verb it goes on from
    lemmas = {*scene.finder.lemmas(above, "VERB"), tree.lemma[above]}
    return above != at and bool(lemmas & scene.pack.grammar.implicatives)


def _summary(scene: Scene, act: Act) -> bool:
    """ "the attacks that hit positions": a verb whose subject is several acts announces those told by themselves."""
    nominal = {a.at for a in scene.acts if a.nominal}
    tree = scene.tree
    return not act.nominal and any(h in nominal and tree.feature(h, "Number") == "Plur" for h in act.agents)


def _pointing(scene: Scene, at: int) -> bool:
    """ "this raid": a demonstrative before the noun."""
    tree = scene.tree
    return any(tree.dep[k] == "det" and tree.low[k] in scene.pack.grammar.demonstratives for k in tree.kids[at])


def _definite(scene: Scene, at: int) -> bool:
    """ "the attack", "this raid"."""
    tree = scene.tree
    dets = [k for k in tree.kids[at] if tree.dep[k] == "det"]
    return _pointing(scene, at) or (bool(dets) and all(tree.feature(k, "Definite") == "Def" for k in dets))


def _other(scene: Scene, at: int) -> bool:
    """ "another attack", "a second strike"; or a sentence that opens with "elsewhere", "also"."""
    tree, phrases = scene.tree, scene.pack.cues.other_act
    sentence = tree.sentence(at)
    near = any(phrases.match(tree.low, j) for j in range(max(sentence.start, at - 3), at + 1))
    return near or any(phrases.match(tree.low, j) for j in range(sentence.start, min(sentence.start + 4, at)))


def drafts(scene: Scene, found: list[Situation], weights: Weights | None = None) -> list[Draft]:
    """Situations gathered into drafts; mentions too thin to stand alone are dropped."""
    gatherer = Gatherer(scene.circumstances.paragraph, weights, scene.circumstances.separate())
    told = {scene.tree.sent[s.act.at] for s in found if not s.act.trigger.weak}
    for situation in found:
        sentence = scene.tree.sent[situation.act.at]
        place = situation.places[0] if situation.places else None
        gatherer.add(situation, sentence, place, near=_place_before(scene, situation), alone=sentence not in told)
    genres = genre_weights(scene)
    kept = [d for d in gatherer.drafts if stands(scene, d) and not _elsewhere(scene, d, genres)]
    for draft in kept:
        inherit(scene, draft, kept)
    return [] if is_thin(scene, kept, genres) else sorted(kept, key=lambda d: min(s.act.at for s in d.situations))


def support(scene: Scene, draft: Draft) -> int:
    """How many kinds of detail a draft has of its own: place on the map, day, armed party, weapon, figure."""
    situations = draft.situations
    sentences = {scene.tree.sent[s.act.at] for s in situations}
    return (
        bool(draft.place and not draft.inherited_place and draft.place.toponym and draft.place.locative)
        + bool(draft.time and not draft.inherited_time)
        + any(m.armed for s in situations for m in (*s.agents, *s.targets))
        + any(s.arms for s in situations)
        + any(c.written and scene.tree.sent[c.at] in sentences for c in scene.casualties)
    )


def is_thin(scene: Scene, found: list[Draft], genres: Mapping[str, int]) -> bool:
    """Whether few drafts with little detail stand among words of another genre."""
    weight = max(genres.values(), default=0)
    if weight < _TOUCH or (weight == _TOUCH and len(found) > _FEW):
        return False
    return max((support(scene, d) for d in found), default=0) <= _THIN


def stands(scene: Scene, draft: Draft) -> bool:
    """Whether a draft says enough to be an incident: a sure trigger with a place, a day or parties of its own."""
    situations = draft.situations
    if all(scene.in_title(s.act.at) for s in situations):
        return False
    if (
        all(s.act.trigger.weak for s in situations)
        and not (draft.place and draft.time)
        and support(scene, draft) < _FEW
    ):
        return False
    if all(s.act.frame in _OUTCOMES for s in situations) and not (draft.place or draft.time):
        return False
    if _crashed(draft):
        return False
    bare = all(s.act.nominal and not s.agents and not s.targets and not s.arms for s in situations)
    return not (bare and draft.place is None and draft.time is None)


def _elsewhere(scene: Scene, draft: Draft, weights: Mapping[str, int]) -> bool:
    """An accident without weapon or party, or a day long past in a text of remembrance."""
    if weights.get("accident", 0) >= _TOUCH and set(draft.frames) <= _ACCIDENTAL:
        return not any(s.arms or any(m.armed for m in s.agents) for s in draft.situations)
    if weights.get("history", 0) >= _TOUCH and draft.time is not None and scene.published is not None:
        return (scene.published - draft.time.when.end).days > _LONG_AGO
    return False


def _crashed(draft: Draft) -> bool:
    """An aircraft that came down by itself."""
    situations = draft.situations
    armed = any(m.armed and m.head not in _aircraft(s) for s in situations for m in s.agents)
    only_aircraft = {a.kind for s in situations for a in s.arms} == {"airstrike"}
    return set(draft.frames) <= _CRASH and only_aircraft and not armed


def _aircraft(situation: Situation) -> set[int]:
    """Tokens of the aircraft named beside an act: "a plane" is no air force here."""
    return {i for arm in situation.arms for i in range(arm.start, arm.end)}


def inherit(scene: Scene, draft: Draft, others: list[Draft]) -> None:
    """Place and day of the nearest draft or mention before it, where the text gives none of its own."""
    if draft.place is None:
        draft.place = _nearest_place(scene, draft, others)
        draft.inherited_place = draft.place is not None
    if draft.time is None:
        draft.time = _day_told(scene, draft) or draft.later or _day_of_the_story(scene, draft, others)
        draft.time = _morning_after(scene, draft)
        draft.inherited_time = draft.time is not None


def _place_before(scene: Scene, situation: Situation) -> Whereabouts | None:
    """The last fine place named before the act in its paragraph, in a country that the act's own words allow."""
    at, where = situation.act.at, scene.circumstances
    wider = situation.wider[0] if situation.wider else None
    here = (p for p in scene.places if p.start < at and where.paragraph[p.start] == where.paragraph[at])
    fine = [p for p in here if p.local and (p.locative or p.toponym) and p is not where.dateline]
    fine = [p for p in fine if not _hospital(scene, p)] or fine
    return next((p for p in reversed(fine) if wider is None or p.may_lie_in(wider)), None)


def _nearest_place(scene: Scene, draft: Draft, others: list[Draft]) -> Whereabouts | None:
    """The last place before in the paragraph, that of the draft before, the last one of the text, the title's."""
    at = draft.situations[0].act.at
    where = scene.circumstances
    wider = draft.wider
    fine = [p for p in scene.places if p.local and (p.locative or p.toponym) and p is not where.dateline]
    fine = [p for p in fine if wider is None or p.may_lie_in(wider)]
    fine = [p for p in fine if not where.of_speaker(p, draft.situations[0].act) and not where.apart(p.start, at)]
    before = [p for p in fine if p.start < at and not scene.in_title(p.start)]
    here = [p for p in before if where.paragraph[p.start] == where.paragraph[at]]
    told = [d.place for d in others if d.place is not None and d.place.local and d.situations[0].act.at < at]
    told = [p for p in told if not where.apart(p.start, at)]
    told = [p for p in told if wider is None or p.may_lie_in(wider)]
    after = [p for p in fine if p.start > at and where.paragraph[p.start] == where.paragraph[at]]
    title = [p for p in fine if scene.in_title(p.start)]
    found = here[-1:] or told[-1:] or before[-1:] or after[:1] or title[:1]
    if found:
        return found[0]
    wide = [p for p in scene.places if p.rank > 0 and p.locative and not scene.in_title(p.start)]
    return (
        draft.wider or where.dateline or next(iter(wide), None) or next((p for p in scene.places if p.rank == 0), None)
    )


def _morning_after(scene: Scene, draft: Draft) -> Time | None:
    """What another paragraph tells after a night is of the day on which it ended."""
    time, paragraph = draft.time, scene.circumstances.paragraph
    if time is None or paragraph[time.start] == paragraph[draft.situations[0].act.at]:
        return time
    if (time.when.end - time.when.start).days != 1 or time.when.precision != "day":
        return time
    return replace(time, when=When(start=time.when.end, end=time.when.end))


def _day_told(scene: Scene, draft: Draft) -> Time | None:
    """The day named before in the paragraph, the one that heads it, or one named just before the paragraph."""
    at, where = draft.situations[0].act.at, scene.circumstances
    near, heading = _nearest_time(scene, draft), where.day(at)
    if near is None or heading is None:
        return near or heading
    return near if where.paragraph[near.start] == where.paragraph[at] and not where.of_thing(near) else heading


def _nearest_time(scene: Scene, draft: Draft) -> Time | None:
    """The last day named before, at most three sentences back; the day of the telling does not count."""
    act, sent, where = draft.situations[0].act, scene.tree.sent, scene.circumstances
    for number in range(sent[act.at], sent[act.at] - 4, -1):
        for time in sorted(where.times_in.get(number, []), key=lambda t: (where.aside(t.start), -t.start)):
            told = time.start < act.at and time.when.precision == "day"
            if where.apart(time.start, act.at):
                continue
            if told and not scene.circumstances.of_telling(time, act):
                return time
    return None


def _day_of_the_story(scene: Scene, draft: Draft, others: list[Draft]) -> Time | None:
    """The day of the last draft told before, where that is recent: news goes on with the day it has named."""
    at, published = draft.situations[0].act.at, scene.published
    if scene.circumstances.clocked(at):
        return None
    before = [d for d in others if d.time is not None and d.situations[0].act.at < at and d is not draft]
    before = [d for d in before if not scene.circumstances.apart(d.situations[0].act.at, at)]
    last = max(before, key=lambda d: d.situations[0].act.at, default=None)
    if last is None or last.time is None or published is None or last.time.when.precision != "day":
        return None
    return last.time if 0 <= (published - last.time.when.end).days <= _RECENT else None


# ---- casualties and pointings ---------------------------------------------------------------------------------
def assign(scene: Scene, found: list[Draft], pointings: list[Pointing]) -> tuple[list[Material], list[Casualty]]:
    """Materials of the reports, and the casualties that are tolls."""
    materials = {id(d): Material(d, d.place) for d in found}
    tolls: list[Casualty] = []
    last: Casualty | None = None
    for casualty in scene.casualties:
        if is_toll(scene, casualty) or (casualty.rival and tolls and tolls[-1] is last):
            tolls.append(casualty)
            last = casualty
            continue
        last = casualty
        draft = bearer(scene, found, casualty)
        if draft is not None:
            materials[id(draft)].casualties.append(casualty)
    bearing = Bearing(scene, found)
    for pointing in pointings:
        for draft in bearing.of(pointing):
            materials[id(draft)].pointings.extend((pointing, *bearing.held_to(pointing, draft)))
    split: list[Material] = []
    for draft in found:
        material = materials[id(draft)]
        several = _places(scene, draft)
        if len(several) < 2:
            split.append(material)
            continue
        tolls.extend(c for c in material.casualties if c.written and c.count.min)
        split.extend(Material(draft, place, [], material.pointings, shared=True) for place in several)
    for previous, material in pairwise(split):
        material.before = previous
    return split, tolls


def _places(scene: Scene, draft: Draft) -> list[Whereabouts]:
    told = [s for s in draft.situations if not scene.in_title(s.act.at)]
    most = max((s.places for s in told), key=len, default=[])
    return most if len(most) > 1 and not draft.inherited_place else []
