from __future__ import annotations

from typing import Any

import pytest

from vigie.evaluation import DocumentPair, Scores, Tally, coded_document, score, score_document


def _pair(text: str, gold: dict[str, Any], predicted: dict[str, Any] | None) -> DocumentPair:
    coded = None if predicted is None else coded_document({"id": "x", **predicted})
    return DocumentPair(coded_document({"id": "x", "text": text, **gold}), coded)


def test_figures_of_a_tally() -> None:
    tally = Tally(right=3, predicted=4, gold=6)
    assert (tally.precision, tally.recall) == (0.75, 0.5)
    assert tally.f1 == pytest.approx(0.6)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


def test_one_incident_found_and_one_missed(text: str, plain: dict[str, Any]) -> None:
    far = {**plain, "place": {"name": "Outremont", "country": "YY"}, "date": {"start": "2024-01-01"}, "evidence": []}
    found = {**plain, "killed": 4, "targets": []}
    scores = score_document(_pair(text, {"incidents": [plain, far]}, {"incidents": [found]}))
    assert scores.incidents == Tally(right=1, predicted=1, gold=2)
    assert scores.slots["killed"] == Tally(right=0, predicted=1, gold=2)
    assert scores.slots["targets"] == Tally(right=0, predicted=0, gold=2)
    # each gold incident fills 12 slots, 11 of them here; of those, killed is wrong
    assert scores.slot == Tally(right=10, predicted=11, gold=24)


def test_incidents_of_little_similarity_are_no_pair(text: str, plain: dict[str, Any]) -> None:
    other = {**plain, "place": {"name": "Outremont"}, "date": None, "evidence": []}
    scores = score_document(_pair(text, {"incidents": [plain]}, {"incidents": [other]}))
    assert scores.incidents == Tally(right=0, predicted=1, gold=1)
    assert scores.slot.right == 0


def test_a_document_that_was_not_coded_counts_as_coded_with_nothing(text: str, plain: dict[str, Any]) -> None:
    gold = {"incidents": [plain], "statements": [{"kind": "threat", "speaker": "Dawn"}], "tolls": [{"killed": 3}]}
    scores = score_document(_pair(text, gold, None))
    assert scores.incidents == scores.statements == scores.tolls == Tally(0, 0, 1)
    assert scores == score_document(_pair(text, gold, {}))


def test_statements_need_kind_and_speaker() -> None:
    gold = [{"kind": "threat", "speaker": "Dawn group"}, {"kind": "threat", "speaker": "Dawn group"}]
    found = [
        {"kind": "threat", "speaker": "Dawn"},
        {"kind": "denial", "speaker": "Dawn group"},
        {"kind": "threat", "speaker": "Dusk"},
    ]
    assert score_document(_pair("", {"statements": gold}, {"statements": found})).statements == Tally(1, 3, 2)


def test_tolls_need_both_intervals() -> None:
    gold = [{"killed": {"min": 12, "max": None}, "injured": 4}, {"killed": 5}]
    found = [{"killed": {"min": 12, "max": 12}, "injured": 4}, {"killed": 5}, {"killed": 5}]
    assert score_document(_pair("", {"tolls": gold}, {"tolls": found})).tolls == Tally(1, 3, 2)


def test_false_alarms_are_counted_in_quiet_documents_only(plain: dict[str, Any]) -> None:
    scores = score(
        [
            _pair("", {}, {"incidents": [plain, plain]}),
            _pair("", {}, {}),
            _pair("", {"incidents": [plain]}, {"incidents": [plain]}),
        ]
    )
    assert (scores.quiet, scores.false_alarms) == (2, 1)


def test_scores_add_up(text: str, plain: dict[str, Any]) -> None:
    pairs = [_pair(text, {"incidents": [plain]}, {"incidents": [plain]}), _pair(text, {}, {"incidents": [plain]})]
    assert score(pairs) == score(pairs[:1]) + score(pairs[1:])
    assert score([]) == Scores()
