"""Days and places that acts take over, or do not: nights, tellings, lists, speakers."""

from __future__ import annotations

from datetime import date

import pytest

from vigie.model import Article
from vigie.reading import reader_of
from vigie.views.coding import coded

PUBLISHED = date(2024, 3, 6)  # a Wednesday


def days(lang: str, text: str) -> list[tuple[str, str]]:
    reading = reader_of(lang).read(Article(id="x", lang=lang, text=text, published=PUBLISHED))
    rows = coded(reading)["incidents"]
    return [(r["date"]["start"], (r["place"] or {}).get("name", "")) for r in rows]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Shells hit Gao on Sunday, the army said on Tuesday. On the same day a mine wounded two men in Ber.",
         ("2024-03-03", "Ber")),
        ("fr", "Des soldats se sont mutinés à Kati dans la nuit du 2 au 3 mars et ont arrêté le ministre à Ségou le "
         "lendemain.", ("2024-03-04", "Ségou")),
        ("en", "- Kidal: rockets hit the airport on 2 March.\n- Ménaka: a convoy hit a landmine.",
         ("2024-03-06", "Ménaka")),
    ],
)  # fmt: skip
def test_the_day_that_an_act_takes_over(lang: str, text: str, expected: tuple[str, str]) -> None:
    assert expected in days(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "GAO - A bus was hit at Labbezanga on Sunday.\n\nKIDAL - Rockets fell on the airport on Monday.",
         ("2024-03-03", "Labbezanga")),
        ("en", "1105 GAO - Gunmen robbed a clinic last night.\n\n1120 KIDAL - Markets are open.\n\n"
         "1145 MOPTI - A landmine killed two soldiers.", ("2024-03-06", "MOPTI")),
        ("en", "Monday. Nobody slept.\n\nTuesday. We heard them at noon. It went on. Then it stopped. "
         "Two shells hit the market in Gao.", ("2024-03-05", "Gao")),
        ("fr", "La nuit de dimanche à lundi, des rebelles ont attaqué un poste à Gao.\n\nÀ Kidal, des soldats ont tué "
         "un berger.", ("2024-03-04", "Kidal")),
        ("fr", "Mardi, à hauteur de Labbezanga, dans la région de Gao, des rebelles ont attaqué un convoi.",
         ("2024-03-05", "Labbezanga")),
    ],
)  # fmt: skip
def test_headings_and_nights(lang: str, text: str, expected: tuple[str, str]) -> None:
    assert expected in days(lang, text)


def test_where_a_protest_is_not_what_it_is_for() -> None:
    text = "Bamako, Tuesday. Peaceful rally for Gaza, two thousand participants, no arrests."
    assert "Gaza" not in [place for _, place in days("en", text)]


def test_the_place_of_those_who_tell() -> None:
    text = (
        "Officials in Moscow said on Monday that drones had attacked an oil depot in Belgorod region the night before."
    )
    assert [(day, "Belgorod" in place) for day, place in days("en", text)] == [("2024-03-03", True)]


def test_words_keep_whole() -> None:
    assert next(t.text for t in reader_of("en").parser.nlp.make_doc("Wed 6: he wed. He didn't.")) == "Wed"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Qui tient Kidal ?\n\nL'armée, depuis mardi.\n\nQue s'est-il passé à Gao ?\n\nLundi, des rebelles ont "
         "attaqué un poste.", ("2024-03-04", "Gao")),
        ("fr", "Jeudi 29. Des pillards ont incendié deux maisons à Ber. Un vieillard battu est mort samedi à l'hôpital "
         "de Gao.", ("2024-02-29", "Ber")),
    ],
)  # fmt: skip
def test_questions_and_days_head_what_stands_below(lang: str, text: str, expected: tuple[str, str]) -> None:
    assert expected in days(lang, text)
