"""Articles that somebody coded by hand: the article to read, beside what the coder wrote.

The package brings texts of its own (``gold/``), so that everybody can measure a reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vigie.articles import BadInput, load
from vigie.errors import EvaluationError
from vigie.evaluation.coded import CodedDocument
from vigie.evaluation.load import load_coded
from vigie.model import Article

OWN = Path(__file__).with_name("gold")
"""Our own coded texts, a file a language (``fr.jsonl``), and the second coding of some (``second-fr.jsonl``)."""
_SECOND = "second-"


@dataclass(frozen=True, slots=True)
class GoldText:
    """An article and how it was coded by hand."""

    article: Article
    gold: CodedDocument


def gold_texts(path: Path) -> list[GoldText]:
    """The texts of a file of coded articles. Raises EvaluationError naming the file and the line that is no article."""
    coded = load_coded(path)
    found: list[GoldText] = []
    for item in load(path):
        if isinstance(item, BadInput):
            raise EvaluationError(str(item))
        found.append(GoldText(item, coded[item.id]))
    return found


def own_texts() -> list[GoldText]:
    """Our own coded texts in all languages, by the first coding."""
    return [text for path in _files() if not path.name.startswith(_SECOND) for text in gold_texts(path)]


def own_codings() -> tuple[dict[str, CodedDocument], dict[str, CodedDocument]]:
    """The first and the second coding of those of our own texts that were coded twice, by id."""
    second = _coded(path for path in _files() if path.name.startswith(_SECOND))
    first = {text.gold.id: text.gold for text in own_texts() if text.gold.id in second}
    return first, second


def _files() -> list[Path]:
    return sorted(OWN.glob("*.jsonl"))


def _coded(paths: Iterable[Path]) -> dict[str, CodedDocument]:
    return {key: document for path in paths for key, document in load_coded(path).items()}
