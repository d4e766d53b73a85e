from __future__ import annotations

from typing import Any

import pytest

from vigie.evaluation import SLOTS, DocumentPair, Mistake, coded_document, mistakes, score_document

FAR: dict[str, Any] = {
    "type": "Protests",
    "subtype": "Peaceful protest",
    "place": {"name": "Orbec", "country": "YY", "lat": 40.0, "lon": 50.0},
    "date": {"start": "2023-01-01", "end": "2023-01-01"},
    "evidence": ["Trois gardes ont péri"],
}


def _pair(text: str, gold: dict[str, Any], predicted: dict[str, Any]) -> DocumentPair:
    return DocumentPair(coded_document({"id": "a", "text": text, **gold}), coded_document({"id": "a", **predicted}))


def _found(text: str, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> list[Mistake]:
    return mistakes(_pair(text, {"incidents": gold}, {"incidents": predicted}))


def test_a_right_coding_has_no_mistake(text: str, plain: dict[str, Any]) -> None:
    assert _found(text, [plain, FAR], [plain, FAR]) == []


def test_incidents_without_a_partner(text: str, plain: dict[str, Any]) -> None:
    (lost,) = _found(text, [plain, FAR], [plain])
    assert (lost.cause, lost.words, lost.document) == ("incident not found", "Trois gardes ont péri", "a")
    (surplus,) = _found(text, [plain], [plain, FAR])
    assert (surplus.cause, surplus.wanted) == ("incident told where there is none", "nothing")
    (alarm,) = _found(text, [], [FAR])
    assert alarm.cause == "incident told of a quiet text"
    assert lost.cost == surplus.cost == alarm.cost == 5  # type, subtype, date, country, place


def test_one_act_told_as_two_and_two_as_one(text: str, plain: dict[str, Any]) -> None:
    other_day = {**plain, "date": {"start": "2024-03-06", "end": "2024-03-06"}, "evidence": ["Trois gardes ont péri"]}
    (split,) = _found(text, [plain], [plain, other_day])
    assert (split.cause, split.wanted) == ("one act told as two", "Air/drone strike, Valmore (ZZ), 2024-03-05")
    (merged,) = _found(text, [plain, other_day], [plain])
    assert merged.cause == "two acts told as one"


def test_the_same_words_told_too_unlike(text: str, plain: dict[str, Any]) -> None:
    (one,) = _found(text, [plain], [{**FAR, "evidence": plain["evidence"]}])
    assert one.cause == "incident found, but told too unlike"


def _statement(kind: str, name: str, evidence: str) -> dict[str, Any]:
    return {"kind": kind, "speaker": {"name": name}, "evidence": evidence}


@pytest.mark.parametrize(
    ("gold", "predicted", "causes"),
    [
        (("claim", "Aube", "revendiqué"), ("threat", "Aube", "revendiqué le tir"), ["statement: wrong kind"]),
        (("claim", "Aube", "revendiqué"), ("claim", "gardes", "revendiqué"), ["statement: wrong speaker"]),
        (
            ("claim", "Aube", "revendiqué"),
            ("threat", "gardes", "ont péri"),
            ["statement: missed", "statement: told where there is none"],
        ),
    ],
)
def test_statements(text: str, gold: tuple[str, str, str], predicted: tuple[str, str, str], causes: list[str]) -> None:
    pair = _pair(text, {"statements": [_statement(*gold)]}, {"statements": [_statement(*predicted)]})
    assert [one.cause for one in mistakes(pair)] == causes


def test_tolls(text: str) -> None:
    def toll(killed: int, evidence: str) -> dict[str, Any]:
        return {"killed": killed, "evidence": evidence}

    same, other = toll(3, "Trois gardes"), toll(4, "Trois gardes")
    assert [one.cause for one in mistakes(_pair(text, {"tolls": [same]}, {"tolls": [other]}))] == ["toll: wrong figure"]
    missed_and_surplus = mistakes(_pair(text, {"tolls": [same]}, {"tolls": [toll(4, "Deux drones")]}))
    assert [one.cause for one in missed_and_surplus] == ["toll: missed", "toll: told where there is none"]
    (twice,) = mistakes(_pair(text, {"tolls": [same]}, {"tolls": [same, same]}))
    assert twice.cause == "toll: told where there is none"


def test_the_costs_are_all_answers_that_are_not_right(text: str, plain: dict[str, Any]) -> None:
    """Nothing is lost and nothing counted twice."""
    gold = {
        "incidents": [plain, FAR],
        "statements": [_statement("claim", "Aube", "revendiqué")],
        "tolls": [{"killed": 3}],
    }
    changed = {**plain, "killed": 5, "actors": [], "date": None, "place": {**plain["place"], "country": "YY"}}
    pair = _pair(text, gold, {"incidents": [changed, plain], "tolls": [{"killed": 4}]})
    scores = score_document(pair)
    tallies = [*(scores.slots[name] for name in SLOTS), scores.statements, scores.tolls]
    assert sum(one.cost for one in mistakes(pair)) == sum(t.predicted + t.gold - 2 * t.right for t in tallies)


def test_a_document_that_was_not_coded_misses_everything(text: str, plain: dict[str, Any]) -> None:
    gold = coded_document({"id": "a", "text": text, "incidents": [plain]})
    assert [one.cause for one in mistakes(DocumentPair(gold, None))] == ["incident not found"]
