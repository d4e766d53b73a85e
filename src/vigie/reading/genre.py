"""Texts that speak of no conflict in the language of conflict: sport, film, games, markets, history, private crime."""

from __future__ import annotations

from collections import defaultdict

from vigie.reading.scene import Scene

_MANY = 6  # distinct words of one genre that outweigh any number of acts
_SHARE = 0.022  # or so many a word of text, from three on
_FEW = 3


def genre_words(scene: Scene) -> dict[str, set[str]]:
    """The distinct words of each genre that stand in the text."""
    found: dict[str, set[str]] = defaultdict(set)
    for keys in (scene.tree.low, scene.tree.lemma):
        for start, end, genre in scene.pack.genres.find(keys):
            found[genre].add(scene.tree.lemma[start] if end == start + 1 else " ".join(scene.tree.low[start:end]))
    return found


def is_quiet(scene: Scene) -> bool:
    """Whether the words of another genre outweigh the acts."""
    most = max((len(words) for words in genre_words(scene).values()), default=0)
    return most >= _MANY or (most >= _FEW and most >= _SHARE * len(scene.tree))
