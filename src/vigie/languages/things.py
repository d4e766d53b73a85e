"""``weapons.yaml``, ``targets.yaml``, ``casualties.yaml`` and ``places.yaml``: the nouns that fill the fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from vigie.languages import patterns
from vigie.languages.entry import Entry
from vigie.languages.grammar import Grammar
from vigie.languages.patterns import Pattern
from vigie.languages.words import Forms, Phrases, key
from vigie.model import WeaponKind

TargetClass = Literal["property", "military", "civilian", "infrastructure"]
Scale = Literal["site", "settlement", "area"]
CASUALTY_KEYS = (
    "nouns",
    "weak_nouns",
    "adjectives",
    "verbs",
    "passive_verbs",
    "phrases",
    "tallies",
    "denied_verbs",
    "losing_verbs",
    "falling_verbs",
)
PLACE_LISTS = ("near", "in_words", "borders", "centre", "no_places")


@dataclass(frozen=True, slots=True)
class TargetNoun:
    """What a noun for a thing hit means: a neutral English name and a class."""

    name: str
    kind: TargetClass


@dataclass(frozen=True, slots=True)
class CasualtyWords:
    """Words for one outcome: noun lemmas, verb patterns by lemma (active subject or passive subject suffers)."""

    nouns: frozenset[str]
    weak_nouns: frozenset[str]  # count only with a number and near a surer word
    adjectives: frozenset[str]
    verbs: Mapping[str, tuple[Pattern, ...]]
    denied_verbs: Mapping[str, tuple[Pattern, ...]]  # tell of it when denied: "did not survive"
    losing_verbs: Mapping[str, tuple[Pattern, ...]]  # counted persons as objects: "lost eleven men"
    falling_verbs: Mapping[str, tuple[Pattern, ...]]  # counted persons as subjects, nothing behind: "six soldiers fell"
    passive_verbs: Mapping[str, tuple[Pattern, ...]]
    phrases: Phrases[str]
    tallies: Phrases[str]  # name a number that follows: "death toll", "number of dead"


@dataclass(frozen=True, slots=True)
class Casualties:
    """Killed, injured, missing; and the phrases that say that nobody was hurt, with the fields that they set to 0."""

    killed: CasualtyWords
    injured: CasualtyWords
    missing: CasualtyWords
    none: Phrases[tuple[str, ...]]
    toll_words: Phrases[str]
    attackers: frozenset[str]  # lemmas of those who usually attack: their dead are added to those of the other side
    records: Phrases[str]  # comparisons whose span is none of the figure: "the deadliest ... since"
    portions: Phrases[str]  # beside the number of a part: "including", "two of them"
    persons: frozenset[str]  # lemmas that a number may count: personnes, civils, soldats
    earlier: Phrases[str]  # beside a figure that a later one replaces: "against", "initially"
    later: Phrases[str]  # beside the figure that replaces it: "now", "rose to"
    sides: Phrases[str]  # say of whose losses a figure tells: phrase -> "own" or "other"
    questions: Phrases[str]  # "how many"
    sums: Phrases[str]  # add up what was told before: "in all"
    spans: Phrases[str]  # before a stretch of time that holds many acts: "in" six days
    others: Phrases[str]  # behind a number: "three others", "two more"
    added: Phrases[str]  # between persons told one after the other: "as well as"
    groups: frozenset[str]  # lemmas of nouns that mean several persons: family, crew
    not_falling: Phrases[str]  # behind a verb of falling that has another sense: "fell into"
    tellers: frozenset[str]  # lemmas of verbs and nouns that name a bare figure: "speaks of 80", "a toll of 12"


@dataclass(frozen=True, slots=True)
class Places:
    """Nouns before a place name, and the words that tell how near."""

    nouns: Phrases[Scale]
    near: Phrases[str]
    in_words: frozenset[str]
    directions: Phrases[str]  # -> n, s, e, w, ne, nw, se, sw
    centre: frozenset[str]
    borders: frozenset[str]
    no_places: frozenset[str]  # names that stand where places stand: channels, feasts, time zones
    distance_units: dict[str, int]  # word -> metres


def parse_weapons(entry: Entry, forms: Forms) -> Phrases[WeaponKind]:
    """Phrases from a mapping kind -> list of phrases; the longest match counts."""
    rows = entry.fields((), get_args(WeaponKind))
    return Phrases.of(((p, cast(WeaponKind, kind)) for kind, row in rows.items() for p in row.texts()), forms)


def parse_targets(entry: Entry, forms: Forms) -> Phrases[TargetNoun]:
    """Phrases from a mapping class -> {phrase: English name}."""
    found: list[tuple[str, TargetNoun]] = []
    for kind, row in entry.fields((), get_args(TargetClass)).items():
        found += [(p, TargetNoun(name.text(), cast(TargetClass, kind))) for p, name in row.pairs().items()]
    return Phrases.of(found, forms)


def parse_casualties(entry: Entry, grammar: Grammar, forms: Forms) -> Casualties:
    """Casualties from the root of ``casualties.yaml``."""
    fields = entry.fields(
        (
            "killed",
            "injured",
            "missing",
            "none",
            "toll_words",
            "attackers",
            "records",
            "portions",
            "persons",
            "earlier",
            "later",
            "sides",
            "questions",
            "sums",
            "spans",
            "others",
            "added",
            "groups",
            "not_falling",
            "tellers",
        )
    )
    none = fields["none"].fields(("killed", "injured", "both"))
    sides = fields["sides"].fields(("own", "other"))
    sets = {"killed": ("killed",), "injured": ("injured",), "both": ("killed", "injured")}
    return Casualties(
        killed=_casualty(fields["killed"], grammar, forms),
        injured=_casualty(fields["injured"], grammar, forms),
        missing=_casualty(fields["missing"], grammar, forms),
        none=Phrases.of(((p, sets[name]) for name, row in none.items() for p in row.texts()), forms),
        toll_words=Phrases.of((p, p) for p in fields["toll_words"].texts()),
        attackers=frozenset(key(w) for w in fields["attackers"].texts()),
        records=Phrases.of((p, p) for p in fields["records"].texts()),
        portions=Phrases.of((p, p) for p in fields["portions"].texts()),
        persons=frozenset(key(w) for w in fields["persons"].texts()),
        earlier=Phrases.of((p, p) for p in fields["earlier"].texts()),
        later=Phrases.of((p, p) for p in fields["later"].texts()),
        sides=Phrases.of((p, side) for side in ("own", "other") for p in sides[side].texts()),
        questions=Phrases.of((p, p) for p in fields["questions"].texts()),
        sums=Phrases.of((p, p) for p in fields["sums"].texts()),
        spans=Phrases.of((p, p) for p in fields["spans"].texts()),
        others=Phrases.of((p, p) for p in fields["others"].texts()),
        added=Phrases.of((p, p) for p in fields["added"].texts()),
        groups=frozenset(key(w) for w in fields["groups"].texts()),
        not_falling=Phrases.of((p, p) for p in fields["not_falling"].texts()),
        tellers=frozenset(key(w) for w in fields["tellers"].texts()),
    )


def _casualty(entry: Entry, grammar: Grammar, forms: Forms) -> CasualtyWords:
    fields = entry.fields((), CASUALTY_KEYS)
    sets = {k: frozenset(key(w) for w in fields[k].texts()) if k in fields else frozenset() for k in CASUALTY_KEYS[:3]}
    verbs = {
        k: patterns.by_lemma(patterns.patterns(fields[k], "verb", grammar) if k in fields else ())
        for k in ("verbs", "denied_verbs", "losing_verbs", "falling_verbs", "passive_verbs")
    }
    phrases, tallies = (fields[k].texts() if k in fields else () for k in CASUALTY_KEYS[5:7])
    return CasualtyWords(
        sets["nouns"],
        sets["weak_nouns"],
        sets["adjectives"],
        verbs["verbs"],
        verbs["denied_verbs"],
        verbs["losing_verbs"],
        verbs["falling_verbs"],
        verbs["passive_verbs"],
        Phrases.of(((p, p) for p in phrases), forms),
        Phrases.of((p, p) for p in tallies),
    )


def parse_places(entry: Entry, forms: Forms) -> Places:
    """Places from the root of ``places.yaml``."""
    fields = entry.fields(("nouns", "directions", "distance_units", *PLACE_LISTS))
    rows = fields["nouns"].fields(get_args(Scale))
    directions = fields["directions"].fields(("n", "s", "e", "w", "ne", "nw", "se", "sw"))
    sets = {name: frozenset(key(w) for w in fields[name].texts()) for name in PLACE_LISTS[1:]}
    return Places(
        nouns=Phrases.of(((p, cast(Scale, scale)) for scale, row in rows.items() for p in row.texts()), forms),
        near=Phrases.of((p, p) for p in fields["near"].texts()),
        directions=Phrases.of((p, name) for name, row in directions.items() for p in row.texts()),
        distance_units={key(k): v.integer() for k, v in fields["distance_units"].pairs().items()},
        in_words=sets["in_words"],
        centre=sets["centre"],
        borders=sets["borders"],
        no_places=sets["no_places"],
    )
