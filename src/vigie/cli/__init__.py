"""The command line: ``vigie read``, ``explain``, ``add``, ``incidents``, ``show``, ``export``, ``evaluate``."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from vigie.cli import demo, evaluate, explain, read, record
from vigie.errors import VigieError
from vigie.version import __version__

app = typer.Typer(
    name="vigie",
    help="Reads news in several languages and keeps a sourced record of conflict incidents.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vigie {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads news in several languages and keeps a sourced record of conflict incidents."""


read.register(app)
explain.register(app)
record.register(app)
evaluate.register(app)
demo.register(app)


def main() -> None:
    """The entry point. Whatever the user can mend is told in one line on standard error, with exit status 2."""
    _set_up_log()
    try:
        app(prog_name="vigie")
    except VigieError as error:
        typer.echo(f"vigie: error: {' '.join(str(error).split())}", err=True)
        sys.exit(2)


def _set_up_log() -> None:
    """Warnings go to standard error. The libraries that take pages apart complain of what we report ourselves."""
    logging.basicConfig(level=logging.WARNING, format="vigie: %(levelname)s: %(message)s")
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
