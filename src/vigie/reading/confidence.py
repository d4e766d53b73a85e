"""How likely a report and its claims are right: logistic weights over named features, and the filter of the unlikely.

The weights stand in ``data/confidence.json``; ``python -m training.confidence`` makes them and measures how well they
hold (``docs/confidence.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp, log
from typing import Any

from vigie.model import Article, Frozen, Reason, Report
from vigie.reading.build import Material, letters
from vigie.reading.features import INCIDENT, Features, Told
from vigie.reading.odds import log_odds
from vigie.reading.weights import shipped

SOURCES = "sources"
_UNTOLD = frozenset({"always", INCIDENT})
_REASONS = 3
_SLIGHT = 0.005  # log-odds that decide nothing
_DIGITS = 3
_EDGE = 0.001  # nothing is certain: the log-odds stay finite

Weights = Mapping[str, float]


class Model(Frozen):
    """The weights of an incident (``report``) and of each field, the threshold, and where they come from."""

    about: dict[str, Any]
    threshold: float
    report: dict[str, float]
    fields: dict[str, dict[str, float]]


@lru_cache(maxsize=1)
def default_model() -> Model:
    """The shipped weights."""
    return shipped(Model, "confidence.json")


def probability(odds: float) -> float:
    """Log-odds as a probability with three digits, never quite 0 or 1."""
    likely = 1.0 / (1.0 + exp(-min(max(odds, -30.0), 30.0)))
    return round(min(max(likely, _EDGE), 1 - _EDGE), _DIGITS)


def odds_of(likely: float) -> float:
    """A probability as log-odds."""
    return log(likely / (1.0 - likely))


def explain(features: Features, weights: Weights, most: int = _REASONS) -> tuple[Reason, ...]:
    """The features that decided the most, the strongest first."""
    shares = [(name, weights[name] * value) for name, value in features.items() if name in weights]
    told = [s for s in shares if abs(s[1]) >= _SLIGHT and s[0] not in _UNTOLD]
    ranked = sorted(told, key=lambda s: (-abs(s[1]), s[0]))
    return tuple(Reason(name=name, weight=round(weight, 2)) for name, weight in ranked[:most])


@dataclass(frozen=True, slots=True)
class Weighed:
    """A report with its confidences, what it was built from, and what decided them, claim by claim."""

    report: Report
    material: Material
    features: Features
    claim_features: tuple[Features, ...]
    source_features: Features


@dataclass(frozen=True, slots=True)
class Sifted:
    """The reports that are likely enough, numbered anew, and those that are not."""

    kept: tuple[Weighed, ...]
    dropped: tuple[Weighed, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        return tuple(w.report for w in self.kept)

    @property
    def materials(self) -> tuple[Material, ...]:
        return tuple(w.material for w in self.kept)


def sift(article: Article, built: Iterable[tuple[Report, Material]], model: Model | None = None) -> Sifted:
    """Weigh the reports of an article, and part those below the threshold from the rest."""
    chosen = model or default_model()
    kept: list[Weighed] = []
    dropped: list[Weighed] = []
    for one in weigh(article, built, chosen):
        likely = one.report.confidence
        (kept if likely is None or likely >= chosen.threshold else dropped).append(one)
    numbered = [_named(one, letters(n)) for n, one in enumerate((*kept, *dropped))]
    return Sifted(tuple(numbered[: len(kept)]), tuple(numbered[len(kept) :]))


def _named(one: Weighed, name: str) -> Weighed:
    return one if one.report.id == name else replace(one, report=one.report.model_copy(update={"id": name}))


def weigh(article: Article, built: Iterable[tuple[Report, Material]], model: Model) -> list[Weighed]:
    """Every report with its confidences, in the same order."""
    pairs = list(built)
    told = Told(article, tuple(r for r, _ in pairs), tuple(m for _, m in pairs))
    return [_weighed(told, number, model) for number in range(len(pairs))]


def _weighed(told: Told, number: int, model: Model) -> Weighed:
    report, features = told.reports[number], told.features(number)
    likely = probability(log_odds(features, model.report))
    odds = odds_of(likely)
    quoted = any(c.said_by for c in report.claims)
    of_claims, of_sources = told.claims(number, odds), told.sources(number, odds) if quoted else {}
    claims = tuple(
        claim.model_copy(update={"confidence": _field(model, claim.field, found)})
        for claim, found in zip(report.claims, of_claims, strict=True)
    )
    sure = {
        "claims": claims,
        "confidence": likely,
        "sources_confidence": _field(model, SOURCES, of_sources) if quoted else None,
        "reasons": explain(features, model.report),
    }
    return Weighed(report.model_copy(update=sure), told.materials[number], features, tuple(of_claims), of_sources)


def _field(model: Model, field: str, features: Features) -> float | None:
    """None for a field that the weights do not cover."""
    weights = model.fields.get(field)
    return probability(log_odds(features, weights)) if weights else None
