"""The parser of a language: our own pipeline by default, a user's by one setting."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.tokens import Doc

from vigie.errors import SettingsError
from vigie.languages import Pack, parser_path
from vigie.reading import sentences
from vigie.reading.pipeline import Pipeline
from vigie.reading.prepare import Prepared
from vigie.reading.repair import mend
from vigie.reading.tree import Tree


class Parser:
    """A spaCy pipeline with sentence starts of our own."""

    def __init__(self, nlp: Any, pack: Pack):
        self.nlp = nlp
        self.pack = pack
        self._pipeline = Pipeline.of(nlp)

    @classmethod
    def open(cls, pack: Pack, own: str | None = None) -> Parser:
        """The pack's pipeline, or the one that the user names (a package or a folder)."""
        source = own if own is not None else str(parser_path(pack.lang))
        try:
            nlp = spacy.load(source)
        except (OSError, ValueError) as cause:
            raise SettingsError(f"parser for {pack.lang!r}: cannot load {source!r}: {cause}") from cause
        _keep_words_whole(nlp.tokenizer)
        nlp.max_length = max(nlp.max_length, 2_000_000)
        return cls(nlp, pack)

    def parse(self, prepared: Prepared) -> Tree:
        """The tree of a prepared text."""
        tokens = self.nlp.make_doc(prepared.text)
        rows = [(t.text, t.idx, bool(t.whitespace_)) for t in tokens]  # one pass: each makes a new object of a token
        words, starts = [text for text, _, _ in rows], [at for _, at, _ in rows]
        begins = sentences.starts(words, starts, prepared.breaks, self.pack.grammar.abbreviations)
        if self._pipeline is not None:
            tree = Tree.annotated(words, starts, begins, self._pipeline.annotate(words, begins))
        else:
            tree = Tree.of(self._called(words, [space for _, _, space in rows], begins))
        tree.name_by_capital()
        mend(tree, self.pack)
        return tree

    def _called(self, words: list[str], spaces: list[bool], begins: list[bool]) -> Doc:
        """The text as the pipeline's components leave it, called one after the other."""
        flags: list[bool | int | None] = [*begins]
        # a new Doc: setting the flags token by token takes time that grows with the square of the length
        doc = Doc(self.nlp.vocab, words=words, spaces=spaces, sent_starts=flags)
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return doc


def _keep_words_whole(tokenizer: Any) -> None:
    """Drop the exceptions for short forms written without their apostrophe: they part words and names too."""
    rules = getattr(tokenizer, "rules", None) or {}
    marks = str.maketrans("", "", "'’")
    bare = {form.translate(marks) for form in rules if form.translate(marks) != form}
    if bare & rules.keys():
        tokenizer.rules = {form: parts for form, parts in rules.items() if form not in bare}
