"""``numbers.yaml``: number words, vague amounts and bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from vigie.languages.entry import Entry, phrases
from vigie.languages.words import Phrases, key

Bound = Literal["min", "max", "about"]
MAPS = ("cardinals", "multipliers", "approximate", "vague", "ordinals")
LISTS = ("one", "half", "joiners", "digits_joiners")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words. Values are whole numbers; ``vague`` gives the least number meant."""

    cardinals: dict[str, int]  # pieces that add up: vingt 20, six 6
    multipliers: dict[str, int]  # multiply what stands before them: cent 100, mille 1000
    approximate: dict[str, int]  # a count noun taken as exact: quinzaine 15
    vague: dict[str, int]  # dizaines 20, plusieurs 2
    ordinals: dict[str, int]
    modifiers: Phrases[Bound]
    none: Phrases[str]
    one: frozenset[str]
    half: frozenset[str]
    joiners: frozenset[str]  # words inside a number: vingt et un
    digits_joiners: frozenset[str]  # what may part groups of digits: "1 200", "1.200"


def parse(entry: Entry) -> Numbers:
    """Numbers from the root of ``numbers.yaml``."""
    fields = entry.fields(("modifiers", "none", *MAPS, *LISTS))
    bounds = fields["modifiers"].fields(get_args(Bound))
    return Numbers(
        modifiers=Phrases.of((word, cast(Bound, bound)) for bound, row in bounds.items() for word in row.texts()),
        none=phrases(fields["none"]),
        cardinals=_integers(fields["cardinals"]),
        multipliers=_integers(fields["multipliers"]),
        approximate=_integers(fields["approximate"]),
        vague=_integers(fields["vague"]),
        ordinals=_integers(fields["ordinals"]),
        one=fields["one"].keys(),
        half=fields["half"].keys(),
        joiners=fields["joiners"].keys(),
        digits_joiners=_raw(fields["digits_joiners"]),
    )


def _integers(entry: Entry) -> dict[str, int]:
    return {key(k): v.integer() for k, v in entry.pairs().items()}


def _raw(entry: Entry) -> frozenset[str]:
    """Texts, of which some may be white space (a thin space parts digits)."""
    return frozenset(str(item.node.value) if item.is_text else item.text() for item in entry.items())
