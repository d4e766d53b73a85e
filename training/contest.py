"""Learns which parties fill the roles of a report, and measures it on articles that it was not learned from.

    python -m training.contest [GOLD.jsonl ...]

Writes ``src/vigie/reading/data/contest.json``. Run it again whenever the reader has changed, before
``training.confidence``.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from training.confidence.__main__ import gold_files, rounded
from training.confidence.examples import Example, partners
from training.confidence.fitting import fold, weigh
from vigie.articles import BadInput, load
from vigie.evaluation import SLOTS, coded_document, load_coded
from vigie.evaluation.coded import CodedIncident, CodedParty
from vigie.languages import available
from vigie.model import Article
from vigie.reading.build import Builder
from vigie.reading.contest import PARTS, Contender, Contest, Model, Part, default_model
from vigie.reading.reader import RulesReader
from vigie.reading.scene import Scene
from vigie.reading.workings import Workings
from vigie.views.coding import coded

OUT = Path(__file__).resolve().parents[1] / "src" / "vigie" / "reading" / "data" / "contest.json"
SLOT: dict[Part, str] = {
    "actor": "actors", "target": "targets", "claimed_by": "claimed_by", "denied_by": "denied_by", "blamed": "blamed",
}  # fmt: skip
PENALTY = 5.0
THRESHOLD = -0.4
"""Log-odds from which a party is added. Lower ones name more parties, right and wrong, and gain nothing in all slots
together on articles that the weights were not learned from."""
THRESHOLDS = [-1.2, -1.0, -0.8, -0.7, -0.6, -0.4, -0.2, 0.0]


@dataclass(frozen=True, slots=True)
class Row:
    """The contenders of one report; for each role how many parties the coder names, and who of them is right."""

    document: str
    contenders: tuple[Contender, ...]
    right: dict[Part, tuple[bool, ...]]


def read_all(paths: Iterable[Path]) -> tuple[list[Row], dict[Part, int]]:
    """Every report of the coded articles, and the number of all parties that the coders name."""
    readers = {lang: RulesReader.open(lang) for lang in available()}
    rows: list[Row] = []
    wanted: dict[Part, int] = dict.fromkeys(PARTS, 0)
    seen: set[str] = set()
    for path in paths:
        gold = load_coded(path)
        for article in load(path):
            if isinstance(article, BadInput) or article.lang not in readers or article.text in seen:
                continue
            seen.add(article.text)
            for part in PARTS:
                wanted[part] += sum(len(SLOTS[SLOT[part]].fillers(i)) for i in gold[article.id].incidents)
            rows.extend(_rows(readers[str(article.lang)], article, gold[article.id]))
    return rows, wanted


def _rows(reader: RulesReader, article: Article, gold: object) -> list[Row]:
    found = reader.workings(article)
    if not isinstance(found, Workings):
        return []
    plain, contest = Builder(found.scene, contest=False), Contest(found.scene)
    reports = tuple(plain.report(n, m) for n, m in enumerate(found.materials))
    reading = found.reading.model_copy(update={"reports": reports})
    predicted = coded_document(coded(reading), source=article.id)
    partner = partners(gold, predicted)  # type: ignore[arg-type]
    rows = []
    for n, (material, report) in enumerate(zip(found.materials, reports, strict=True)):
        contenders = tuple(contest.contenders(material, list(report.claims)))
        named = [_party(found.scene, c) for c in contenders]
        right = {part: tuple(_right(part, partner.get(n), p) for p in named) for part in PARTS}
        rows.append(Row(article.id, contenders, right))
    return rows


def _party(scene: Scene, contender: Contender) -> CodedParty:
    claim = next(iter(contender.claims.values()), None)
    party = claim.value if claim is not None else scene.party(contender.mention)  # type: ignore[arg-type]
    return CodedParty(name=party.name, text=party.text)  # type: ignore[union-attr]


def _right(part: Part, gold: CodedIncident | None, party: CodedParty) -> bool:
    if gold is None:
        return False
    alone = gold.model_copy(update={SLOT[part]: (party,)})
    return SLOTS[SLOT[part]].right(gold, alone) > 0


def examples(rows: Sequence[Row], part: Part) -> tuple[list[Example], list[str]]:
    found, documents = [], []
    for n, row in enumerate(rows):
        for contender, right in zip(row.contenders, row.right[part], strict=True):
            if not contender.may_play(part):
                continue
            found.append(Example(n, contender.features, float(right)))
            documents.append(row.document)
    return found, documents


def measured(
    rows: Sequence[Row], part: Part, weights: Sequence[dict[str, float]], threshold: float, most: int
) -> tuple[int, int]:
    """How many are chosen and how many of them are right, each article by weights that have not seen it."""
    chosen = right = 0
    contest = Contest.__new__(Contest)  # the choice needs no scene
    for row in rows:
        model = Model(about={}, weights={part: weights[fold(row.document)]}, threshold={part: threshold}, most=most)
        winners = contest.winners(part, list(row.contenders), model)
        chosen += len(winners)
        marks = {c.name: r for c, r in zip(row.contenders, row.right[part], strict=True)}
        right += sum(marks[w.name] for w in winners)
    return chosen, right


def ruled(rows: Sequence[Row], part: Part) -> tuple[int, int]:
    pairs = [(part in c.claims, r) for row in rows for c, r in zip(row.contenders, row.right[part], strict=True)]
    return sum(g for g, _ in pairs), sum(g and r for g, r in pairs)


def f1(chosen: int, right: int, wanted: int) -> str:
    p, r = right / max(chosen, 1), right / max(wanted, 1)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, help="files of coded articles")
    args = parser.parse_args()
    rows, wanted = read_all(args.gold or gold_files())
    weights: dict[Part, dict[str, float]] = {}
    threshold: dict[Part, float] = {}
    told: dict[str, str] = {}
    for part in PARTS:
        found, documents = examples(rows, part)
        folds = [fold(d) for d in documents]
        held = []
        for number in range(10):
            inside = [i for i, f in enumerate(folds) if f != number]
            held.append(weigh([found[i] for i in inside], [documents[i] for i in inside], PENALTY))
        told[f"{part}, rules"] = f1(*ruled(rows, part), wanted[part])
        scores = {t: f1(*measured(rows, part, held, t, 3), wanted[part]) for t in THRESHOLDS}
        print(part, "rules", told[f"{part}, rules"], *(f"\n  {t}: {s}" for t, s in scores.items()))
        chosen = scores[THRESHOLD]
        if float(chosen[-5:]) <= float(told[f"{part}, rules"][-5:]):
            continue  # the rules do as well: they stay
        threshold[part] = THRESHOLD
        told[f"{part}, chosen"] = chosen
        weights[part] = rounded(weigh(found, documents, PENALTY))
    about = {
        "origin": "logistic weights learned from coded articles", "command": "python -m training.contest",
        "date": date.today().isoformat(), "reports": len(rows), "cross-validated by article": told,
    }  # fmt: skip
    model = Model(about=about, weights=weights, threshold=threshold, most=3)
    OUT.write_text(json.dumps(model.model_dump(), indent=1) + "\n", encoding="utf-8")
    default_model.cache_clear()


if __name__ == "__main__":
    main()
