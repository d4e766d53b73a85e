from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from vigie.articles import BadInput
from vigie.articles.given import Given
from vigie.articles.jsonl import article_from_json, articles_from_lines
from vigie.model import Article
from vigie.settings import Settings

GOOD = {"id": "a-1", "text": "Deux obus sont tombés sur le marché."}


def read(*lines: bytes, settings: Settings | None = None, given: Given | None = None) -> list[Article | BadInput]:
    stream = io.BytesIO(b"\n".join(lines))
    return list(articles_from_lines(stream, "x.jsonl", given or Given(), settings or Settings(), lambda _n: None))


def line(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}, ensure_ascii=False).encode()


def test_all_keys_are_taken_and_others_passed_over() -> None:
    article = article_from_json(
        line(
            lang="fr",
            outlet="Le Témoin",
            url="https://t.example/1",
            published="2023-10-19T08:00:00Z",
            title="Un titre",
            incidents=[1],
        ),
        Given(),
        Settings(),
    )
    assert (article.id, article.lang, article.outlet) == ("a-1", "fr", "Le Témoin")
    assert (article.url, article.title) == ("https://t.example/1", "Un titre")
    assert (article.published, article.published_at) == (date(2023, 10, 19), datetime(2023, 10, 19, 8, tzinfo=UTC))


def test_a_line_declares_and_the_caller_fills() -> None:
    given = Given(lang="es", published=date(2024, 1, 1), outlet="El Eco")
    declared = article_from_json(line(lang="fr", outlet="Le Témoin", published="2023-10-19"), given, Settings())
    assert (declared.lang, declared.outlet, declared.published) == ("fr", "Le Témoin", date(2023, 10, 19))
    silent = article_from_json(line(), given, Settings())
    assert (silent.lang, silent.outlet, silent.published) == ("es", "El Eco", date(2024, 1, 1))


def test_without_an_id_the_hash_names_the_article_whatever_the_order_of_keys() -> None:
    one = article_from_json(b'{"text": "Un texte.", "title": "T"}', Given(), Settings())
    two = article_from_json(b'{"title": "T", "id": "", "text": "Un texte."}', Given(), Settings())
    assert one.id == two.id == one.sha256[:16]


def test_a_number_is_an_id_as_written() -> None:
    assert article_from_json(line(id=17), Given(), Settings()).id == "17"


def test_no_date_is_allowed() -> None:
    assert article_from_json(line(published=None), Given(), Settings()).published is None


@pytest.mark.parametrize(
    ("bad", "cause"),
    [
        (b'{"id": "x", "text": ', "not JSON"),
        (b"[1, 2]", "not list"),
        (b"\xff\xfe{}", "not UTF-8 at byte 1"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"id": "x"}', "text: missing"),
        (b'{"text": ""}', "text is empty"),
        (b'{"text": 5}', "text: a string is needed, not 5"),
        (b'{"text": "a", "title": ["b"]}', "title: a string"),
        (b'{"text": "a", "id": true}', "id: a string"),
        (b'{"text": "a", "published": 20231019}', "published: a string is needed, not 20231019"),
        (b'{"text": "a", "published": "2023-13-45"}', "published: '2023-13-45' is no date"),
        (b'{"text": "a\\ud800"}', "lone surrogate"),
        (b'{"text": "a", "id": "\\udfff"}', "id holds half a character"),
        (b"[" * 100_000, "not readable JSON"),
        (b'{"text": "a", "n": ' + b"9" * 10_000 + b"}", "not readable JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(bad: bytes, cause: str) -> None:
    first, second, third = read(line(), bad, line(id="a-3"))
    assert isinstance(second, BadInput)
    assert (second.source, second.line) == ("x.jsonl", 2)
    assert cause in second.cause
    assert str(second).startswith("x.jsonl:2: ")
    assert [getattr(a, "id", None) for a in (first, third)] == ["a-1", "a-3"]


def test_blank_lines_and_a_byte_order_mark_are_no_lines_of_articles() -> None:
    found = read(b"\xef\xbb\xbf" + line(), b"", b"  \r", line(id="a-4"), b"")
    assert [getattr(a, "id", None) for a in found] == ["a-1", "a-4"]


def test_a_line_above_the_limit_is_skipped_and_the_next_one_read() -> None:
    long = line(text="x" * 5000)
    found = read(long, line(), long, settings=Settings(max_bytes=1000))
    assert [getattr(a, "line", None) for a in found] == [1, None, 3]
    assert "max_bytes" in str(found[0])


def test_a_text_above_the_limit_is_named() -> None:
    (found,) = read(line(text="mot " * 300_000))
    assert "1,200,000 characters" in str(found)


class Endless(io.RawIOBase):
    """Articles without end: whoever wants them all never returns."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        piece = (line() + b"\n")[: len(buffer)]
        buffer[: len(piece)] = piece
        return len(piece)


def test_lines_are_read_one_by_one() -> None:
    lengths: list[int] = []
    stream = io.BufferedReader(Endless(), buffer_size=1000)  # type: ignore[type-var]
    found: Iterator[Article | BadInput] = articles_from_lines(stream, "x", Given(), Settings(), lengths.append)
    assert isinstance(next(found), Article)
    assert isinstance(next(found), Article)
    assert lengths == [len(line()) + 1] * 2
