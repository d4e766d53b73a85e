"""The word forms of a language: ``inflections.tsv``, one lemma a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

from vigie.errors import LanguageError
from vigie.languages.words import fold, key, strip_marks

Pos = Literal["VERB", "NOUN", "ADJ"]
POS = get_args(Pos)
Lemmas = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Inflections:
    """Lemmas by form and forms by lemma, for verbs, nouns and adjectives."""

    lemmas: dict[Pos, Lemmas]
    folded: dict[Pos, Lemmas] = field(repr=False)
    forms: dict[Pos, dict[str, frozenset[str]]] = field(repr=False)

    def of(self, form: str, pos: Pos) -> tuple[str, ...]:
        """The lemmas of a form; a form that begins with a capital is also looked up without accents."""
        found = self.lemmas[pos].get(key(form), ())
        if not found and form[:1].isupper():
            found = self.folded[pos].get(fold(form), ())
        return found

    def word_forms(self, word: str) -> frozenset[str]:
        """Every form of a noun or adjective; the word alone where the file has none."""
        forms = self.forms["NOUN"].get(word, frozenset()) | self.forms["ADJ"].get(word, frozenset())
        return forms | {word}


def read(path: Traversable) -> Inflections:
    """Read the file; LanguageError names file and line of a bad row."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise LanguageError(f"{path}: missing file of the language pack") from None
    found = Inflections(
        lemmas={"VERB": {}, "NOUN": {}, "ADJ": {}},
        folded={"VERB": {}, "NOUN": {}, "ADJ": {}},
        forms={"VERB": {}, "NOUN": {}, "ADJ": {}},
    )
    bare_lines = strip_marks(text).splitlines()  # the whole file at once: folding form by form costs too much
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            _add(found, line, bare_lines[number - 1], f"{path}:{number}")
    return found


def _add(found: Inflections, line: str, bare_line: str, where: str) -> None:
    lemma, pos, words = _row(line, where)
    if lemma in found.forms[pos]:
        raise LanguageError(f"{where}: {lemma!r} stands here twice as {pos}")
    found.forms[pos][lemma] = frozenset(words)
    _enter(found.lemmas[pos], words, lemma)
    _enter(found.folded[pos], bare_line.split("\t")[2].split(" "), lemma)


def _enter(table: Lemmas, forms: list[str], lemma: str) -> None:
    alone = (lemma,)
    for form in forms:
        known = table.get(form)
        if known is None:
            table[form] = alone
        elif lemma not in known:
            table[form] = (*known, lemma)


def _row(line: str, where: str) -> tuple[str, Pos, list[str]]:
    cells = line.split("\t")
    if len(cells) != 3 or not all(cells):
        raise LanguageError(f"{where}: expected lemma, part of speech and forms, separated by tabs")
    if cells[1] not in POS:
        raise LanguageError(f"{where}: part of speech {cells[1]!r} is none of: {', '.join(POS)}")
    return cells[0], cast(Pos, cells[1]), cells[2].split(" ")
