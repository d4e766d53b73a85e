"""The short way through the packs' pipelines: the same answers as spaCy's own calls, and nothing left changed."""

from __future__ import annotations

import pytest
import spacy

from vigie.model import Article
from vigie.reading import reader_of
from vigie.reading.parse import Parser
from vigie.reading.pipeline import Pipeline
from vigie.reading.prepare import prepare
from vigie.reading.tree import Tree

TEXTS = {
    "fr": """Deux morts à Gao
Des hommes armés ont attaqué mardi un poste de l'armée malienne près d'Ansongo, dans la région de Gao, a annoncé le
général Oumar Traoré à Radio Sahel. « Nous ne savons pas qui a tiré », a-t-il dit ; 2 soldats ont été tués.

Le Conseil de sécurité des Nations unies et l'Union africaine, réunis à Addis-Abeba, ont condamné l'attaque.
Aucune revendication""",
    "en": """Two dead near Gao
Gunmen attacked a post of the Malian army near Ansongo on Tuesday, General Oumar Traore told Radio Sahel. "We don't
know who fired," he said; 2 soldiers were killed and the governor's car was burned.

The United Nations Security Council and the African Union, meeting in Addis Ababa, condemned the attack.
No claim so far""",
}


@pytest.fixture(scope="module", params=sorted(TEXTS))
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def parser(lang: str) -> Parser:
    return reader_of(lang).parser


def called(parser: Parser, text: str, lang: str) -> Tree:
    """The tree by spaCy's own calls, one component after the other."""
    own = Parser(parser.nlp, parser.pack)
    own._pipeline = None
    return own.parse(prepare(Article(id="x", lang=lang, text=text)))


def test_the_packs_pipelines_go_the_short_way(parser: Parser) -> None:
    assert parser._pipeline is not None


@pytest.mark.parametrize("part", ["", "\n", ". ", " "])
def test_it_answers_as_spacy_does(parser: Parser, lang: str, part: str) -> None:
    """A whole text, and its pieces one by one: sentences, single words."""
    for text in TEXTS[lang].split(part) if part else [TEXTS[lang]]:
        if text:
            tree = parser.parse(prepare(Article(id="x", lang=lang, text=text)))
            assert tree == called(parser, text, lang)


def test_entities_of_several_words_are_among_the_answers(parser: Parser, lang: str) -> None:
    tree = parser.parse(prepare(Article(id="x", lang=lang, text=TEXTS[lang])))
    inside = [(a, b) for a, b in zip(tree.ent, tree.ent[1:], strict=False) if a and a == b]
    assert len(inside) >= 3
    assert len({*tree.ent} - {""}) >= 2


def test_spacys_objects_stay_as_they_were(parser: Parser, lang: str) -> None:
    nodes = [node for _, part in parser.nlp.pipeline for node in part.model.walk()]
    before = [node.ops for node in nodes]
    parser.parse(prepare(Article(id="x", lang=lang, text=TEXTS[lang])))
    assert [node.ops for node in nodes] == before


def test_a_pipeline_of_another_make_has_no_short_way(parser: Parser) -> None:
    with parser.nlp.select_pipes(disable=["ner"]):
        assert Pipeline.of(parser.nlp) is None
    assert Pipeline.of(spacy.blank("xx")) is None
