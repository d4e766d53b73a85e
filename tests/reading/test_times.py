"""Time expressions against a publication date: Wednesday 6 March 2024."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from vigie.reading.scene import Scene


def found(scene: Scene) -> list[tuple[str, str, str]]:
    """Start, end and precision of every expression; the year of publication is left out."""
    whens = [time.when for time in scene.times]
    return [(str(w.start).removeprefix("2024-"), str(w.end).removeprefix("2024-"), w.precision) for w in whens]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Un raid a eu lieu mercredi à Gao.", "03-06"),
        ("Un raid a eu lieu ce mercredi.", "03-06"),
        ("Un raid a eu lieu jeudi à Gao.", "02-29"),
        ("Un raid a eu lieu mercredi dernier.", "02-28"),
        ("Un raid a eu lieu dimanche soir.", "03-03"),
        ("Un raid a eu lieu hier.", "03-05"),
        ("Aujourd'hui, un raid a eu lieu.", "03-06"),
        ("Aujourd’hui, un raid a eu lieu.", "03-06"),
        ("Un raid a eu lieu avant-hier soir.", "03-04"),
        ("Un raid a eu lieu le 28 février.", "02-28"),
        ("Un raid a eu lieu le 28 décembre.", "2023-12-28"),
        ("Un raid a eu lieu le 1er mars.", "03-01"),
        ("Un raid a eu lieu le 3 mars 2021.", "2021-03-03"),
        ("Un raid a eu lieu vendredi 1er mars.", "03-01"),
        ("Un raid a eu lieu vendredi 1er.", "03-01"),
        ("Un raid a eu lieu lundi 4 à Gao.", "03-04"),
        ("Le 25, une mine a sauté.", "02-25"),
        ("L'attaque du 2 au petit matin a surpris la ville.", "03-02"),
        ("Un raid a eu lieu le 03/02/2024.", "02-03"),
        ("Un raid a eu lieu le 3/2.", "02-03"),
        ("Un raid a eu lieu il y a trois jours.", "03-03"),
        ("Un raid a eu lieu il y a une semaine.", "02-28"),
        ("Un raid a eu lieu dimanche de la semaine dernière.", "03-03"),
        ("Au lendemain du 2 mars, un raid a eu lieu.", "03-03"),
    ],
)
def test_one_day(scene: Callable[..., Scene], text: str, day: str) -> None:
    assert found(scene(text)) == [(day, day, "day")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Un raid a eu lieu dans la nuit de lundi à mardi.", ("03-04", "03-05", "day")),
        ("Un raid a eu lieu dans la nuit du 1er au 2 mars.", ("03-01", "03-02", "day")),
        ("Des combats ont eu lieu entre le 8 et le 11 février.", ("02-08", "02-11", "day")),
        ("Des combats ont eu lieu du 8 au 11 février 2023.", ("2023-02-08", "2023-02-11", "day")),
        ("Des combats ont eu lieu du 2 au 5.", ("03-02", "03-05", "day")),
        ("Un raid a eu lieu début février.", ("02-01", "02-10", "week")),
        ("Un raid a eu lieu à la mi-février.", ("02-11", "02-20", "week")),
        ("Un raid a eu lieu fin février.", ("02-21", "02-29", "week")),
        ("Un raid a eu lieu en février de l'an dernier.", ("2023-02-01", "2023-02-28", "month")),
        ("Des hommes ont fui la prison dans la nuit de lundi à hier.", ("03-04", "03-05", "day")),
        ("Un raid a eu lieu en septembre.", ("2023-09-01", "2023-09-30", "month")),
        ("Un raid a eu lieu le mois dernier.", ("02-01", "02-29", "month")),
        ("Un raid a eu lieu la semaine dernière.", ("02-26", "03-03", "week")),
        ("Un raid a eu lieu en 2019.", ("2019-01-01", "2019-12-31", "year")),
        ("Un raid a eu lieu l'an dernier.", ("2023-01-01", "2023-12-31", "year")),
    ],
)
def test_longer_times(scene: Callable[..., Scene], text: str, period: tuple[str, str, str]) -> None:
    assert found(scene(text)) == [period]


@pytest.mark.parametrize(
    "text",
    [
        "Un raid aura lieu demain.",
        "Un raid aura lieu lundi prochain.",
        "Un raid aura lieu mardi de la semaine prochaine.",
        "Sept soldats ont été tués.",
        "Le convoi est parti entre 2h et 4h du camp.",
        "Le village de Mai Tsebri est calme.",
        "Le bilan du 20 heures est lourd.",
        "Les 25 soldats ont fui.",
        "Depuis lundi, la ville est encerclée.",
        "La trêve tient jusqu'à jeudi.",
        "Gao, 6 mars 2024 - La ville est calme.",
    ],
)
def test_no_day_of_an_act(scene: Callable[..., Scene], text: str) -> None:
    assert found(scene(text)) == []


def test_an_anchored_time_counts_from_the_last_day_named(scene: Callable[..., Scene]) -> None:
    text = "Un raid a visé Gao samedi. La veille, un convoi avait sauté. Deux jours plus tard, rien."
    assert [start for start, _, _ in found(scene(text))] == ["03-02", "03-01", "03-03"]


def test_without_a_publication_date_only_full_dates_count(scene: Callable[..., Scene]) -> None:
    text = "Un raid a eu lieu hier, lundi, le 3 mars 2021, le 25 et en 2019."
    days = [str(time.when.start) for time in scene(text, published=None).times]
    assert days == ["2021-03-03", "2019-01-01"]


def test_a_day_of_december_told_in_january_is_last_years(scene: Callable[..., Scene]) -> None:
    told = scene("Un raid a eu lieu le 30 décembre.", published=date(2024, 1, 2))
    assert [time.when.start for time in told.times] == [date(2023, 12, 30)]


def test_days_after_an_act_date_that_act(scene: Callable[..., Scene]) -> None:
    (time,) = scene("Deux jours après l'attaque, la ville est calme.").times
    assert (time.when.start, time.forward) == (date(2024, 3, 4), True)


@pytest.mark.parametrize(
    "text", ["le 3/ mars", "du -4 mai", "4- mai", "le /4", "le ٣/٤", "le 31/02", "45-60 mai", "le 0"]
)
def test_broken_numbers_are_no_days(scene: Callable[..., Scene], text: str) -> None:
    assert all(time.when.precision == "month" or time.when.start.day == 4 for time in scene(text).times)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Rebels attacked Bambari on Monday.", "03-04", "03-04"),
        ("Rebels attacked Bambari last Wednesday.", "02-28", "02-28"),
        ("On February 8 rebels attacked Bambari.", "02-08", "02-08"),
        ("Rebels attacked Bambari on Feb. 8.", "02-08", "02-08"),
        ("On the 25th, rebels attacked Bambari.", "02-25", "02-25"),
        ("Rebels attacked Bambari between February 3 and 5.", "02-03", "02-05"),
        ("From February 3 to February 5, rebels shelled Bambari.", "02-03", "02-05"),
        ("Rebels attacked Bambari on February 3-4.", "02-03", "02-04"),
        ("Rebels attacked Bambari on 3 and 4 February.", "02-03", "02-04"),
        ("Rebels attacked Bambari on 02/17/2024.", "02-17", "02-17"),
        ("Sat 2 - Rebels attacked Bambari.", "03-02", "03-02"),
        ("Russian drones hit Kharkiv overnight.", "03-05", "03-06"),
        ("Russian drones hit Kharkiv overnight on Sunday.", "03-03", "03-03"),
        ("Drones hit Kharkiv on the night of 2 to 3 March.", "03-02", "03-03"),
        ("Rebels attacked Bambari over the weekend.", "03-02", "03-03"),
        ("Rebels attacked Bambari on Friday the 23rd.", "02-23", "02-23"),
        ("Two posts were burned at Bambari overnight Sunday-Monday.", "03-03", "03-04"),
    ],
)
def test_english_days(english_scene: Callable[..., Scene], text: str, start: str, end: str) -> None:
    assert found(english_scene(text)) == [(start, end, "day")]


def test_last_weekend_is_not_the_one_of_publication(english_scene: Callable[..., Scene]) -> None:
    seen = english_scene("Rebels attacked Bambari last weekend.", date(2024, 3, 9))
    assert found(seen) == [("03-02", "03-03", "day")]


@pytest.mark.xfail(strict=True, reason="the parser takes the number for the day of the month")
def test_a_number_behind_a_month_may_count_people(english_scene: Callable[..., Scene]) -> None:
    assert found(english_scene("In February 12 soldiers were killed in Bambari.")) == [("02-01", "02-29", "month")]


def test_the_months_of_another_year(english_scene: Callable[..., Scene]) -> None:
    assert found(english_scene("They killed two men in April last year.")) == [("2023-04-01", "2023-04-30", "month")]


@pytest.mark.parametrize("later", ["Three days later the same unit shelled Bria.", "Three nights later Bria burned."])
def test_days_later_count_on(english_scene: Callable[..., Scene], later: str) -> None:
    assert found(english_scene(f"Rebels took Bambari on 6 February. {later}"))[-1] == ("02-09", "02-09", "day")


def test_a_number_word_behind_a_night_is_no_hour(scene: Callable[..., Scene]) -> None:
    assert found(scene("Pendant la nuit, une dizaine de boutiques ont brûlé à Gao.")) == [("03-05", "03-06", "day")]


def test_a_strike_on_the_day_after_the_raid(scene: Callable[..., Scene]) -> None:
    told = scene("La ville est déserte ce mercredi, au lendemain du raid des rebelles.").times
    assert [(str(t.when.start), t.forward) for t in told] == [("2024-03-06", False), ("2024-03-05", True)]


def test_that_weekday_counts_from_the_day_named_before(english_scene: Callable[..., Scene]) -> None:
    text = "Rebels took Bambari on 6 February. On the Thursday they burned the market."
    assert found(english_scene(text)) == [("02-06", "02-06", "day"), ("02-08", "02-08", "day")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Des hommes armés ont tué cinq civils à Gao dans la nuit.", "03-05", "03-06"),
        ("Des hommes armés ont tué cinq civils à Gao cette nuit vers 3 heures.", "03-06", "03-06"),
        ("Des hommes armés ont tué cinq civils à Gao cette nuit vers minuit.", "03-06", "03-06"),
        ("Des hommes armés ont tué cinq civils à Gao les 3 et 4 février.", "02-03", "02-04"),
    ],
)
def test_the_night_before_and_two_days_on_end(scene: Callable[..., Scene], text: str, start: str, end: str) -> None:
    assert found(scene(text)) == [(start, end, "day")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A month earlier, on 2 February, shells had killed three herders.", "02-02"),
        ("Last week, on Friday, gunmen raided a market.", "03-01"),
        ("The road reopened for the first time since the 13 February raid.", "02-13"),
    ],
)
def test_a_day_tells_more_than_its_period(english_scene: Callable[..., Scene], text: str, day: str) -> None:
    assert found(english_scene(text)) == [(day, day, "day")]


def test_the_agent_behind_two_days_on_does_not_turn_it_back(scene: Callable[..., Scene]) -> None:
    text = "La ville, attaquée le 1er mars, a été reprise le surlendemain par l'armée."
    assert found(scene(text))[-1] == ("03-03", "03-03", "day")
