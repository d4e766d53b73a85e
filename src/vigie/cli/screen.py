"""What goes to standard output for the eye: how wide it is, and how it is printed."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

PIPE_WIDTH = 120
"""Columns of a table that goes to a file or a pipe."""
NARROWEST = 90


def table_width() -> int:
    """Columns to fill: those of the terminal (or of COLUMNS), else ``PIPE_WIDTH``."""
    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return max(NARROWEST, shutil.get_terminal_size().columns) if known else PIPE_WIDTH


def print_wide(content: RenderableType) -> None:
    """Print a table or a page, as wide as :func:`table_width` says; words of articles are no markup."""
    from rich.console import Console

    Console(width=table_width(), highlight=False, markup=False, emoji=False, soft_wrap=False).print(content)
