"""The shortest noun phrase around a head."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.scene import Scene

See = Callable[..., Scene]


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("Un porte-parole de la police a parlé.", "porte-parole", "Un porte-parole de la police"),
        ("Deux étudiants kidnappés jeudi ont été libérés.", "étudiants", "Deux étudiants"),
        ("Les forces russes ont bombardé le dépôt.", "forces", "Les forces russes"),
        ("La base d'occupation a été visée par des roquettes.", "base", "La base d'occupation"),
    ],
)
def test_phrase_around_a_head(scene: See, text: str, head: str, phrase: str) -> None:
    seen = scene(text)
    start, end = seen.names.extents.of(seen.tree.word.index(head))
    assert seen.words(start, end) == phrase
