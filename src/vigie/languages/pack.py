"""The language pack: all words of a language, read and checked once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from vigie.errors import LanguageError
from vigie.languages import (
    calendar,
    cues,
    entry,
    frames,
    genres,
    grammar,
    inflections,
    light_verbs,
    numbers,
    patterns,
    things,
    words,
)
from vigie.languages.calendar import Calendar
from vigie.languages.cues import Cues
from vigie.languages.entry import Entry
from vigie.languages.frames import Frame, FrameName, Trigger
from vigie.languages.genres import GenreWord
from vigie.languages.grammar import Grammar
from vigie.languages.inflections import Inflections, Pos
from vigie.languages.light_verbs import LightVerb
from vigie.languages.numbers import Numbers
from vigie.languages.shelf import Shelf
from vigie.languages.things import Casualties, Places, TargetNoun
from vigie.languages.words import Phrases
from vigie.model import WeaponKind


@dataclass(frozen=True, slots=True)
class Pack:
    """The words of one language. Every lookup is built on load; nothing is read later."""

    lang: str
    grammar: Grammar
    inflections: Inflections
    frames: Mapping[FrameName, Frame]
    verb_triggers: Mapping[str, tuple[Trigger, ...]]  # by head lemma, those that fix most words first
    noun_triggers: Mapping[str, tuple[Trigger, ...]]
    light_verbs: Mapping[str, tuple[LightVerb, ...]]
    cues: Cues
    numbers: Numbers
    calendar: Calendar
    weapons: Phrases[WeaponKind]
    targets: Phrases[TargetNoun]
    casualties: Casualties
    places: Places
    genres: Phrases[GenreWord]  # words of other genres: sport, film, markets
    spellings: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    """How the words of patterns may stand in a text, filled as texts are read."""
    shelves: dict[int, Shelf[Any]] = field(default_factory=dict, repr=False, compare=False)
    """The patterns of a word by the identity of their sequence, filled as texts are read."""

    def lemmas(self, form: str, pos: Pos) -> tuple[str, ...]:
        """The lemmas of a form as VERB, NOUN or ADJ; none if the pack does not know it."""
        return self.inflections.of(form, pos)

    @staticmethod
    def key(form: str) -> str:
        """The spelling under which a form is looked up."""
        return words.key(form)

    @staticmethod
    def fold(form: str) -> str:
        """The key without accents, for words in capitals."""
        return words.fold(form)


def available() -> tuple[str, ...]:
    """The languages that have a pack, in alphabetical order."""
    return tuple(sorted(folder.name for folder in _root().iterdir() if folder.joinpath("pack.yaml").is_file()))


@lru_cache(maxsize=16)
def load(lang: str) -> Pack:
    """The pack of a language. LanguageError if there is none, or if one of its files is wrong (file and line)."""
    if lang not in available():
        raise LanguageError(f"no language pack for {lang!r}; there are: {', '.join(available()) or 'none'}")
    return read(_root().joinpath(lang))


def parser_path(lang: str) -> Path:
    """The folder of the trained parser of a language. LanguageError if there is none."""
    folder = _root().joinpath(lang, "parser")
    if not folder.joinpath("meta.json").is_file():
        raise LanguageError(f"no trained parser for {lang!r} in {folder}")
    with as_file(folder) as path:
        return path


def read(folder: Traversable) -> Pack:
    """Read a pack from its folder and check it."""
    roots = {name: entry.read(folder.joinpath(f"{name}.yaml")) for name in FILES}
    small = grammar.parse(roots["pack"])
    found = inflections.read(folder.joinpath("inflections.tsv"))
    all_frames = frames.parse(roots["frames"], small)
    triggers = [t for frame in all_frames for t in frame.triggers]
    pack = Pack(
        lang=small.lang,
        grammar=small,
        inflections=found,
        frames={frame.name: frame for frame in all_frames},
        verb_triggers=patterns.by_lemma(t for t in triggers if t.pos == "verb"),
        noun_triggers=patterns.by_lemma(t for t in triggers if t.pos == "noun"),
        light_verbs=patterns.by_lemma(light_verbs.parse(roots["light_verbs"], small)),
        cues=cues.parse(roots["cues"], small, found.word_forms),
        numbers=numbers.parse(roots["numbers"]),
        calendar=calendar.parse(roots["calendar"]),
        weapons=things.parse_weapons(roots["weapons"], found.word_forms),
        targets=things.parse_targets(roots["targets"], found.word_forms),
        casualties=things.parse_casualties(roots["casualties"], small, found.word_forms),
        places=things.parse_places(roots["places"], found.word_forms),
        genres=genres.parse(roots["genres"], found.word_forms),
    )
    _check_forms(roots["frames"], triggers, found)
    return pack


FILES = (
    "pack",
    "frames",
    "light_verbs",
    "cues",
    "numbers",
    "calendar",
    "weapons",
    "targets",
    "casualties",
    "places",
    "genres",
)


def _root() -> Traversable:
    return files("vigie.languages")


def _check_forms(root: Entry, triggers: Iterable[Trigger], found: Inflections) -> None:
    """Every trigger's head must have forms, or it could never be found."""
    for trigger in triggers:
        pos: Pos = "VERB" if trigger.pos == "verb" else "NOUN"
        if trigger.lemma not in found.forms[pos]:
            raise LanguageError(
                f"{root.file}:{trigger.line}: {trigger.pos} {trigger.lemma!r} has no forms in inflections.tsv"
            )
