import csv
import io
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from vigie.store import Store
from vigie.views.csv import COLUMNS, guarded, write_csv


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
    assert write_csv(rows, out) == len(rows)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_columns_are_stable(rows):
    out = io.StringIO()
    write_csv(rows, out)
    assert out.getvalue().splitlines()[0] == (
        "id,date_start,date_end,date_precision,country,admin1,place,lat,lon,place_precision,type,subtype,status,actors,"
        "targets,weapons,killed_low,killed_high,injured_low,injured_high,claimed_by,denied_by,blamed,sources,articles,"
        "disputed,confidence"
    )


def test_one_row_an_incident(rows):
    north, strike, _ = written(rows)
    assert north["killed_low"] == "1"
    assert north["killed_high"] == ""
    assert (strike["date_start"], strike["date_end"], strike["date_precision"]) == ("2030-05-14", "2030-05-14", "day")
    assert (strike["place"], strike["lat"], strike["lon"], strike["country"]) == ("Tell Amra", "33.5", "38.6", "SY")
    assert (strike["weapons"], strike["claimed_by"]) == ("drone × 2", "Brigade of the East")
    assert strike["articles"] == "deux; quatre; trois; un"
    assert strike["disputed"] == "kind; status; weapon"
    assert strike["sources"] == "4"


def test_what_nobody_says_is_empty(rows):
    last = written(rows)[-1]
    assert {last[name] for name in ("date_start", "lat", "lon", "type", "killed_low", "disputed")} == {""}


def test_no_cell_starts_a_formula(rows):
    last = written(rows)[-1]
    assert last["actors"] == "'=HYPERLINK(1)"
    assert all(not cell.startswith(("=", "+", "@")) for row in written(rows) for cell in row.values())


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("-1+2", "'-1+2"), ("+a", "'+a"), ("\tb", "'\tb"), (-7.5, -7.5), ("a-b", "a-b"), (None, None)],
)
def test_guarded(cell, expected):
    assert guarded(cell) == expected


def test_every_column_has_a_cell(rows):
    assert all(set(row) == set(COLUMNS) for row in written(rows))
