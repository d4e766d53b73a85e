"""Vigie: a sourced record of conflict incidents, read from the news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vigie.version import __version__

if TYPE_CHECKING:
    from vigie.api import read

__all__ = ["__version__", "read"]


def __getattr__(name: str) -> Any:
    """``vigie.read``, loaded when it is first asked for: importing ``vigie`` alone stays fast."""
    if name == "read":
        from vigie.api import read

        return read
    raise AttributeError(f"module 'vigie' has no attribute {name!r}")
