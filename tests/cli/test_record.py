import csv
import io
import json
import sqlite3
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vigie import cli
from vigie.cli import record
from vigie.errors import LanguageError, StoreError
from vigie.store import Store


@pytest.fixture(scope="module")
def stories():
    spec = spec_from_file_location("vigie_test_stories", Path(__file__).parents[1] / "incidents" / "stories.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def filled_file(stories, tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "record.db"
    with Store.open(path) as store:
        for reading in stories.four_outlets():
            store.add(reading.article, reading)
    return path


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "140")


@pytest.fixture
def reader(stories, monkeypatch):
    """A reader that finds one strike in every article, and does not know English."""

    def read(article):
        if article.lang == "en":
            raise LanguageError("no pack for 'en'")
        return stories.reading(article, stories.strike())

    monkeypatch.setattr(record, "open_reader", lambda _settings: read)


def vigie(*arguments, stdin=None):
    return CliRunner().invoke(cli.app, [str(a) for a in arguments], input=stdin)


def lines(*articles):
    return "".join(json.dumps(a) + "\n" for a in articles)


def article(name, **more):
    text = f"L'article {name} raconte une frappe de drones contre la base."
    return {"id": name, "lang": "fr", "outlet": f"Journal {name}", "published": "2030-05-14", "text": text} | more


@pytest.mark.usefixtures("reader")
def test_add_counts_what_it_did(tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text(lines(article("un"), article("deux")), encoding="utf-8")
    first = vigie("add", file, "--db", "record.db")
    assert (first.exit_code, first.stdout) == (
        0,
        "2 new, 0 unchanged, 0 new version, 0 bad; 1 incident touched in record.db\n",
    )
    file.write_text(lines(article("un"), article("deux", text="Un autre texte sur la frappe."), article("trois")))
    again = vigie("add", file, "--db", "sqlite:///record.db")
    assert again.stdout == "1 new, 1 unchanged, 1 new version, 0 bad; 1 incident touched in record.db\n"
    with Store.open("record.db") as store:
        assert [len(row.reports) for row in store.incidents()] == [3]


@pytest.mark.usefixtures("reader")
def test_bad_inputs_are_named_and_the_rest_goes_on(tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text(lines(article("un")) + "{broken\n" + lines(article("two", lang="en"), article("trois")))
    result = vigie("add", file, tmp_path / "none.txt", "--db", "record.db")
    assert result.exit_code == 1
    assert result.stdout.startswith("2 new, 0 unchanged, 0 new version, 3 bad")
    assert "articles.jsonl:2: not JSON" in result.stderr
    assert "article two: no pack for 'en'" in result.stderr
    assert "none.txt: cannot be opened" in result.stderr


@pytest.mark.usefixtures("reader")
def test_nothing_readable_is_a_failure(tmp_path):
    assert vigie("add", tmp_path / "none.txt", "--db", "record.db").exit_code == 2


@pytest.mark.usefixtures("reader")
def test_standard_input_and_the_setting(monkeypatch):
    monkeypatch.setenv("VIGIE_DB", "sqlite:///mine.db")
    result = vigie("add", "-", stdin=lines(article("un")))
    assert (result.exit_code, result.stdout.split()[-1]) == (0, "mine.db")
    assert Path("mine.db").is_file()


@pytest.mark.usefixtures("reader")
def test_a_locked_database_is_told_and_the_sum_stands(tmp_path, monkeypatch):
    Store.open("record.db").close()
    monkeypatch.setattr(record, "open_store", lambda *_args, **_more: Store.open("record.db", timeout=0.1))
    file = tmp_path / "articles.jsonl"
    file.write_text(lines(article("un")))
    holder = sqlite3.connect("record.db", isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        result = vigie("add", file)
    finally:
        holder.close()
    assert isinstance(result.exception, StoreError)
    assert "is locked by another process" in str(result.exception)
    assert result.stdout.startswith("0 new")


def test_incidents_as_a_table(filled_file):
    result = vigie("incidents", "--db", filled_file)
    assert result.exit_code == 0
    assert "Tell Amra (SY)" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 140


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["--since", "2030-05-14"], ["Tell Amra"]),
        (["--until", "2030-05-13"], ["Wadi Nasr"]),
        (["--country", "SY", "--type", "drone"], ["Wadi Nasr", "Tell Amra"]),
        (["--actor", "brigade"], ["Tell Amra"]),
        (["--near", "33.5,38.6,10"], ["Tell Amra"]),
        (["--near", "-33.5,38.6,10"], []),
        (["--text", "wadi"], ["Wadi Nasr"]),
    ],
)
def test_questions(filled_file, asked, expected):
    result = vigie("export", "--format", "csv", "--db", filled_file, *asked)
    assert [row["place"] for row in csv.DictReader(io.StringIO(result.stdout))] == expected
    shown = vigie("incidents", "--db", filled_file, *asked)
    assert shown.exit_code == 0
    assert all(place in shown.stdout for place in expected)
    assert expected or shown.stderr == "no incident\n"


@pytest.mark.parametrize(
    ("asked", "cause"),
    [
        (["--since", "yesterday"], "--since: 'yesterday' is no date"),
        (["--near", "33,38"], "--near: '33,38' is not LAT,LON,KM"),
        (["--near", "99,38,1"], "no point and distance on the globe"),
        (["--type", "flood"], "no such type"),
        (["--country", "Syria"], "two-letter code"),
    ],
)
def test_wrong_questions(filled_file, asked, cause):
    result = vigie("incidents", "--db", filled_file, *asked)
    assert isinstance(result.exception, StoreError)
    assert cause in str(result.exception)


def test_questions_make_no_database():
    for command in (["incidents"], ["show", "VIG-1"], ["export", "--format", "csv"]):
        result = vigie(*command, "--db", "none.db")
        assert "none.db: no such database" in str(result.exception)
    assert not Path("none.db").exists()


def test_show(filled_file):
    with Store.open(filled_file) as store:
        wanted = [row.incident.id for row in store.incidents()][1]
    result = vigie("show", wanted.lower(), "--db", filled_file)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{wanted}  Air/drone strike, Tell Amra (SY), 2030-05-14")


def test_show_why_names_the_rule_of_every_claim(filled_file):
    with Store.open(filled_file) as store:
        row = list(store.incidents())[1]
    plain, why = (vigie("show", row.incident.id, "--db", filled_file, *more).stdout for more in ([], ["--why"]))
    claims = sum(len(report.claims) for report in row.reports)
    assert claims
    assert sum(line.split()[-1:] == ["test"] for line in why.splitlines()) == claims
    assert not any(line.split()[-1:] == ["test"] for line in plain.splitlines())


@pytest.mark.parametrize("form", ["json", "geojson", "csv"])
def test_export_to_a_file_gives_what_standard_output_gives(filled_file, form):
    printed = vigie("export", "--format", form, "--db", filled_file)
    to_file = vigie("export", "--format", form, "--db", filled_file, "--output", "out.dat")
    assert Path("out.dat").read_text(encoding="utf-8") == printed.stdout
    assert to_file.stderr == "2 incidents written to out.dat\n"
    assert [p.name for p in Path.cwd().iterdir()] == ["out.dat"]


def test_an_export_that_fails_leaves_the_old_file(filled_file):
    Path("out.csv").write_text("old")
    result = vigie("export", "--format", "csv", "--db", filled_file, "--output", "out.csv", "--type", "flood")
    assert isinstance(result.exception, StoreError)
    assert Path("out.csv").read_text() == "old"
    assert [p.name for p in Path.cwd().iterdir()] == ["out.csv"]
    result = vigie("export", "--format", "csv", "--db", filled_file, "--output", "none/out.csv")
    assert "none/out.csv: cannot be written" in str(result.exception)


def test_errors_are_one_line_without_a_traceback(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["vigie", "incidents", "--db", "none.db"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 2
    assert capsys.readouterr().err == "vigie: error: none.db: no such database; `vigie add` makes one\n"
