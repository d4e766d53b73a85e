"""Learns which sub-event type an act is, beside the rules of ``vigie.reading.kinds``, and compares both.

    python -m training.kind [GOLD.jsonl ...]

Writes ``src/vigie/reading/data/kind.json`` and prints the comparison: every article is judged with weights that were
learned from others. Run it again whenever the reader has changed, and ``python -m training.confidence`` after it.
Without arguments it takes the same coded articles as that.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small tables: threads would only wait for each other

import numpy as np
from numpy.typing import NDArray

from training.coded_articles import gold_parser
from training.confidence.examples import ReadDocument, ReadReport, partners, read_all
from training.crossval import FOLDS, fold, held_out
from training.shipping import about, ship
from vigie.evaluation.coded import CodedIncident
from vigie.evaluation.similarity import same_subtype
from vigie.model import SUBTYPES
from vigie.reading.choice import SCORED, Grounds, Model, choose
from vigie.reading.kinds import decide

COMMAND = "python -m training.kind"

CERTAIN = (
    "chemical", "sexual-violence", "suicide", "grenade", "agreement", "abduction", "mob", "defused",
    "intercepted-air", "intercepted-shell",
)  # fmt: skip
"""Rules that a word decides which belongs to one subtype alone."""

MARGIN = 0.4
_PENALTY = 4.0
_LEAST_SEEN = 3  # a subtype that coders gave less often is left to the rules
_LEAST_DOCUMENTS = 3  # a feature of fewer articles would tell the article
_LEAST_WEIGHT = 0.05
_STEPS, _PACE = 300, 0.1

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A report that is paired with a gold incident. ``predicted`` has the kind by rule."""

    document: str
    group: str
    grounds: Grounds
    predicted: CodedIncident
    gold: CodedIncident

    def right(self, subtype: str) -> bool:
        """Whether the coders agree with a subtype."""
        return same_subtype(self.gold, self.predicted.model_copy(update={"subtype": subtype}))

    def right_type(self, subtype: str) -> bool:
        """Whether they agree at least with its type."""
        return SUBTYPES[subtype] == self.gold.type or self.right(subtype)


# ---- examples -------------------------------------------------------------------------------------------------------
def examples_of(documents: Iterable[ReadDocument]) -> list[Example]:
    """Every report that has a partner when its kind is that of the rules, so that earlier weights change nothing."""
    return [example for document in documents for example in _examples(document)]


def _examples(document: ReadDocument) -> Iterator[Example]:
    grounds = [_grounds(report) for report in document.reports]
    told = [_by_rule(report.predicted, one) for report, one in zip(document.reports, grounds, strict=True)]
    partner = partners(document.gold, document.predicted.model_copy(update={"incidents": tuple(told)}))
    for n, report in enumerate(document.reports):
        if n in partner:
            group = f"{report.lang}, {'seen' if report.seen else 'unseen'}"
            yield Example(report.document, group, grounds[n], told[n], partner[n])


def _grounds(report: ReadReport) -> Grounds:
    found = report.weighed.material.grounds
    assert found is not None  # the builder leaves them there
    return found


def _by_rule(incident: CodedIncident, grounds: Grounds) -> CodedIncident:
    kind = decide(grounds.facts)[0]
    return incident.model_copy(update={"type": kind.type, "subtype": kind.subtype})


# ---- learning -------------------------------------------------------------------------------------------------------
def learned(examples: Sequence[Example]) -> Model:
    """Multinomial logistic regression, the squares of the weights penalised; slight weights are left out."""
    subtypes = _common(examples)
    known = [e for e in examples if e.gold.subtype in subtypes]
    names = _features(known)
    found = _descend(
        _table(known, names), np.array([subtypes.index(str(e.gold.subtype)) for e in known]), len(subtypes)
    )
    weights = {name: _row(subtypes, found[n]) for n, name in enumerate(names)}
    return Model(
        about={}, margin=MARGIN, certain=tuple(f"kind:{rule}" for rule in CERTAIN), subtypes=tuple(subtypes),
        weights={name: row for name, row in weights.items() if row},
    )  # fmt: skip


def _common(examples: Sequence[Example]) -> list[str]:
    seen = Counter(str(e.gold.subtype) for e in examples)
    return sorted(subtype for subtype, count in seen.items() if count >= _LEAST_SEEN)


def _features(examples: Sequence[Example]) -> list[str]:
    holds: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.grounds.features:
            holds[name].add(example.document)
    return sorted(name for name, documents in holds.items() if len(documents) >= _LEAST_DOCUMENTS)


def _table(examples: Sequence[Example], names: Sequence[str]) -> Array:
    place = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        table[row, [place[name] for name in example.grounds.features if name in place]] = 1.0
    return table


def _descend(table: Array, gold: NDArray[np.int_], count: int) -> Array:
    """A fixed number of steps down the slope, each weight at a pace of its own (Adam)."""
    weights = np.zeros((table.shape[1], count))
    mean, square, wanted = np.zeros_like(weights), np.zeros_like(weights), np.eye(count)[gold]
    for step in range(1, _STEPS + 1):
        points = table @ weights
        likely = np.exp(points - points.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = table.T @ (likely - wanted) + _PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights -= _PACE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def _row(subtypes: Sequence[str], weights: Array) -> dict[str, float]:
    pairs = zip(subtypes, weights.tolist(), strict=True)
    return {subtype: round(weight, 2) for subtype, weight in pairs if abs(weight) >= _LEAST_WEIGHT}


# ---- comparing ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Judged:
    """An example with the subtype by rule, and the one that weights learned from other articles choose."""

    example: Example
    by_rule: str
    chosen: str
    rule: str

    @property
    def gain(self) -> int:
        """1 where the weights mend the rule, -1 where they spoil it."""
        return self.example.right(self.chosen) - self.example.right(self.by_rule)


def judged(examples: Sequence[Example]) -> list[Judged]:
    """All examples, in their order."""
    models = held_out([e.document for e in examples], lambda inside: learned([examples[i] for i in inside]))
    return [_judged(e, models[fold(e.document)]) for e in examples]


def _judged(example: Example, model: Model) -> Judged:
    kind, rule = decide(example.grounds.facts)
    return Judged(example, kind.subtype, choose(example.grounds, model).kind.subtype, rule)


def figures(found: Sequence[Judged]) -> dict[str, float]:
    """The share that is right by rule and by the weights, and how many the weights mend and spoil."""
    count = len(found)
    return {
        "reports": count,
        "subtype by rule": round(sum(j.example.right(j.by_rule) for j in found) / count, 3),
        "subtype": round(sum(j.example.right(j.chosen) for j in found) / count, 3),
        "type by rule": round(sum(j.example.right_type(j.by_rule) for j in found) / count, 3),
        "type": round(sum(j.example.right_type(j.chosen) for j in found) / count, 3),
        "overruled": sum(j.chosen != j.by_rule for j in found),
        "mended": sum(j.gain > 0 for j in found),
        "spoilt": sum(j.gain < 0 for j in found),
    }


def comparison(found: Sequence[Judged]) -> str:
    """A table of the figures of all, of each language, and of each rule that is overruled anywhere."""
    groups = {"all": list(found)}
    for one in found:
        groups.setdefault(one.example.group, []).append(one)
    overruled = {one.rule for one in found if one.chosen != one.by_rule}
    for one in found:
        if one.rule in overruled:
            groups.setdefault(one.rule.replace("kind:", SCORED), []).append(one)
    rows = [(name, figures(group)) for name, group in groups.items()]
    lines = [f"{name:<30}" + "".join(f"{value:>{len(head) + 2}}" for head, value in row.items()) for name, row in rows]
    return "\n".join([" " * 30 + "".join(f"  {head}" for head in rows[0][1]), *lines])


def model_of(examples: Sequence[Example], found: Sequence[Judged]) -> Model:
    """The weights as they are shipped, learned from all examples."""
    told = {
        **about(COMMAND, "; the rules of vigie/reading/kinds.py are one feature"),
        "documents": len({e.document for e in examples}),
        f"cross-validated ({FOLDS} parts, parted by article)": figures(found),
    }
    return learned(examples).model_copy(update={"about": told})


def as_text(model: Model) -> str:
    """As JSON, a feature a line."""
    head = json.dumps(model.model_dump(exclude={"weights"}), indent=1, ensure_ascii=False).removesuffix("\n}")
    rows = (f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in model.weights.items())
    return head + ',\n "weights": {\n' + ",\n".join(rows) + "\n }\n}\n"


def main() -> None:
    examples = examples_of(read_all(gold_parser(__doc__).parse_args().gold))
    found = judged(examples)
    ship("kind.json", as_text(model_of(examples, found)))
    print(comparison(found))


if __name__ == "__main__":
    main()
