"""One command: read the coded articles, learn the weights, measure them on articles that they were not learned from.

    python -m training.confidence [GOLD.jsonl ...]

Writes ``src/vigie/reading/data/confidence.json``, ``docs/confidence.md`` and ``docs/pictures/confidence.svg``. Run it
again whenever the reader has changed. Without arguments it takes the coded articles of the project and, where they are
at hand, those beside it (``../shared/gold``).
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small tables: threads would only wait for each other

from training.coded_articles import ROOT, gold_parser
from training.confidence.examples import read_all
from training.confidence.page import written
from training.confidence.picture import drawn
from training.confidence.study import Study, studied
from training.shipping import about, as_json, rounded, ship
from vigie.reading.confidence import Model

PAGE = ROOT / "docs" / "confidence.md"
PICTURE = ROOT / "docs" / "pictures" / "confidence.svg"
COMMAND = "python -m training.confidence"


def model_of(study: Study, threshold: float) -> Model:
    """The weights as they are shipped."""
    told = {
        **about(COMMAND, ", see docs/confidence.md"),
        "documents": len(study.documents),
        "reports": len(study.reports),
        "values": sum(len(f.right) for f in study.fields.values()),
    }
    fields = {name: rounded(outcome.weights) for name, outcome in study.fields.items()}
    return Model(about=told, threshold=threshold, report=rounded(study.incident.weights), fields=fields)


def main() -> None:
    parser = gold_parser(__doc__)
    parser.add_argument("--threshold", type=float, default=0.4, help="reports below it are dropped (default 0.4)")
    args = parser.parse_args()
    study = studied(read_all(args.gold))
    model = model_of(study, args.threshold)
    ship("confidence.json", as_json(model))
    page = written(study, model, COMMAND)
    PAGE.write_text(page, encoding="utf-8")
    PICTURE.write_text(drawn(study), encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
