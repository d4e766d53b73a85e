"""Learns which act a reported figure belongs to, and measures it on articles that it was not learned from.

    python -m training.belonging [GOLD.jsonl ...]

Writes ``src/vigie/reading/data/belonging.json``: a softmax over the acts of a text and "none", which has the sum 0. Run
it again whenever acts or figures are found in another way, before ``training.kind``.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

from training.coded_articles import CodedArticle, coded_articles, gold_parser
from training.confidence.examples import partners
from training.crossval import fold, held_out
from training.shipping import about, as_json, rounded, ship
from vigie.evaluation import coded_document
from vigie.evaluation.coded import CodedCount, CodedIncident
from vigie.reading.belonging import Model, default_model, features
from vigie.reading.casualty import Casualty
from vigie.reading.drafts import Draft
from vigie.reading.odds import log_odds
from vigie.reading.tolls import is_toll
from vigie.reading.workings import Workings
from vigie.views.coding import coded

COMMAND = "python -m training.belonging"
PENALTY = 4.0
_STEPS = 25
_CAREFUL, _PACE = 5, 0.7  # the first steps are shortened: from zero they lead too far
_LEAST = 15  # a feature of fewer figures and acts would tell the article

Features = Mapping[str, float]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: the features of each act, and the acts that it may go to; the last place of all means "none"."""

    document: str
    lang: str
    acts: tuple[Features, ...]
    right: frozenset[int]


def read_all(paths: Iterable[Path]) -> list[Row]:
    """Every figure of the coded articles that the coders give to an incident."""
    return [row for one in coded_articles(paths) for row in _rows(one)]


def _rows(one: CodedArticle) -> Iterator[Row]:
    found = one.reader.workings(one.article)
    if not isinstance(found, Workings):
        return
    partner = partners(one.gold, coded_document(coded(found.reading), source=one.article.id))
    kept = [m.draft for m in found.materials]
    drafts = _in_order([*kept, *(w.material.draft for w in found.sifted.dropped)])
    unlikely = [n for n, d in enumerate(drafts) if not any(d is k for k in kept)]
    for casualty in found.scene.casualties:
        holders = [i for i in one.gold.incidents if _tells(i, casualty)]
        if not holders or is_toll(found.scene, casualty):
            continue
        own = [kept[n] for n, incident in partner.items() if incident in holders]
        right = [n for n, d in enumerate(drafts) if any(d is o for o in own)] or [*unlikely, len(drafts)]
        acts = tuple(features(found.scene, drafts, n, casualty) for n in range(len(drafts)))
        yield Row(one.article.id, str(one.article.lang), acts, frozenset(right))


def _in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Each once, as the text tells them."""
    once = {id(d): d for d in drafts}
    return sorted(once.values(), key=lambda d: min(s.act.at for s in d.situations))


def _tells(incident: CodedIncident, casualty: Casualty) -> bool:
    """Whether the coders give a figure to an incident, alone or as one end of an interval."""
    told: CodedCount | None = incident.killed if casualty.outcome == "killed" else incident.injured
    if told is None:
        return False
    count = casualty.count
    if (told.min, told.max) == (count.min, count.max):
        return True
    return bool(count.min) and (count.min in (told.min, told.max) or (count.max or count.min) in (told.min, told.max))


def learned(rows: Sequence[Row]) -> dict[str, float]:
    """Newton's steps up the likelihood of the right acts, the squares of the weights penalised."""
    counts = Counter(name for row in rows for act in row.acts for name in act)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    tables = [(_table(row, names), sorted(row.right)) for row in rows]
    weights = np.zeros(len(names))
    for step in range(_STEPS):
        slope, bend = -PENALTY * weights, PENALTY * np.eye(len(names))
        for table, right in tables:
            likely = _softmax(table @ weights)
            wanted = np.zeros(len(likely))
            wanted[right] = likely[right] / likely[right].sum()
            mean = table.T @ likely
            slope = slope + table.T @ (wanted - likely)
            bend += (table.T * likely) @ table - np.outer(mean, mean)
        weights = weights + np.linalg.solve(bend, slope) * (_PACE if step < _CAREFUL else 1.0)
    return dict(zip(names, weights.tolist(), strict=True))


def _table(row: Row, names: Sequence[str]) -> Array:
    """One line an act, and one of zeros for "none"."""
    place = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(row.acts) + 1, len(names)))
    for n, act in enumerate(row.acts):
        for name, value in act.items():
            if name in place:
                table[n, place[name]] = value
    return table


def _softmax(points: Array) -> Array:
    likely: Array = np.exp(points - points.max())
    total: Array = likely / likely.sum()
    return total


def hits(row: Row, weights: Mapping[str, float]) -> bool:
    """Whether the figure goes to an act that the coders give it to, or rightly to none."""
    sums = [*(log_odds(act, weights) for act in row.acts), 0.0]
    return max(range(len(sums)), key=lambda n: (sums[n], -n)) in row.right


def share(rows: Sequence[Row], weights: Sequence[Mapping[str, float]]) -> float:
    """The share of figures that go right; ``weights``: one for each fold of articles."""
    return round(sum(hits(row, weights[fold(row.document)]) for row in rows) / max(len(rows), 1), 3)


def main() -> None:
    rows = read_all(gold_parser(__doc__).parse_args().gold)
    held = held_out([row.document for row in rows], lambda inside: learned([rows[i] for i in inside]))
    shipped = [default_model().weights] * len(held)
    told = {"all": rows} | {lang: [r for r in rows if r.lang == lang] for lang in sorted({r.lang for r in rows})}
    shares = {name: share(some, held) for name, some in told.items()}
    for name, some in told.items():
        print(f"{name}: {len(some)} figures, {shares[name]} go right; by the weights before {share(some, shipped)}")
    head = about(COMMAND, "; a softmax over the acts of a text") | {
        "figures": len(rows), "cross-validated by article": shares,
    }  # fmt: skip
    ship("belonging.json", as_json(Model(about=head, weights=rounded(learned(rows)))))
    default_model.cache_clear()


if __name__ == "__main__":
    main()
