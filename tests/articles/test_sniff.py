from __future__ import annotations

import pytest

from vigie.articles.sniff import sniff
from vigie.errors import ArticleError

LINE = '{"id": "a", "text": "Un texte."}'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Un texte.\nEncore une ligne.", "text"),
        ("<!DOCTYPE html><html><body>", "html"),
        ("\n <html lang='fr'>", "html"),
        ("<?xml version='1.0'?><html>", "html"),
        ("<p>Un fragment.</p>", "html"),
        ("{Photo : le marché} Un texte.", "text"),
        ("<< Une citation >> en tête", "text"),
        (LINE, "jsonl"),
        (f"{LINE}\n{LINE}\n", "jsonl"),
        (f"{LINE}\nnot JSON\nnor this\n", "jsonl"),
        (f'{LINE}\n"a string"\n', "jsonl"),
        (f"pas du JSON\n{LINE}\n{LINE}\n", "jsonl"),
        (f'{{"id": "cassé\n{LINE}\n', "jsonl"),
        ('{\n  "id": "a",\n  "text": "Un texte."\n}', "json"),
        ('{"id": "a",\n "text": "Un texte."}', "json"),
    ],
)
def test_the_format_shows_in_the_content(head: str, expected: str) -> None:
    assert sniff(head.encode()) == expected
    assert sniff(head.encode("utf-8-sig")) == expected
    assert sniff(head.encode(), name="misleading.txt") == expected


def test_utf16_is_text_and_a_page_in_it_a_page() -> None:
    assert sniff("Un texte.".encode("utf-16")) == "text"
    assert sniff("<!doctype html><body>".encode("utf-16")) == "html"


def test_the_name_breaks_the_tie() -> None:
    assert sniff(b"broken line\nbroken too\n", name="articles.jsonl") == "jsonl"


@pytest.mark.parametrize("head", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_called_empty(head: bytes) -> None:
    with pytest.raises(ArticleError, match="empty"):
        sniff(head, name="x.jsonl")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n", "PNG"),
        (bytes(range(256)), "binary"),
        ("Un texte.".encode("utf-16-le"), "binary"),
    ],
)
def test_binary_data_is_named(head: bytes, kind: str) -> None:
    with pytest.raises(ArticleError, match=kind):
        sniff(head)


def test_one_stray_control_character_makes_no_binary() -> None:
    assert sniff(b"Un texte ordinaire, " * 10 + b"\x00.") == "text"


def test_a_json_array_is_refused_with_the_way_out() -> None:
    with pytest.raises(ArticleError, match="one article a line"):
        sniff(f"[{LINE}]".encode())


def test_json_in_utf16_is_refused_once_and_not_line_by_line() -> None:
    with pytest.raises(ArticleError, match="JSON is written in UTF-8"):
        sniff(f"{LINE}\n{LINE}".encode("utf-16"))
