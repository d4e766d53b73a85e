"""The kind of an act: what the rules of ``kinds`` say, unless learned weights over named features speak against it.

The weights stand in ``data/kind.json``; ``python -m training.kind`` makes them and compares both on coded articles.
What the rules say is itself a feature, so that they are the base. No feature is a word or a name: what is learned of
one language serves the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from pydantic import model_validator

from vigie.model import SUBTYPES, Frozen, Kind, Reason
from vigie.reading.kinds import Facts, decide
from vigie.reading.weights import shipped

SCORED = "kind:scored:"
"""How the rule of a kind begins that the weights chose; the rule that they overruled follows."""

_OUTCOMES = frozenset({"die", "wound"})
_FLAGS = ("target_armed", "target_civilian", "protesters", "state_actor", "group_actor", "crowd_actor")
_MANY = 4
_REASONS = 3
_SLIGHT = 0.05

Weights = Mapping[str, Mapping[str, float]]


class Model(Frozen):
    """Weights by feature and subtype. A rule that is ``certain`` is never overruled, any other only by a subtype that
    scores higher than its own by more than ``margin``; only the ``subtypes`` win or are overruled."""

    about: dict[str, Any]
    margin: float
    certain: tuple[str, ...]
    subtypes: tuple[str, ...]
    weights: dict[str, dict[str, float]]

    @model_validator(mode="after")
    def _of_known_subtypes(self) -> Self:
        weighed = {subtype for row in self.weights.values() for subtype in row}
        unknown = (weighed - set(self.subtypes)) | (set(self.subtypes) - set(SUBTYPES))
        if unknown:
            raise ValueError(f"no such subtype: {', '.join(sorted(unknown))}")
        return self


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a kind is chosen from: the facts, and more that is known of the report. Kinds of parties may be None."""

    facts: Facts
    frames: tuple[str, ...] = ()  # of all acts, the weak ones too
    agents: tuple[str | None, ...] = ()
    targets: tuple[str | None, ...] = ()
    scale: str | None = None  # of its place
    outcomes: tuple[str, ...] = ()  # of its casualties
    pointings: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()  # what else its sentences name: parties, things, weapons, acts

    @property
    def features(self) -> frozenset[str]:
        """Named ``group: value``."""
        return frozenset((*_facts(self.facts), *self._more()))

    def _more(self) -> Iterator[str]:
        yield from (f"agent: {kind}" for kind in self.agents or ("none",))
        yield from (f"target: {kind}" for kind in self.targets)
        yield from (f"victims: {outcome}" for outcome in self.outcomes or ("none",))
        yield from (f"responsible: {part}" for part in self.pointings)
        yield from (f"any act: {frame}" for frame in self.frames)
        yield from (f"beside {other}" for other in self.company)
        yield f"place is a: {self.scale}"
        yield f"acts: {min(len(self.frames), _MANY)}"


def _facts(facts: Facts) -> Iterator[str]:
    main = next((f for f in facts.frames if f not in _OUTCOMES), facts.frames[0])
    by_rule = decide(facts)[0].subtype
    yield from ("always", f"main act: {main}", f"by rule: {by_rule}", f"status: {facts.status}")
    yield from (f"act: {frame}" for frame in facts.frames)
    yield from (f"weapon: {weapon}" for weapon in facts.weapons)
    yield from (f"first weapon: {facts.first_arm}", f"first weapon, main act: {facts.first_arm}, {main}")
    for flag in _FLAGS:
        if getattr(facts, flag):
            yield from (f"party: {flag}", f"party, main act: {flag}, {main}")


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind, and the rule that chose it: that of ``kinds``, or ``kind:scored:`` with the rule that was overruled."""

    kind: Kind
    rule: str


@lru_cache(maxsize=1)
def default_model() -> Model:
    """The shipped weights."""
    return shipped(Model, "kind.json")


def choose(grounds: Grounds, model: Model | None = None) -> Choice:
    """The kind of an act and how it was chosen."""
    chosen = model or default_model()
    kind, rule = decide(grounds.facts)
    if rule in chosen.certain or kind.subtype not in chosen.subtypes:
        return Choice(kind, rule)
    points = scores(grounds.features, chosen)
    best = max(points, key=points.__getitem__)
    if points[best] - points[kind.subtype] <= chosen.margin:
        return Choice(kind, rule)
    return Choice(Kind(type=SUBTYPES[best], subtype=best), f"{SCORED}{rule.removeprefix('kind:')}")


def scores(features: frozenset[str], model: Model) -> dict[str, float]:
    """The points of every subtype that can win: the sum of the weights of the features that hold."""
    points = dict.fromkeys(model.subtypes, 0.0)
    for name in sorted(features):  # in one order, so that sums are the same in every run
        for subtype, weight in model.weights.get(name, {}).items():
            points[subtype] += weight
    return points


def explain(grounds: Grounds, model: Model | None = None, most: int = _REASONS) -> tuple[Reason, ...]:
    """What speaks the most, the strongest first, for the chosen subtype against the one by rule; where both are the
    same, against the next best."""
    chosen = model or default_model()
    features, points = grounds.features, scores(grounds.features, chosen)
    best = choose(grounds, chosen).kind.subtype
    by_rule = decide(grounds.facts)[0].subtype
    others = [s for s in points if s != best]
    if best not in points or not others:
        return ()
    rival = by_rule if by_rule != best else max(others, key=points.__getitem__)
    shares = [(name, _share(chosen.weights.get(name, {}), best, rival)) for name in features - {"always"}]
    ranked = sorted((s for s in shares if abs(s[1]) >= _SLIGHT), key=lambda s: (-abs(s[1]), s[0]))
    return tuple(Reason(name=name, weight=round(weight, 2)) for name, weight in ranked[:most])


def _share(row: Mapping[str, float], best: str, rival: str) -> float:
    return row.get(best, 0.0) - row.get(rival, 0.0)
