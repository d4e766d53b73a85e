from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from vigie.cli import evaluate
from vigie.errors import EvaluationError
from vigie.evaluation.texts import own_texts

INCIDENT: dict[str, Any] = {
    "type": "Battles",
    "subtype": "Armed clash",
    "status": "occurred",
    "place": {"name": "Valmore", "country": "ZZ"},
    "killed": {"min": 3, "max": 3},
}


@pytest.fixture
def app() -> typer.Typer:
    application = typer.Typer()

    @application.callback()
    def with_commands() -> None:
        """Keeps the name of a single command."""

    evaluate.register(application)
    return application


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    documents: list[dict[str, Any]] = [
        {"id": "a", "lang": "fr", "set": "single", "incidents": [INCIDENT]},
        {"id": "b", "lang": "es", "set": "single", "incidents": [INCIDENT]},
        {"id": "q", "lang": "fr", "set": "negative", "incidents": []},
    ]
    return _written(tmp_path / "gold.jsonl", documents)


@pytest.fixture
def predicted(tmp_path: Path) -> Path:
    found: list[dict[str, Any]] = [
        {"id": "a", "incidents": [{**INCIDENT, "killed": 4}]},
        {"id": "q", "incidents": [INCIDENT]},
        {"id": "z"},
    ]
    return _written(tmp_path / "predicted.jsonl", found)


def _written(path: Path, documents: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
    return path


def test_json_gives_figures_by_language_and_tells_what_is_missing(
    app: typer.Typer, gold: Path, predicted: Path
) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(gold), str(predicted), "--format", "json", "--errors", "1"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert figures["all"]["incident"] == {
        "precision": 0.5, "recall": 0.5, "f1": 0.5, "right": 1, "predicted": 2, "gold": 2,
    }  # fmt: skip
    assert figures["by_lang"]["fr"]["slots"]["killed"]["right"] == 0
    assert figures["by_lang"]["fr"]["slots"]["place"]["right"] == 1
    assert figures["by_lang"]["fr"]["quiet"] == {"documents": 1, "false_alarms": 1}
    assert figures["by_lang"]["es"]["slot"]["f1"] == 0.0
    assert (figures["missing"], figures["surplus"]) == (["b"], ["z"])
    assert len(figures["worst"]) == 1
    assert "1 document (b) missing; counted as coded with nothing" in result.stderr
    assert "1 document (z) not in" in result.stderr


def test_tables_show_every_slot_and_group(
    app: typer.Typer, gold: Path, predicted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    command = ["evaluate", str(gold), str(predicted), "--by", "set", "--errors", "3"]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    for shown in ("single", "negative", "weapon_count", "Worst documents", "1/1"):
        assert shown in result.stdout
    row = next(line for line in result.stdout.splitlines() if "killed" in line)
    assert row.split()[1:] == ["0.000", "0.000", "0.000", "0", "2", "2", "0.000", "0.000"]
    assert "…" not in result.stdout


def test_a_wrong_file_is_named(app: typer.Typer, gold: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a"}\n{"id"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(gold), str(broken)])
    assert isinstance(result.exception, EvaluationError)
    assert "broken.jsonl, line 2: not JSON" in str(result.exception)


def test_an_empty_gold_file_is_an_error(app: typer.Typer, predicted: Path, tmp_path: Path) -> None:
    empty = _written(tmp_path / "empty.jsonl", [])
    result = CliRunner().invoke(app, ["evaluate", str(empty), str(predicted)])
    assert isinstance(result.exception, EvaluationError)
    assert "empty.jsonl: holds no document" in str(result.exception)


def test_agreement_is_of_what_both_coded(app: typer.Typer, gold: Path, predicted: Path) -> None:
    command = ["evaluate", str(gold), str(predicted), "--agreement", "--format", "json"]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert figures["all"]["documents"] == 2  # b and z stand in one file only
    assert figures["missing"] == figures["surplus"] == []
    assert figures["subtype_alpha"] == {"all": None, "fr": None}  # one subtype: chance would agree as well


def test_without_common_documents_there_is_no_agreement(app: typer.Typer, gold: Path, tmp_path: Path) -> None:
    other = _written(tmp_path / "other.jsonl", [{"id": "z"}])
    result = CliRunner().invoke(app, ["evaluate", str(gold), str(other), "--agreement"])
    assert isinstance(result.exception, EvaluationError)
    assert "no document stands in both" in str(result.exception)


def test_gold_without_predictions_is_an_error(app: typer.Typer, gold: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(gold)])
    assert isinstance(result.exception, EvaluationError)
    assert "name the file of predictions" in str(result.exception)


def test_our_own_two_codings_agree_well(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, ["evaluate", "--agreement", "--format", "json"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert set(figures["by_lang"]) == {"en", "fr"}
    for lang, scores in figures["by_lang"].items():
        assert scores["slot"]["f1"] > 0.85
        assert 0.7 < figures["subtype_alpha"][lang] < 1


def test_without_files_the_reader_is_scored_on_our_own_gold(app: typer.Typer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vigie.evaluation.own_texts", lambda: own_texts()[:2])
    result = CliRunner().invoke(app, ["evaluate", "--format", "json"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert figures["all"]["documents"] == 2
    assert figures["all"]["incident"]["right"] > 0
    assert figures["missing"] == []
