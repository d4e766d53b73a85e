"""The coded texts that are at hand, by the name of their set.

``own`` comes with the package (``vigie.evaluation.own_texts``); no rule is written from it. ``golden`` are the texts
of the tests (every ``tests/golden/*.jsonl``), ``coded`` those that were written to learn from
(``training/coded``). ``seed`` and ``dev`` stand beside the repository (../shared) or nowhere.
``dev`` is also cut in two fixed halves by the SHA-256 of the id: ``dev-look`` (even) may be read while rules are
written, ``dev-held`` (odd) shows what the rules do on texts that nobody looked at.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from vigie.evaluation import GoldText, gold_texts, own_texts

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "benchmarks" / "results"


def gold_sets() -> dict[str, list[GoldText]]:
    """Every set that is at hand and holds texts."""
    golden = [one for path in sorted((ROOT / "tests" / "golden").glob("*.jsonl")) for one in _texts(path)]
    coded = [one for path in sorted((ROOT / "training" / "coded").glob("*.jsonl")) for one in _texts(path)]
    seed = _texts(SHARED / "seed" / "gold.jsonl")
    dev = _texts(SHARED / "gold" / "dev.jsonl")
    sets = {
        "own": own_texts(),
        "golden": golden,
        "coded": coded,
        "seed": seed,
        "dev": dev,
        "dev-look": [one for one in dev if is_look(one.article.id)],
        "dev-held": [one for one in dev if not is_look(one.article.id)],
    }
    return {name: texts for name, texts in sets.items() if texts}


def is_look(document_id: str) -> bool:
    """True for the half that may be looked at."""
    return int.from_bytes(hashlib.sha256(document_id.encode()).digest()) % 2 == 0


def _texts(path: Path) -> list[GoldText]:
    return gold_texts(path) if path.is_file() else []
