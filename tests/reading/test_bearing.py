"""Which act a claim, a denial or blame bears on, in texts of several acts."""

from __future__ import annotations

from datetime import date

import pytest

from vigie.model import Article
from vigie.reading import reader_of
from vigie.reading.workings import Workings


def borne(text: str, lang: str) -> dict[str, set[str]]:
    """For each incident, by its place, the parts that point at it."""
    article = Article(id="x", lang=lang, text=text, published=date(2026, 5, 20))
    workings = reader_of(lang).workings(article)
    assert isinstance(workings, Workings)
    return {
        material.place.name if material.place else "": {p.part for p in material.pointings}
        for material in workings.materials
    }


TWO = (
    "On Monday rebels killed nine soldiers in an ambush near Gao. The dead were buried on Tuesday.\n\n"
    "On Sunday a car bomb went off at a market in Kidal, killing four traders. {}"
)
TWO_FRENCH = (
    "Lundi, des rebelles ont tué neuf soldats dans une embuscade près de Gao. Les morts ont été enterrés mardi.\n\n"
    "Dimanche, une voiture piégée a explosé sur un marché de Kidal, tuant quatre commerçants. {}"
)


@pytest.mark.parametrize(
    ("cue", "part"),
    [
        ("Al-Qaida claimed responsibility.", "claimed_by"),
        ("Al-Qaida claimed the attack.", "claimed_by"),
        ("Al-Qaida denied any involvement.", "denied_by"),
        ("The governor blamed Al-Qaida.", "blamed"),
    ],
)
def test_the_act_told_last(cue: str, part: str) -> None:
    found = borne(TWO.format(cue), "en")
    assert found.get("Kidal", found.get("marché de Kidal")) == {part}
    assert found.get("Gao", set()) == set()


@pytest.mark.parametrize(
    ("cue", "part"),
    [
        ("Al-Qaïda a revendiqué l'attentat.", "claimed_by"),
        ("Al-Qaïda nie toute implication.", "denied_by"),
        ("Le gouverneur accuse Al-Qaïda.", "blamed"),
    ],
)
def test_the_act_told_last_in_french(cue: str, part: str) -> None:
    found = borne(TWO_FRENCH.format(cue), "fr")
    assert found.get("Kidal", found.get("marché de Kidal")) == {part}
    assert found.get("Gao", set()) == set()


def test_a_plural_sums_up() -> None:
    found = borne(TWO_FRENCH.format("Al-Qaïda a revendiqué les deux attaques."), "fr")
    assert list(found.values()) == [{"claimed_by"}, {"claimed_by"}]
