from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vigie.errors import EvaluationError
from vigie.evaluation import gold_texts


def _written(path: Path, *documents: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
    return path


def test_an_article_stands_beside_its_coding(tmp_path: Path, plain: dict[str, Any]) -> None:
    document = {
        "id": "a",
        "lang": "fr",
        "published": "2024-03-06",
        "text": "Trois gardes ont péri.",
        "incidents": [plain],
    }
    (one,) = gold_texts(_written(tmp_path / "gold.jsonl", document))
    assert one.article.text == one.gold.text == "Trois gardes ont péri."
    assert one.gold.incidents[0].subtype == "Air/drone strike"


def test_a_line_that_is_no_article_is_named(tmp_path: Path) -> None:
    path = _written(tmp_path / "gold.jsonl", {"id": "a", "lang": "fr", "text": ""})
    with pytest.raises(EvaluationError, match=r"gold\.jsonl"):
        gold_texts(path)
