"""How sure incidents and fields are, in every view of the record."""

import csv
import io
import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from rich.console import Console

from vigie.model import Reason
from vigie.store import Store
from vigie.views.csv import write_csv
from vigie.views.geojson import write_geojson
from vigie.views.incidents import incident_page, incident_table
from vigie.views.json import write_json
from vigie.views.reading_table import table
from vigie.views.wording import word_confidence, word_reasons

REASONS = (Reason(name="place: own", weight=0.41), Reason(name="figures: none", weight=-0.3))


@pytest.fixture(scope="module")
def reading():
    spec = spec_from_file_location("vigie_test_stories", Path(__file__).parents[1] / "incidents" / "stories.py")
    assert spec is not None
    assert spec.loader is not None
    stories = module_from_spec(spec)
    spec.loader.exec_module(stories)
    told = stories.strike(drones=2)
    claims = tuple(c.model_copy(update={"confidence": 0.5 + n / 100}) for n, c in enumerate(told.claims))
    sure = {"claims": claims, "confidence": 0.834, "sources_confidence": 0.25, "reasons": REASONS}
    return stories.reading(stories.article("un"), told.model_copy(update=sure))


@pytest.fixture(scope="module")
def shown(reading, tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("views") / "record.db") as store:
        store.add(reading.article, reading)
        yield [store.show(row.incident.id) for row in store.incidents()]


def printed(content, width=140):
    console = Console(width=width, highlight=False, color_system=None)
    with console.capture() as capture:
        console.print(content)
    return capture.get()


@pytest.mark.parametrize(
    ("confidence", "words"), [(None, ""), (0.834, "83%"), (0.999, "99%"), (0.001, "1%"), (0.5, "50%")]
)
def test_a_confidence_in_words(confidence, words):
    assert word_confidence(confidence) == words


def test_reasons_in_words():
    assert word_reasons(REASONS) == "place: own +0.4, figures: none -0.3"
    assert word_reasons([Reason(name="x\x1b[31m\ny", weight=1)]) == "x[31m y +1.0"


@pytest.mark.parametrize("width", [90, 140])
def test_tables_tell_it(shown, reading, width):
    assert "83%" in printed(incident_table([s.row for s in shown], width), width)
    for block in table([reading], width):
        assert "83%" in printed(block, width)


def test_the_page_of_an_incident_tells_it_and_why(shown):
    plain, why = (" ".join(printed(incident_page(shown[0], 140, why=w)).split()) for w in (False, True))
    assert "1 independent source, 83% sure" in plain
    assert "most sources, then most specific, 50% sure" in plain
    assert "figures: none" not in plain
    assert "83% sure: place: own +0.4, figures: none -0.3" in why
    assert "test 52%" in why


def test_exports_hold_it(shown):
    rows = [s.row for s in shown]
    out = io.StringIO()
    write_csv(rows, out)
    (cells,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert cells["confidence"] == "0.834"
    out = io.StringIO()
    write_geojson(rows, out)
    assert json.loads(out.getvalue())["features"][0]["properties"]["confidence"] == 0.834
    out = io.StringIO()
    write_json(rows, out)
    (incident,) = json.loads(out.getvalue())
    assert incident["confidence"] == 0.834
    assert incident["fields"]["date"]["confidence"] == 0.52
    (report,) = incident["reports"]
    assert (report["confidence"], report["sources_confidence"]) == (0.834, 0.25)
    assert report["reasons"][0] == {"name": "place: own", "weight": 0.41}
    assert [c["confidence"] for c in report["claims"]] == [0.5, 0.51, 0.52, 0.53, 0.54]
