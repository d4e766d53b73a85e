"""Aggregates over many acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model import Reading


def tolls(reading: Reading) -> list[tuple[int | None, int | None]]:
    return [(t.killed.min if t.killed else None, t.injured.min if t.injured else None) for t in reading.tolls]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Les violences ont fait plus de 6 000 morts depuis 2017.", [(6000, None)]),
        ("Au total, 41 habitants ont péri dans ces violences.", [(41, None)]),
        ("Le bilan global est de 46 morts et d'un blessé.", [(46, 1)]),
        ("On compte neuf morts et 120 blessés dans tout le pays.", [(9, 120)]),
        ("La police annonce 41 interpellations.", [(None, None)]),
        ("On a compté dix-huit attaques depuis octobre.", [(None, None)]),
        ("Un raid a fait douze morts à Gao.", []),
        ("Six ouvriers sont morts à Gao, bombardée depuis la rive opposée.", []),
        ("Une bombe a explosé à Gao : quinze morts en tout.", []),
        ("Les combats ont fait une centaine de morts en six jours.", [(100, None)]),
        (
            "Depuis le début du mois, nos équipes ont documenté la mort de 312 civils dans quatre provinces.",
            [(312, None)],
        ),
        ("Quarante navires ont été attaqués depuis novembre.", [(None, None)]),
        ("C'est l'attaque la plus meurtrière depuis dix ans : douze morts.", []),
        ("Les habitants sont seuls depuis la mort de 54 soldats, le 17 avril.", []),
        ("Une arrestation a eu lieu.", []),
    ],
)
def test_tolls(reading: Callable[..., Reading], text: str, told: list[tuple[int | None, int | None]]) -> None:
    assert tolls(reading(text)) == told


def test_a_toll_is_told_once_and_not_by_the_title(reading: Callable[..., Reading]) -> None:
    text = "Au total, 41 habitants ont péri. Depuis mars, 41 habitants ont péri."
    assert tolls(reading(text, title="41 morts depuis mars")) == [(41, None)]


def test_scope_and_evidence_are_cut_from_the_text(reading: Callable[..., Reading]) -> None:
    told = reading("Les violences ont fait plus de 6 000 morts depuis 2017.")
    (toll,) = told.tolls
    assert toll.scope == "plus de 6 000 morts depuis 2017"
    assert told.article.cut(toll.evidence) == "plus de 6 000 morts"
