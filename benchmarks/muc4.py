"""The English reader on MUC-4: templates of violent incidents in Latin American news of 1989-90.

    python benchmarks/muc4.py            TST1 and TST2, 200 texts
    python benchmarks/muc4.py DEV        a hundred development texts, to look at
    python benchmarks/muc4.py DEV -v     with what was predicted and what was wanted

Corpus: beside the repository (../shared/data/muc4); without it nothing is measured. The measure is CEAF-REE
(``ceaf_ree.py``). Texts are in capitals: the reader gives them their case back. Writes ``benchmarks/results/muc4.json``
for the two test parts. No floor: MUC-4 asks for other things than our record holds.
"""

from __future__ import annotations

import json
import sys

from ceaf_ree import SLOTS, TOTAL, TYPE, Tally, score
from goldsets import RESULTS
from muc4_convert import Converter
from muc4_texts import ARCHIVE, KeyedText, keyed_texts
from vigie import languages
from vigie.errors import VigieError
from vigie.reading import reader_of

Figures = dict[str, dict[str, float]]


def measure(texts: list[KeyedText], failures: dict[str, str], *, show: bool = False) -> Tally:
    """The counts over all texts; one on which the reader fails counts as without incidents."""
    reader = reader_of("en")
    converter = Converter(reader.pack, reader.register)
    tally = Tally()
    for text in texts:
        predicted = []
        try:
            predicted = converter.templates(reader.read(text.article))
        except VigieError as error:
            failures[text.article.id] = f"{type(error).__name__}: {error}"
        tally.add(score(predicted, text.templates))
        if show:
            print(
                text.article.id,
                *(f"\n  have {one}" for one in predicted),
                *(f"\n  want {one}" for one in text.templates),
            )
    return tally


def table(figures: Figures) -> str:
    """One line for each slot."""
    lines = [f"{'slot':<15} {'p':>6} {'r':>6} {'f1':>6} {'gold':>6}"]
    for name in (TYPE, *SLOTS, TOTAL):
        row = figures[name]
        lines.append(f"{name:<15} {row['p']:>6} {row['r']:>6} {row['f1']:>6} {row['gold']:>6}")
    return "\n".join(lines)


def main() -> int:
    if not ARCHIVE.is_file() or "en" not in languages.available():
        print("no MUC-4 corpus beside the repository, or no English pack: nothing measured")
        return 0
    parts = [name for name in sys.argv[1:] if not name.startswith("-")] or ["TST1", "TST2"]
    failures: dict[str, str] = {}
    texts = [text for part in parts for text in keyed_texts(part)]
    figures = measure(texts, failures, show="-v" in sys.argv).figures()
    print(f"{'+'.join(parts)}: {len(texts)} texts\n{table(figures)}")
    for key, cause in failures.items():
        print(f"{key}: {cause}", file=sys.stderr)
    if parts == ["TST1", "TST2"]:
        RESULTS.mkdir(exist_ok=True)
        written = {"texts": len(texts), "figures": figures, "failures": failures}
        (RESULTS / "muc4.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
