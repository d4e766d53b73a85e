"""Which act a figure belongs to, and which figures hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.model import Count, Reading
from vigie.reading.figures import holding
from vigie.reading.scene import Scene
from vigie.views.coding import toll


def held(scene: Scene) -> list[tuple[int | None, int | None, bool]]:
    killed = [c for c in scene.casualties if c.outcome == "killed"]
    return [(c.count.min, c.count.max, old) for c, old in holding(scene, killed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le raid a fait 26 morts. Le bilan est maintenant de 33 morts.", [(26, 26, True), (33, 33, False)]),
        ("Le raid a fait 14 morts, contre dix dimanche.", [(14, 14, False)]),
        ("Le ministère parlait de 26 morts. Le bilan est maintenant de 33 morts.", [(26, 26, True), (33, 33, False)]),
        ("Le raid a fait 75 morts selon le gouverneur, 162 selon l'hôpital.", [(75, 75, False), (162, 162, False)]),
        ("Le raid a fait douze morts. Ces douze morts ont été enterrés.", [(12, 12, False)]),
        ("Le raid n'a pas fait de mort côté armée. Six morts ont été comptés.", [(6, 6, False)]),
        ("Quatre gendarmes ont été tués, un assaillant abattu.", [(5, 5, False)]),
        ("Ils ont abattu deux gardes et décapité deux habitants.", [(4, 4, False)]),
        ("Côté ami : 5 morts. Côté ennemi : 14 corps.", [(19, 19, False)]),
        ("Un médecin a compté quatre corps, puis trois autres morts le lendemain.", [(7, 7, False)]),
        ("Six Maliens ont perdu la vie. Un septième a succombé cette nuit.", [(7, 7, False)]),
    ],
)
def test_which_figures_hold(scene: Callable[..., Scene], text: str, expected: list[tuple[int, int, bool]]) -> None:
    assert held(scene(text)) == expected


def test_a_figure_of_the_text_hides_that_of_the_title(scene: Callable[..., Scene]) -> None:
    seen = scene("Un raid a fait 14 morts à Gao.", title="Mali : 10 morts dans un raid")
    assert held(seen) == [(14, 14, False)]


def test_each_act_keeps_its_own_dead(reading: Callable[..., Reading]) -> None:
    text = (
        "Lundi, un raid aérien a tué trois soldats à Gao.\n\nMardi, l'explosion d'une mine a tué sept civils à Ménaka."
    )
    assert [toll(report, "killed") for report in reading(text).reports] == [Count(min=3, max=3), Count(min=7, max=7)]
