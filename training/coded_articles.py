"""Coded articles to learn from: where they are, and each of them with the reader of its language."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vigie.articles import BadInput, load
from vigie.evaluation import CodedDocument, load_coded
from vigie.languages import available
from vigie.model import Article
from vigie.reading.reader import RulesReader

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """An article, what its coders say of it, the file that holds it, and who reads its language."""

    path: Path
    reader: RulesReader
    article: Article
    gold: CodedDocument


def coded_articles(paths: Iterable[Path]) -> Iterator[CodedArticle]:
    """Every coded article of the files in a language that has a pack, each text once."""
    readers = {lang: RulesReader.open(lang) for lang in available()}
    seen: set[str] = set()
    for path in paths:
        gold = load_coded(path)
        for article in load(path):
            if isinstance(article, BadInput) or article.lang not in readers or article.text in seen:
                continue
            seen.add(article.text)
            yield CodedArticle(path, readers[article.lang], article, gold[article.id])


def gold_files() -> list[Path]:
    """The coded articles at hand; a second coding of the same articles is none of them."""
    own = sorted((ROOT / "src" / "vigie" / "evaluation" / "gold").glob("*.jsonl"))
    written = sorted((ROOT / "training" / "coded").glob("*.jsonl"))
    dev = ROOT.parent / "shared" / "gold" / "dev.jsonl"
    found = [dev, *(p for p in own if not p.stem.startswith("second")), *written]
    return [path for path in (*found, *sorted((ROOT / "tests" / "golden").glob("*.jsonl"))) if path.is_file()]


def gold_parser(description: str | None) -> argparse.ArgumentParser:
    """The command line of what learns from coded articles: ``gold`` has the files."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=gold_files(), help="files of coded articles")
    return parser
