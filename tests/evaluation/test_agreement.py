from __future__ import annotations

from typing import Any

import pytest

from vigie.evaluation import DocumentPair, coded_document, nominal_alpha, subtype_alpha


def test_full_agreement_is_one() -> None:
    assert nominal_alpha([("a", "a"), ("b", "b"), ("a", "a")]) == 1.0


def test_alpha_of_a_case_worked_by_hand() -> None:
    """Ten units, one of them told apart: 13 times a, 7 times b."""
    values = [("a", "a")] * 6 + [("b", "b")] * 2 + [("a", "b")]
    assert nominal_alpha([*values, ("b", "b")]) == pytest.approx(1 - 2 * 19 / (400 - 13 * 13 - 7 * 7))


def test_always_apart_is_worse_than_chance() -> None:
    alpha = nominal_alpha([("a", "b"), ("b", "a")])
    assert alpha is not None
    assert alpha < 0


@pytest.mark.parametrize("values", [[], [("a", "a"), ("a", "a")]])
def test_where_chance_agrees_as_well_there_is_none(values: list[tuple[str, str]]) -> None:
    assert nominal_alpha(values) is None


def test_only_paired_incidents_count(text: str, plain: dict[str, Any]) -> None:
    far = {"type": "Protests", "subtype": "Peaceful protest", "place": {"name": "Orbec", "country": "YY"}}
    shelling = {**plain, "subtype": "Shelling/artillery/missile attack"}
    first = [plain, far]
    pairs = [
        DocumentPair(
            coded_document({"id": str(number), "text": text, "incidents": first}),
            coded_document({"id": str(number), "incidents": second}),
        )
        for number, second in enumerate([[plain, far], [shelling]])
    ]
    wanted = [
        ("Air/drone strike", "Air/drone strike"),
        ("Peaceful protest", "Peaceful protest"),
        ("Air/drone strike", "Shelling/artillery/missile attack"),
    ]
    assert subtype_alpha(pairs) == nominal_alpha(wanted)
    assert subtype_alpha([DocumentPair(pairs[0].gold, None)]) is None
