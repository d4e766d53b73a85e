"""Reads every coded text that is at hand and scores the reader against it, by set and language.

    python benchmarks/quality.py

Prints a table and writes ``benchmarks/results/quality.json``. Texts in a language without a pack are told, not scored;
a text on which the reader fails counts as coded with nothing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from goldsets import RESULTS, GoldText, gold_sets
from vigie import languages, reading
from vigie.errors import ArticleError, EvaluationError
from vigie.evaluation import ALL, CodedDocument, DocumentPair, Figures, Results, coded_document, figures, score
from vigie.model import Article, Reading
from vigie.views.coding import coded


@dataclass
class Coder:
    """Reads articles into coded documents, each article once, and remembers what went wrong."""

    read: Callable[[Article], Reading] = reading.read
    known: frozenset[str] = frozenset(languages.available())
    failures: dict[str, str] = field(default_factory=dict)
    unread: Counter[str] = field(default_factory=Counter)
    _done: dict[str, CodedDocument | None] = field(default_factory=dict)

    def pairs(self, texts: list[GoldText]) -> list[DocumentPair]:
        """Gold and prediction of the texts in a known language."""
        readable = [one for one in texts if one.gold.lang in self.known]
        return [DocumentPair(one.gold, self._coded(one.article)) for one in readable]

    def note_unread(self, name: str, texts: list[GoldText]) -> None:
        """Count the texts of a set that no pack can read."""
        unread = sum(one.gold.lang not in self.known for one in texts)
        if unread:
            self.unread[name] = unread

    def _coded(self, article: Article) -> CodedDocument | None:
        if article.sha256 not in self._done:
            self._done[article.sha256] = self._try(article)
        return self._done[article.sha256]

    def _try(self, article: Article) -> CodedDocument | None:
        try:
            return coded_document(coded(self.read(article)), source=article.id)
        except (ArticleError, EvaluationError) as error:
            self.failures[article.id] = f"{type(error).__name__}: {error}"
            return None


def measure(sets: dict[str, list[GoldText]], coder: Coder) -> Results:
    """Figures of every set, for each of its languages and for all of them."""
    results: Results = {}
    for name, texts in sets.items():
        coder.note_unread(name, texts)
        pairs = coder.pairs(texts)
        if pairs:
            results[name] = _by_language(pairs)
    return results


def _by_language(pairs: list[DocumentPair]) -> dict[str, Figures]:
    langs = sorted({str(pair.gold.lang) for pair in pairs})
    rows = {lang: figures(score(pair for pair in pairs if pair.gold.lang == lang)) for lang in langs}
    return {ALL: figures(score(pairs)), **rows}


_SHOWN = (
    "incident_precision", "incident_recall", "incident_f1", "slot_precision", "slot_recall", "slot_f1",
    "statement_f1", "toll_f1", "quiet_right",
)  # fmt: skip


def table(results: Results) -> str:
    """The headline figures, one line a set and language."""
    heads = [name.replace("precision", "p").replace("recall", "r") for name in _SHOWN]
    lines = [f"{'set':<9} {'lang':<4} " + " ".join(f"{head:>12}" for head in heads)]
    for name, rows in results.items():
        for lang, row in rows.items():
            cells = (f"{row[figure]:>12g}" if figure in row else f"{'-':>12}" for figure in _SHOWN)
            lines.append(f"{name:<9} {lang:<4} " + " ".join(cells))
    return "\n".join(lines)


def main() -> int:
    coder = Coder()
    results = measure(gold_sets(), coder)
    print(table(results))
    for name, number in coder.unread.items():
        print(f"{name}: {number} texts in languages without a pack, not scored")
    for key, cause in coder.failures.items():
        print(f"{key}: {cause}", file=sys.stderr)
    RESULTS.mkdir(exist_ok=True)
    written = {"figures": results, "unread": dict(coder.unread), "failures": coder.failures}
    (RESULTS / "quality.json").write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if coder.failures else 0


if __name__ == "__main__":
    sys.exit(main())
