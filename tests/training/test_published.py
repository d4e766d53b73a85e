"""The French parser as it is shipped: small, self-contained, with card and licence, able to read plain sentences."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

PARSER = Path(__file__).parents[2] / "src" / "vigie" / "languages" / "fr" / "parser"
LIMIT_MB = 20


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PARSER)


def test_size_card_and_licence() -> None:
    assert sum(f.stat().st_size for f in PARSER.rglob("*") if f.is_file()) < LIMIT_MB * 1_000_000
    assert "# French pipeline" in (PARSER / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in (PARSER / "LICENSE").read_text(encoding="utf-8")
    assert json.loads((PARSER / "meta.json").read_text(encoding="utf-8"))["sources"]


def test_loads_without_our_code_or_the_french_class() -> None:
    code = (
        "import sys, spacy; spacy.load(sys.argv[1]); print([m for m in sys.modules if m in ('vigie', 'spacy.lang.fr')])"
    )
    run = subprocess.run([sys.executable, "-I", "-c", code, str(PARSER)], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"


def test_no_trace_of_the_training_machine() -> None:
    config = (PARSER / "config.cfg").read_text(encoding="utf-8")
    assert "vigie_training" not in config
    assert ".spacy" not in config


def test_components(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "lemmatizer", "parser", "ner"]
    assert set(nlp.get_pipe("ner").labels) == {"PER", "LOC", "ORG", "MISC"}  # type: ignore[attr-defined]


def test_reads_a_passive_with_its_agent(nlp: Language) -> None:
    doc = nlp("La digue a été détruite par la tempête.")
    roles = {t.dep_: t.text for t in doc}
    assert (roles["nsubj:pass"], roles["ROOT"], roles["obl:agent"]) == ("digue", "détruite", "tempête")


def test_keeps_the_sentence_starts_it_is_given(nlp: Language) -> None:
    doc = nlp.make_doc("Le gén. Morel arrive. Il parle")
    for token in doc:
        token.is_sent_start = token.text in {"Le", "Il"}
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert [s.text for s in doc.sents] == ["Le gén. Morel arrive.", "Il parle"]
