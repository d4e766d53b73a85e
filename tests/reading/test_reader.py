"""The way from an article to its reading, and the language of an article without one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vigie.errors import LanguageError
from vigie.languages import available
from vigie.model import Article, Reading
from vigie.reading import identify, read, reader_of
from vigie.reading.reader import RulesReader
from vigie.version import __version__
from vigie.views.coding import dumps

FRENCH = "Des rebelles ont attaqué mardi un poste de l'armée près de Gao, tuant trois soldats."
GERMAN = "Bewaffnete haben am Dienstag einen Posten der Armee angegriffen und drei Soldaten getötet."
MANY = [
    "Mardi, des rebelles ont attaqué un poste de l'armée à Djibo, tuant trois soldats.",
    "Le 2 février, une bombe a explosé sur le marché de Dori. Aucune victime n'est à déplorer.",
    "Le 10 janvier, l'armée a repris la ville de Kidal, selon un communiqué du ministère de la Défense.",
]


@pytest.mark.parametrize("text", [FRENCH, FRENCH.upper(), "La police a dispersé une manifestation", "\n\n" + FRENCH])
def test_french_is_found(text: str) -> None:
    assert identify(text) == "fr"


@pytest.mark.parametrize(("text", "lang"), [(GERMAN, "de"), ("Тысячи людей вышли на улицы столицы во вторник.", "ru")])
def test_a_language_without_pack_is_refused(text: str, lang: str) -> None:
    """The error names the language that was found and those that can be read."""
    with pytest.raises(LanguageError) as caught:
        read(Article(id="x", text=text))
    assert repr(lang) in str(caught.value)
    assert all(name in str(caught.value) for name in available())


def test_the_beginning_tells_the_language() -> None:
    assert identify(FRENCH * 40 + GERMAN * 400) == "fr"


def test_the_title_helps_to_find_the_language() -> None:
    reading = read(Article(id="x", title=FRENCH, text="Gao."))
    assert reading.article.lang == "fr"


def test_a_given_language_is_believed() -> None:
    assert read(Article(id="x", lang="fr", text=GERMAN)).reader == "rules"
    with pytest.raises(LanguageError, match="fr"):
        read(Article(id="x", lang="de", text=FRENCH))


def test_a_reader_is_opened_once(reader: RulesReader) -> None:
    assert reader_of("fr") is reader


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200b"])
def test_nothing_to_read(reader: RulesReader, text: str) -> None:
    reading = reader.read(Article(id="x", lang="fr", text=text))
    assert (reading.reports, reading.statements, reading.tolls) == ((), (), ())
    assert reading.version == __version__


@pytest.mark.parametrize("text", [*MANY, "\n\n".join(MANY), " ".join(MANY)])
def test_the_same_input_gives_the_same_bytes(reader: RulesReader, text: str) -> None:
    one = Article(id="x", lang="fr", text=text, published=date(2024, 3, 6))
    first, second = dumps(reader.read(one)), dumps(reader.read(one))
    assert first == second
    assert '"incidents": [{' in first


def test_what_is_read_before_leaves_no_trace(reader: RulesReader) -> None:
    one = Article(id="x", lang="fr", text=MANY[0], published=date(2024, 3, 6))
    before = dumps(reader.read(one))
    for text in MANY[1:]:
        reader.read(Article(id="y", lang="fr", text=text, published=date(2020, 1, 1)))
    assert dumps(reader.read(one)) == before


def test_reports_have_letters_in_text_order(reading: Callable[..., Reading]) -> None:
    found = reading(" ".join(MANY)).reports
    assert [report.id for report in found] == ["a", "b", "c"]
    starts = [report.evidence[0].start for report in found]
    assert starts == sorted(starts)


def test_typography_changes_nothing(incidents: Callable[..., list[dict[str, Any]]]) -> None:
    """Curly apostrophes and no-break spaces: the same values at the article's own offsets."""
    plain = "Mardi, des rebelles ont attaqué un poste de l'armée à Djibo, tuant trois soldats."
    curly = plain.replace("'", "’").replace(" soldats", "\u00a0soldats")
    keys = ("subtype", "status", "date", "killed", "evidence_spans")
    assert [{k: i[k] for k in keys} for i in incidents(plain)] == [{k: i[k] for k in keys} for i in incidents(curly)]
    assert len(incidents(plain)) == 1


def test_an_act_in_the_title_alone_is_no_report(incidents: Callable[..., list[dict[str, Any]]]) -> None:
    assert incidents("Le ministre a parlé.", title="Des rebelles attaquent la ville de Gao") == []


def test_title_and_text_tell_one_act(incidents: Callable[..., list[dict[str, Any]]]) -> None:
    found = incidents(MANY[0], title="Attaque contre un poste de l'armée à Djibo")
    assert len(found) == 1
    assert found[0]["place"]["name"] == "Djibo"
