"""What the caller tells of articles beside their bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Given:
    """Language, day and outlet as the caller gives them.

    They fill what an input does not say, and go before what is guessed from a page's metadata; what a JSON line
    declares of its own article stands.
    """

    lang: str | None = None
    published: date | None = None
    outlet: str | None = None
