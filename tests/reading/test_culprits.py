"""Actors that stand outside the clause of the act, and those that stand in it without having done it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vigie.model import Article
from vigie.reading import reader_of
from vigie.views.coding import coded


def told(lang: str, text: str) -> list[dict[str, Any]]:
    published = date(2024, 3, 6)
    reading = reader_of(lang).read(Article(id="made-up", lang=lang, text=text, published=published))
    incidents: Any = coded(reading)["incidents"]
    return list(incidents)


def actors(lang: str, text: str) -> list[list[str]]:
    return [[party["name"] for party in one["actors"]] for one in told(lang, text)]


def targets(lang: str, text: str) -> list[list[str]]:
    return [[party["name"] for party in one["targets"]] for one in told(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        pytest.param("fr", "Mardi, un employé a été tué par un drone israélien à Tyr.", ["Israeli military"],
                     id="owner of the weapon of a passive"),
        pytest.param("en", "An employee was killed by an Israeli drone in Tyre on Tuesday.", ["Israeli military"],
                     id="English owner"),
        pytest.param("en", "Three fighter jets bombed a school in Kharkiv on Tuesday.", ["air force"], id="a crew"),
        pytest.param("fr", "Mardi, une frappe imputée par l'armée libanaise à Israël a visé un immeuble à Tyr.",
                     ["Israeli government"], id="blamed, not blaming",
                     marks=pytest.mark.xfail(strict=True, reason="the parser hangs the one blamed on an adjective")),
        pytest.param("fr", "Mardi, des démineurs ont désamorcé une bombe à Lyon.", [], id="who makes a bomb safe"),
        pytest.param("en", "Police defused a bomb in Karachi on Tuesday.", [], id="English police"),
    ],
)  # fmt: skip
def test_actors(lang: str, text: str, names: list[str]) -> None:
    assert [n for n in actors(lang, text) if n != names] == []
    assert actors(lang, text)


def test_both_sides_wherever_the_parser_hung_them() -> None:
    found = actors("en", "Clashes between the army and Fano militiamen broke out in Debark on Tuesday.")
    assert len(found) == 1
    assert len(found[0]) == 2


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Mardi, une voiture piégée a tué dix personnes à Mogadiscio. Les shebab ont revendiqué l'attentat.\n\n"
               "Mercredi, une autre attaque a fait trois morts à Afgoye."),
        ("en", "A car bomb killed ten people in Mogadishu on Tuesday. Al-Shabaab claimed responsibility.\n\n"
               "On Wednesday another attack killed three people in Afgoye."),
    ],
)  # fmt: skip
def test_the_only_party_that_claims(lang: str, text: str) -> None:
    assert actors(lang, text) == [["Al-Shabaab"], ["Al-Shabaab"]]


def test_a_victim_is_told_by_name() -> None:
    assert targets("en", "A teacher, Jane Doe, was shot dead in Lagos on Tuesday.") == [["Jane Doe"]]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Mardi, des milliers de personnes ont manifesté à Tunis."),
        ("en", "Thousands of people demonstrated in Tunis on Tuesday."),
    ],
)
def test_those_who_march_are_protesters(lang: str, text: str) -> None:
    assert actors(lang, text) == [["protesters"]]
    assert targets(lang, text) == [[]]
