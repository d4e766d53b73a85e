from __future__ import annotations

import hashlib
import logging
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from vigie.articles.given import Given
from vigie.articles.html import MAX_TAGS, article_from_html
from vigie.errors import ArticleError
from vigie.settings import Settings

BODY = (
    "<p>Une patrouille a été attaquée jeudi près du village de Kalou, selon le maire de la commune.</p>"
    "<p>Trois soldats ont été blessés ; aucun groupe n'a revendiqué l'attaque, a indiqué le même élu.</p>"
    "<p>Le préfet a promis des renforts et appelé les habitants au calme dans un message à la radio.</p>"
)
META = '<meta property="article:published_time" content="2023-10-19T23:30:00-05:00">'


def page(head: str = META, body: str = BODY) -> str:
    return (
        '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Trois blessés à Kalou - Le Témoin</title>'
        '<meta property="og:title" content="Trois blessés à Kalou"><meta property="og:site_name" content="Le Témoin">'
        f'<link rel="canonical" href="https://temoin.example/a/1">{head}</head><body><nav><a href="/">Accueil</a></nav>'
        f"<article><h1>Trois blessés à Kalou</h1>{body}</article><footer>Tous droits réservés</footer></body></html>"
    )


def test_a_page_gives_text_title_day_outlet_and_address() -> None:
    raw = page().encode()
    article = article_from_html(raw, Given(), Settings(), url="http://temoin.example/a/1?from=feed")
    assert article.title == "Trois blessés à Kalou"
    assert article.text.startswith("Une patrouille")  # the headline is not told twice
    assert article.text.rstrip().endswith("à la radio.")
    assert "Accueil" not in article.text
    assert (article.outlet, article.url) == ("Le Témoin", "https://temoin.example/a/1")
    assert article.published == date(2023, 10, 19)  # as written there, not the 20th of UTC
    assert article.published_at == datetime(2023, 10, 19, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert article.sha256 == hashlib.sha256(raw).hexdigest()
    assert article.id == article.sha256[:16]


def test_what_the_caller_gives_goes_before_the_metadata() -> None:
    given = Given(lang="fr", published=date(2023, 10, 20), outlet="L'Écho")
    article = article_from_html(page().encode(), given, Settings())
    assert (article.lang, article.published, article.outlet) == ("fr", date(2023, 10, 20), "L'Écho")
    assert article.published_at is None


def test_the_day_stands_in_linked_data_too() -> None:
    linked = '<script type="application/ld+json">{"datePublished": "2023-10-19T08:00:00Z"}</script>'
    article = article_from_html(page(linked).encode(), Given(), Settings())
    assert article.published_at == datetime(2023, 10, 19, 8, tzinfo=UTC)


def test_an_unreadable_day_or_none_leaves_it_unknown() -> None:
    for head in ("", '<meta property="article:published_time" content="demain">'):
        article = article_from_html(page(head).encode(), Given(), Settings())
        assert article.published is None


def test_the_encoding_is_the_declared_one() -> None:
    raw = page().replace("utf-8", "windows-1252").encode("cp1252")
    assert "été attaquée" in article_from_html(raw, Given(), Settings()).text


def test_mixed_encodings_are_mended_and_told(caplog: pytest.LogCaptureFixture) -> None:
    raw = page(body=BODY).encode().replace("blessés ;".encode(), "blessés ;".encode("cp1252"))
    with caplog.at_level(logging.WARNING):
        article = article_from_html(raw, Given(), Settings())
    assert "Trois soldats ont été blessés ;" in article.text
    assert "mixed encodings: 1 bytes" in caplog.text


@pytest.mark.parametrize(
    "raw",
    [
        "<html><body></body></html>",
        "<html><head><title>x</title></head><body><nav><a href='/'>Accueil</a><a href='/m'>Monde</a></nav></body>",
        "<html>",
        "<!doctype html><script>var x = 1;</script>",
    ],
)
def test_a_page_without_an_article_is_an_error(raw: str) -> None:
    with pytest.raises(ArticleError, match="no article"):
        article_from_html(raw.encode(), Given(), Settings())


def test_a_page_of_tags_does_not_hang() -> None:
    with pytest.raises(ArticleError, match="tags"):
        article_from_html(b"<html><body>" + b"<p>a</p>" * MAX_TAGS, Given(), Settings())


def test_a_text_above_the_limit_is_refused() -> None:
    with pytest.raises(ArticleError, match="max_characters"):
        article_from_html(page().encode(), Given(), Settings(max_characters=50))
