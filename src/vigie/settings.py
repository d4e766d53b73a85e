"""Settings: the only reader of the environment and of ``vigie.toml``.

The first of ``./vigie.toml`` and ``vigie.toml`` in the user's configuration folder is read; environment variables go
before it. A variable is named ``VIGIE_`` and the key (``VIGIE_DB``, ``VIGIE_MAX_CHARACTERS``); a parser is set by
``VIGIE_PARSER_`` and its language (``VIGIE_PARSER_FR``). An empty variable counts as not set.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vigie.errors import SettingsError

FILE_NAME = "vigie.toml"
PREFIX = "VIGIE_"
PARSER_PREFIX = "VIGIE_PARSER_"


class Settings(BaseModel):
    """All settings, each with its default.

    ``parsers`` maps a language (``fr``) to a spaCy pipeline of the user's own, by package name or folder.
    Sizes are bytes of the input or characters of the text; times are seconds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    db: str = "sqlite:///vigie.db"
    parsers: Mapping[str, str] = Field(default_factory=dict)
    gazetteer: Path | None = None
    max_characters: int = Field(default=1_000_000, gt=0)  # an article with a longer text is refused
    max_bytes: int = Field(default=20_000_000, gt=0)  # so is a page, a text file or a line above this
    max_redirects: int = Field(default=5, ge=0)
    connect_timeout: float = Field(default=10.0, gt=0)
    read_timeout: float = Field(default=20.0, gt=0)  # between two pieces of a page
    fetch_timeout: float = Field(default=60.0, gt=0)  # for one page, redirects included
    allow_loopback: bool = False  # fetch from this machine too

    @classmethod
    def load(cls, start: Path | None = None) -> Settings:
        """The settings for someone working in the folder ``start`` (default: the current one).

        Raises :class:`SettingsError` naming the file or the variable, and the key.
        """
        file = next((f for f in _candidates(start or Path.cwd()) if f.is_file()), None)
        values = _from_file(file) if file else {}
        origins = {key: str(file) for key in values}
        for key, (name, value) in _from_environment(os.environ).items():
            values[key] = value
            origins[key] = name
        parsers, parser_origins = _parsers(values.pop("parsers", {}), os.environ, str(file))
        return _checked({**values, "parsers": parsers}, {**origins, **parser_origins})


def user_folder() -> Path:
    """The folder for the user's own configuration of Vigie, by the custom of the system."""
    if sys.platform == "win32":
        root = os.environ.get("APPDATA")
        return (Path(root) if root else Path.home() / "AppData" / "Roaming") / "vigie"
    root = os.environ.get("XDG_CONFIG_HOME")
    return (Path(root) if root else Path.home() / ".config") / "vigie"


def _candidates(start: Path) -> tuple[Path, Path]:
    return start / FILE_NAME, user_folder() / FILE_NAME


def _from_file(file: Path) -> dict[str, object]:
    """The file's keys. A relative path in it is relative to the file."""
    try:
        values: dict[str, object] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{file}: {error}") from error
    gazetteer = values.get("gazetteer")
    if isinstance(gazetteer, str):
        values["gazetteer"] = file.parent / Path(gazetteer).expanduser()
    parsers = values.get("parsers")
    if isinstance(parsers, dict):
        values["parsers"] = {lang: _parser_path(value, file.parent) for lang, value in parsers.items()}
    return values


def _parser_path(value: object, folder: Path) -> object:
    """A parser written as a path (it has a separator) is found from the file's folder; a package name stays."""
    if not isinstance(value, str) or not ("/" in value or os.sep in value):
        return value
    return str(folder / Path(value).expanduser())


def _from_environment(environment: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Key → (variable, value) for every single-valued setting that a variable gives."""
    names = {key: PREFIX + key.upper() for key in Settings.model_fields if key != "parsers"}
    return {key: (name, environment[name]) for key, name in names.items() if environment.get(name)}


def _parsers(from_file: object, environment: Mapping[str, str], file: str) -> tuple[object, dict[str, str]]:
    """The parsers of file and environment together, and where each came from (``parsers.fr`` → origin)."""
    if not isinstance(from_file, dict):
        return from_file, {"parsers": file}
    parsers = dict(from_file)
    origins = {f"parsers.{lang}": file for lang in parsers}
    for name, value in environment.items():
        if name.startswith(PARSER_PREFIX) and value:
            lang = name.removeprefix(PARSER_PREFIX).lower()
            parsers[lang] = value
            origins[f"parsers.{lang}"] = name
    return parsers, origins


def _checked(values: dict[str, object], origins: Mapping[str, str]) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        origin = origins.get(key) or origins.get(str(first["loc"][0]), "settings")
        cause = "no such setting" if first["type"] == "extra_forbidden" else f"{first['msg']} (got {first['input']!r})"
        raise SettingsError(f"{origin}: {key}: {cause}") from error
