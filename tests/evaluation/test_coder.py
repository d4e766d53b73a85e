from __future__ import annotations

from vigie.errors import ArticleError
from vigie.evaluation import Coder, GoldText, coded_document
from vigie.model import Article, Reading


def _text(key: str, lang: str, text: str = "Rien.") -> GoldText:
    return GoldText(Article(id=key, text=text, lang=lang), coded_document({"id": key, "lang": lang}))


def test_each_article_is_read_once_and_failures_are_kept() -> None:
    seen: list[str] = []

    def read(article: Article) -> Reading:
        seen.append(article.id)
        if article.id == "bad":
            raise ArticleError("broken")
        return Reading(article=article)

    coder = Coder(read=read, known=frozenset({"fr"}))
    texts = [_text("good", "fr"), _text("bad", "fr", "Autre."), _text("far", "es")]
    first, second = coder.pairs(texts), coder.pairs(texts)
    assert seen == ["good", "bad"]
    assert [pair.gold.id for pair in first] == [pair.gold.id for pair in second] == ["good", "bad"]
    assert first[0].predicted is not None
    assert first[1].predicted is None
    assert coder.failures == {"bad": "ArticleError: broken"}


def test_texts_that_no_pack_reads_are_counted() -> None:
    coder = Coder(known=frozenset({"fr"}))
    coder.note_unread("one", [_text("a", "es"), _text("b", "fr"), _text("c", "ar")])
    coder.note_unread("two", [_text("d", "fr")])
    assert coder.unread == {"one": 2}
