"""What dropping the unlikely reports costs and gains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from training.confidence.examples import ReadDocument
from vigie.evaluation import DocumentPair, Scores, score

THRESHOLDS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


@dataclass(frozen=True, slots=True)
class Filtered:
    """The scores of all articles where reports below a threshold are dropped."""

    threshold: float
    scores: Scores


def filtered(documents: Iterable[ReadDocument], likely: Sequence[float], threshold: float) -> Filtered:
    """``likely``: the probability of every report, in the order of the articles."""
    pairs, first = [], 0
    for document in documents:
        here = likely[first : first + len(document.reports)]
        first += len(document.reports)
        kept = tuple(r.predicted for r, p in zip(document.reports, here, strict=True) if p >= threshold)
        predicted = document.predicted.model_copy(update={"incidents": kept})
        pairs.append(DocumentPair(document.gold, predicted))
    return Filtered(threshold, score(pairs))
