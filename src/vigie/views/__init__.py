"""Views: what the record looks like from outside. They read values and change none."""

from __future__ import annotations

from vigie.views.coding import coded, dumps

__all__ = ["coded", "dumps"]
