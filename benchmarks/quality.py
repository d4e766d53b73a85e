"""Reads every coded text that is at hand and scores the reader against it, by set and language.

    python benchmarks/quality.py

Prints a table and writes ``benchmarks/results/quality.json``. Texts in a language without a pack are told, not scored;
a text on which the reader fails counts as coded with nothing.
"""

from __future__ import annotations

import json
import sys

from goldsets import RESULTS, gold_sets
from vigie.evaluation import ALL, Coder, DocumentPair, Figures, GoldText, Results, figures, score


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
