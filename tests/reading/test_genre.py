"""Texts of other genres are quiet; conflict with a word or two of theirs is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.reading.genre import genre_weights, is_quiet
from vigie.reading.scene import Scene

Incidents = Callable[..., list[dict[str, Any]]]

QUIET = {
    "sport": "L'équipe de Lyon a attaqué le match sans trembler et son attaquant a tiré deux fois au but. Le club a "
    "battu son rival 3-1 au stade, devant ses supporters. L'entraîneur a salué la victoire en championnat.",
    "film": "Le film raconte l'attaque d'un village par des rebelles. Le réalisateur a tourné les scènes de combat au "
    "Maroc. Les acteurs, salués à Cannes, jouent des soldats tués à la fin du scénario.",
    "novel": "Dans ce roman, l'auteur imagine une bombe qui explose à Paris, tuant dix passants. L'éditeur annonce une "
    "traduction; les lecteurs et la critique saluent un récit sombre.",
    "game": "Le jeu vidéo permet au joueur d'attaquer une base avec des drones. La console sort mardi.",
    "market": "La Bourse de Paris a chuté mardi. Les investisseurs ont attaqué le titre de la banque; l'action a "
    "explosé à la hausse après l'annonce des bénéfices trimestriels.",
    "history": "Le 6 juin 1944, des soldats ont été tués sur les plages. Le musée commémore l'anniversaire de la "
    "bataille; les anciens combattants ont assisté à la cérémonie.",
    "crime": "Un homme de 34 ans a tué mardi son épouse à Lyon. Le parquet a ouvert une enquête pour féminicide. "
    "Le suspect a été placé en garde à vue.",
    "accident": "Deux voitures sont entrées en collision mardi sur l'autoroute près de Lyon, tuant trois personnes. "
    "Les pompiers ont secouru cinq blessés. L'accident serait dû à la vitesse.",
}
REAL = {
    "strike on a stadium": "Un missile a frappé mardi le stade de Rafah, tuant huit civils. Les secours cherchent des "
    "survivants.",
    "attack on a cinema": "Des rebelles ont attaqué mardi un cinéma à Gao, tuant trois civils et blessant dix "
    "spectateurs.",
    "attack on a market": "Un drone a frappé mardi le marché de Nyala, tuant dix civils, selon des médecins.",
    "attack on an anniversary": "Le jour de l'anniversaire de l'indépendance, mardi, des rebelles ont attaqué une "
    "caserne à Kidal, tuant cinq soldats.",
    "inquiry into an attack": "Une bombe a explosé mardi devant un commissariat de Gao, tuant deux policiers. Une "
    "enquête a été ouverte par le parquet.",
    "firemen after a strike": "Un drone a frappé mardi un immeuble de Kharkiv, tuant deux habitants, ont indiqué les "
    "pompiers.",
}


@pytest.mark.parametrize("name", QUIET)
def test_other_genres_hold_no_incident(incidents: Incidents, name: str) -> None:
    assert incidents(QUIET[name]) == []


@pytest.mark.parametrize("name", REAL)
def test_conflict_is_no_other_genre(incidents: Incidents, scene: Callable[..., Scene], name: str) -> None:
    assert not is_quiet(scene(REAL[name]))
    assert len(incidents(REAL[name])) == 1


@pytest.mark.parametrize("name", ["sport", "film"])
def test_many_words_of_a_genre_make_a_text_quiet(scene: Callable[..., Scene], name: str) -> None:
    assert is_quiet(scene(QUIET[name]))
    assert max(genre_weights(scene(QUIET[name])).values()) >= 3


def test_a_word_counts_once(scene: Callable[..., Scene]) -> None:
    once = genre_weights(scene("Le réalisateur présente un film."))
    often = genre_weights(scene("Le réalisateur présente un film. Le film, un long film, est un film du réalisateur."))
    assert once
    assert all(often[genre] == weight for genre, weight in once.items())


def test_plain_news_weigh_nothing(scene: Callable[..., Scene]) -> None:
    assert not genre_weights(scene("Des rebelles ont attaqué un poste près de Gao."))


def test_the_crash_of_an_airliner_is_an_accident(incidents: Incidents) -> None:
    assert incidents("Un avion de ligne s'est écrasé mardi près de Lyon, tuant 45 passagers.") == []
