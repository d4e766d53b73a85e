"""Which act a figure goes to is learned from figures whose acts are known."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.belonging import Row, hits, learned, share
from training.crossval import FOLDS

NEAR, FAR = {"near": 1.0}, {"far": 1.0}
TO_THE_NEAR = Row("a", "en", (FAR, NEAR), frozenset({1}))
TO_NONE = Row("b", "fr", (FAR, FAR), frozenset({2}))


def test_a_feature_of_the_right_acts_counts_for_them_and_one_of_the_others_against() -> None:
    weights = learned([TO_THE_NEAR, TO_NONE] * 20)
    assert weights["near"] > 0 > weights["far"]


def test_a_feature_of_few_acts_is_not_learned() -> None:
    assert learned([TO_THE_NEAR] * 3) == {}


def test_a_figure_that_no_act_fits_goes_to_none() -> None:
    weights = {"near": 1.0, "far": -1.0}
    assert hits(TO_THE_NEAR, weights)
    assert hits(TO_NONE, weights)
    assert not hits(TO_NONE, {"far": 1.0})


def test_each_article_is_judged_by_the_weights_of_its_fold() -> None:
    good, bad = {"near": 1.0, "far": -1.0}, {"far": 1.0}
    assert share([TO_THE_NEAR, TO_NONE], [good] * FOLDS) == 1.0
    assert share([TO_THE_NEAR, TO_NONE], [bad] * FOLDS) == 0.0
