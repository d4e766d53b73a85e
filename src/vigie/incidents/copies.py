"""Copies of one text: syndicated copies are one voice, however many outlets print them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from vigie.gazetteer.fold import strict_key
from vigie.model import Article

SHINGLE_WORDS = 4
COPY_JACCARD = 0.8


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of four folded words; one run where the text is shorter."""
    words = strict_key(text).split()
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    return frozenset(tuple(words[i : i + SHINGLE_WORDS]) for i in range(last))


def is_copy(left: Article, right: Article) -> bool:
    """Equal texts, or texts that share more than 0.8 of their shingles (Jaccard). Titles do not count."""
    return left.text == right.text or _alike(*sorted((left.text, right.text)))


@lru_cache(maxsize=65536)
def _alike(left: str, right: str) -> bool:
    one, two = _shingles(left), _shingles(right)
    if min(len(one), len(two)) < COPY_JACCARD * max(len(one), len(two)):
        return False
    return len(one & two) > COPY_JACCARD * len(one | two)


def copy_groups(articles: Iterable[Article]) -> dict[str, str]:
    """Article id to the id of the first article (by id) that it copies, directly or through others."""
    ordered = sorted({a.id: a for a in articles}.values(), key=lambda a: a.id)
    group: dict[str, str] = {}
    for i, article in enumerate(ordered):
        originals = {group[earlier.id] for earlier in ordered[:i] if is_copy(earlier, article)}
        first = min(originals, default=article.id)
        group |= {key: first for key, value in group.items() if value in originals}
        group[article.id] = first
    return group
