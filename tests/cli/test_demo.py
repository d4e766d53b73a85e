"""``vigie demo`` on the bundled articles, through the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from vigie.cli import demo
from vigie.cli.demo import bundled_articles, most_told
from vigie.model import Incident, Settled
from vigie.store import ArticleRef, IncidentRow, Store, ToldReport

ARTICLE = ArticleRef("a", 1, "", None, "fr", None, None, None)


@pytest.fixture
def app() -> typer.Typer:
    """The command alone: with one command typer needs no name for it."""
    alone = typer.Typer()
    demo.register(alone)
    return alone


def row(name: str, articles: int, disputed: int) -> IncidentRow:
    told = tuple(ToldReport(replace(ARTICLE, id=str(n)), "r", (), ()) for n in range(articles))
    fields = tuple(Settled(field=f, disputed=n < disputed) for n, f in enumerate(("date", "place", "killed")))
    keys = tuple((t.article.id, t.id) for t in told)
    return IncidentRow(Incident(id=name, reports=keys, fields=fields, sources=1), told)


def test_the_most_told_goes_before_the_most_disputed() -> None:
    rows = [row("few", 1, 3), row("many", 3, 1), row("disputed", 3, 2), row("later", 3, 2)]
    assert most_told(rows).incident.id == "disputed"
    assert most_told(rows[:2]).incident.id == "many"


def test_the_articles_are_there() -> None:
    with bundled_articles() as path:
        found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({article["outlet"] for article in found}) == 4


def test_the_record_is_shown_and_thrown_away(app: typer.Typer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = CliRunner(env={"COLUMNS": "200"}).invoke(app, [])
    assert result.exit_code == 0, result.output
    assert "4 new, 0 unchanged" in result.stdout
    table, page = result.stdout.split("One of them in full")
    for words in ("al-Tanf (SY)", "Conoco (SY)", "Ain al-Asad", "Harir (IQ)", "Islamic Resistance"):
        assert words in table
    outlets = ("Radio Mésopotamie", "Agence Méditerranée Presse", "Le Quotidien du Levant", "Le Courrier de Washington")
    assert sum(f"{outlet}  2023-10-" in page for outlet in outlets) >= 3  # under "Evidence"
    assert page.count("“") > 20
    assert list(tmp_path.iterdir()) == []


def test_the_record_is_kept_and_the_second_time_changes_nothing(app: typer.Typer, tmp_path: Path) -> None:
    db = tmp_path / "kept.db"
    first, second = (CliRunner().invoke(app, ["--db", str(db)]) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
    assert "0 new, 4 unchanged" in second.stdout
    assert first.stdout.split("The incidents, by date")[1] == second.stdout.split("The incidents, by date")[1]
    with Store.open(db, create=False) as store:
        chosen = most_told(list(store.incidents()))
    assert len(chosen.articles) >= 3
    assert f"most disputed: {chosen.incident.id}" in second.stdout
