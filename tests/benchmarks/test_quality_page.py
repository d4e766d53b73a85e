"""The page on quality says what was measured, with what is at hand."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vigie.evaluation import CodedDocument, DocumentPair, coded_document, mistakes, own_codings, own_texts

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
Page = Callable[..., str]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import quality_page  # type: ignore[import-not-found]

    written: Page = quality_page.page
    yield written
    for name in ("quality_page", "goldsets"):
        sys.modules.pop(name, None)


def _without(document: CodedDocument, place: int) -> CodedDocument:
    """A reader that misses one incident."""
    left = tuple(one for number, one in enumerate(document.incidents) if number != place)
    return document.model_copy(update={"incidents": left})


def test_the_page_tells_of_our_own_texts_alone(page: Page) -> None:
    pairs = [DocumentPair(one.gold, _without(one.gold, 0)) for one in own_texts()]
    written = page({"own": pairs}, own_codings())
    assert "| `own` | English | 34 | 6 | 123 | 87 | 6 |" in written
    assert "| `own` | French | 34 | 6 | 121 | 65 | 9 |" in written
    assert "dev" not in written
    assert "| **incident** | 121 | 93 | 93 | 1.00 (1.00–1.00) | 0.77 (" in written
    lost = Counter(one.document[5:7] for pair in pairs for one in mistakes(pair) if one.cause == "incident not found")
    assert f"| incident not found | {lost['en']} | {lost['fr']} | " in written
    assert "- **incident not found**: “" in written
    assert "## What the reader does not try" in written
    assert "| English | 8 |" in written  # the second coding


def test_a_perfect_reader_makes_no_mistakes(page: Page) -> None:
    gold: Any = coded_document({"id": "x", "lang": "es", "text": "Nada.", "tolls": [{"killed": 3}]})
    written = page({"own": [DocumentPair(gold, gold)]}, ({}, {}))
    assert "## The 0 commonest causes of mistakes" in written
    assert "| **toll** | 1 | 1 | 1 | 1.00 (1.00–1.00) |" in written
    assert "How far two coders agree" not in written


def test_the_committed_page_was_written_by_the_script(page: Page) -> None:
    """Its figures may be older than the reader; its parts may not."""
    committed = (BENCHMARKS.parent / "docs" / "quality.md").read_text(encoding="utf-8")
    fresh = page({"own": [DocumentPair(one.gold, one.gold) for one in own_texts()]}, own_codings())
    section = "## How far two coders agree"
    parts = [text.split(section)[1].split("\n## ")[0] for text in (committed, fresh)]
    assert parts[0] == parts[1]
    assert committed.endswith(fresh[fresh.index("## What the reader does not try") :])
