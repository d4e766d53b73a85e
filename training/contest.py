"""Learns which parties fill the roles of a report, and measures it on articles that it was not learned from.

    python -m training.contest [GOLD.jsonl ...]

Writes ``src/vigie/reading/data/contest.json``. Run it again whenever the reader has changed, before
``training.confidence``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
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
from vigie.reading.contest import PARTS, Contender, Contest, Model, Part, default_model, winners
from vigie.reading.scene import Scene
from vigie.reading.workings import Workings
from vigie.views.coding import coded

COMMAND = "python -m training.contest"
SLOT: dict[Part, str] = {
    "actor": "actors", "target": "targets", "claimed_by": "claimed_by", "denied_by": "denied_by", "blamed": "blamed",
}  # fmt: skip
PENALTY = 5.0
THRESHOLD = -0.4
"""Log-odds from which a party is added. Lower ones name more parties, right and wrong, and gain nothing in all slots
together on articles that the weights were not learned from."""
THRESHOLDS = [-1.2, -1.0, -0.8, -0.7, -0.6, -0.4, -0.2, 0.0]
MOST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """The contenders of one report; for each role how many parties the coder names, and who of them is right."""

    document: str
    contenders: tuple[Contender, ...]
    right: dict[Part, tuple[bool, ...]]


def read_all(paths: Iterable[Path]) -> tuple[list[Row], dict[Part, int]]:
    """Every report of the coded articles, and the number of all parties that the coders name."""
    rows: list[Row] = []
    wanted: dict[Part, int] = dict.fromkeys(PARTS, 0)
    for one in coded_articles(paths):
        for part in PARTS:
            wanted[part] += sum(len(SLOTS[SLOT[part]].fillers(i)) for i in one.gold.incidents)
        rows.extend(_rows(one))
    return rows, wanted


def _rows(coded_article: CodedArticle) -> list[Row]:
    article = coded_article.article
    found = coded_article.reader.workings(article)
    if not isinstance(found, Workings):
        return []
    plain, contest = Builder(found.scene, contest=False), Contest(found.scene)
    reports = tuple(plain.report(n, m) for n, m in enumerate(found.materials))
    reading = found.reading.model_copy(update={"reports": reports})
    partner = partners(coded_article.gold, coded_document(coded(reading), source=article.id))
    rows = []
    for n, (material, report) in enumerate(zip(found.materials, reports, strict=True)):
        contenders = tuple(contest.contenders(material, list(report.claims)))
        named = [_party(found.scene, c) for c in contenders]
        right = {part: tuple(_right(part, partner.get(n), p) for p in named) for part in PARTS}
        rows.append(Row(article.id, contenders, right))
    return rows


def _party(scene: Scene, contender: Contender) -> CodedParty:
    claim = next(iter(contender.claims.values()), None)
    if claim is None:
        assert contender.mention is not None  # a party without mention contends by its claims alone
        party = scene.party(contender.mention)
    else:
        assert isinstance(claim.value, Party)  # roles are claims of parties
        party = claim.value
    return CodedParty(name=party.name, text=party.text)


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
    rows: Sequence[Row], part: Part, weights: Sequence[dict[str, float]], threshold: float, wanted: int
) -> Tally:
    """How many are chosen and how many of them are right, each article by weights that have not seen it."""
    chosen = right = 0
    for row in rows:
        model = Model(about={}, weights={part: weights[fold(row.document)]}, threshold={part: threshold}, most=MOST)
        won = winners(part, list(row.contenders), model)
        marks = {c.name: r for c, r in zip(row.contenders, row.right[part], strict=True)}
        chosen, right = chosen + len(won), right + sum(marks[w.name] for w in won)
    return Tally(right, chosen, wanted)


def ruled(rows: Sequence[Row], part: Part, wanted: int) -> Tally:
    """The same for the rules alone."""
    pairs = [(part in c.claims, r) for row in rows for c, r in zip(row.contenders, row.right[part], strict=True)]
    return Tally(sum(g and r for g, r in pairs), sum(g for g, _ in pairs), wanted)


def main() -> None:
    rows, wanted = read_all(gold_parser(__doc__).parse_args().gold)
    weights: dict[Part, dict[str, float]] = {}
    told: dict[str, str] = {}
    for part in PARTS:
        found, documents = examples(rows, part)
        held = held_out_weights(found, documents, PENALTY)
        by_rule = ruled(rows, part, wanted[part])
        scores = {t: measured(rows, part, held, t, wanted[part]) for t in THRESHOLDS}
        told[f"{part}, rules"] = as_text(by_rule)
        print(part, "rules", as_text(by_rule), *(f"\n  {t}: {as_text(s)}" for t, s in scores.items()))
        chosen = scores[THRESHOLD]
        if round(chosen.f1, 3) <= round(by_rule.f1, 3):
            continue  # the rules do as well: they stay
        told[f"{part}, chosen"] = as_text(chosen)
        weights[part] = rounded(weigh(found, documents, PENALTY))
    origin = {**about(COMMAND), "reports": len(rows), "cross-validated by article": told}
    threshold = dict.fromkeys(weights, THRESHOLD)
    ship("contest.json", as_json(Model(about=origin, weights=weights, threshold=threshold, most=MOST)))
    default_model.cache_clear()


if __name__ == "__main__":
    main()
