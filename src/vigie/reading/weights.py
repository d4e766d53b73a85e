"""Tables of learned weights: JSON files that are checked as they are read."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

from pydantic import ValidationError

from vigie.errors import DataError
from vigie.model import Frozen

Table = TypeVar("Table", bound=Frozen)


def parse(form: type[Table], text: str, name: str) -> Table:
    """A table of weights in its form; DataError names ``name`` and the cause."""
    try:
        return form.model_validate_json(text)
    except ValidationError as error:
        raise DataError(f"{name}: {error}") from error


def shipped(form: type[Table], name: str) -> Table:
    """The table of that file name that comes with the package."""
    text = files("vigie.reading").joinpath(f"data/{name}").read_text("utf-8")
    return parse(form, text, f"reading/data/{name}")
