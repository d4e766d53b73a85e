"""An explanation on a terminal and as a page: complete, legible without colour, and safe with hostile words."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

import pytest
from lxml import html
from rich.console import Console

from vigie.model import Article
from vigie.reading.explain import explain
from vigie.views.explain import Explanation, compose
from vigie.views.explain.html import page
from vigie.views.explain.terminal import explained

TEXT = (
    "Mardi, des rebelles ont attaqué un poste de l'armée à Djibo, tuant trois soldats, selon le gouverneur.\n\n"
    "Le porte-parole des rebelles a menacé d'attaquer la capitale. Le président a pris la parole."
)
HOSTILE = "<script>alert(1)</script> & \"'> \x1b[31m[bold]x[/bold]\u202e"


@lru_cache
def made(text: str = TEXT, title: str = "Le journal", outlet: str = "Le Témoin") -> Explanation:
    article = Article(id="x", lang="fr", text=text, title=title, outlet=outlet, published=date(2024, 3, 6))
    return compose(explain(article))


def hostile() -> Explanation:
    return made(f"{HOSTILE} Des rebelles ont attaqué le poste de {HOSTILE} mardi à Djibo.", HOSTILE, HOSTILE)


def printed(explanation: Explanation, width: int, colours: bool = False) -> str:
    console = Console(
        width=width, highlight=False, markup=False, emoji=False, force_terminal=colours,
        color_system="truecolor" if colours else None,
    )  # fmt: skip
    with console.capture() as capture:
        console.print(explained(explanation, width))
    return capture.get()


@pytest.mark.parametrize("width", [90, 120, 200])
def test_the_terminal_shows_marks_and_rules_without_colours(width: int) -> None:
    text = printed(made(), width)
    assert max(map(len, text.splitlines())) <= width
    joined = " ".join(text.split())
    for part in ("[attaqué|act 1]", "[Mardi|day 1, 2]", "[attaquer|dropped 3]", "Incident a: acts 1, 2"):
        assert part in joined
    for note in made().acts:
        assert note.line in joined
    assert "void beside “parole” (unless)" in joined


def test_the_terminal_keeps_every_word_of_the_article() -> None:
    text = printed(made(), 10_000)
    bare = re.sub(r"\[(?=\S)|\|[a-z_]+(?: [\d, a-z]+)?\]", "", text)
    assert all(row in bare for row in TEXT.split("\n\n"))


def test_colours_change_no_character() -> None:
    coloured = re.sub(r"\x1b\[[\d;]*m", "", printed(made(), 120, colours=True))
    assert coloured == printed(made(), 120)


def test_an_articles_words_cannot_steer_the_terminal() -> None:
    text = printed(hostile(), 120)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]x[/bold]" in text


def test_the_page_holds_the_article_its_marks_and_its_notes() -> None:
    tree = html.document_fromstring(page([made()]))
    for sup in tree.xpath("//article//sup"):
        sup.drop_tree()
    assert tree.xpath("string(//div[@class='text'])") == TEXT
    assert tree.xpath("//article//mark[@class='act']/text()")[0] == "attaqué"
    title = tree.xpath("//article//mark[@class='act']/@title")[0]
    assert "fr/frames.yaml:" in title
    headings = [h.text_content() for h in tree.xpath("//h2")]
    assert headings[:2] == ["Incident a: acts 1, 2", "Acts"]
    assert "Words that fit a pattern and are no act" in headings


def test_every_link_of_a_page_leads_somewhere() -> None:
    tree = html.document_fromstring(page([made(), made()]))
    targets = tree.xpath("//@id")
    links = tree.xpath("//a/@href")
    assert links
    assert len(targets) == len(set(targets))
    assert {link.removeprefix("#") for link in links} <= set(targets)


def test_the_page_stands_alone_in_light_and_dark() -> None:
    text = page([made()])
    assert "<script" not in text
    assert not re.search(r"""(src|href)=["'](?!#)|url\(|@import|https?:""", text)
    assert "prefers-color-scheme: dark" in text


def test_each_mark_has_a_colour_and_a_shape() -> None:
    """Without colour a line, a box, a ground or a slant tells marks from words; labels tell them apart."""
    text = page([made()])
    for role in set(re.findall(r'<mark class="(\w+)"', text)):
        (rule,) = re.findall(rf"^mark\.{role}\b[^{{]*\{{([^}}]*)\}}", text, re.MULTILINE)[:1]
        assert "color: var(" in rule
        assert re.search(r"text-decoration|border|background|font-style", rule)


def test_everything_on_the_page_is_escaped() -> None:
    text = page([hostile()])
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    tree = html.document_fromstring(text)
    assert {name for mark in tree.iter("mark") for name in mark.attrib} == {"class", "title"}


def test_several_articles_are_several_sections() -> None:
    tree = html.document_fromstring(page([made(), hostile()]))
    assert tree.xpath("//section/@id") == ["x1", "x2"]
    assert tree.xpath("string(//title)") == "2 articles: explained by Vigie"
