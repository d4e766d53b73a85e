# ruff: noqa: E402 (the checkout is no package: its folder is put on the path first)
"""The project's own treebank: sound trees of sentences that stand in its own articles, with names."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from training.names import iob_names
from training.treebank import Labels, Sentence, normalise, read_blocks, read_sentences

NEWS = ROOT / "training" / "news"
LANGUAGES = ("en", "fr")
EACH = pytest.mark.parametrize("lang", LANGUAGES)


def sentences(lang: str) -> list[Sentence]:
    return [s for part in ("train", "dev", "test") for s in read_sentences(NEWS / f"{lang}-{part}.conllu", Labels())]


def letters(text: str) -> str:
    return "".join(normalise(text).split())


def reaches_the_root(sentence: Sentence, at: int) -> bool:
    for _ in sentence.tokens:
        at = sentence.tokens[at].head
    return sentence.tokens[at].dep == "ROOT"


@EACH
def test_every_tree_has_one_root_that_all_tokens_reach(lang: str) -> None:
    for one in sentences(lang):
        assert [t.dep for t in one.tokens].count("ROOT") == 1, one.id
        assert all(reaches_the_root(one, i) for i in range(len(one.tokens))), one.id


@EACH
def test_every_sentence_stands_in_its_article_and_in_one_part_only(lang: str) -> None:
    rows = (NEWS.parent / "coded" / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {d["id"]: letters(f"{d['title'] or ''}{d['text']}") for d in map(json.loads, rows)}
    found = sentences(lang)
    assert len({one.id for one in found}) == len(found)
    strangers = [one.id for one in found if not stands(one, articles[re.sub(r"-\d+$", "", one.id)])]
    assert strangers == []


def stands(sentence: Sentence, article: str) -> bool:
    """Titles in capitals were given their letters back before they were parsed."""
    return letters("".join(t.form for t in sentence.tokens)).casefold() in article.casefold()


@EACH
def test_the_names_are_those_of_the_same_words(lang: str) -> None:
    forms = {one.id: letters("".join(t.form for t in one.tokens)) for one in sentences(lang)}
    named = {sent_id: iob_names(rows) for sent_id, rows in read_blocks(NEWS / f"{lang}.iob2")}
    assert {sent_id: text for sent_id, (text, _) in named.items()} == forms
    assert {label for _, spans in named.values() for *_, label in spans} == {"PER", "LOC", "ORG"}


@EACH
def test_the_parser_learns_from_it(lang: str) -> None:
    plan = tomllib.loads((NEWS.parent / lang / "corpora.toml").read_text(encoding="utf-8"))
    assert [c["part"] for c in plan["corpus"] if c.get("own")] == ["train", "dev", "test_news"]
