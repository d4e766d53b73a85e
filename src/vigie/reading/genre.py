"""Texts that speak of no conflict in the language of conflict: sport, film, games, markets, history, private crime."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from vigie.languages import Pack
from vigie.reading.scene import Scene

_QUIET = 6  # weight of the distinct words of one genre from which a text is quiet
_SHARE = 0.02  # or so much a word of text, from three on: a short text needs fewer
_LEAST = 3


def genre_weights(scene: Scene) -> Counter[str]:
    """The weight of each genre in the text: its distinct words, strong ones twice."""
    return weights_of(scene.pack, (scene.tree.low, scene.tree.lemma), scene.tree.lemma.__getitem__)


def weights_of(pack: Pack, rows: Iterable[Sequence[str]], name: Callable[[int], str]) -> Counter[str]:
    """The weight of each genre in rows of words; ``name`` gives what tells one-word hits apart."""
    seen: set[tuple[str, str]] = set()
    weights: Counter[str] = Counter()
    for keys in rows:
        for start, end, word in pack.genres.find(keys):
            text = name(start) if end == start + 1 else " ".join(keys[start:end])
            if (word.genre, text) not in seen:
                seen.add((word.genre, text))
                weights[word.genre] += word.weight
    return weights


def is_quiet(scene: Scene) -> bool:
    """Whether the words of another genre outweigh the acts."""
    return outweighs(genre_weights(scene), len(scene.tree))


def outweighs(weights: Counter[str], words: int) -> bool:
    """Whether the words of one genre make a text of so many words quiet."""
    most = max(weights.values(), default=0)
    return most >= _QUIET or (most >= _LEAST and most >= _SHARE * words)
