from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import vigie
from vigie.cli import app, main
from vigie.cli import read as command
from vigie.errors import DataError, LanguageError
from vigie.model import Article, Claim, Kind, Reading, Report, Span
from vigie.settings import Settings

TEXT = "Deux obus sont tombés sur le marché de Kalou jeudi, selon le maire."
KIND = Kind(type="Explosions/Remote violence", subtype="Shelling/artillery/missile attack")


def fake(article: Article) -> Reading:
    """One report on the first word; a language without a pack is refused as the real reader does."""
    if article.lang == "xx":
        raise LanguageError("no language pack for 'xx'")
    span = Span(start=0, end=len(article.text.split()[0]))
    report = Report(id="a", claims=(Claim(field="kind", value=KIND, span=span),), evidence=(span,))
    return Reading(article=article, reports=(report,), version="test")


@pytest.fixture(autouse=True)
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "open_reader", lambda _settings: fake)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=given)


def lines(*ids: str) -> bytes:
    return b"".join(json.dumps({"id": name, "published": "2023-10-19", "text": TEXT}).encode() + b"\n" for name in ids)


def test_jsonl_is_the_default_where_output_is_no_terminal(file: Path) -> None:
    result = run(file, "--lang", "fr", "--published", "2023-10-19", "--outlet", "Le Témoin")
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    article = json.loads(line)
    assert (article["lang"], article["published"], article["outlet"]) == ("fr", "2023-10-19", "Le Témoin")
    assert article["text"] == TEXT
    assert [incident["evidence"] for incident in article["incidents"]] == [["Deux"]]
    assert result.stderr == ""


def test_standard_input_is_read() -> None:
    result = run("-", given=lines("a", "b"))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_array(count: int) -> None:
    result = run("-", "--format", "json", given=lines(*map(str, range(count))) + b'\n{"broken\n')
    assert [article["id"] for article in json.loads(result.stdout)] == [str(n) for n in range(count)]


def test_the_table_names_article_and_incident(file: Path) -> None:
    result = run(file, "--format", "table", "--outlet", "Le Témoin")
    assert "Le Témoin" in result.stdout
    assert "Shelling" in result.stdout


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_bytes(
        lines("a") + b'{"id": "b", "text": 1}\n' + b'{"text": "x", "published": "2023-13-45"}\n' + lines("d")
    )
    result = run(path)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "d"]
    first, second = result.stderr.splitlines()
    assert first == f"{path}:2: text: a string is needed, not 1"
    assert second.startswith(f"{path}:3: published: '2023-13-45' is no date")
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"", "empty"),
        (bytes(range(256)), "binary"),
        (b"mot " * 2_500_000, "10,000,000 characters"),
        (b"<html><body></body></html>", "no article"),
        (b"\xcf\xd2\xc9\xd5 " * 50, "encoding is unknown"),
    ],
)
def test_a_bad_file_is_named_beside_a_good_one(tmp_path: Path, file: Path, raw: bytes, cause: str) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(raw)
    result = run(bad, file, "--published", "2023-10-19")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{bad}: ")
    assert cause in line


def test_nothing_readable_is_status_2(tmp_path: Path) -> None:
    result = run(tmp_path / "missing", "http://127.0.0.1:9/")
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first.startswith(f"{tmp_path / 'missing'}: cannot be opened")
    assert second.startswith("http://127.0.0.1:9/: 127.0.0.1 is 127.0.0.1, this machine itself")


def test_an_unknown_language_is_named_and_the_rest_goes_on() -> None:
    result = run("-", given=b'{"id": "x", "lang": "xx", "text": "abc"}\n' + lines("b"))
    assert result.exit_code == 1
    assert result.stderr == "<stdin>: article x: no language pack for 'xx'\n"
    assert json.loads(result.stdout)["id"] == "b"


def test_articles_without_a_day_are_told_of_once_a_source(tmp_path: Path, file: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_bytes(lines("a") + b'{"id": "b", "text": "x"}\n{"id": "c", "text": "y"}\n')
    result = run(path, file)
    assert result.exit_code == 0
    first, second = result.stderr.splitlines()
    assert first.startswith(f"{path}: 2 articles without a day of publication")
    assert second.startswith(f"{file}: no day of publication")
    assert "--published gives it" in second
    assert run(file, "--published", "2023-10-19").stderr == ""


def test_output_comes_while_input_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_bytes(lines("a", "b"))
    read: list[str] = []

    def reader(article: Article) -> Reading:
        read.append(article.id)
        return fake(article)

    found = command.readings([str(path)], command.Given(), Settings(), reader, command.Count(), bar=False)
    assert next(found).article.id == "a"
    assert read == ["a"]
    assert next(found).article.id == "b"


def test_progress_goes_to_standard_error_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich then takes standard error for a terminal
    path = tmp_path / "many.jsonl"
    path.write_bytes(lines(*map(str, range(200))) + b"broken\n")
    result = run(path)
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 200
    assert "200 articles" in result.stderr
    assert f"{path}:201: not JSON" in result.stderr


def exits(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.setattr(sys, "argv", ["vigie", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    return caught.value.code


def test_a_wrong_date_option_is_one_line(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exits(monkeypatch, "read", str(file), "--published", "2023-13-45") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("vigie: error: --published: '2023-13-45' is no date")
    assert err.count("\n") == 1


def test_a_wrong_setting_is_one_line(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VIGIE_MAX_BYTES", "some")
    assert exits(monkeypatch, "read", str(file)) == 2
    assert capsys.readouterr().err.startswith("vigie: error: VIGIE_MAX_BYTES: max_bytes: ")


def test_broken_data_stops_with_one_line(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_article: Article) -> Reading:
        raise DataError("gazetteer.bin: cut short\nat byte 7")

    monkeypatch.setattr(command, "open_reader", lambda _settings: broken)
    assert exits(monkeypatch, "read", str(file)) == 2
    assert capsys.readouterr().err == "vigie: error: gazetteer.bin: cut short at byte 7\n"


def test_wrong_use_is_status_2(monkeypatch: pytest.MonkeyPatch) -> None:
    assert exits(monkeypatch, "read") == 2
    assert exits(monkeypatch, "read", "x", "--format", "xml") == 2
    assert exits(monkeypatch, "nonsense") == 2


def test_the_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert exits(monkeypatch, "--version") == 0
    assert capsys.readouterr().out == f"vigie {vigie.__version__}\n"


FAKED = """
import sys
from vigie.cli import main, read
from vigie.model import Reading
read.open_reader = lambda settings: lambda article: Reading(article=article)
sys.argv = ["vigie", "read", *sys.argv[1:]]
main()
"""


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(lines(*map(str, range(2000))))
    with subprocess.Popen(
        [sys.executable, "-c", FAKED, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == "0"
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(timeout=30)


def test_the_command_line_loads_no_heavy_module() -> None:
    heavy = ("spacy", "trafilatura", "httpx", "sqlalchemy", "numpy", "pydantic", "rich.table")
    code = f"import sys, vigie.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
