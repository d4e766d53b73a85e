"""The words that state an act."""

from __future__ import annotations

from collections.abc import Callable

from vigie.model import Reading
from vigie.reading.evidence import MOST_WORDS, length, shortened
from vigie.reading.scene import Scene

LONG = (
    "Selon un témoin joint par téléphone, des hommes armés venus à moto ont attaqué mardi à l'aube, au terme "
    "d'une longue marche dans la forêt, le village de Tin Tabakat."
)


def pieces(reading: Reading) -> list[str]:
    return [reading.article.cut(span) for span in reading.reports[0].evidence]


def test_evidence_holds_the_act_and_its_parties(reading: Callable[..., Reading]) -> None:
    (piece,) = pieces(reading("Hier, des rebelles ont attaqué le camp militaire de Gao."))
    assert "attaqué" in piece
    assert "rebelles" in piece
    assert "camp" in piece


def test_evidence_is_short(reading: Callable[..., Reading]) -> None:
    assert all(len(piece.split()) <= MOST_WORDS for piece in pieces(reading(LONG)))


def test_shortening_keeps_the_trigger(scene: Callable[..., Scene]) -> None:
    seen = scene(LONG)
    at = seen.tree.low.index("attaqué")
    start, end = shortened(seen, 0, len(seen.tree), at)
    assert start <= at < end
    assert length(seen, start, end) <= MOST_WORDS
