"""Texts that speak of no conflict in the language of conflict: sport, film, games, markets, history, private crime."""

from __future__ import annotations

from collections import Counter

from vigie.reading.scene import Scene

_QUIET = 6  # weight of the distinct words of one genre from which a text is quiet
_SHARE = 0.02  # or so much a word of text, from three on: a short text needs fewer
_LEAST = 3


def genre_weights(scene: Scene) -> Counter[str]:
    """The weight of each genre in the text: its distinct words, strong ones twice."""
    seen: set[tuple[str, str]] = set()
    weights: Counter[str] = Counter()
    for keys in (scene.tree.low, scene.tree.lemma):
        for start, end, word in scene.pack.genres.find(keys):
            text = scene.tree.lemma[start] if end == start + 1 else " ".join(scene.tree.low[start:end])
            if (word.genre, text) not in seen:
                seen.add((word.genre, text))
                weights[word.genre] += word.weight
    return weights


def is_quiet(scene: Scene) -> bool:
    """Whether the words of another genre outweigh the acts."""
    most = max(genre_weights(scene).values(), default=0)
    return most >= _QUIET or (most >= _LEAST and most >= _SHARE * len(scene.tree))
