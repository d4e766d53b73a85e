import io
import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from vigie.store import Store
from vigie.views.json import write_json


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
    assert write_json(rows, out) == len(rows)
    return json.loads(out.getvalue())


def test_an_empty_record_is_an_empty_array():
    assert written([]) == []


def test_every_claim_is_there_with_its_words_and_speakers(rows):
    found = written(rows)
    for row, told in zip(rows, found, strict=True):
        claims = [c for r in told["reports"] for c in r["claims"]]
        assert len(claims) == sum(len(r.claims) for r in row.reports)
        assert all(c["words"] and c["end"] > c["start"] and c["stance"] for c in claims)
    strike = found[1]
    assert {s["name"] for r in strike["reports"] for c in r["claims"] for s in c["said_by"]} == {
        "Homs police",
        "Brigade of the East",
    }


def test_settled_fields_name_their_rule(rows):
    strike = written(rows)[1]
    assert strike["fields"]["weapon"]["values"] == [{"kind": "drone", "count": 2}]
    assert strike["fields"]["weapon"]["disputed"] is True
    assert all(f["rule"] for f in strike["fields"].values())
    assert strike["disputed"] == ["kind", "status", "weapon"]


def test_fatalities_by_both_rules(rows):
    north, strike, _ = written(rows)
    assert north["fatalities"] == {"acled": 1, "low": 1, "best": 1, "high": None}
    assert strike["fatalities"] is None


def test_no_whole_text_leaves(rows, stories):
    out = io.StringIO()
    write_json(rows, out)
    assert all(reading.article.text not in out.getvalue() for reading in stories.four_outlets())
    assert all(reading.article.sha256 in out.getvalue() for reading in stories.four_outlets())


def test_the_same_record_gives_the_same_bytes(rows):
    one, two = io.StringIO(), io.StringIO()
    write_json(rows, one)
    write_json(iter(rows), two)
    assert one.getvalue() == two.getvalue()
