"""The parser of a language: our own pipeline by default, a user's by one setting."""

from __future__ import annotations

from typing import Any

import spacy

from vigie.errors import SettingsError
from vigie.languages import Pack, parser_path
from vigie.reading import sentences
from vigie.reading.prepare import Prepared
from vigie.reading.tree import Tree


class Parser:
    """A spaCy pipeline with sentence starts of our own."""

    def __init__(self, nlp: Any, pack: Pack):
        self.nlp = nlp
        self.pack = pack

    @classmethod
    def open(cls, pack: Pack, own: str | None = None) -> Parser:
        """The pack's pipeline, or the one that the user names (a package or a folder)."""
        source = own if own is not None else str(parser_path(pack.lang))
        try:
            nlp = spacy.load(source)
        except (OSError, ValueError) as cause:
            raise SettingsError(f"parser for {pack.lang!r}: cannot load {source!r}: {cause}") from cause
        nlp.max_length = max(nlp.max_length, 2_000_000)
        return cls(nlp, pack)

    def parse(self, prepared: Prepared) -> Tree:
        """The tree of a prepared text."""
        doc = self.nlp.make_doc(prepared.text)
        flags = sentences.starts(
            [t.text for t in doc], [t.idx for t in doc], prepared.breaks, self.pack.grammar.abbreviations
        )
        for token, flag in zip(doc, flags, strict=True):
            token.is_sent_start = flag
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        tree = Tree.of(doc)
        tree.name_by_capital()
        return tree
