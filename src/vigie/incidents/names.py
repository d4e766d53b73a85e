"""Names of parties and places brought to one form, so that spelling does not hide sameness."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from vigie.gazetteer.fold import fold as loose_key
from vigie.gazetteer.fold import strict_key
from vigie.model import Party

_ARTICLES = frozenset({"al", "el", "at", "the", "la", "le", "les", "los", "las"})
"""Articles that one outlet writes before a name and the next leaves out."""
_ALIKE = 0.88
_SHORT = 4
"""Names of up to this many letters are acronyms: near is not the same."""


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """The folded name without articles, unless nothing would be left; words parted by one space."""
    folded = strict_key(text)
    return " ".join(w for w in folded.split() if w not in _ARTICLES) or folded


def fold_place(text: str) -> str:
    """The folded name of a place: transliterations of one name come out equal."""
    return loose_key(text)


@lru_cache(maxsize=65536)
def likeness(left: str, right: str) -> float:
    """How alike two folded names are, from 0 to 1, whatever the order of their words."""
    return float(fuzz.token_sort_ratio(left, right)) / 100.0


def same_party(left: Party, right: Party) -> bool:
    """One party under one id, or (where an id is missing) under one name or nearly one."""
    if left.id and right.id:
        return left.id == right.id
    one, two = fold_name(left.name), fold_name(right.name)
    return one == two or (min(len(one), len(two)) > _SHORT and likeness(one, two) >= _ALIKE)


def vague(party: Party) -> bool:
    """Whether a party is known by its role alone ("armed group", "soldiers"): it may be anybody of that role.

    The neutral name of a role is a common noun, in small letters; whoever is named has a capital somewhere.
    """
    return party.id is None and party.name.islower()
