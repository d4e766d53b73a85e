"""The engine holds no word of a language: what it compares is marked in the packs.

Every string in the code of the reading is cut into words; none may be a word of the French pack, unless the same
letters are a term of ours: a value of the model, a frame, a class of the register or the gazetteer, a label of
Universal Dependencies, or one of the few English words below.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import vigie.model as model
import vigie.reading
from vigie.languages import Pack, load
from vigie.languages.frames import FrameName, NeedClass, Role
from vigie.parties import Register

FILES = sorted(Path(vigie.reading.__file__).parent.glob("*.py"))
WORD = re.compile(r"[^\W\d_]+")
DEPENDENCIES = {"agent", "case", "cop", "mark", "part", "fut", "aux"}  # UD relations and features: obl:agent, Part, Fut
PLACES = {"camp", "port", "site", "base", "village", "places", "quarter"}  # features of the gazetteer, names of slots
ENGLISH = {
    "forces",  # state_forces: a kind of the register
    "mission",  # a kind of the register
    "police",  # a kind of the register
    "observer",  # a kind of the register
    "patient",  # the role in a rule's name: target:patient
    "publication",  # the rule's name: date:publication
    "intervention",  # rules of kinds: the next five are parts of their names
    "destruction",
    "victims",
    "excessive",
    "non",
    "sources",  # the key of the outside form
    "future",  # grammar.Modal
    "range",  # the function
    "longer",  # a feature of confidence: how far back a day lies
    "continues",  # a feature of vouching: the speaker goes on
    "a",  # the letter
    "abcdefghijklmnopqrstuvwxyzèéªº",  # letters that may follow the digits of an ordinal in any language
}


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every string that is no docstring, the pieces of f-strings too."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def _flat(value: Any) -> Iterator[str]:
    for one in get_args(value):
        yield from _flat(one) if get_args(one) else [str(one)]


@pytest.fixture(scope="module")
def ours() -> frozenset[str]:
    """Words of our own terms, in English."""
    terms = [*model.SUBTYPES, *_flat(FrameName), *_flat(NeedClass), *_flat(Role)]
    for name in ("EventType", "WeaponKind", "StatusName", "DatePrecision", "PlacePrecision", "Stance", "StatementKind",
                 "FieldName", "Part"):  # fmt: skip
        terms += _flat(getattr(model, name))
    terms += {entry.kind for entry in Register.load("fr").entries if entry.kind}
    found = {word for term in terms for word in WORD.findall(term.lower())}
    return frozenset(found | DEPENDENCIES | PLACES | ENGLISH)


@pytest.fixture(scope="module")
def function_words() -> frozenset[str]:
    grammar, cues = load("fr").grammar, load("fr").cues
    phrases = (cues.source_prepositions, cues.weak_source_prepositions, cues.hearsay, cues.negation, cues.conjunctions)
    groups = (
        {words for one in phrases for words, _ in one.entries},
        grammar.articles, grammar.demonstratives, grammar.possessives, grammar.auxiliaries, grammar.prepositions,
        grammar.relative_pronouns, grammar.subject_pronouns, grammar.coordinators, grammar.contractions,
        grammar.agent_prepositions,
    )  # fmt: skip
    return frozenset(word for group in groups for word in group)


def french(text: str, pack: Pack, function_words: frozenset[str], ours: frozenset[str]) -> set[str]:
    """The words of a string that are French and no term of ours."""
    found = set()
    for word in WORD.findall(text.lower()):
        inflected = any(pack.lemmas(word, pos) for pos in ("VERB", "NOUN", "ADJ"))
        if (inflected or word in function_words or (len(word) > 1 and not word.isascii())) and word not in ours:
            found.add(word)
    return found


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_no_french_word_in_the_engine(file: Path, function_words: frozenset[str], ours: frozenset[str]) -> None:
    pack = load("fr")
    found = {(line, word) for line, text in strings(file) for word in french(text, pack, function_words, ours)}
    assert found == set()


@pytest.mark.parametrize(
    "text", ["attaquer", "selon", "les rebelles ont attaqué", "dans", "armée", "était", "près de", "qui"]
)
def test_a_french_word_would_be_seen(text: str, function_words: frozenset[str], ours: frozenset[str]) -> None:
    assert french(text, load("fr"), function_words, ours)


@pytest.mark.parametrize("text", ["nsubj:pass", "place:written", "Armed clash", "obl:agent", "VerbForm=Part"])
def test_terms_of_ours_pass(text: str, function_words: frozenset[str], ours: frozenset[str]) -> None:
    assert french(text, load("fr"), function_words, ours) == set()
