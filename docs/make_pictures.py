"""Make the pictures of the documents from real output: ``python docs/make_pictures.py``.

Reads the bundled articles with the default reader and writes ``docs/pictures/incidents.svg``. The picture names no font
on another host: a viewer takes its own monospaced one.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from vigie.articles import BadInput, load_all
from vigie.cli.demo import bundled_articles
from vigie.reading import read
from vigie.store import IncidentRow, Store
from vigie.views.incidents import incident_table

PICTURES = Path(__file__).with_name("pictures")
WIDTH = 110  # columns: more would be too small to read on a page
FONT_FACE = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)


def bundled_record() -> list[IncidentRow]:
    """The incidents that the bundled articles tell of."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "pictures.db") as store, bundled_articles() as path:
        for article in load_all([str(path)]):
            if isinstance(article, BadInput):
                raise SystemExit(f"bad bundled article: {article}")
            store.add(article, read(article))
        return list(store.incidents())


def picture(rows: list[IncidentRow]) -> str:
    """The table of incidents as SVG, the same for the same rows."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(incident_table(rows, WIDTH))
    svg = console.export_svg(title="vigie incidents", unique_id="vigie")
    return FONT_FACE.sub("", svg).replace("Fira Code", "monospace")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    target = PICTURES / "incidents.svg"
    target.write_text(picture(bundled_record()), encoding="utf-8")
    print(f"{target} written")


if __name__ == "__main__":
    main()
