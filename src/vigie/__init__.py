"""Vigie: a sourced record of conflict incidents, read from the news."""

from __future__ import annotations

__version__ = "0.1.0"
