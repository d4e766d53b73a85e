"""Learns who vouches for a report, and measures it on articles that it was not learned from.

    python -m training.vouching [GOLD.jsonl ...]

Writes ``src/vigie/reading/data/vouching.json``. Run it again whenever the reader has changed, before
``training.confidence``.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from training.confidence.__main__ import gold_files, rounded
from training.confidence.examples import Example, partners
from training.confidence.fitting import FOLDS, fold, weigh
from vigie.articles import BadInput, load
from vigie.evaluation import SLOTS, CodedDocument, coded_document, load_coded
from vigie.evaluation.coded import CodedIncident, CodedParty
from vigie.languages import available
from vigie.model import Article, Party
from vigie.reading.build import Builder
from vigie.reading.reader import RulesReader
from vigie.reading.vouching import Contender, Model, Vouching, default_model
from vigie.reading.workings import Workings
from vigie.views.coding import coded

OUT = Path(__file__).resolve().parents[1] / "src" / "vigie" / "reading" / "data" / "vouching.json"
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
    readers = {lang: RulesReader.open(lang) for lang in available()}
    rows: list[Row] = []
    wanted = 0
    seen: set[str] = set()
    for path in paths:
        gold = load_coded(path)
        for article in load(path):
            if isinstance(article, BadInput) or article.lang not in readers or article.text in seen:
                continue
            seen.add(article.text)
            wanted += sum(len(SLOTS["sources"].fillers(i)) for i in gold[article.id].incidents)
            rows.extend(_rows(readers[str(article.lang)], article, gold[article.id]))
    return rows, wanted


def _rows(reader: RulesReader, article: Article, gold: CodedDocument) -> list[Row]:
    found = reader.workings(article)
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


def measured(rows: Sequence[Row], weights: Sequence[Mapping[str, float]], threshold: float) -> tuple[int, int]:
    """How many are chosen and how many of them are right, each article by weights that have not seen it."""
    vouching = Vouching.__new__(Vouching)  # the choice needs no scene
    chosen = right = 0
    for row in rows:
        model = Model(about={}, weights=dict(weights[fold(row.document)]), threshold=threshold, most=MOST)
        winners = vouching.winners(list(row.contenders), model)
        chosen, right = chosen + len(winners), right + row.hits(winners)
    return chosen, right


def ruled(rows: Sequence[Row]) -> tuple[int, int]:
    """The same for the rules alone."""
    named = [[c.party for c in row.contenders if "rule: none" not in c.features] for row in rows]
    return sum(map(len, named)), sum(row.hits(parties) for row, parties in zip(rows, named, strict=True))


def f1(chosen: int, right: int, wanted: int) -> str:
    p, r = right / max(chosen, 1), right / max(wanted, 1)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, help="files of coded articles")
    args = parser.parse_args()
    rows, wanted = read_all(args.gold or gold_files())
    found, documents = examples(rows)
    folds = [fold(d) for d in documents]
    held = []
    for number in range(FOLDS):
        inside = [i for i, f in enumerate(folds) if f != number]
        held.append(weigh([found[i] for i in inside], [documents[i] for i in inside], PENALTY))
    told = {"rules": f1(*ruled(rows), wanted)}
    told |= {f"from {t}": f1(*measured(rows, held, t), wanted) for t in THRESHOLDS}
    print("\n".join(f"{name}: {score}" for name, score in told.items()))
    about = {
        "origin": "logistic weights learned from coded articles", "command": "python -m training.vouching",
        "date": date.today().isoformat(), "reports": len(rows),
        "cross-validated by article": {"rules": told["rules"], "chosen": told[f"from {THRESHOLD}"]},
    }  # fmt: skip
    model = Model(about=about, weights=rounded(weigh(found, documents, PENALTY)), threshold=THRESHOLD, most=MOST)
    OUT.write_text(json.dumps(model.model_dump(), indent=1) + "\n", encoding="utf-8")
    default_model.cache_clear()


if __name__ == "__main__":
    main()
