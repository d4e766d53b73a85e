from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from vigie.errors import SettingsError
from vigie.settings import Settings


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No variable and no file of whoever runs the tests; the working folder is an empty one."""
    import os

    for name in [n for n in os.environ if n.startswith("VIGIE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    (tmp_path / "work").mkdir()
    (tmp_path / "config" / "vigie").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    file = folder / "vigie.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_anything_the_defaults_hold() -> None:
    assert Settings.load() == Settings()
    assert Settings().db == "sqlite:///vigie.db"
    assert not Settings().allow_loopback


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().db = "sqlite://"  # type: ignore[misc]


def test_the_file_of_the_working_folder_goes_before_the_users(bare: Path) -> None:
    write(bare / "config" / "vigie", 'db = "sqlite:///user.db"')
    assert Settings.load().db == "sqlite:///user.db"
    write(bare / "work", "max_characters = 500")
    assert Settings.load() == Settings(max_characters=500)


def test_another_folder_can_be_named(bare: Path) -> None:
    write(bare, 'db = "sqlite:///here.db"')
    assert Settings.load(bare).db == "sqlite:///here.db"


def test_a_variable_goes_before_the_file(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(bare / "work", 'db = "sqlite:///file.db"\nmax_bytes = 7\n[parsers]\nfr = "one"\nen = "two"')
    monkeypatch.setenv("VIGIE_DB", "postgresql://db.example/v")
    monkeypatch.setenv("VIGIE_PARSER_FR", "fr_core_news_lg")
    monkeypatch.setenv("VIGIE_ALLOW_LOOPBACK", "true")
    monkeypatch.setenv("VIGIE_MAX_BYTES", "")  # empty counts as not set
    settings = Settings.load()
    assert (settings.db, settings.max_bytes, settings.allow_loopback) == ("postgresql://db.example/v", 7, True)
    assert dict(settings.parsers) == {"fr": "fr_core_news_lg", "en": "two"}


def test_paths_in_a_file_are_relative_to_it(bare: Path) -> None:
    text = 'gazetteer = "places.db"\n[parsers]\nfr = "./my/parser"\nen = "package_name"'
    file = write(bare / "config" / "vigie", text)
    settings = Settings.load()
    assert settings.gazetteer == file.parent / "places.db"
    assert Path(settings.parsers["fr"]) == file.parent / "my" / "parser"
    assert settings.parsers["en"] == "package_name"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ('dbb = "x"', "dbb: no such setting"),
        ('max_characters = "many"', "max_characters: .*'many'"),
        ("max_characters = 0", "max_characters: .*greater than 0"),
        ('parsers = "fr"', "parsers: .*'fr'"),
        ("[parsers]\nfr = 3", "parsers.fr: .*3"),
        ("db = \nx", "line 1"),
    ],
)
def test_a_wrong_file_is_named_with_key_and_value(bare: Path, text: str, cause: str) -> None:
    file = write(bare / "work", text)
    with pytest.raises(SettingsError, match=cause) as caught:
        Settings.load()
    assert str(caught.value).startswith(f"{file}: ")


def test_a_file_that_is_no_utf8_is_named(bare: Path) -> None:
    file = bare / "work" / "vigie.toml"
    file.write_bytes(b"db = '\xff'")
    with pytest.raises(SettingsError) as caught:
        Settings.load()
    assert str(file) in str(caught.value)


def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_FETCH_TIMEOUT", "soon")
    with pytest.raises(SettingsError, match=r"VIGIE_FETCH_TIMEOUT: fetch_timeout: .*'soon'"):
        Settings.load()
