"""The syntax as plain lists."""

from __future__ import annotations

import pytest

from vigie.reading.tree import Tree


@pytest.fixture
def tree() -> Tree:
    """ "Deux soldats et un civil ont fui ." and "Fin ."."""
    words = ["Deux", "soldats", "et", "un", "civil", "ont", "fui", ".", "Fin", "."]
    return Tree(
        word=words,
        low=[w.lower() for w in words],
        pos=["NUM", "NOUN", "CCONJ", "DET", "NOUN", "AUX", "VERB", "PUNCT", "NOUN", "PUNCT"],
        dep=["nummod", "nsubj", "cc", "det", "conj", "aux:tense", "ROOT", "punct", "ROOT", "punct"],
        head=[1, 6, 4, 4, 1, 6, 6, 6, 8, 8],
        lemma=["deux", "soldat", "et", "un", "civil", "avoir", "fuir", ".", "fin", "."],
        feats=["", "Gender=Masc|Number=Plur", "", "Definite=Ind|Number=Sing", "Number=Sing", "", "", "", "", ""],
        start=[0, 5, 13, 16, 19, 25, 29, 32, 34, 37],
        end=[4, 12, 15, 18, 24, 28, 32, 33, 37, 38],
        sent=[0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
        ent=[""] * 10,
    )


def test_children_follow_from_heads(tree: Tree) -> None:
    assert tree.kids[6] == [1, 5, 7]
    assert list(tree.with_dep(6, "aux")) == [5]
    assert tree.subtree(1) == [0, 1, 2, 3, 4]


def test_coordination_and_ancestors(tree: Tree) -> None:
    assert tree.conjuncts(1) == [1, 4]
    assert list(tree.ancestors(3)) == [4, 1, 6]


def test_distance_is_99_across_roots(tree: Tree) -> None:
    assert tree.distance(0, 4) == 2
    assert tree.distance(4, 4) == 0
    assert tree.distance(1, 8) == 99


def test_sentences_and_features(tree: Tree) -> None:
    assert tree.sentences == [range(8), range(8, 10)]
    assert tree.sentence(9) == range(8, 10)
    assert tree.feature(1, "Number") == "Plur"
    assert tree.feature(0, "Number") == ""
