"""One act, many mentions: situations of one text are gathered into drafts, one a separable act.

Read in text order. A situation joins the draft that it agrees with best; it opens a new one when its own place or day
differs from every draft's, or when the text says that it is another act. Each comparison is a small named weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vigie.reading.places import Whereabouts
from vigie.reading.situations import Situation
from vigie.reading.times import Time
from vigie.sphere import kilometres

_FAMILIES: dict[str, str] = {
    **dict.fromkeys(("strike", "attack", "suicide_bombing", "explosion", "clash", "kill"), "violence"),
    **dict.fromkeys(("chemical", "grenade", "fire", "land"), "violence"),
    **dict.fromkeys(("die", "wound"), "outcome"),
    **dict.fromkeys(("protest", "disperse", "riot"), "unrest"),
    **dict.fromkeys(("capture", "recapture", "transfer"), "territory"),
    **dict.fromkeys(("intercept", "defuse"), "disrupted"),
    **dict.fromkeys(("burn", "loot"), "destruction"),
}  # fmt: skip
_AGREE: dict[tuple[str, str], float] = {
    ("violence", "violence"): 1.0, ("violence", "outcome"): 1.0, ("outcome", "outcome"): 0.5,
    ("unrest", "unrest"): 1.0, ("unrest", "outcome"): 0.5, ("violence", "unrest"): 0.2, ("territory", "territory"): 1.0,
    ("territory", "violence"): 0.5, ("territory", "outcome"): 0.5, ("destruction", "violence"): 0.5,
    ("destruction", "unrest"): 0.5, ("destruction", "territory"): 0.3, ("destruction", "destruction"): 1.0,
    ("destruction", "outcome"): 0.3, ("disrupted", "violence"): 0.5, ("disrupted", "disrupted"): 1.0,
    ("mob", "violence"): 0.5, ("mob", "outcome"): 0.7, ("mob", "destruction"): 0.7, ("mob", "unrest"): 0.3,
    ("abduct", "violence"): 0.4, ("abduct", "outcome"): 0.4, ("abduct", "release"): 1.0, ("coup", "arrest"): -0.5,
    ("disrupted", "outcome"): 0.5, ("sexual_violence", "outcome"): 0.0, ("arrest", "outcome"): -1.0,
}  # fmt: skip
_NEXT_TOWN_KM = 40.0
_LINGERING = 21  # days within which the wounded of an act die
_SAME_KM = 12.0
_RECENT = 80  # drafts that a situation is compared with: enough for any article, and a bound for huge texts


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for one act, and from which sum on (``join``) a situation joins a draft.

    Chosen by hand, then searched at random over one half of the development gold, until the other half gained no more
    (``training/gather_weights.py``).
    """

    join: float = 1.15
    same_place: float = 1.3
    same_day: float = 0.85
    same_sentence: float = 0.8
    next_sentence: float = 0.4
    near: float = 0.1
    far: float = -1.0  # more than ``memory`` sentences later
    memory: int = 3
    definite: float = 1.1  # "the attack", "this raid"
    other: float = -1.5  # "another attack", "elsewhere"
    outcome: float = 0.5  # deaths and injuries right behind the act
    new_place: float = -0.1  # a place where the draft, told some sentences ago, has none
    new_day: float = -0.3
    new_paragraph: float = 0.0
    same_party: float = 0.2
    same_frame: float = 0.0
    same_near: float = 0.3  # no place of its own, but told where the draft's place was named last
    moved: float = -0.4  # no place of its own, and the text has named another one since the draft


def family(frame: str) -> str:
    """The family of a frame: frames of one family tell one act."""
    return _FAMILIES.get(frame, frame)


def agreement(a: str, b: str) -> float:
    """How well two families go together in one act, -1 to 1."""
    if a == b:
        return _AGREE.get((a, b), 1.0)
    return _AGREE.get((a, b), _AGREE.get((b, a), -0.7))


@dataclass(slots=True)
class Draft:
    """An act in the making."""

    situations: list[Situation] = field(default_factory=list)
    place: Whereabouts | None = None
    wider: Whereabouts | None = None
    time: Time | None = None
    last_sentence: int = -1
    first_sentence: int = -1
    inherited_place: bool = False
    inherited_time: bool = False
    later: Time | None = None  # the day of a death or of a count of deaths told behind the act

    @property
    def frames(self) -> list[str]:
        return [s.act.frame for s in self.situations]

    def holds(self, place: Whereabouts) -> bool | None:
        """Whether the act can have been at a place: at the draft's, or at one of those told of together."""
        places = [p for p in (self.place, *(p for s in self.situations for p in s.places)) if p is not None]
        answers = [same_place(place, p) for p in places]
        return True if True in answers else None if None in answers else False

    def shares_party(self, situation: Situation) -> bool:
        """Whether an agent or a target of the situation stands in the draft already."""
        own = {m.name for m in (*situation.agents, *situation.targets)}
        return any(m.name in own for s in self.situations for m in (*s.agents, *s.targets))

    def take(self, situation: Situation, sentence: int, place: Whereabouts | None, time: Time | None) -> None:
        """Add a situation with its own place and time."""
        self.situations.append(situation)
        if self.first_sentence < 0:
            self.first_sentence = sentence
        self.last_sentence = sentence
        if place is not None and self._finer(place):
            self.place, self.inherited_place = place, False
        if situation.wider and self.wider is None:
            self.wider = situation.wider[0]
        if time is not None and self._of_deaths(situation, sentence):
            self.later = self.later or time
        elif time is not None and (self.time is None or (self._more_precise(time) and not situation.definite)):
            self.time, self.inherited_time = time, False

    def _of_deaths(self, situation: Situation, sentence: int) -> bool:
        """A day on which somebody dies or is counted, told in another sentence than the act that hurt him."""
        dying = family(situation.act.frame) == "outcome"
        acts = [s for s in self.situations if family(s.act.frame) != "outcome"]
        return dying and bool(acts) and sentence > self.first_sentence

    def _finer(self, place: Whereabouts) -> bool:
        if self.place is None or self.inherited_place:
            return True
        return place.rank < self.place.rank or (
            place.noun is not None and self.place.noun is None and self.place.toponym is None
        )

    def _more_precise(self, time: Time) -> bool:
        order = {"day": 0, "week": 1, "month": 2, "year": 3}
        assert self.time is not None
        return order[time.when.precision] < order[self.time.when.precision]


def same_place(a: Whereabouts, b: Whereabouts) -> bool | None:
    """Whether two places can be one; None where nothing tells."""
    if a.name.casefold() == b.name.casefold():
        return True
    if a.toponym and b.toponym:
        if a.toponym.id == b.toponym.id:
            return True
        if a.rank != b.rank:
            return None if _within(a, b) else False
        limit = _SAME_KM if "site" in (a.scale, b.scale) else 3.0
        return kilometres(a.toponym.lat, a.toponym.lon, b.toponym.lat, b.toponym.lon) <= limit
    if a.rank != b.rank:
        return None if a.country == b.country or None in (a.country, b.country) else False
    if "site" in (a.scale, b.scale) and a.scale != b.scale:
        return False if _apart(a, b) else None
    return False


def _apart(a: Whereabouts, b: Whereabouts) -> bool:
    """Whether the towns of two places, of which one is a site in its town, lie apart."""
    first, second = a.toponym or a.host, b.toponym or b.host
    if first is None or second is None:
        return False
    return kilometres(first.lat, first.lon, second.lat, second.lon) > _NEXT_TOWN_KM


def _within(a: Whereabouts, b: Whereabouts) -> bool:
    """Whether the finer place lies in the wider one, as far as country and division tell."""
    assert a.toponym is not None
    assert b.toponym is not None
    fine, wide = (a, b) if a.rank < b.rank else (b, a)
    assert fine.toponym is not None
    assert wide.toponym is not None
    if wide.scale == "country" or wide.toponym.admin1 is None:
        return fine.toponym.country == wide.toponym.country or wide.toponym.country is None
    near = kilometres(a.toponym.lat, a.toponym.lon, b.toponym.lat, b.toponym.lon) < 150
    return fine.toponym.admin1 == wide.toponym.admin1 or (near and fine.toponym.country == wide.toponym.country)


def same_time(a: Time, b: Time) -> bool | None:
    """Whether two times can be one act's: they overlap, or one is vague."""
    if a.when.start <= b.when.end and b.when.start <= a.when.end:
        return True if a.when.precision == b.when.precision == "day" else None
    return False


def elsewhere(situation: Situation, draft: Draft) -> bool:
    """Whether the words around the act name another country than that of the draft's place."""
    named = {w.country for w in situation.wider if w.country}
    return bool(named) and draft.place is not None and draft.place.country not in (None, *named)


def opens(situation: Situation) -> bool:
    """Whether a situation can be told for the first time here: a weak word needs two details, a noun something."""
    details = (situation.places, situation.time, situation.agents, situation.targets, situation.arms)
    if situation.act.trigger.weak or situation.pointing:
        armed = any(m.armed for m in (*situation.agents, *situation.targets))
        return bool(situation.places) + bool(situation.time) + armed + bool(situation.arms) > 1
    return not situation.act.nominal or any(details)


class Gatherer:
    """Gathers situations into drafts."""

    def __init__(
        self, paragraph: Sequence[int], weights: Weights | None = None, separate: frozenset[int] = frozenset()
    ) -> None:
        self.drafts: list[Draft] = []
        self.paragraph = paragraph
        self.weights = weights or Weights()
        self.separate = separate  # paragraphs that tell nothing of one another's acts

    def add(
        self,
        situation: Situation,
        sentence: int,
        place: Whereabouts | None,
        *,
        near: Whereabouts | None = None,
        alone: bool = True,
    ) -> None:
        """Put a situation where it belongs; one that could be any act, and fits no draft, is dropped.

        ``near``: the place named last in the paragraph, which a new draft without place takes over;
        ``alone``: no surer word of the sentence tells an act.
        """
        best, value = None, self.weights.join
        for draft in reversed(self.drafts[-_RECENT:]):
            score = self.score(situation, sentence, place, draft, near)
            if score is not None and score > value:
                best, value = draft, score
        if best is None:
            if not opens(situation) or (situation.act.trigger.weak and not alone):
                return
            best = Draft(place=near if place is None else None, inherited_place=place is None and near is not None)
            self.drafts.append(best)
        best.take(situation, sentence, place, situation.time)

    def score(
        self,
        situation: Situation,
        sentence: int,
        place: Whereabouts | None,
        draft: Draft,
        near: Whereabouts | None = None,
    ) -> float | None:
        """Sum of the named weights; None where place, day or family forbid one act."""
        total = 0.0
        where = draft.holds(place) if place and draft.place else None
        when = same_time(situation.time, draft.time) if situation.time and draft.time else None
        last = draft.situations[-1].act.at
        apart = self.paragraph[situation.act.at] != self.paragraph[last]
        if when is False and not apart and self._ends(situation, draft):
            when = None
        if apart and where is not True and {self.paragraph[situation.act.at], self.paragraph[last]} <= self.separate:
            return None
        if (apart or draft.inherited_place) and elsewhere(situation, draft):
            return None
        if (where is False and (apart or not draft.inherited_place)) or (when is False and not draft.inherited_time):
            return None
        fits = max(agreement(family(situation.act.frame), family(f)) for f in draft.frames)
        if fits <= -0.5:
            return None
        w, gap = self.weights, sentence - draft.last_sentence
        total += fits + w.same_place * (where is True) + w.same_day * (when is True)
        total += (w.same_sentence, w.next_sentence)[gap] if 0 <= gap <= 1 else w.near if gap <= w.memory else w.far
        known = situation.definite and not (place is not None and draft.place is None)
        total += w.definite * known + w.other * (situation.other and gap > 0)
        total += w.outcome * (family(situation.act.frame) == "outcome" and gap <= 1)
        total += w.new_place * (place is not None and draft.place is None and gap > 1)
        total += w.new_day * (situation.time is not None and draft.time is None and gap > 1)
        total += w.new_paragraph * apart
        if place is None and near is not None and draft.place is not None:
            here = draft.holds(near)
            total += w.same_near * (here is True) + w.moved * (here is False and near.start > last)
        total += w.same_frame * (situation.act.frame in draft.frames)
        return total + w.same_party * draft.shares_party(situation)

    def _ends(self, situation: Situation, draft: Draft) -> bool:
        """A death or a count of deaths days after the act of its paragraph: how that act ended."""
        if situation.act.frame != "die" or situation.act.nominal or situation.time is None or draft.time is None:
            return False
        return 0 < (situation.time.when.start - draft.time.when.end).days <= _LINGERING
