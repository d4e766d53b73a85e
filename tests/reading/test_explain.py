"""The workings of a reading: the reading is the one that the reader gives, and nothing it rests on is lost."""

from __future__ import annotations

from datetime import date

import pytest

from vigie.model import Article, Reading
from vigie.reading.explain import explain
from vigie.reading.reader import RulesReader
from vigie.reading.workings import Workings
from vigie.views.coding import dumps

ATTACK = "Mardi, des rebelles ont attaqué un poste de l'armée à Djibo, tuant trois soldats, selon le gouverneur."
TEXTS = {
    "act": ATTACK,
    "claimed": ATTACK + " Le groupe a revendiqué l'attaque dans un communiqué.",
    "several places": "Jeudi, des drones ont frappé les villes de Gao et de Kidal, faisant six morts.",
    "intercepted": "L'armée a abattu un drone près de Homs lundi. Des rebelles ont attaqué le drone.",
    "threat and toll": "Le chef des rebelles a menacé d'attaquer Gao. Depuis janvier, les raids ont fait 300 morts.",
    "quiet": "L'attaque du club a marqué deux buts en finale du championnat, et le gardien a repoussé un tir au stade. "
    "L'entraîneur de football salue ses joueurs, leaders de la Ligue, avant le prochain match de la saison. "
    "L'armée a attaqué un drone à Gao mardi.",
    "nothing told": "Le conseil a voté le budget de la ville.",
}


def article(text: str, title: str | None = None) -> Article:
    return Article(id="made-up", lang="fr", text=text, title=title, published=date(2024, 3, 6))


@pytest.mark.parametrize("title", [None, "Attaque contre un poste de l'armée à Djibo"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_reading_is_that_of_the_reader(reader: RulesReader, text: str, title: str | None) -> None:
    found = reader.workings(article(text, title))
    assert isinstance(found, Workings)
    assert found.reading == reader.read(article(text, title))


def test_the_samples_hold_what_they_are_for(reader: RulesReader) -> None:
    found = {name: reader.workings(article(text)) for name, text in TEXTS.items()}
    told = {name: w for name, w in found.items() if isinstance(w, Workings)}
    assert [name for name, w in told.items() if w.quiet] == ["quiet"]
    assert told["claimed"].pointings
    assert len(told["several places"].materials) == 2
    assert told["threat and toll"].aggregate
    assert not told["nothing told"].scene.acts


def test_materials_stand_beside_their_reports(reader: RulesReader) -> None:
    found = reader.workings(article(" ".join(TEXTS[name] for name in ("act", "several places"))))
    assert isinstance(found, Workings)
    assert len(found.materials) == len(found.reading.reports) == 3
    for material, report in zip(found.materials, found.reading.reports, strict=True):
        place = next(claim for claim in report.claims if claim.field == "place")
        assert material.place is not None
        assert place.value == material.place.place()


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_without_words_there_is_a_bare_reading(reader: RulesReader, text: str) -> None:
    found = reader.workings(article(text))
    assert isinstance(found, Reading)
    assert found == reader.read(article(text))


def test_the_language_is_found_as_for_reading() -> None:
    found = explain(Article(id="x", text=ATTACK))
    assert isinstance(found, Workings)
    assert found.reading.article.lang == "fr"
    assert '"incidents": [{' in dumps(found.reading)
