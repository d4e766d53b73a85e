"""One command: read the coded articles, learn the weights, measure them on articles that they were not learned from.

    python -m training.confidence [GOLD.jsonl ...]

Writes ``src/vigie/reading/data/confidence.json``, ``docs/confidence.md`` and ``docs/pictures/confidence.svg``. Run it
again whenever the reader has changed. Without arguments it takes the coded articles of the project and, where they are
at hand, those beside it (``../shared/gold``).
"""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small tables: threads would only wait for each other

from training.confidence.examples import read_all
from training.confidence.page import written
from training.confidence.picture import drawn
from training.confidence.study import Study, studied
from vigie.reading.confidence import Model

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src" / "vigie" / "reading" / "data" / "confidence.json"
PAGE = ROOT / "docs" / "confidence.md"
PICTURE = ROOT / "docs" / "pictures" / "confidence.svg"
COMMAND = "python -m training.confidence"


def gold_files() -> list[Path]:
    """The coded articles at hand; a second coding of the same articles is none of them."""
    own = sorted((ROOT / "src" / "vigie" / "evaluation" / "gold").glob("*.jsonl"))
    written = sorted((ROOT / "training" / "coded").glob("*.jsonl"))
    dev = ROOT.parent / "shared" / "gold" / "dev.jsonl"
    found = [dev, *(p for p in own if not p.stem.startswith("second")), *written]
    return [path for path in (*found, *sorted((ROOT / "tests" / "golden").glob("*.jsonl"))) if path.is_file()]


def model_of(study: Study, threshold: float) -> Model:
    """The weights as they are shipped."""
    about = {
        "origin": "logistic weights learned from coded articles, see docs/confidence.md",
        "command": COMMAND,
        "date": date.today().isoformat(),
        "documents": len(study.documents),
        "reports": len(study.reports),
        "values": sum(len(f.right) for f in study.fields.values()),
    }
    fields = {name: rounded(outcome.weights) for name, outcome in study.fields.items()}
    return Model(about=about, threshold=threshold, report=rounded(study.incident.weights), fields=fields)


def rounded(weights: dict[str, float]) -> dict[str, float]:
    """With three digits, those that come to nothing left out."""
    return {name: round(weight, 3) for name, weight in sorted(weights.items()) if round(weight, 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, help="files of coded articles")
    parser.add_argument("--threshold", type=float, default=0.4, help="reports below it are dropped (default 0.4)")
    args = parser.parse_args()
    study = studied(read_all(args.gold or gold_files()))
    model = model_of(study, args.threshold)
    WEIGHTS.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    page = written(study, model, COMMAND)
    PAGE.write_text(page, encoding="utf-8")
    PICTURE.write_text(drawn(study), encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
