"""An input, or a line of one, that gave no article."""

from __future__ import annotations

from vigie.model import Frozen


class BadInput(Frozen):
    """Where it stands and why: ``source`` is the file or address as the user wrote it, ``line`` counts from 1."""

    source: str
    line: int | None = None
    cause: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.cause}" if self.line else f"{self.source}: {self.cause}"
