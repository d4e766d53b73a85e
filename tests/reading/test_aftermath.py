"""Those who died of their wounds: counted with the dead, no longer with the hurt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.scene import Scene

Figures = list[tuple[str, int | None, int | None]]


def figures(scene: Scene) -> Figures:
    return sorted((c.outcome, c.count.min, c.count.max) for c in scene.casualties)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twenty people were wounded, three of whom have since died.", [("injured", 17, 17), ("killed", 3, 3)]),
        ("Two of the thirty wounded died this noon.", [("injured", 28, 28), ("killed", 2, 2)]),
        ("A trader was shot in the leg; he died on the way.", [("killed", 1, 1)]),
        ("Twelve people were hurt. Two nurses died.", [("injured", 12, 12), ("killed", 2, 2)]),
    ],
)
def test_english(english_scene: Callable[..., Scene], text: str, told: Figures) -> None:
    assert figures(english_scene(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vingt personnes ont été blessées, dont trois sont mortes depuis.", [("injured", 17, 17), ("killed", 3, 3)]),
        ("La clinique a reçu douze blessés, dont deux n'ont pas survécu.", [("injured", 10, 10), ("killed", 2, 2)]),
    ],
)
def test_french(scene: Callable[..., Scene], text: str, told: Figures) -> None:
    assert figures(scene(text)) == told
