# ruff: noqa: E402 (the checkout is no package: its folder is put on the path first)
"""Learning and measuring confidences, on made-up examples with known chances."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from training.confidence.examples import (
    SEEN,
    Example,
    ReadDocument,
    ReadReport,
    is_seen,
    of_claims,
    of_reports,
    read_all,
)
from training.confidence.filtering import filtered
from training.confidence.fitting import LEAST_DOCUMENTS, fitted, weigh
from training.confidence.page import written
from training.confidence.picture import drawn
from training.confidence.reliability import reliability
from training.confidence.study import studied
from training.crossval import fold

from vigie.reading.confidence import default_model, probability

GOLDEN = ROOT / "tests" / "golden" / "fr.jsonl"


def made_up(count: int, seed: int = 1) -> tuple[list[Example], list[str]]:
    """Right in nine cases of ten where ``good`` holds, else in three; four examples an article."""
    chance = random.Random(seed)
    examples = []
    for n in range(count):
        good = chance.random() < 0.5
        features = {"always": 1.0, "good" if good else "bad": 1.0, f"only of article {n // 4}": 1.0}
        examples.append(Example(n, features, float(chance.random() < (0.9 if good else 0.3))))
    return examples, [f"article {n // 4}" for n in range(count)]


def test_the_chances_are_found() -> None:
    examples, documents = made_up(4000)
    weights = weigh(examples, documents, 1.0)
    assert probability(weights["always"] + weights["good"]) == pytest.approx(0.9, abs=0.03)
    assert probability(weights["always"] + weights["bad"]) == pytest.approx(0.3, abs=0.03)


def test_what_holds_in_few_articles_is_left_out() -> None:
    examples, documents = made_up(400)
    assert set(weigh(examples, documents, 1.0)) == {"always", "good", "bad"}
    few = [f"article {n % (LEAST_DOCUMENTS - 1)}" for n in range(400)]
    assert set(weigh(examples, few, 1.0)) == {"always"}


def test_articles_are_predicted_by_others_alone() -> None:
    examples, documents = made_up(400)
    fit = fitted(examples, documents, 1.0)
    changed = [Example(e.report, e.features, 1 - e.right) if fold(d) == fold(documents[0]) else e
               for e, d in zip(examples, documents, strict=True)]  # fmt: skip
    again = fitted(changed, documents, 1.0)
    same = [fold(d) == fold(documents[0]) for d in documents]
    assert [o for o, s in zip(fit.told, same, strict=True) if s] == [
        o for o, s in zip(again.told, same, strict=True) if s
    ]
    assert fit.weights != again.weights
    assert all(fold(d) == fold(documents[0]) for d in [documents[0], documents[1], documents[3]])


def test_what_was_seen_is_told_apart() -> None:
    chance = random.Random(3)
    seen = [chance.random() < 0.5 for _ in range(2000)]
    examples = [
        Example(n, {"always": 1.0, **({SEEN: 1.0} if s else {})}, float(chance.random() < (0.9 if s else 0.6)))
        for n, s in enumerate(seen)
    ]
    fit = fitted(examples, [f"article {n}" for n in range(2000)], 1.0)
    fresh = [probability(o) for o in fit.fresh]
    assert min(fresh) == pytest.approx(0.6, abs=0.05)
    assert max(fresh) == pytest.approx(0.6, abs=0.05)
    assert max(fit.told) > max(fit.fresh)


def test_reliability_in_ten_bins() -> None:
    found = reliability([0.05, 0.75, 0.75, 1.0], [0.0, 1.0, 0.0, 1.0])
    assert found is not None
    assert sorted(found.bins) == [0, 7, 9]
    assert (found.bins[7].predicted, found.bins[7].observed, found.bins[7].count) == (0.75, 0.5, 2)
    assert found.error == pytest.approx((0.05 + 2 * 0.25 + 0.0) / 4)
    assert found.base == 0.5
    assert found.loss < found.base_loss == pytest.approx(0.6931, abs=1e-4)
    assert reliability([], []) is None


def test_what_rules_were_written_from_is_known() -> None:
    assert is_seen("anything", GOLDEN)
    assert not is_seen("anything", Path("evaluation/gold/fr.jsonl"))
    halves = [is_seen(str(n), Path("somewhere/dev.jsonl")) for n in range(50)]
    assert 10 < sum(halves) < 40


@pytest.fixture(scope="module")
def documents() -> list[ReadDocument]:
    return read_all([GOLDEN])


def reports_of(documents: list[ReadDocument]) -> list[ReadReport]:
    return [report for document in documents for report in document.reports]


def test_reports_are_right_where_they_are_paired(documents: list[ReadDocument]) -> None:
    reports = reports_of(documents)
    examples = of_reports(reports)
    assert [e.right for e in examples] == [float(r.gold is not None) for r in reports]
    assert all(e.features[SEEN] == 1.0 for e in examples)
    assert 0 < sum(e.right for e in examples) <= sum(len(d.gold.incidents) for d in documents)


def test_values_are_right_where_the_scorer_says_so(documents: list[ReadDocument]) -> None:
    reports = reports_of(documents)
    found = of_claims(reports, [0.0] * len(reports))
    assert {"kind", "date", "place", "sources"} <= set(found)
    for examples in found.values():
        for example in examples:
            assert 0 <= example.right <= 1
            assert reports[example.report].gold is not None or example.right == 0
    for example in found["kind"]:
        one = reports[example.report]
        if one.gold is not None and one.gold.subtype == one.predicted.subtype:
            assert example.right == 1


def test_dropping_takes_reports_away_and_nothing_else(documents: list[ReadDocument]) -> None:
    likely = [0.9 if r.gold is not None else 0.1 for r in reports_of(documents)]
    whole, best, none = (filtered(documents, likely, t).scores for t in (0.0, 0.5, 0.95))
    assert whole.incidents.predicted == len(likely)
    assert best.incidents.precision == 1.0
    assert best.incidents.right == whole.incidents.right
    assert none.incidents.predicted == 0
    assert none.statements == whole.statements


def test_page_and_picture_are_made_of_a_study(documents: list[ReadDocument]) -> None:
    study = studied(documents)
    page = written(study, default_model(), "python -m training.confidence")
    assert "## Field by field" in page
    assert "| `killed` |" in page
    assert "calibration error" in page
    ElementTree.fromstring(drawn(study))
