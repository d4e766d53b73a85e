"""Everything that is learned and measured in one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from training.confidence.examples import SEEN, Example, ReadDocument, ReadReport, of_claims, of_reports
from training.confidence.filtering import THRESHOLDS, Filtered, filtered
from training.confidence.fitting import fitted
from training.confidence.reliability import Reliability, log_loss, reliability
from vigie.reading.confidence import probability

_PENALTIES = (8.0, 20.0, 60.0, 200.0)  # the one that predicts unseen articles best is taken: few examples need more

Chosen = Callable[[ReadReport], bool]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One model: the weights to ship, and for each example its report, what was predicted of it (by a model that had
    not seen its article) and what is right. ``fresh``: as for an article that no rule was written from."""

    weights: dict[str, float]
    reports: list[int]
    predicted: list[float]
    fresh: list[float]
    odds: list[float]
    right: list[float]


@dataclass(frozen=True, slots=True)
class Study:
    """The incidents' model, the fields' models, and the articles with all their reports."""

    documents: list[ReadDocument]
    reports: list[ReadReport]
    incident: Outcome
    fields: dict[str, Outcome]

    def reliability(self, outcome: Outcome, chosen: Chosen = lambda _: True) -> Reliability | None:
        """Over the examples of the chosen reports."""
        return pooled([outcome], self.reports, chosen)

    def all_fields(self, chosen: Chosen = lambda _: True) -> Reliability | None:
        """Over the values of all fields."""
        return pooled(list(self.fields.values()), self.reports, chosen)

    def filtered(self, chosen: Callable[[ReadDocument], bool]) -> list[Filtered]:
        """The scores of the chosen articles at each threshold."""
        likely = (p for d, found in self._by_document() if chosen(d) for p in found)
        documents, fresh = [d for d in self.documents if chosen(d)], list(likely)
        return [filtered(documents, fresh, threshold) for threshold in THRESHOLDS]

    def _by_document(self) -> list[tuple[ReadDocument, list[float]]]:
        found, first = [], 0
        for document in self.documents:
            found.append((document, self.incident.fresh[first : first + len(document.reports)]))
            first += len(document.reports)
        return found


def studied(documents: list[ReadDocument]) -> Study:
    """Learn and predict: first the incidents, then, knowing how likely those are, the fields."""
    reports = [report for document in documents for report in document.reports]
    names = [report.document for report in reports]
    incident = _outcome(of_reports(reports), names)
    examples = of_claims(reports, incident.odds)
    fields = {field: _outcome(found, [names[e.report] for e in found]) for field, found in sorted(examples.items())}
    return Study(documents, reports, incident, fields)


def _outcome(examples: Sequence[Example], documents: Sequence[str]) -> Outcome:
    right = [e.right for e in examples]
    fits = (fitted(examples, documents, penalty) for penalty in _PENALTIES)
    fit = min(fits, key=lambda f: log_loss([probability(o) for o in f.told], right))
    return Outcome(
        weights={name: weight for name, weight in fit.weights.items() if name != SEEN},
        reports=[e.report for e in examples],
        predicted=[probability(o) for o in fit.told],
        fresh=[probability(o) for o in fit.fresh],
        odds=fit.told,
        right=right,
    )


def pooled(outcomes: Sequence[Outcome], reports: Sequence[ReadReport], chosen: Chosen) -> Reliability | None:
    """The reliability of several models together."""
    rows = [
        (p, r) for o in outcomes for n, p, r in zip(o.reports, o.predicted, o.right, strict=True) if chosen(reports[n])
    ]
    return reliability([p for p, _ in rows], [r for _, r in rows])
