"""The documents tell the truth: commands and snippets run, links lead somewhere, the JSON has the right keys."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.testing import CliRunner

import vigie
from vigie.cli import app
from vigie.model import SUBTYPES, Claim, FieldName, StatementKind
from vigie.views.coding import coded

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str, language: str) -> list[str]:
    return [body for found, body in FENCE.findall((ROOT / page).read_text(encoding="utf-8")) if found == language]


def commands(page: str, *languages: str) -> Iterator[str]:
    """The command lines of a page in order, without prompt and comment."""
    for found, body in FENCE.findall((ROOT / page).read_text(encoding="utf-8")):
        if found in languages:
            yield from (line.removeprefix("$ ").split("#")[0].strip() for line in body.splitlines() if line.strip())


def run(line: str) -> str:
    """Run ``vigie ...`` in this process, honouring ``> FILE``; the standard output."""
    words = shlex.split(line)
    assert words[0] == "vigie"
    target = Path(words[-1]) if words[-2] == ">" else None
    result = CliRunner().invoke(app, words[1:-2] if target else words[1:])
    assert result.exit_code == 0, f"{line}\n{result.output}\n{result.exception!r}"
    if target:
        target.write_text(result.stdout, encoding="utf-8")
    return result.stdout


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_the_python_snippet_runs_and_prints(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    (snippet,) = blocks(page, "python")
    exec(compile(snippet, page, "exec"), {})
    printed = capsys.readouterr().out
    assert "| drones" in printed
    assert "al-Tanf" in printed


def test_the_readme_snippet_has_five_lines() -> None:
    (snippet,) = blocks("README.md", "python")
    assert len([line for line in snippet.splitlines() if line.strip()]) == 5


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_the_two_commands_are_targets() -> None:
    made = [line for line in commands("README.md", "sh") if line.startswith("make ")]
    assert made == ["make demo", "make test"]
    for line in made:
        done = subprocess.run([*shlex.split(line), "-n"], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_readme_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("build").mkdir()
    run("vigie demo --db build/demo.db")
    for line in commands("README.md", "sh"):
        if line.startswith("vigie "):
            assert run(line).strip()


def test_the_tutorial_runs_from_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(blocks("docs/tutorial.md", "text")[0], encoding="utf-8")
    for folder in ("src", "tests"):
        Path(folder).symlink_to(ROOT / folder)
    lines = list(commands("docs/tutorial.md", "sh", "console"))
    assert len(lines) >= 10
    for line in lines:
        assert run(line).strip(), line
    assert len(Path("predicted.jsonl").read_text(encoding="utf-8").splitlines()) == 4


@pytest.mark.parametrize("page", PAGES, ids=[str(p.relative_to(ROOT)) for p in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    lost = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert lost == []


def keys(value: Any, path: str = "") -> set[str]:
    """The paths of all keys in a JSON value: ``incidents.place.name``."""
    if isinstance(value, list):
        return set().union(*(keys(item, path) for item in value))
    if not isinstance(value, dict):
        return set()
    below = (keys(item, f"{path}{key}.") for key, item in value.items())
    return {f"{path}{key}" for key in value}.union(*below)


def assert_within(example: Any, written: Any) -> None:
    """Every value of the example is what the reader writes; the reader may write more keys."""
    if isinstance(example, dict):
        for key, value in example.items():
            assert key in written
            assert_within(value, written[key])
    elif isinstance(example, list):
        assert len(example) == len(written)
        for one, other in zip(example, written, strict=True):
            assert_within(one, other)
    else:
        assert example == written


def test_the_example_of_the_data_model_is_what_the_reader_writes() -> None:
    """Same values; the keys that the reader adds are named in the page."""
    page = (ROOT / "docs/data_model.md").read_text(encoding="utf-8")
    example, claim = (json.loads(block) for block in blocks("docs/data_model.md", "json"))
    article = {key: example[key] for key in ("text", "published", "outlet")}
    written: Any = coded(vigie.read(**article))
    assert_within(example, written | {"id": example["id"]})
    added = {path.rsplit(".", 1)[-1] for path in keys(written) - keys(example)}
    assert [key for key in sorted(added) if f"`{key}`" not in page] == []
    (same,) = (one for one in written["incidents"][0]["claims"] if one["field"] == claim["field"])
    assert claim.pop("confidence") == pytest.approx(same.pop("confidence"), abs=0.1)  # learned anew now and then
    assert claim == same
    span = claim["span"]
    assert example["text"][span["start"] : span["end"]] == claim["words"]


def test_the_data_model_names_every_field_and_kind() -> None:
    page = (ROOT / "docs/data_model.md").read_text(encoding="utf-8")
    fields = get_args(FieldName)
    assert [name for name in fields if f"`{name}`" not in page] == []
    assert [kind for kind in get_args(StatementKind) if kind != "claim" and kind not in page] == []
    example = json.loads(blocks("docs/data_model.md", "json")[0])
    assert all(SUBTYPES[i["subtype"]] == i["type"] for i in example["incidents"])
    assert set(Claim.model_fields) - set(json.loads(blocks("docs/data_model.md", "json")[1])) == set()
