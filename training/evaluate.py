"""Score a trained parser on held-out treebanks, as raw text and with sentence starts given.

python -m training.evaluate MODEL CORPUS --out scores.json

CORPUS is the folder that `training.prepare` wrote; every `test_*.spacy` in it is scored. The reader of Vigie gives
sentence starts of its own to the parser, so `starts_given` is the figure nearer to its use.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

MEASURES = {
    "token_f": "tokens_f",
    "pos_acc": "upos",
    "morph_acc": "morph",
    "lemma_acc": "lemma",
    "dep_uas": "uas",
    "dep_las": "las",
    "sents_f": "sentences_f",
    "ents_p": "names_p",
    "ents_r": "names_r",
    "ents_f": "names_f",
}
ROLES = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl:agent",
    "obl",
    "nmod",
    "iobj",
    "ccomp",
    "xcomp",
    "acl:relcl",
    "appos",
    "conj",
)
SPEED_ROUNDS = 3


def predicted(nlp: Language, gold: Doc, starts_given: bool) -> Doc:
    """The gold text as our tokenizer cuts it; with the gold sentence starts if wanted."""
    doc = nlp.make_doc(gold.text)
    if starts_given:
        starts = {sentence.start_char for sentence in gold.sents}
        for token in doc:
            token.is_sent_start = token.idx in starts
    return doc


def percent(value: float) -> float:
    """A share as a percentage with one decimal."""
    return round(100 * value, 1)


def score(nlp: Language, golds: Sequence[Doc], starts_given: bool) -> dict[str, Any]:
    """All measures of one test part, in percent; roles and names by label as [precision, recall, F]."""
    raw = nlp.evaluate([Example(predicted(nlp, gold, starts_given), gold) for gold in golds])
    found: dict[str, Any] = {name: percent(raw[key]) for key, name in MEASURES.items() if raw.get(key) is not None}
    roles = raw.get("dep_las_per_type") or {}
    found["roles"] = {role: [percent(roles[role][m]) for m in "prf"] for role in ROLES if role in roles}
    names = raw.get("ents_per_type") or {}
    if names:
        found["names"] = {label: [percent(names[label][m]) for m in "prf"] for label in sorted(names)}
    return found


def tokens_per_second(nlp: Language, golds: Sequence[Doc]) -> int:
    """The best of some rounds over the texts, all components, this process's threads."""
    texts = [gold.text for gold in golds]
    best = 0.0
    for _ in range(SPEED_ROUNDS):
        start = time.perf_counter()
        count = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, count / (time.perf_counter() - start))
    return round(best)


def load_seconds(model: Path) -> float:
    """Seconds from the start of a fresh interpreter to a loaded pipeline, the best of some rounds."""
    code = "import sys, spacy; spacy.load(sys.argv[1])"
    rounds = []
    for _ in range(SPEED_ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", code, str(model)], check=True)
        rounds.append(time.perf_counter() - start)
    return round(min(rounds), 2)


def megabytes(model: Path) -> float:
    """Size of the model directory, in MB (10^6 bytes)."""
    return round(sum(f.stat().st_size for f in model.rglob("*") if f.is_file()) / 1e6, 2)


def evaluate(model: Path, corpus: Path) -> dict[str, Any]:
    """Scores of every test part, and size, load time and speed."""
    nlp = spacy.load(model)
    parts = {p.stem: list(DocBin().from_disk(p).get_docs(nlp.vocab)) for p in sorted(corpus.glob("test_*.spacy"))}
    scores = {
        name: {"raw": score(nlp, golds, False), "starts_given": score(nlp, golds, True)}
        for name, golds in parts.items()
    }
    return {
        "spacy": version("spacy"),
        "size_mb": megabytes(model),
        "load_seconds": load_seconds(model),
        "tokens_per_second": tokens_per_second(nlp, [d for golds in parts.values() for d in golds]),
        "scores": scores,
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Score a trained parser on held-out treebanks.")
    parser.add_argument("model", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    text = json.dumps(evaluate(options.model, options.corpus), indent=1, ensure_ascii=False)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
