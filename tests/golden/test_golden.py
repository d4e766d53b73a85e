"""The golden documents are well formed: quoted pieces stand in their text, values are in the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from vigie.model import SUBTYPES, DatePrecision, PlacePrecision, StatementKind, StatusName, WeaponKind

GOLD = Path(__file__).with_name("fr.jsonl")
PARTIES = ("actors", "targets", "claimed_by", "denied_by", "sources")
INCIDENT_KEYS = {
    *("id", "type", "subtype", "status", "date", "place", "weapons", "killed", "injured", "blamed", "evidence"),
    *PARTIES,
}
Json = dict[str, Any]


def lines(text: str) -> list[Json]:
    return [json.loads(line) for line in text.splitlines()]


DOCUMENTS = lines(GOLD.read_text(encoding="utf-8"))
EACH = pytest.mark.parametrize("document", DOCUMENTS, ids=[d["id"] for d in DOCUMENTS])


def parties(document: Json) -> Iterator[Json]:
    """Every party of a document: each has a name and its words."""
    for incident in document["incidents"]:
        for slot in PARTIES:
            yield from incident[slot]
        for blame in incident["blamed"]:
            yield from (blame["who"], blame["by"])
    for statement in document["statements"]:
        yield from (p for p in (statement["speaker"], statement["target"]) if p)


def evidence(document: Json) -> Iterator[str]:
    for incident in document["incidents"]:
        assert 1 <= len(incident["evidence"]) <= 3
        yield from incident["evidence"]
    yield from (s["evidence"] for s in document["statements"])
    yield from (t["evidence"] for t in document["tolls"])


@EACH
def test_every_quoted_piece_stands_in_the_text(document: Json) -> None:
    quoted = [p["text"] for p in parties(document)] + [i["place"]["name"] for i in document["incidents"] if i["place"]]
    missing = [piece for piece in [*quoted, *evidence(document)] if piece not in document["text"]]
    assert not missing
    assert all(len(piece.split()) <= 15 for piece in evidence(document))
    assert all(p["name"] for p in parties(document))


@EACH
def test_every_incident_uses_the_vocabulary(document: Json) -> None:
    for incident in document["incidents"]:
        assert set(incident) == INCIDENT_KEYS
        assert SUBTYPES[incident["subtype"]] == incident["type"]
        assert incident["status"] in get_args(StatusName)
        assert all(w["kind"] in get_args(WeaponKind) for w in incident["weapons"])
    assert all(s["kind"] in get_args(StatementKind) for s in document["statements"])
    ids = [i["id"] for i in document["incidents"]]
    assert len(ids) == len(set(ids))


@EACH
def test_dates_places_and_counts_are_possible(document: Json) -> None:
    published = date.fromisoformat(document["published"])
    for incident in document["incidents"]:
        if when := incident["date"]:
            assert date.fromisoformat(when["start"]) <= date.fromisoformat(when["end"])
            assert date.fromisoformat(when["start"]) <= published
            assert when["precision"] in get_args(DatePrecision)
        place = incident["place"]
        assert place["precision"] in get_args(PlacePrecision)
        assert (place["lat"], place["lon"]) == (None, None) or (
            -90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180
        )
        assert (place["lat"], place["lon"]) != (0, 0)
    for holder in [*document["incidents"], *document["tolls"]]:
        for count in (holder["killed"], holder["injured"]):
            assert count is None or count["max"] is None or count["min"] is None or count["min"] <= count["max"]


def test_the_bundled_articles_are_coded_here_word_for_word() -> None:
    bundled = lines(files("vigie").joinpath("data/demo/articles.jsonl").read_text(encoding="utf-8"))
    gold = {d["id"]: d for d in DOCUMENTS}
    assert len(bundled) == 4
    for article in bundled:
        assert {k: article[k] for k in article if k != "url"} == {
            k: gold[article["id"]][k] for k in article if k != "url"
        }
        assert 120 <= len(article["text"].split()) <= 300
        assert article["url"].startswith("https://example.org/")


def test_the_set_covers_the_types_and_holds_quiet_documents() -> None:
    covered = {i["subtype"] for d in DOCUMENTS for i in d["incidents"]}
    assert len(covered) >= 20
    assert {SUBTYPES[s] for s in covered} == set(SUBTYPES.values())
    assert sum(not d["incidents"] for d in DOCUMENTS) >= 4
    assert len({d["id"] for d in DOCUMENTS}) == len(DOCUMENTS) >= 20


def test_no_document_repeats_a_sentence_of_another() -> None:
    """Sentences said twice would make the figures look better than they are."""
    sentences = sorted(s.strip() for d in DOCUMENTS for s in d["text"].replace("\n", ". ").split(". ") if len(s) > 40)
    assert [a for a, b in pairwise(sentences) if a == b] == []
