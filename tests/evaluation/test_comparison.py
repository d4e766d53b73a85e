from __future__ import annotations

from typing import Any

from vigie.evaluation import CodedDocument, coded_document, compare


def _documents(*documents: dict[str, Any]) -> dict[str, CodedDocument]:
    return {coded.id: coded for coded in map(coded_document, documents)}


def test_groups_add_up_to_all_and_ids_of_one_side_are_told(plain: dict[str, Any]) -> None:
    gold = _documents(
        {"id": "a", "lang": "fr", "set": "cluster:one", "incidents": [plain]},
        {"id": "b", "lang": "es", "set": "cluster:two", "incidents": [plain]},
        {"id": "c", "incidents": []},
    )
    found = _documents({"id": "a", "incidents": [plain]}, {"id": "z"})
    by_lang = compare(gold, found)
    assert list(by_lang.groups) == ["?", "es", "fr"]
    assert by_lang.groups["fr"].slot.f1 == 1.0
    assert by_lang.groups["es"].slot.f1 == 0.0
    assert by_lang.overall == by_lang.groups["?"] + by_lang.groups["es"] + by_lang.groups["fr"]
    assert (by_lang.missing, by_lang.surplus) == (("b", "c"), ("z",))
    assert compare(gold, found, by="set").groups["cluster"].documents == 2


def test_the_worst_documents_come_first(plain: dict[str, Any]) -> None:
    gold = _documents({"id": "good", "incidents": [plain]}, {"id": "half", "incidents": [plain]}, {"id": "quiet"})
    half = {**plain, "killed": 9, "actors": [], "weapons": []}
    found = _documents({"id": "good", "incidents": [plain]}, {"id": "half", "incidents": [half]}, {"id": "quiet"})
    assert [key for key, _ in compare(gold, found, errors=9).worst] == ["half", "good"]
    assert [key for key, _ in compare(gold, found, errors=1).worst] == ["half"]
    assert compare(gold, found).worst == ()
    alarmed = {**found, **_documents({"id": "quiet", "incidents": [plain]})}
    assert [key for key, _ in compare(gold, alarmed, errors=2).worst] == ["quiet", "half"]
