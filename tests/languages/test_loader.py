"""A wrong pack file is refused with its name and line."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from vigie.errors import LanguageError
from vigie.languages import available, load, parser_path
from vigie.languages.pack import FILES, read


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the French words."""
    with as_file(files("vigie.languages").joinpath("fr")) as folder:
        for path in (*folder.glob("*.yaml"), *folder.glob("*.tsv")):
            shutil.copy(path, tmp_path / path.name)
    return tmp_path


def replace(path: Path, old: str, new: str) -> int:
    """Replace the first ``old``; the line on which it stood."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_unchanged_copy_loads(copy: Path) -> None:
    assert read(copy).lang == "fr"


def test_an_unknown_language_names_those_that_exist() -> None:
    with pytest.raises(LanguageError, match=r"no language pack for 'xx'.*fr"):
        load("xx")


def test_available_lists_french() -> None:
    assert "fr" in available()


def test_a_pack_is_loaded_once() -> None:
    assert load("fr") is load("fr")


def test_there_is_no_parser_for_an_unknown_language() -> None:
    with pytest.raises(LanguageError, match="no trained parser for 'xx'"):
        parser_path("xx")


@pytest.mark.parametrize("name", [*(f"{name}.yaml" for name in FILES), "inflections.tsv"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(LanguageError, match=f"{name}: missing file"):
        read(copy)


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_is_named(copy: Path, name: str) -> None:
    (copy / f"{name}.yaml").write_text("# nothing\n", "utf-8")
    with pytest.raises(LanguageError, match=rf"{name}\.yaml:1: empty file"):
        read(copy)


def test_broken_yaml_is_named(copy: Path) -> None:
    (copy / "weapons.yaml").write_text("drone: [a, b\n", "utf-8")
    with pytest.raises(LanguageError, match=r"weapons\.yaml: no YAML"):
        read(copy)


BAD = [
    ("frames", "frame: capture", "frame: captur", "'captur' is none of"),
    ("frames", "  unless: {near", "  unles: {near", "unknown key 'unles'"),
    ("frames", "weapon: suicide_vest", "weapon: belt", "'belt' is none of"),
    ("frames", "subject: weapon", "subject: wepon", "'wepon' is none of"),
    ("frames", "weak: true", "weak: 1", "expected true or false"),
    ("frames", "    - bombarder\n", "    - bombarder\n    - bombarder\n", "verb 'bombarder' repeats that on line"),
    ("frames", "    - bombarder\n", "    - bombardrer\n", "verb 'bombardrer' has no forms"),
    ("frames", "    - bombarder\n", "    - se\n", "has no head word"),
    ("frames", "    - bombarder\n", "    - 12\n", "expected text"),
    ("frames", "[place, territory, property, armed, civilian, weapon]", "[planet]", "'planet' is none of"),
    ("cues", "stance: claimed", "stance: maybe", "'maybe' is none of"),
    ("cues", "who: marked", "who: nobody", "'nobody' is none of"),
    ("cues", "other_act:", "other_acts:", "unknown key 'other_acts'"),
    ("cues", "negation: [ne, ", "negation: [ne, ne, ", "'ne' stands here twice"),
    ("numbers", "deux: 2", "deux: two", "expected a whole number"),
    ("calendar", "mardi: 1", "lundi: 1", "key 'lundi' stands here twice"),
    ("calendar", "  - [entre, et]", "  - [entre]", "expected the opening and the closing word"),
    ("weapons", "drone:", "drones:", "unknown key 'drones'"),
    ("targets", "marché: market", "marché: 1", "expected text"),
    ("places", "km: 1000", "km: far", "expected a whole number"),
    ("light_verbs", "object: act", "object: none", "one of the roles must be 'act'"),
    ("pack", "lang: fr\n", "", "missing: lang"),
    ("pack", '["«", "»"]', '["«"]', "expected an opening and a closing mark"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), BAD)
def test_an_error_names_file_and_line(copy: Path, name: str, old: str, new: str, message: str) -> None:
    replace(copy / f"{name}.yaml", old, new)
    with pytest.raises(LanguageError, match=rf"{name}\.yaml:\d+: .*{message}"):
        read(copy)


def test_the_line_is_that_of_the_error(copy: Path) -> None:
    line = replace(copy / "frames.yaml", "frame: capture", "frame: captur")
    with pytest.raises(LanguageError, match=rf"frames\.yaml:{line}: "):
        read(copy)


def test_a_frame_without_examples_is_refused(copy: Path) -> None:
    text = (copy / "frames.yaml").read_text("utf-8")
    (copy / "frames.yaml").write_text(text.replace("  yes:\n", "  maybe:\n", 1), "utf-8")
    with pytest.raises(LanguageError, match="unknown key 'maybe'"):
        read(copy)


def test_one_example_is_not_enough(copy: Path) -> None:
    replace(copy / "frames.yaml", "    - Le dollar chute face à l'euro.\n", "")
    replace(copy / "frames.yaml", "    - Le ministre a pris la parole.\n", "")
    replace(copy / "frames.yaml", "    - La prise de sang a eu lieu jeudi.\n", "")
    with pytest.raises(LanguageError, match="expected at least two examples"):
        read(copy)


def test_every_frame_must_be_there(copy: Path) -> None:
    text = (copy / "frames.yaml").read_text("utf-8")
    (copy / "frames.yaml").write_text(text[: text.index("- frame: release")], "utf-8")
    with pytest.raises(LanguageError, match="missing frames: release"):
        read(copy)


@pytest.mark.parametrize(
    ("row", "message"),
    [("tuer VERB tue", "separated by tabs"), ("tuer\tVRB\ttue", "'VRB' is none of"), ("tuer\tVERB\ttue", "twice")],
)
def test_a_bad_row_of_forms_is_named(copy: Path, row: str, message: str) -> None:
    path = copy / "inflections.tsv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, row]), "utf-8")
    with pytest.raises(LanguageError, match=rf"inflections\.tsv:{len(lines) + 1}: .*{message}"):
        read(copy)
