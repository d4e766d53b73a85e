"""Explanations: an article with its marks, and the rule behind each, for a terminal and as a page."""

from __future__ import annotations

from vigie.views.explain.compose import compose
from vigie.views.explain.notes import Explanation

__all__ = ["Explanation", "compose"]
