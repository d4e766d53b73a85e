"""Numbers and what they count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model import Count
from vigie.reading.counts import added
from vigie.reading.scene import Scene


def counted(scene: Scene, noun: str) -> tuple[int | None, int | None] | None:
    count = scene.counts.of(scene.tree.low.index(noun))
    return (count.min, count.max) if count is not None else None


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("On compte 12 soldats.", (12, 12)),
        ("On compte douze soldats.", (12, 12)),
        ("On compte vingt et un soldats.", (21, 21)),
        ("On compte quatre-vingt-dix-sept soldats.", (97, 97)),
        ("On compte 1 200 soldats.", (1200, 1200)),
        ("On compte 3.500 soldats.", (3500, 3500)),
        ("On compte deux cent trente soldats.", (230, 230)),
        ("On compte une quinzaine de soldats.", (15, 15)),
        ("On compte au moins douze soldats.", (12, None)),
        ("On compte plus de 60 soldats.", (60, None)),
        ("On compte près de 40 soldats.", (40, 40)),
        ("On compte jusqu'à 40 soldats.", (0, 40)),
        ("On compte dix à quinze soldats.", (10, 15)),
        ("On compte des dizaines de soldats.", (20, None)),
        ("On compte plusieurs soldats.", (2, None)),
        ("On compte des soldats.", (2, None)),
        ("On compte un soldat.", (1, 1)),
        ("On ne compte aucun soldat.", (0, 0)),
        ("On ignore le nombre des soldats.", None),
        ("On attend les soldats.", None),
    ],
)
def test_what_a_number_counts(scene: Callable[..., Scene], text: str, interval: tuple[int, int] | None) -> None:
    noun = "soldat" if "soldat " in text.replace(".", " ") else "soldats"
    assert counted(scene(text), noun) == interval


def test_a_person_is_not_nobody(scene: Callable[..., Scene]) -> None:
    assert counted(scene("Une personne a été tuée."), "personne") == (1, 1)


@pytest.mark.parametrize(
    "text", ["Il avait 23 ans.", "C'est à 12 km de là.", "Le 3 mars est férié.", "Soit 40 % du total."]
)
def test_a_measure_counts_nobody(scene: Callable[..., Scene], text: str) -> None:
    seen = scene(text)
    assert [seen.counts.measures(number) for number in seen.counts.found] == [True]


def test_a_sum_is_open_where_a_part_is() -> None:
    assert added([Count(min=3, max=3), Count(min=2, max=4)]) == Count(min=5, max=7)
    assert added([Count(min=3, max=3), Count(min=2, max=None)]) == Count(min=5, max=None)
