from __future__ import annotations

import pytest

from vigie.evaluation.coded import (
    CodedCount,
    CodedDate,
    CodedParty,
    CodedPlace,
    CodedStatement,
    CodedToll,
    CodedWeapon,
)
from vigie.evaluation.mistake import told, told_statement, told_toll


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        ((), "nothing"),
        ("occurred", "occurred"),
        (CodedDate(start="2024-03-05", end="2024-03-05"), "2024-03-05"),
        (CodedDate(start="2024-03-01", end="2024-03-31", precision="month"), "2024-03-01 to 2024-03-31 (month)"),
        (CodedPlace(name="Valmore", country="ZZ"), "Valmore (ZZ)"),
        (CodedPlace(text="le dépôt"), "le dépôt"),
        ((CodedParty(name="Dawn group"), CodedParty(text="des gardes")), "Dawn group, des gardes"),
        (CodedCount(min=3, max=3), "3"),
        (CodedCount(min=3), "3 or more"),
        (CodedCount(max=3), "up to 3"),
        (CodedCount(min=3, max=5), "3 to 5"),
        ([CodedWeapon(kind="drone", count=2), CodedWeapon(kind="mine")], "2 × drone, mine"),
    ],
)
def test_values_are_told_in_short(value: object, words: str) -> None:
    assert told(value) == words


def test_statements_and_tolls_are_told_in_short() -> None:
    assert (
        told_statement(CodedStatement(kind="threat", speaker=CodedParty(name="Dawn group"))) == "threat by Dawn group"
    )
    toll = CodedToll(killed=CodedCount(min=3, max=3), injured=CodedCount(min=4))
    assert told_toll(toll) == "3 killed, 4 or more injured"
    assert told_toll(CodedToll()) == "nothing"
