"""A file of predictions against a file of gold: all together, by group, and the worst documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from vigie.evaluation.coded import CodedDocument
from vigie.evaluation.scores import DocumentPair, Scores, score, score_document

Group = Literal["lang", "set"]
UNKNOWN = "?"
"""The group of documents whose language or set is not given."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scores of two files. ``missing``: gold ids without a prediction; ``surplus``: predicted ids without gold."""

    overall: Scores
    groups: Mapping[str, Scores]
    worst: tuple[tuple[str, Scores], ...]
    missing: tuple[str, ...]
    surplus: tuple[str, ...]


def compare(
    gold: Mapping[str, CodedDocument],
    predicted: Mapping[str, CodedDocument],
    *,
    by: Group = "lang",
    errors: int = 0,
) -> Comparison:
    """Score ``predicted`` against ``gold`` (both by id), with a group for each language or set, and the ``errors``
    worst documents. A set named "cluster:x" belongs to the group "cluster"."""
    pairs = [DocumentPair(document, predicted.get(key)) for key, document in gold.items()]
    return Comparison(
        overall=score(pairs),
        groups={name: score(group) for name, group in sorted(grouped(pairs, by).items())},
        worst=_worst(pairs, errors),
        missing=tuple(key for key in gold if key not in predicted),
        surplus=tuple(key for key in predicted if key not in gold),
    )


def grouped(pairs: Iterable[DocumentPair], by: Group) -> dict[str, list[DocumentPair]]:
    """The pairs of each language or set."""
    groups: dict[str, list[DocumentPair]] = {}
    for pair in pairs:
        label = pair.gold.lang if by == "lang" else pair.gold.set
        groups.setdefault((label or UNKNOWN).split(":")[0], []).append(pair)
    return groups


def _worst(pairs: list[DocumentPair], limit: int) -> tuple[tuple[str, Scores], ...]:
    """False alarms and the lowest slot F1 first; documents that are right to be empty are left out."""
    scored = [(pair.gold.id, score_document(pair)) for pair in pairs] if limit > 0 else []
    wrong = [(key, scores) for key, scores in scored if not scores.quiet or scores.false_alarms]
    return tuple(sorted(wrong, key=lambda item: item[1].slot.f1)[:limit])
