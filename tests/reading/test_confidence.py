"""Probabilities from weights, the filter of the unlikely, and what is shipped."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import get_args

import pytest

from vigie.errors import DataError
from vigie.model import Article, FieldName
from vigie.reading import reader_of
from vigie.reading.confidence import (
    SOURCES,
    Model,
    default_model,
    explain,
    odds_of,
    probability,
    sift,
    weigh,
)
from vigie.reading.features import INCIDENT
from vigie.reading.odds import log_odds
from vigie.reading.reader import RulesReader
from vigie.reading.weights import parse
from vigie.reading.workings import Workings

CLEAR = (
    "Lundi 4 mars, des soldats maliens ont attaqué des jihadistes près de Gao, tuant six combattants, selon l'armée. "
    "Mardi 5 mars, un drone a frappé un marché de Kidal."
)
ENGLISH = "On Tuesday, rebels shelled a market in Goma, killing four civilians, the mayor said."


def worked(reader: RulesReader, text: str, lang: str = "fr") -> Workings:
    found = reader.workings(Article(id="x", lang=lang, text=text, published=date(2024, 3, 6)))
    assert isinstance(found, Workings)
    return found


def model(threshold: float = 0.0, **report: float) -> Model:
    return Model(about={}, threshold=threshold, report=report, fields={"place": {INCIDENT: 1.0}})


def test_odds_add_up() -> None:
    assert log_odds({"a": 1.0, "b": 2.0, "unknown": 1.0}, {"a": 0.5, "b": -0.25, "c": 9.0}) == 0.0
    assert probability(0.0) == 0.5
    assert probability(1.0) == 0.731
    assert odds_of(probability(1.0)) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("odds", [-1e9, -50.0, 50.0, 1e9])
def test_nothing_is_certain(odds: float) -> None:
    assert 0 < probability(odds) < 1


def test_the_strongest_reasons_come_first() -> None:
    weights = {"always": 9.0, "weak": 0.1, "strong": -2.0, "middle": 1.0, "none": 0.001, "off": 5.0}
    features = {"always": 1.0, "weak": 1.0, "strong": 1.0, "middle": 1.0, "none": 1.0}
    assert [(r.name, r.weight) for r in explain(features, weights)] == [
        ("strong", -2.0),
        ("middle", 1.0),
        ("weak", 0.1),
    ]
    assert len(explain(features, weights, most=1)) == 1


def test_every_report_and_claim_is_weighed(reader: RulesReader) -> None:
    found = worked(reader, CLEAR)
    assert len(found.reading.reports) == 2
    for report in found.reading.reports:
        assert report.confidence is not None
        assert report.reasons
        assert all(c.confidence is not None for c in report.claims)
        assert (report.sources_confidence is not None) == any(c.said_by for c in report.claims)


def test_every_field_has_weights_in_every_language() -> None:
    assert set(default_model().fields) == {*get_args(FieldName), SOURCES}
    english = worked(reader_of("en"), ENGLISH, "en").reading.reports[0]
    assert all(c.confidence is not None for c in english.claims)


def test_unlikely_reports_are_dropped_and_the_rest_numbered(reader: RulesReader) -> None:
    told = worked(reader, CLEAR)
    built = [(w.report, w.material) for w in told.sifted.kept]
    article = told.reading.article
    first = next(n for n in weigh(article, built, model())[0].features if n.startswith("frame: "))
    sifted = sift(article, built, model(0.4, always=1.0, **{first: -3.0}))
    assert [w.report.id for w in (*sifted.kept, *sifted.dropped)] == ["a", "b"]
    assert sifted.reports[0].evidence == built[1][0].evidence
    assert sifted.dropped[0].report.confidence == probability(-2.0)
    assert sifted.materials == (built[1][1],)


def test_nothing_is_dropped_at_the_threshold(reader: RulesReader) -> None:
    told = worked(reader, CLEAR)
    built = [(w.report, w.material) for w in told.sifted.kept]
    assert len(sift(told.reading.article, built, model(0.5)).kept) == 2
    assert len(sift(told.reading.article, built, model(0.51)).dropped) == 2
    assert sift(told.reading.article, []).reports == ()


def test_a_claim_knows_how_likely_its_incident_is(reader: RulesReader) -> None:
    told = worked(reader, CLEAR)
    built = [(w.report, w.material) for w in told.sifted.kept]
    (one, _) = weigh(told.reading.article, built, model(always=2.0))
    place = next(c for c in one.report.claims if c.field == "place")
    assert place.confidence == one.report.confidence == probability(2.0)
    assert next(c for c in one.report.claims if c.field == "date").confidence is None  # no weights for it


def test_a_place_of_its_own_is_surer_than_one_taken_over(reader: RulesReader) -> None:
    told = worked(reader, CLEAR)
    (one, *_) = told.sifted.kept
    thinner = replace(one.material, draft=replace(one.material.draft, inherited_place=True, inherited_time=True))
    (before,) = weigh(told.reading.article, [(one.report, one.material)], default_model())
    (after,) = weigh(told.reading.article, [(one.report, thinner)], default_model())
    assert before.report.confidence is not None
    assert after.report.confidence is not None
    assert after.report.confidence < before.report.confidence


def test_the_shipped_weights_tell_where_they_come_from() -> None:
    about = default_model().about
    assert about["command"] == "python -m training.confidence"
    assert about["documents"] > 200
    assert 0.2 <= default_model().threshold <= 0.5


@pytest.mark.parametrize(
    "text", ["", "[]", '{"about": {}}', '{"about": {}, "threshold": "x", "report": {}, "fields": {}}']
)
def test_bad_weights_are_named(text: str) -> None:
    with pytest.raises(DataError, match="weights\\.json: "):
        parse(Model, text, "weights.json")


def test_weighing_takes_well_under_a_millisecond_a_report(reader: RulesReader) -> None:
    told = worked(reader, CLEAR)
    built = [(w.report, w.material) for w in told.sifted.kept]
    times = []
    for _ in range(30):
        start = perf_counter()
        weigh(told.reading.article, built, default_model())
        times.append((perf_counter() - start) / len(built))
    assert min(times) < 0.001


def test_readings_with_confidences_are_the_same_each_time(reader: RulesReader) -> None:
    again = worked(reader, CLEAR).reading.reports
    assert again == worked(reader, CLEAR).reading.reports
    assert json.loads(again[0].model_dump_json())["confidence"] == again[0].confidence
