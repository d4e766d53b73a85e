"""Who vouches for a report: the likeliest speakers win, and the claims of the kind are theirs alone."""

from __future__ import annotations

from collections.abc import Callable

from vigie.model import Claim, Kind, Party, Reading, Span
from vigie.reading.vouching import Contender, Model, default_model, vouched, winners
from vigie.views.coding import sources

MODEL = Model(about={}, weights={"near": 1.0, "far": -1.0}, threshold=0.0, most=2)
MAYOR, ARMY = Party(name="mayor", text="le maire"), Party(name="army", text="l'armée")
KIND = Kind(type="Battles", subtype="Armed clash")


def contender(name: str, *features: str) -> Contender:
    return Contender(Party(name=name, text=name), dict.fromkeys(features, 1.0))


def claim(*said_by: Party) -> Claim:
    return Claim(field="kind", value=KIND, span=Span(part="text", start=0, end=4), said_by=said_by, rule="kind")


def test_the_likely_win_and_no_more_than_allowed() -> None:
    found = winners([contender("A", "far"), *(contender(f"B{n}", "near") for n in range(3))], MODEL)
    assert [p.name for p in found] == ["B0", "B1"]


def test_those_who_do_not_win_lose_their_claim() -> None:
    (found,) = vouched([claim(MAYOR)], [])
    assert found.said_by == ()


def test_each_winner_has_a_claim() -> None:
    found = vouched([claim(MAYOR), claim(ARMY)], [ARMY])
    assert {c.said_by for c in found} == {(), (ARMY,)}
    assert all(c.value == KIND for c in found)


def test_a_figure_behind_the_act_is_vouched_for(reading: Callable[..., Reading]) -> None:
    (report,) = reading("Un raid a tué six civils mardi à Kobra, a indiqué la police.").reports
    assert [p.text for p in sources(report)] == ["la police"]


def test_the_shipped_weights_say_where_they_come_from() -> None:
    model = default_model()
    assert model.about["command"] == "python -m training.vouching"
    assert 0 < model.most < 10
