"""Turn treebanks into spaCy's training files.

python -m training.prepare LANGUAGE TREEBANKS OUT

LANGUAGE is a folder beside this file with a `corpora.toml`; TREEBANKS holds the corpora it names. OUT gets one
`.spacy` file for each part (train, dev, test_*) and `corpora.json`, the list of what was used.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from training.names import read_names, with_names
from training.treebank import Labels, Sentence, read_sentences

OWN = Path(__file__).parent
"""Where the corpora lie that belong to the project; the others are given by the caller."""
SEED = 20261122
UPPER_SHARE = 0.02
"""Share of training sentences that are repeated in capitals, as headlines and datelines are."""
TEST_CHUNK = 5
ATTRIBUTES = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]


@dataclass(frozen=True)
class Corpus:
    """One corpus file and what it is for (`part`: train, dev or the name of a test)."""

    part: str
    description: dict[str, str]
    sentences: list[Sentence]
    times: int = 1
    """How often training sees it: a small corpus of the texts that matter weighs more."""


def read_corpora(folder: Path, treebanks: Path) -> list[Corpus]:
    """Read all corpora named in `folder/corpora.toml`; an optional one that is absent is left out.

    Raises FileNotFoundError for another one that is absent.
    """
    plan = tomllib.loads((folder / "corpora.toml").read_text(encoding="utf-8"))
    tokens = plan.get("tokens", {})
    labels = Labels(plan["labels"]["relations"], frozenset(plan["labels"]["features"]), **tokens)
    names = read_names(
        [*(treebanks / f for f in plan["names"]["files"]), *(OWN / f for f in plan["names"].get("own", ()))]
    )
    corpora = []
    for entry in plan["corpus"]:
        path = (OWN if entry.get("own") else treebanks) / entry["file"]
        if entry.get("optional") and not path.exists():
            continue
        marked = replace(labels, agent_marker=entry.get("agent_marker"))
        sentences = [with_names(s, names) for s in read_sentences(path, marked)]
        corpora.append(Corpus(entry["part"], describe(entry), sentences, entry.get("times", 1)))
    return corpora


def describe(entry: dict[str, Any]) -> dict[str, str]:
    """Name, licence and origin of a corpus, for the model card."""
    return {k: entry[k] for k in ("name", "licence", "origin", "part")}


def chunks(sentences: Sequence[Sentence], rng: random.Random | None) -> Iterator[list[Sentence]]:
    """Cut into documents: of 1 to 4 sentences for training, of `TEST_CHUNK` without a generator.

    Sentences with and without name annotation never share a document.
    """
    start = 0
    while start < len(sentences):
        size = rng.randint(1, 4) if rng else TEST_CHUNK
        known = sentences[start].names is not None
        end = start + 1
        while end < min(start + size, len(sentences)) and (sentences[end].names is not None) == known:
            end += 1
        yield list(sentences[start:end])
        start = end


def in_capitals(sentence: Sentence) -> Sentence:
    """The sentence in capitals, its lemmas unknown (a capital form says nothing of how lemmas are made)."""
    return replace(sentence, tokens=tuple(replace(t, form=t.form.upper(), lemma="") for t in sentence.tokens))


def build_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One gold document; names stay missing (not "none") where the corpus does not annotate them."""
    tokens = [t for s in sentences for t in s.tokens]
    offsets = list(accumulate((len(s.tokens) for s in sentences), initial=0))[:-1]
    last = {o + len(s.tokens) - 1 for o, s in zip(offsets, sentences, strict=True)}
    doc = Doc(
        vocab,
        words=[t.form for t in tokens],
        spaces=[t.space_after or n in last for n, t in enumerate(tokens)],
        heads=[t.head + o for o, s in zip(offsets, sentences, strict=True) for t in s.tokens],
        deps=[t.dep for t in tokens],
        pos=[t.upos for t in tokens],
        tags=[t.upos for t in tokens],
        lemmas=[t.lemma for t in tokens],
        morphs=[t.feats for t in tokens],
    )
    if all(s.names is not None for s in sentences):
        spans = [
            Span(doc, a + o, b + o, n) for o, s in zip(offsets, sentences, strict=True) for a, b, n in s.names or ()
        ]
        doc.set_ents(spans, default="outside")
    return doc


def training_docs(vocab: Vocab, corpora: Iterable[Corpus], held_out: frozenset[str]) -> Iterator[Doc]:
    """Training documents, without sentences that are also in a dev or test part."""
    rng = random.Random(SEED)
    for corpus in corpora:
        kept = [s for s in corpus.sentences if s.key not in held_out]
        for _ in range(corpus.times):
            for chunk in chunks(kept, rng):
                yield build_doc(vocab, chunk)
        for sentence in rng.sample(kept, int(len(kept) * UPPER_SHARE)):
            yield build_doc(vocab, [in_capitals(sentence)])


def write(docs: Iterable[Doc], path: Path) -> None:
    """Write documents to a `.spacy` file and say what it holds."""
    kept = list(docs)
    DocBin(attrs=ATTRIBUTES, docs=kept).to_disk(path)
    named = sum(d.has_annotation("ENT_IOB") for d in kept)
    print(f"{path.name}: {len(kept)} documents ({named} with names), {sum(map(len, kept))} tokens")


def prepare(folder: Path, treebanks: Path, out: Path) -> None:
    """Write every part of a language's corpora into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("xx").vocab
    corpora = read_corpora(folder, treebanks)
    held_out = frozenset(s.key for c in corpora if c.part != "train" for s in c.sentences)
    train = [c for c in corpora if c.part == "train"]
    write(training_docs(vocab, train, held_out), out / "train.spacy")
    for part in dict.fromkeys(c.part for c in corpora if c.part != "train"):
        rows = (chunk for c in corpora if c.part == part for chunk in chunks(c.sentences, None))
        write((build_doc(vocab, chunk) for chunk in rows), out / f"{part}.spacy")
    listing = [{**c.description, "sentences": len(c.sentences)} for c in corpora]
    (out / "corpora.json").write_text(json.dumps(listing, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Turn treebanks into spaCy's training files.")
    parser.add_argument("language")
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    prepare(Path(__file__).parent / options.language, options.treebanks, options.out)


if __name__ == "__main__":
    main()
