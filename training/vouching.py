"""Learns who vouches for a report, and measures it on articles that it was not learned from.

    python -m training.vouching [GOLD.jsonl ...]

Writes ``src/vigie/reading/data/vouching.json``. Run it again whenever the reader has changed, before
``training.confidence``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from training.coded_articles import CodedArticle, coded_articles, gold_parser
from training.confidence.examples import Example, partners
from training.confidence.fitting import held_out_weights, weigh
from training.crossval import as_text, fold
from training.shipping import about, as_json, rounded, ship
from vigie.evaluation import SLOTS, Tally, coded_document
from vigie.evaluation.coded import CodedIncident, CodedParty
from vigie.model import Party
from vigie.reading.build import Builder
from vigie.reading.vouching import Contender, Model, Vouching, default_model, winners
from vigie.reading.workings import Workings
from vigie.views.coding import coded

COMMAND = "python -m training.vouching"
PENALTY = 5.0
THRESHOLD = -0.8
"""Log-odds from which a speaker vouches: half of those named are right. Chosen on the cross-validated table that this
command prints."""
THRESHOLDS = [-1.4, -1.2, -1.0, -0.8, -0.6, -0.4]
MOST = 4


@dataclass(frozen=True, slots=True)
class Row:
    """The speakers of one report; the incident of the coder; who of them the coder names."""

    document: str
    contenders: tuple[Contender, ...]
    gold: CodedIncident | None
    right: tuple[bool, ...]

    def hits(self, chosen: Iterable[Party]) -> int:
        """How many of the coder's sources are among those chosen."""
        return 0 if self.gold is None else _hits(self.gold, chosen)


def _hits(gold: CodedIncident, chosen: Iterable[Party]) -> int:
    named = tuple(CodedParty(name=p.name, text=p.text) for p in chosen)
    return SLOTS["sources"].right(gold, gold.model_copy(update={"sources": named}))


def read_all(paths: Iterable[Path]) -> tuple[list[Row], int]:
    """Every report of the coded articles, and the number of all sources that the coders name."""
    rows: list[Row] = []
    wanted = 0
    for one in coded_articles(paths):
        wanted += sum(len(SLOTS["sources"].fillers(i)) for i in one.gold.incidents)
        rows.extend(_rows(one))
    return rows, wanted


def _rows(coded_article: CodedArticle) -> list[Row]:
    article, gold = coded_article.article, coded_article.gold
    found = coded_article.reader.workings(article)
    if not isinstance(found, Workings):
        return []
    plain, vouching = Builder(found.scene, contest=False, vouching=False), Vouching(found.scene)
    reports = tuple(plain.report(n, m) for n, m in enumerate(found.materials))
    kept = {report.id for report in found.reading.reports}
    told = [(m, r) for m, r in zip(found.materials, reports, strict=True) if r.id in kept]
    partner = partners(gold, coded_document(coded(found.reading), source=article.id))
    rows = []
    for n, (material, report) in enumerate(told):
        contenders = tuple(vouching.contenders(material, list(report.claims)))
        one = partner.get(n)
        right = tuple(one is not None and _hits(one, [c.party]) > 0 for c in contenders)
        rows.append(Row(article.id, contenders, one, right))
    return rows


def examples(rows: Sequence[Row]) -> tuple[list[Example], list[str]]:
    found, documents = [], []
    for n, row in enumerate(rows):
        for contender, right in zip(row.contenders, row.right, strict=True):
            found.append(Example(n, contender.features, float(right)))
            documents.append(row.document)
    return found, documents


def measured(rows: Sequence[Row], weights: Sequence[Mapping[str, float]], threshold: float, wanted: int) -> Tally:
    """How many are chosen and how many of them are right, each article by weights that have not seen it."""
    chosen = right = 0
    for row in rows:
        model = Model(about={}, weights=dict(weights[fold(row.document)]), threshold=threshold, most=MOST)
        won = winners(list(row.contenders), model)
        chosen, right = chosen + len(won), right + row.hits(won)
    return Tally(right, chosen, wanted)


def ruled(rows: Sequence[Row], wanted: int) -> Tally:
    """The same for the rules alone."""
    named = [[c.party for c in row.contenders if "rule: none" not in c.features] for row in rows]
    right = sum(row.hits(parties) for row, parties in zip(rows, named, strict=True))
    return Tally(right, sum(map(len, named)), wanted)


def main() -> None:
    rows, wanted = read_all(gold_parser(__doc__).parse_args().gold)
    found, documents = examples(rows)
    held = held_out_weights(found, documents, PENALTY)
    told = {"rules": as_text(ruled(rows, wanted))}
    told |= {f"from {t}": as_text(measured(rows, held, t, wanted)) for t in THRESHOLDS}
    print("\n".join(f"{name}: {score}" for name, score in told.items()))
    origin = {
        **about(COMMAND), "reports": len(rows),
        "cross-validated by article": {"rules": told["rules"], "chosen": told[f"from {THRESHOLD}"]},
    }  # fmt: skip
    weights = rounded(weigh(found, documents, PENALTY))
    ship("vouching.json", as_json(Model(about=origin, weights=weights, threshold=THRESHOLD, most=MOST)))
    default_model.cache_clear()


if __name__ == "__main__":
    main()
