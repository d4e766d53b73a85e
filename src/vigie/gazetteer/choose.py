"""Choosing between namesakes by what the document talks about.

A candidate's score is a sum of named features times the weights in WEIGHTS; a small place needs support from the
document (its country in play, or resolved places nearby), or the answer is that the place is unknown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vigie.gazetteer.fold import fold
from vigie.gazetteer.gazetteer import importance
from vigie.gazetteer.toponym import Toponym
from vigie.sphere import kilometres

WEIGHTS: dict[str, float] = {
    "importance": 0.5,  # feature and population, 0 to about 1.3
    "country": 0.7,  # weight of its country among those in play, 0 to 1
    "foreign": -0.4,  # countries are in play, and its own is not
    "near": 0.4,  # closeness to resolved places, 0 to 1
    "far": -0.25,  # more than FAR_KM from every resolved place
    "named": 0.8,  # country or division named right beside it
    "misnamed": -0.8,  # another country or division named right beside it
    "kind": 0.4,  # the kind of place that the text names ("camp", "base")
    "loose": -0.25,  # only the transliteration key matches
}
FAR_KM = 1500.0
NEAR_KM = 200.0
AMBIGUOUS = 0.03  # scores closer than this are equal
APART_KM = 60.0
SMALL = frozenset({"village", "quarter", "admin2", "airport", "mountain", "river"})
WELL_KNOWN = frozenset({"country", "admin1", "region", "sea", "base", "nuclear", "camp", "crossing", "field", "dam"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says about where it happens.

    ``countries``: ISO code to weight (any positive scale); ``anchors``: (lat, lon, weight) of places already resolved;
    ``within``: country codes or English division names named beside the place; ``kinds``: features that the text names.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    anchors: Sequence[tuple[float, float, float]] = ()
    within: Sequence[str] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen place, its score, the other candidates (best first) and why it was chosen."""

    place: Toponym
    score: float
    alternatives: tuple[Toponym, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """No candidate can be believed, and why."""

    reason: str


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) in degrees."""
    return kilometres(*a, *b)


def choose(name: str, candidates: Sequence[Toponym], context: Context) -> Choice | None:
    """The candidate that the document means, or None where none can be believed (``judge`` says why)."""
    verdict = judge(name, candidates, context)
    return verdict if isinstance(verdict, Choice) else None


def judge(name: str, candidates: Sequence[Toponym], context: Context) -> Choice | Refusal:
    """The candidate that the document means, or the reason why none is taken."""
    if not candidates:
        return Refusal(f"{name}: not in the gazetteer")
    parts = {p.id: features(p, context) for p in candidates}
    scores = {pid: sum(WEIGHTS[k] * v for k, v in part.items()) for pid, part in parts.items()}
    ranked = sorted(candidates, key=lambda p: (-scores[p.id], p.id))
    best = ranked[0]
    doubt = unsupported(best, parts[best.id], context) or rivalled(ranked, scores, context)
    if doubt:
        return Refusal(f"{name}: {doubt}")
    reason = ", ".join(f"{k} {v:.2f}" for k, v in parts[best.id].items() if v)
    return Choice(best, scores[best.id], tuple(ranked[1:]), reason)


def features(place: Toponym, context: Context) -> dict[str, float]:
    """The named features of a candidate; absent ones are 0."""
    found = {
        "importance": importance(place),
        "loose": float(place.loose),
        "kind": float(place.feature in context.kinds),
    }
    top = max(context.countries.values(), default=0.0)
    if top > 0 and place.country:
        found["country"] = context.countries.get(place.country, 0.0) / top
        found["foreign"] = float(place.country not in context.countries)
    if context.anchors:
        away = [kilometres(place.lat, place.lon, lat, lon) for lat, lon, _ in context.anchors]
        weights = (min(weight, 1.0) for _, _, weight in context.anchors)
        found["near"] = max(math.exp(-km / NEAR_KM) * weight for km, weight in zip(away, weights, strict=True))
        found["far"] = float(min(away) > FAR_KM)
    if context.within:
        inside = lies_within(place, context.within)
        found["named"], found["misnamed"] = float(inside), float(not inside)
    return found


def lies_within(place: Toponym, within: Sequence[str]) -> bool:
    """Whether any of the named countries or divisions holds the place."""
    return any(w == place.country or (place.admin1 and fold(w) == fold(place.admin1)) for w in within)


def unsupported(place: Toponym, part: Mapping[str, float], context: Context) -> str:
    """Why a lone candidate cannot be believed; empty where it can."""
    if part.get("misnamed"):
        return f"{place.id} lies outside {', '.join(context.within)}"
    country, near = part.get("country", 0.0), part.get("near", 0.0)
    supported = country >= 0.2 or near > 0.25 or part.get("named", 0.0) > 0
    if place.loose and place.feature in SMALL and country < 0.5 and near < 0.25:
        return f"{place.id} is a small place that only sounds alike"
    if supported:
        return ""
    if place.loose:
        return f"{place.id} only sounds alike, and nothing else speaks for it"
    if part.get("foreign") and not well_known(place):
        return f"{place.id} lies in a country that is not in play"
    if place.feature in SMALL:
        return f"{place.id} is a small place, and nothing else speaks for it"
    return ""


def well_known(place: Toponym) -> bool:
    """Whether news names the place without saying where it is."""
    return place.capital or place.feature in WELL_KNOWN or place.population >= 500_000


def rivalled(ranked: Sequence[Toponym], scores: Mapping[str, float], context: Context) -> str:
    """Names the rival where two small places far apart are equally likely; empty where the best stands out."""
    best = ranked[0]
    if best.feature not in SMALL or context.anchors:
        return ""
    for other in ranked[1:]:
        if scores[best.id] - scores[other.id] > AMBIGUOUS:
            return ""
        if distance_km((best.lat, best.lon), (other.lat, other.lon)) > APART_KM:
            return f"{best.id} and {other.id} are equally likely"
    return ""
