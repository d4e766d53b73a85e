"""A pipeline of the packs' own make, run the short way: spaCy's networks and answers, without its detours.

The networks are those of a shared ``tok2vec`` and of a morphologizer, lemmatizer, parser and entity recognizer that
listen to it. Called one after the other on a text they answer the same, in more than twice the time. Here matrices are
multiplied by NumPy's library, the sentences of a text are parsed side by side, lemmas are looked up once a form, and
entities are decided for a whole text at once. Pipelines of another make go spaCy's own way (``parse.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.pipeline import DependencyParser, EditTreeLemmatizer, EntityRecognizer, Morphologizer, Tok2Vec
from spacy.tokens import Doc
from thinc.api import NumpyOps

from vigie.reading.entities import Entities

_MAKE = {
    "tok2vec": Tok2Vec,
    "morphologizer": Morphologizer,
    "lemmatizer": EditTreeLemmatizer,
    "parser": DependencyParser,
    "ner": EntityRecognizer,
}
_MULTIPLY = NumpyOps(use_blis=False)  # NumPy's own BLAS: up to three times as fast as the one that spaCy brings
_FORMS = 65536  # lemmas kept, each of a form and a rule


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the components say of each token of a text."""

    pos: list[str]
    feats: list[str]
    lemma: list[str]
    dep: list[str]
    head: list[int]
    ent: list[str]


class Pipeline:
    """The components of a pipeline of the packs' make."""

    def __init__(self, nlp: Any):
        """``nlp`` stays as it is: what is set for the time of an answer is set back."""
        self.vocab = nlp.vocab
        parts = [nlp.get_pipe(name) for name in _MAKE]
        self._tok2vec, self._morphologizer, self._lemmatizer, self._parser, ner = parts
        self._nodes = [(node, node.ops) for part in parts for node in part.model.walk()]
        self._entities = Entities(ner)
        self._tags = _tags(self._morphologizer, nlp.vocab)
        self._apply = lru_cache(maxsize=_FORMS)(self._lemmatizer.trees.apply)

    @classmethod
    def of(cls, nlp: Any) -> Pipeline | None:
        """The short way through a pipeline, or None where it is of another make."""
        return cls(nlp) if _is_of_the_make(nlp) else None

    def annotate(self, words: list[str], begins: list[bool]) -> Annotations:
        """All about the words of a text, with sentences where ``begins`` tells."""
        doc = Doc(self.vocab, words=words)
        with self._multiplying():
            doc.tensor = self._tok2vec.predict([doc])[0]
            tags = [self._tags[n] for n in self._morphologizer.predict([doc])[0].tolist()]
            dep, head = self._syntax(doc, words, begins)
            return Annotations(
                pos=[pos for pos, _ in tags],
                feats=[feats for _, feats in tags],
                lemma=self._lemmas(doc, words),
                dep=dep,
                head=head,
                ent=self._entities.labels(doc, words, begins),
            )

    @contextmanager
    def _multiplying(self) -> Iterator[None]:
        for node, _ in self._nodes:
            node.ops = _MULTIPLY
        try:
            yield
        finally:
            for node, own in self._nodes:
                node.ops = own

    # ---- lemmas -----------------------------------------------------------------------------------------------
    def _lemmas(self, doc: Doc, words: list[str]) -> list[str]:
        """By the likeliest rule that fits the form, lower-case."""
        scores = self._lemmatizer.model.predict([doc])[0]
        rules = self._lemmatizer.labels
        found = []
        for i, best in enumerate(scores.argmax(axis=1).tolist()):
            lemma = self._apply(rules[best], words[i])
            found.append((self._next_best(scores[i], words[i]) if lemma is None else lemma).lower())
        return found

    def _next_best(self, scores: Any, word: str) -> str:
        """By another of the likeliest rules, else the form itself."""
        rules = self._lemmatizer.labels
        for n in np.argsort(-scores, kind="stable")[1 : self._lemmatizer.top_k].tolist():
            lemma = self._apply(rules[n], word)
            if lemma is not None:
                return str(lemma)
        return word if self._lemmatizer.backoff else ""

    # ---- syntax -----------------------------------------------------------------------------------------------
    def _syntax(self, doc: Doc, words: list[str], begins: list[bool]) -> tuple[list[str], list[int]]:
        """Relation and head of each token. The sentences are parsed side by side: each step is one multiplication."""
        bounds = _bounds(begins)
        pieces = [self._piece(doc, words, begins, start, end) for start, end in bounds]
        self._parser.set_annotations(pieces, self._parser.predict(pieces))
        dep: list[int] = []
        head: list[int] = []
        for (start, end), piece in zip(bounds, pieces, strict=True):
            rows = piece.to_array([DEP, HEAD])[: end - start].astype(np.int64)
            dep += rows[:, 0].astype(np.uint64).tolist()
            head += (rows[:, 1] + np.arange(start, end)).tolist()
        names = {one: self.vocab.strings[one] for one in set(dep)}
        return [names[one] for one in dep], head

    def _piece(self, doc: Doc, words: list[str], begins: list[bool], start: int, end: int) -> Doc:
        """A sentence by itself, and the one token behind it that the parser looks at."""
        behind = min(end + 1, len(words))
        piece = Doc(self.vocab, words=words[start:behind])
        flags: Any = np.where(begins[start:behind], 1, -1).astype(np.int64).astype(np.uint64)
        piece.from_array([SENT_START], flags.reshape(-1, 1))
        piece.tensor = doc.tensor[start:behind]
        return piece


def _is_of_the_make(nlp: Any) -> bool:
    """Whether the components are those that this module knows, fed by one ``tok2vec``, on NumPy."""
    if nlp.pipe_names != list(_MAKE) or any(type(nlp.get_pipe(name)) is not kind for name, kind in _MAKE.items()):
        return False
    parts = {name: nlp.get_pipe(name) for name in _MAKE}
    stepping = (parts["parser"], parts["ner"])
    return (
        set(parts["tok2vec"].listening_components) == _MAKE.keys() - {"tok2vec"}
        and all(isinstance(node.ops, NumpyOps) for part in parts.values() for node in part.model.walk())
        and all(part.cfg["beam_width"] == 1 and part.model.attrs["has_upper"] for part in stepping)
    )


def _tags(morphologizer: Any, vocab: Any) -> list[tuple[str, str]]:
    """Part of speech and features of each tag of the morphologizer."""
    labels = morphologizer.labels
    doc = Doc(vocab, words=["x"] * len(labels))
    morphologizer.set_annotations([doc], [np.arange(len(labels))])
    return [(token.pos_, str(token.morph)) for token in doc]


def _bounds(begins: list[bool]) -> list[tuple[int, int]]:
    """Where the sentences begin and end."""
    starts = [i for i, begin in enumerate(begins) if begin]
    return list(pairwise([*starts, len(begins)]))
