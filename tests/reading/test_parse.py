"""The parser: the pack's own, or the user's by one setting."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from vigie.errors import SettingsError
from vigie.languages import parser_path
from vigie.model import Article
from vigie.reading import read, reader_of
from vigie.reading.parse import Parser
from vigie.reading.prepare import prepare
from vigie.reading.reader import RulesReader
from vigie.settings import Settings

TEXT = "Des rebelles ont attaqué un poste à Gao. Trois soldats ont été tués."
ARTICLE = Article(id="x", lang="fr", text=TEXT)


@pytest.mark.parametrize("source", ["no_such_pipeline", "./no/such/folder"])
def test_a_parser_that_is_not_there(source: str) -> None:
    with pytest.raises(SettingsError, match=source):
        read(ARTICLE, settings=Settings(parsers={"fr": source}))


def test_a_folder_that_is_no_parser(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="fr"):
        read(ARTICLE, settings=Settings(parsers={"fr": str(tmp_path)}))


def test_a_parser_for_another_language_changes_nothing(reader: RulesReader) -> None:
    assert reader_of("fr", Settings(parsers={"de": "no_such_pipeline"})) is reader


def test_a_users_own_pipeline_reads(reader: RulesReader, tmp_path: Path) -> None:
    """A pipeline of another make, here one with entity rules and no syntax, gives a reading of its own tokens."""
    nlp = spacy.blank("xx")  # the tokenizer of "fr" takes seconds to build
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": "Gao"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "own")
    parser = Parser.open(reader.pack, str(tmp_path / "own"))
    own = RulesReader(reader.pack, parser, reader.register, reader.gazetteer)
    assert own.nlp.pipe_names == ["entity_ruler"]
    tree = own.parser.parse(prepare(ARTICLE))
    assert [tree.word[i] for i in range(len(tree)) if tree.ent[i] == "LOC"] == ["Gao"]
    assert own.read(ARTICLE).article == ARTICLE


def test_the_packs_pipeline_by_its_folder(reader: RulesReader) -> None:
    """Named as a user would name his own, the pack's pipeline reads alike."""
    own = Parser.open(reader.pack, str(parser_path("fr")))
    assert own.parse(prepare(ARTICLE)) == reader.parser.parse(prepare(ARTICLE))


def test_sentences_are_our_own(reader: RulesReader) -> None:
    article = Article(id="x", text="M. Diallo a parlé.\nGao reste calme. L'armée veille", title="Un titre sans point")
    tree = reader.parser.parse(prepare(article))
    starts = [tree.word[s.start] for s in tree.sentences]
    assert starts == ["Un", "M.", "Gao", "L'"]


def test_long_texts_are_not_refused(reader: RulesReader) -> None:
    assert reader.nlp.max_length >= 2_000_000
