import io
import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from vigie.store import Store
from vigie.views.geojson import write_geojson


@pytest.fixture(scope="module")
def stories():
    spec = spec_from_file_location("vigie_test_stories", Path(__file__).parents[1] / "incidents" / "stories.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rows(stories, tmp_path_factory):
    """One strike of four outlets, one elsewhere, and one without place or date, with hostile words."""
    hostile = stories.article(
        "=cmd()",
        "=cmd() \x1b[31mrouge [bold]gras[/bold]",
        outlet="@outlet",
        published=None,
        url="https://example.org/x",
    )
    nameless = stories.report("a", stories.claim("actor", stories.party("=HYPERLINK(1)")))
    with Store.open(tmp_path_factory.mktemp("views") / "record.db") as store:
        for reading in [*stories.four_outlets(), stories.reading(hostile, nameless)]:
            store.add(reading.article, reading)
        yield list(store.incidents())


def written(rows):
    out = io.StringIO()
    assert write_geojson(rows, out) == len(rows)
    return json.loads(out.getvalue())


def test_a_feature_collection(rows):
    found = written(rows)
    assert (found["type"], len(found["features"])) == ("FeatureCollection", 3)
    assert all(set(f) == {"type", "id", "geometry", "properties"} for f in found["features"])
    assert [f["id"] for f in found["features"]] == [row.incident.id for row in rows]


def test_longitude_first_and_null_where_unknown(rows):
    points = [f["geometry"] for f in written(rows)["features"]]
    assert points == [
        {"type": "Point", "coordinates": [39.0, 35.9]},
        {"type": "Point", "coordinates": [38.6, 33.5]},
        None,
    ]


def test_properties_hold_lists_articles_and_excerpts(rows):
    strike = written(rows)["features"][1]["properties"]
    assert strike["claimed_by"] == ["Brigade of the East"]
    assert strike["actors"] == []
    assert strike["disputed"] == ["kind", "status", "weapon"]
    assert {a["id"] for a in strike["articles"]} == {"un", "deux", "trois", "quatre"}
    assert all(len(a["sha256"]) == 64 for a in strike["articles"])
    assert {"article", "part", "start", "end", "words"} == set(strike["evidence"][0])


def test_no_incident_is_an_empty_collection():
    assert written([]) == {"type": "FeatureCollection", "features": []}


def test_it_is_written_one_at_a_time(rows):
    out = io.StringIO()

    def watched():
        yield rows[0]
        assert rows[0].incident.id in out.getvalue()
        yield rows[1]

    assert write_geojson(watched(), out) == 2
