"""Write a trained pipeline as the directory that is shipped: small, loadable without our code, with card and licence.

python -m training.publish LANGUAGE WORK TARGET

WORK holds `model/model-best` (from spaCy) and `corpus/corpora.json` (from `training.prepare`).
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import EditTreeLemmatizer, Morphologizer, Pipe

UNUSED = ("corpora", "training", "initialize", "paths", "system", "pretraining")


def needed_strings(nlp: Language) -> set[str]:
    """The strings that the components look up by hash; all others come from the training text and are dropped."""
    strings: set[str] = set(spacy.blank(nlp.lang or "xx").vocab.strings)
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, EditTreeLemmatizer):
            strings.update(tree[key] for tree in pipe.label_data["trees"] for key in ("orig", "subst") if key in tree)
        elif isinstance(pipe, Morphologizer):
            pairs = [pair for label in pipe.labels for pair in label.split("|")]
            strings.update([*pipe.labels, *pairs, *(side for pair in pairs for side in pair.split("="))])
        elif isinstance(pipe, Pipe):
            strings.update(pipe.labels)
    return strings


def strip(nlp: Language) -> None:
    """Drop what only training needs from the configuration (it names our callback and local paths)."""
    config = nlp.config.copy()
    for section in UNUSED:
        config.pop(section, None)
    nlp.config = config


def attribution(corpora: list[dict[str, Any]]) -> list[str]:
    """One line for each corpus that weights derive from."""
    return [f"{c['name']} ({c['licence']}), {c['origin']}" for c in corpora if c["part"] == "train"]


def publish(folder: Path, work: Path, target: Path) -> None:
    """Put the best model in place of `target`: stripped, described, with the card and licence of `folder`."""
    nlp = spacy.load(work / "model" / "model-best")
    corpora = json.loads((work / "corpus" / "corpora.json").read_text(encoding="utf-8"))
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    nlp.meta.update({**meta, "sources": attribution(corpora), "performance": {}})
    strings = sorted(needed_strings(nlp))
    strip(nlp)
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "parser"
        nlp.to_disk(fresh)
        (fresh / "vocab" / "strings.json").write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")
        for name in ("MODEL_CARD.md", "LICENSE"):
            shutil.copyfile(folder / name, fresh / name)
        spacy.load(fresh)  # fails here rather than at a user's
        if target.exists():
            shutil.rmtree(target)
        shutil.copytree(fresh, target)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write a trained pipeline as the directory that is shipped.")
    parser.add_argument("language")
    parser.add_argument("work", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    publish(Path(__file__).parent / options.language, options.work, options.target)


if __name__ == "__main__":
    main()
