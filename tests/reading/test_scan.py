"""The cheap look: what it leaves unread holds no act, and what tells of one is read."""

from __future__ import annotations

import pytest

from vigie.model import Article
from vigie.reading import reader_of
from vigie.reading.steps import StepClock

NOTHING = {
    ("fr", "council"): "Le conseil municipal a voté le budget de la ville et salué le travail des écoles.",
    ("fr", "recipe"): "Versez la farine dans un saladier, ajoutez trois œufs et laissez reposer la pâte une heure.",
    ("en", "council"): "The town council adopted its budget and praised the work of local schools.",
    ("en", "recipe"): "Pour the flour into a bowl, add three eggs and let the dough rest for an hour.",
}
SPORT = {
    "fr": "L'attaque du club a marqué deux buts en finale du championnat, et le gardien a repoussé un tir au stade. "
    "L'entraîneur de football salue ses joueurs avant le prochain match de la saison.",
    "en": "The striker fired two goals in the cup final, and the goalkeeper saved a late shot at the stadium. "
    "The football coach praised his players before the next match of the season.",
}
TOLD = {
    ("fr", "attack"): "Des rebelles ont attaqué un poste de l'armée à Gao, tuant trois soldats.",
    ("fr", "light verb"): "Une bombe a explosé mardi près du marché.",
    ("en", "attack"): "Rebels attacked an army post in Gao, killing three soldiers.",
    ("en", "compound"): "A drone strike on Tuesday damaged the port.",
    ("en", "title"): "Gunmen kill two in Kobra",
}


@pytest.mark.parametrize(("lang", "name"), NOTHING)
def test_a_text_without_act_is_left_unread(lang: str, name: str) -> None:
    reader, clock = reader_of(lang), StepClock()
    reading = reader.read(Article(id=name, lang=lang, text=NOTHING[lang, name]), clock)
    assert not reading.reports
    assert "parse" not in clock.seconds


@pytest.mark.parametrize("lang", SPORT)
def test_a_text_of_another_genre_is_left_unread(lang: str) -> None:
    assert reader_of(lang).scan.holds_nothing(Article(id="sport", lang=lang, text=SPORT[lang]))


@pytest.mark.parametrize(("lang", "name"), TOLD)
def test_a_text_that_tells_an_act_is_read(lang: str, name: str) -> None:
    assert not reader_of(lang).scan.holds_nothing(Article(id=name, lang=lang, text=TOLD[lang, name]))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_title_counts(lang: str) -> None:
    act = next(text for (one, _), text in TOLD.items() if one == lang)
    plain = next(text for (one, _), text in NOTHING.items() if one == lang)
    assert not reader_of(lang).scan.holds_nothing(Article(id="x", lang=lang, title=act, text=plain))
