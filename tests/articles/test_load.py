from __future__ import annotations

import hashlib
import io
import json
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from vigie.articles import BadInput, load, load_all, source_size
from vigie.errors import ArticleError
from vigie.model import Article
from vigie.settings import Settings

TEXT = "Deux obus sont tombés sur le marché de Kalou jeudi, selon le maire."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "text": TEXT}, indent=1), encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(f"{json.dumps({'id': 'b', 'text': TEXT})}\nnonsense\n", encoding="utf-8")
    return tmp_path


def test_a_text_file_is_one_article_named_by_its_hash(folder: Path) -> None:
    (article,) = load(folder / "a.txt", lang="fr", published=date(2023, 10, 19), outlet="Le Témoin")
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert article.id == article.sha256[:16]
    assert (article.lang, article.published, article.outlet) == ("fr", date(2023, 10, 19), "Le Témoin")


def test_one_json_object_over_several_lines_is_one_article(folder: Path) -> None:
    (article,) = load(str(folder / "a.json"))
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("a", TEXT)


def test_no_date_is_allowed(folder: Path) -> None:
    (article,) = load(folder / "a.txt")
    assert isinstance(article, Article)
    assert article.published is None


def test_a_bad_line_is_yielded_between_the_good(folder: Path) -> None:
    good, bad = load(folder / "a.jsonl")
    assert isinstance(good, Article)
    assert str(bad).startswith(f"{folder / 'a.jsonl'}:2: not JSON")


def test_standard_input_is_read_as_any_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16"))))
    (article,) = load("-")
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_standard_input_may_hold_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b"".join(json.dumps({"id": str(n), "text": TEXT}).encode() + b"\n" for n in range(3000))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines + b"oops")))
    *articles, bad = load("-")
    assert [getattr(a, "id", None) for a in articles] == [str(n) for n in range(3000)]
    assert str(bad).startswith("<stdin>:3001: ")


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"", "empty"),
        (b" \n \n", "empty"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"%PDF-1.4 ...", "PDF"),
        (b"<html><body></body></html>", "no article"),
        (b'{\n"text": 5}', "text: a string"),
    ],
)
def test_a_file_that_gives_nothing_is_named_with_the_cause(tmp_path: Path, raw: bytes, cause: str) -> None:
    file = tmp_path / "bad"
    file.write_bytes(raw)
    with pytest.raises(ArticleError, match=cause) as caught:
        list(load(file))
    assert str(caught.value).startswith(f"{file}: ")


def test_ten_megabytes_in_one_line_are_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"mot " * 2_500_000)
    before = time.monotonic()
    with pytest.raises(ArticleError, match=r"10,000,000 characters.*max_characters"):
        list(load(file))
    assert time.monotonic() - before < 5


def test_a_file_above_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    file.write_bytes(b"mot " * 1000)
    with pytest.raises(ArticleError, match=r"larger than 1,000 bytes"):
        list(load(file, settings=Settings(max_bytes=1000)))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for source in (tmp_path / "missing", tmp_path, Path("a\x00b")):
        with pytest.raises(ArticleError, match="cannot be opened") as caught:
            list(load(source))
        assert str(source) in str(caught.value)


def test_an_address_of_another_kind_is_named() -> None:
    with pytest.raises(ArticleError, match=r"ftp://example\.org/a: ftp: addresses are not fetched; http and https are"):
        list(load("ftp://example.org/a"))


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_warning_of_mixed_encodings_names_the_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    sentence = "La base a été attaquée jeudi, et des soldats ont été blessés près de la frontière. "
    raw = sentence.encode() * 3 + sentence.encode("cp1252")
    html = b"<html><body><article><p>" + raw + b"</p></article></body></html>"
    (tmp_path / name).write_bytes(html if name == "a.html" else raw)
    (article,) = load(tmp_path / name)
    assert not isinstance(article, BadInput)
    assert article.text.count("été attaquée") == 4
    assert f"{tmp_path / name}: mixed encodings: 8 bytes" in caplog.text


def test_one_bad_source_does_not_stop_the_others(folder: Path) -> None:
    (folder / "empty").touch()
    bad, missing, good = load_all([folder / "empty", folder / "missing", folder / "a.txt"])
    assert bad == BadInput(source=str(folder / "empty"), cause="empty: there is nothing to read")
    assert isinstance(missing, BadInput)
    assert isinstance(good, Article)


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl"])
def test_all_bytes_are_told_once(folder: Path, name: str) -> None:
    told: list[int] = []
    list(load(folder / name, on_bytes=told.append))
    assert sum(told) == source_size(folder / name) == (folder / name).stat().st_size


def test_a_size_is_known_of_files_only(tmp_path: Path) -> None:
    assert [source_size(s) for s in ("-", "https://t.example/1", tmp_path / "missing")] == [None, None, None]
