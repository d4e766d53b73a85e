from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from vigie.cli import app
from vigie.errors import ArticleError, SettingsError

TEXT = "Mardi, des rebelles ont attaqué un poste de l'armée à Djibo, tuant trois soldats, selon le gouverneur."


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["explain", *map(str, arguments)], input=given)


def test_an_article_is_explained_without_colours(file: Path) -> None:
    result = run(file, "--lang", "fr", "--published", "2024-03-06", "--outlet", "Le Témoin")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
    assert "Le Témoin, 2024-03-06, fr" in result.stdout
    assert "[attaqué|act 1]" in result.stdout
    assert "2024-03-05" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 140


def test_a_page_is_written_and_nothing_printed(file: Path, tmp_path: Path) -> None:
    result = run(file, "--published", "2024-03-06", "--html", "out.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 article explained in out.html\n"
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "attaqué<sup>" in page
    assert page.endswith("</html>\n")


def test_every_article_of_a_file_and_its_bad_lines(tmp_path: Path) -> None:
    rows = [{"id": name, "published": "2024-03-06", "lang": "fr", "text": TEXT} for name in ("un", "deux")]
    lines = [json.dumps(rows[0]), "{broken", json.dumps(rows[1] | {"text": TEXT + " \u202e<b>"})]
    result = run("-", "--html", "out.html", given="\n".join(lines).encode())
    assert result.exit_code == 1
    assert "2: not JSON" in result.stderr
    assert (tmp_path / "out.html").read_text(encoding="utf-8").count("<section") == 2


@pytest.mark.parametrize(
    ("raw", "cause"),
    [(b"", "empty"), (bytes(range(256)), "binary"), (b"\xcf\xd2\xc9\xd5 " * 50, "encoding is unknown")],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, raw: bytes, cause: str) -> None:
    (tmp_path / "bad").write_bytes(raw)
    for more in ([], ["--html", "out.html"]):
        result = run("bad", *more)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("bad: ")
        assert cause in result.stderr
    assert not (tmp_path / "out.html").exists()


def test_wrong_options_are_told(file: Path) -> None:
    assert isinstance(run(file, "--published", "2024-13-45").exception, ArticleError)
    result = run(file, "--lang", "fr", "--html", "none/out.html")
    assert isinstance(result.exception, SettingsError)
    assert "--html: none/out.html: cannot be written" in str(result.exception)
    assert "no language pack for 'xx'" in run(file, "--lang", "xx").stderr
