"""The wheel holds the whole package, its data and its licences, and stays under the size that the design sets."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import vigie

ROOT = Path(__file__).parents[1]
LIMIT = 100 * 1000 * 1000  # bytes, DESIGN.md: one wheel, at most 100 MB

NEEDED = (
    r"vigie/py\.typed",
    r"vigie/data/demo/articles\.jsonl",
    r"vigie/evaluation/gold/(second-)?(fr|en)\.jsonl",
    r"vigie/languages/fr/\w+\.yaml",
    r"vigie/languages/fr/inflections\.tsv",
    r"vigie/languages/fr/parser/meta\.json",
    r"vigie/languages/fr/parser/.*/model",
    r"vigie/gazetteer/data/.+",
    r"vigie/parties/data/.+",
    r"vigie/store/migrations/env\.py",
    r"vigie/store/migrations/versions/\w+\.py",
    r"vigie-[^/]+\.dist-info/licenses/LICENSE",
    r"vigie-[^/]+\.dist-info/licenses/NOTICE",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


def on_disk() -> set[str]:
    package = ROOT / "src"
    paths = (p for p in (package / "vigie").rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(package).as_posix() for p in paths}


def test_the_wheel_is_whole_and_small(wheel: Path) -> None:
    """One test, so that the wheel is built once however many workers run."""
    assert wheel.name == f"vigie-{vigie.__version__}-py3-none-any.whl"
    assert wheel.stat().st_size < LIMIT
    names = set(zipfile.ZipFile(wheel).namelist())
    assert on_disk() - names == set(), "left out of the wheel: does .gitignore exclude them?"
    assert [pattern for pattern in NEEDED if not any(re.fullmatch(pattern, name) for name in names)] == []
    strange = [name for name in names if not re.match(r"vigie(/|-[^/]+\.dist-info/)", name)]
    assert strange == []
