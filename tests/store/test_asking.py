from datetime import date

import pytest

from vigie.errors import StoreError
from vigie.model import Place


def places(rows):
    return [row.incident.field("place").values[0].name for row in rows]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Wadi Nasr", "Tell Amra"]),
        ({"since": date(2030, 5, 14)}, ["Tell Amra"]),
        ({"until": date(2030, 5, 13)}, ["Wadi Nasr"]),
        ({"since": date(2030, 5, 13), "until": date(2030, 5, 14)}, ["Wadi Nasr", "Tell Amra"]),
        ({"since": date(2030, 6, 1)}, []),
        ({"country": "sy"}, ["Wadi Nasr", "Tell Amra"]),
        ({"country": "IQ"}, []),
        ({"type": "Air/drone strike"}, ["Wadi Nasr", "Tell Amra"]),
        ({"type": "explosions remote violence"}, ["Wadi Nasr", "Tell Amra"]),
        ({"type": "drone"}, ["Wadi Nasr", "Tell Amra"]),
        ({"type": "Protests"}, []),
        ({"actor": "brigade east"}, ["Tell Amra"]),
        ({"actor": "brigade west"}, []),
        ({"text": "NUIT deux"}, []),
        ({"text": "drones quatre"}, ["Wadi Nasr", "Tell Amra"]),
        ({"text": "wadi"}, ["Wadi Nasr"]),
        ({"text": "100%"}, []),
        ({"text": "_"}, ["Wadi Nasr", "Tell Amra"]),
        ({"near": (33.5, 38.6, 1)}, ["Tell Amra"]),
        ({"near": (34.7, 38.8, 160)}, ["Wadi Nasr", "Tell Amra"]),
        ({"near": (-33.5, 38.6, 100)}, []),
    ],
)
def test_questions(filled, asked, expected):
    assert places(filled.incidents(**asked)) == expected


@pytest.mark.parametrize(
    ("lat", "lon", "near"),
    [
        (0.0, 179.95, (0.0, -179.95, 30)),
        (0.0, -179.95, (0.0, 179.95, 30)),
        (89.9, 10.0, (89.9, -170.0, 30)),
        (-60.0, 20.0, (-60.0, 20.85, 50)),
    ],
)
def test_near_works_at_the_edges_of_the_map(store, stories, lat, lon, near):
    told = stories.article("un")
    store.add(told, stories.reading(told, stories.strike("a", None, Place(name="Ici", lat=lat, lon=lon))))
    assert places(store.incidents(near=near)) == ["Ici"]
    assert places(store.incidents(near=(*near[:2], 2))) == []


def test_incidents_without_date_or_place_come_last_and_pass_no_filter(filled, stories):
    told = stories.article("cinq")
    filled.add(told, stories.reading(told, stories.report("a", stories.claim("kind", stories.kind("Attack")))))
    assert [bool(row.incident.field("date").values) for row in filled.incidents()] == [True, True, False]
    assert len(list(filled.incidents(since=date(1900, 1, 1)))) == 2
    assert len(list(filled.incidents(near=(34, 38, 20_000)))) == 2


@pytest.mark.parametrize(
    ("asked", "cause"),
    [
        ({"country": "Syria"}, "two-letter code"),
        ({"type": "flood"}, "no such type; known are Battles"),
        ({"type": ""}, None),
        ({"near": (91, 0, 5)}, "on the globe"),
        ({"near": (0, 0, 0)}, "on the globe"),
        ({"near": (float("nan"), 0, 5)}, "on the globe"),
    ],
)
def test_wrong_questions(filled, asked, cause):
    if cause is None:
        assert len(list(filled.incidents(**asked))) == 2
        return
    with pytest.raises(StoreError, match=cause):
        list(filled.incidents(**asked))


def test_show_takes_an_id_in_any_case_or_its_start(filled):
    wanted = next(filled.incidents()).incident.id
    for written in (wanted, wanted.lower(), wanted.removeprefix("VIG-"), wanted[:9]):
        assert filled.show(written).row.incident.id == wanted


def test_show_explains_the_merge(filled):
    (row,) = filled.incidents(near=(33.5, 38.6, 5))
    shown = filled.show(row.incident.id)
    keys = {(r.article.id, r.id) for r in row.reports}
    assert len(keys) == 4
    assert shown.joins
    assert all({j.left, j.right} <= keys for j in shown.joins)
    assert [j.score for j in shown.joins] == sorted((j.score for j in shown.joins), reverse=True)


@pytest.mark.parametrize("wanted", ["VIG-ZZZZZZZ", "", "VIG-", "%"])
def test_no_such_incident(filled, wanted):
    with pytest.raises(StoreError):
        filled.show(wanted)
