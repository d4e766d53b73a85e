"""When two names mean the same: half of the shorter one's content words stand in the other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vigie.evaluation.coded import CodedParty

_STOP_WORDS = {
    "en": "the a an of in on at to by and for from with near",
    "fr": "de du des la le les l d un une en au aux et dans par sur",
    "es": "el los las del y al",
    "ar": "ال من في على",
}
_STOP = frozenset(word for words in _STOP_WORDS.values() for word in words.split())
_ARTICLE = "ال"  # the Arabic article, written as one word with its noun
_NOBODY = re.compile(r"(?:unknown|unidentified|unnamed)\b", re.IGNORECASE)


@lru_cache(maxsize=65536)
def content_words(text: str | None) -> frozenset[str]:
    """The words of a name without case, accents, stop words and the Arabic article."""
    if not text:
        return frozenset()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return frozenset(_without_article(word) for word in re.findall(r"\w+", bare) if word not in _STOP)


def _without_article(word: str) -> str:
    return word.removeprefix(_ARTICLE) if len(word) > 4 else word


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """At least half of the shorter set stands in the other; nothing is like an empty one."""
    shorter = min(len(one), len(other))
    return shorter > 0 and 2 * len(one & other) >= shorter


def same_party(gold: CodedParty, predicted: CodedParty) -> bool:
    """A name or text of the one is like a name or text of the other."""
    return any(
        alike(content_words(one), content_words(other))
        for one in (gold.name, gold.text)
        for other in (predicted.name, predicted.text)
    )


def names_somebody(party: CodedParty) -> bool:
    """False for "unknown attackers" and the like: an empty slot, in gold as in predictions."""
    return not _NOBODY.match(party.name or "")
