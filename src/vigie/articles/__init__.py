"""Articles in: a file, an address or standard input (plain text, HTML, JSON Lines) becomes :class:`Article` values."""

from __future__ import annotations

from vigie.articles.bad_input import BadInput
from vigie.articles.dates import parse_published
from vigie.articles.load import load, load_all, source_name, source_size

__all__ = ["BadInput", "load", "load_all", "parse_published", "source_name", "source_size"]
