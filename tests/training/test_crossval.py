# ruff: noqa: E402 (the checkout is no package: its folder is put on the path first)
"""What is learned from some articles is measured on others; each text is read once."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from training.coded_articles import coded_articles
from training.crossval import FOLDS, as_text, fold, held_out

from vigie.evaluation import Tally

GOLDEN = ROOT / "tests" / "golden" / "fr.jsonl"


def test_no_article_teaches_those_who_judge_it() -> None:
    documents = [f"article {n // 3}" for n in range(90)]
    taught = held_out(documents, lambda inside: {documents[i] for i in inside})
    assert len(taught) == FOLDS
    for document in documents:
        assert {number for number in range(FOLDS) if document not in taught[number]} == {fold(document)}


def test_figures_in_short() -> None:
    assert as_text(Tally(right=1, predicted=2, gold=4)) == "P 0.500 R 0.250 F1 0.333"
    assert as_text(Tally()) == "P 0.000 R 0.000 F1 0.000"


def test_each_text_is_read_once() -> None:
    found = list(coded_articles([GOLDEN, GOLDEN]))
    assert len({one.article.text for one in found}) == len(found) > 0
    assert all(one.gold.text == one.article.text and one.path == GOLDEN for one in found)
