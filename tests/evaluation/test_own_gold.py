"""Our own coded articles, those to measure by and those to learn from, are well formed: quoted pieces stand in their
text, values are in the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from vigie.evaluation.texts import OWN, gold_texts, own_codings, own_texts
from vigie.model import SUBTYPES, DatePrecision, PlacePrecision, StatementKind, StatusName, WeaponKind

FILES = {"fr": 34, "en": 34, "second-fr": 7, "second-en": 8}
CODED = Path(__file__).resolve().parents[2] / "training" / "coded"
TRAINING = {"fr": 93, "en": 100}
PARTIES = ("actors", "targets", "claimed_by", "denied_by", "sources")
Json = dict[str, Any]


def documents(name: str, folder: Path = OWN) -> list[Json]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]


DOCUMENTS = [
    *((name, document) for name in FILES for document in documents(name)),
    *(("training", document) for name in TRAINING for document in documents(name, CODED)),
]
EACH = pytest.mark.parametrize(
    "document", [d for _, d in DOCUMENTS], ids=[f"{name}:{d['id']}" for name, d in DOCUMENTS]
)


def parties(document: Json) -> Iterator[Json]:
    for incident in document["incidents"]:
        for slot in PARTIES:
            yield from incident[slot]
        for blame in incident["blamed"]:
            yield from (one for one in (blame["who"], blame["by"]) if one)
    for statement in document["statements"]:
        yield from (one for one in (statement["speaker"], statement["target"]) if one)


def evidence(document: Json) -> Iterator[str]:
    for incident in document["incidents"]:
        assert 1 <= len(incident["evidence"]) <= 3
        yield from incident["evidence"]
    yield from (one["evidence"] for one in (*document["statements"], *document["tolls"]))


@EACH
def test_every_quoted_piece_stands_in_the_article(document: Json) -> None:
    whole = f"{document['title'] or ''}\n{document['text']}"
    places = [incident["place"]["name"] for incident in document["incidents"] if incident["place"]]
    quoted = [*(party["text"] for party in parties(document)), *places, *evidence(document)]
    assert [piece for piece in quoted if piece not in whole] == []
    assert all(party["name"] for party in parties(document))
    assert all(len(piece.split()) <= 15 for piece in evidence(document))


@EACH
def test_every_value_is_in_the_vocabulary(document: Json) -> None:
    for incident in document["incidents"]:
        assert SUBTYPES[incident["subtype"]] == incident["type"]
        assert incident["status"] in get_args(StatusName)
        assert all(weapon["kind"] in get_args(WeaponKind) for weapon in incident["weapons"])
    assert all(statement["kind"] in get_args(StatementKind) for statement in document["statements"])
    ids = [incident["id"] for incident in document["incidents"]]
    assert len(ids) == len(set(ids))


@EACH
def test_dates_places_and_counts_are_possible(document: Json) -> None:
    for incident in document["incidents"]:
        if when := incident["date"]:
            assert date.fromisoformat(when["start"]) <= date.fromisoformat(when["end"])
            assert when["start"] <= document["published"]
            assert when["precision"] in get_args(DatePrecision)
        if place := incident["place"]:
            assert place["precision"] in get_args(PlacePrecision)
            assert place["country"] is None or len(place["country"]) == 2
            assert (place["lat"] is None) == (place["lon"] is None)
            assert (place["lat"], place["lon"]) != (0, 0)
            assert place["lat"] is None or (abs(place["lat"]) <= 90 and abs(place["lon"]) <= 180)
    for holder in (*document["incidents"], *document["tolls"]):
        for count in (holder["killed"], holder["injured"]):
            assert count is None or None in count.values() or 0 <= count["min"] <= count["max"]


@pytest.mark.parametrize("name", FILES)
def test_every_file_loads_as_articles(name: str) -> None:
    texts = gold_texts(OWN / f"{name}.jsonl")
    assert len(texts) == FILES[name]
    lang = name.removeprefix("second-")
    assert all(one.gold.id.startswith(f"gold-{lang}-") for one in texts)
    assert all(one.article.lang == one.gold.lang == lang and one.article.published for one in texts)


def test_all_files_stand_in_the_test() -> None:
    assert {path.stem for path in OWN.glob("*.jsonl")} == set(FILES)


def test_the_articles_to_learn_from_are_others() -> None:
    learned = [document for name in TRAINING for document in documents(name, CODED)]
    assert {name: len(documents(name, CODED)) for name in TRAINING} == TRAINING
    assert len({document["id"] for document in learned}) == len(learned)
    assert not {document["text"] for document in learned} & {one.article.text for one in own_texts()}


def test_no_id_stands_twice() -> None:
    ids = [one.gold.id for one in own_texts()]
    assert len(ids) == len(set(ids)) == 68


def test_the_second_coding_is_of_the_same_articles() -> None:
    first, second = own_codings()
    assert set(first) == set(second)
    assert len(second) == 15
    assert all(first[key].text == second[key].text for key in second)
    assert all(first[key].incidents != second[key].incidents for key in second)


def test_both_languages_cover_every_subtype_and_hold_quiet_articles() -> None:
    for name in ("fr", "en"):
        coded = documents(name)
        assert {incident["subtype"] for one in coded for incident in one["incidents"]} == set(SUBTYPES)
        assert sum(not one["incidents"] for one in coded) == 6
