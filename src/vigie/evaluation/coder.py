"""A reader as a coder: reads coded texts, and gives what it found beside what was coded by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from vigie import languages, reading
from vigie.errors import ArticleError, EvaluationError
from vigie.evaluation.coded import CodedDocument, coded_document
from vigie.evaluation.scores import DocumentPair
from vigie.evaluation.texts import GoldText
from vigie.model import Article, Reading
from vigie.views.coding import coded


@dataclass
class Coder:
    """Reads articles into coded documents, each article once, and remembers what went wrong.

    A text on which the reader fails counts as coded with nothing; one in a language without a pack is left out.
    """

    read: Callable[[Article], Reading] = reading.read
    known: frozenset[str] = frozenset(languages.available())
    failures: dict[str, str] = field(default_factory=dict)
    unread: Counter[str] = field(default_factory=Counter)
    _done: dict[str, CodedDocument | None] = field(default_factory=dict)

    def pairs(self, texts: Sequence[GoldText]) -> list[DocumentPair]:
        """Gold and prediction of the texts in a known language."""
        readable = [one for one in texts if one.gold.lang in self.known]
        return [DocumentPair(one.gold, self._coded(one.article)) for one in readable]

    def note_unread(self, name: str, texts: Sequence[GoldText]) -> None:
        """Count the texts of a set that no pack can read."""
        unread = sum(one.gold.lang not in self.known for one in texts)
        if unread:
            self.unread[name] = unread

    def _coded(self, article: Article) -> CodedDocument | None:
        if article.sha256 not in self._done:
            self._done[article.sha256] = self._try(article)
        return self._done[article.sha256]

    def _try(self, article: Article) -> CodedDocument | None:
        try:
            return coded_document(coded(self.read(article)), source=article.id)
        except (ArticleError, EvaluationError) as error:
            self.failures[article.id] = f"{type(error).__name__}: {error}"
            return None
