"""What ``training/<lang>/inflect.py`` of all languages share: the words of a pack that need forms, and the file.

A language brings its rules (``Rules``); which words they are asked for is read here from the YAML files of the pack.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from vigie.languages import cues, entry, frames, genres, grammar, light_verbs, things
from vigie.languages.entry import Entry
from vigie.languages.grammar import Grammar
from vigie.languages.patterns import Pattern
from vigie.languages.words import key, only_itself, split

FormsOf = Callable[[str], list[str]]
PACK_FILES = ("pack", "frames", "light_verbs", "cues", "weapons", "targets", "casualties", "places", "genres")


@dataclass(frozen=True, slots=True)
class Rules:
    """The forms of a lemma by its class, the lemma first."""

    verb: FormsOf
    noun: FormsOf
    adjective: FormsOf


@dataclass(slots=True)
class Words:
    """The words that need forms; ``fixed``, ``phrases`` and ``genres`` are for the language to sort."""

    verbs: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    adjectives: set[str] = field(default_factory=set)
    implicatives: set[str] = field(default_factory=set)
    prepositions: set[str] = field(default_factory=set)
    fixed: set[str] = field(default_factory=set)  # words that patterns fix behind their head
    phrases: list[str] = field(default_factory=list)  # noun phrases: weapons, targets, places
    genres: list[str] = field(default_factory=list)  # free phrases of other genres

    def patterns(self, found: Iterable[Pattern]) -> None:
        """Heads and fixed words of patterns."""
        for pattern in found:
            (self.verbs if pattern.pos == "verb" else self.nouns).add(pattern.lemma)
            self.fixed.update(pattern.after)

    def lookup(self, rows: Mapping[str, tuple[Pattern, ...]]) -> None:
        """Heads of patterns that stand by lemma."""
        for row in rows.values():
            self.patterns(row)


def folder_of(lang: str) -> Traversable:
    """The folder of a language's pack."""
    return files("vigie.languages").joinpath(lang)


def collect(folder: Traversable) -> Words:
    """The words of a pack. A file that is not written yet is passed over with a message on standard error."""
    roots = dict(_roots(folder))
    words = Words()
    if "pack" not in roots:  # without its prepositions and clitics no pattern can be split
        return words
    small = grammar.parse(roots["pack"])
    _grammar(small, words)
    if "frames" in roots:
        words.patterns(t for frame in frames.parse(roots["frames"], small) for t in frame.triggers)
    if "light_verbs" in roots:
        words.patterns(light_verbs.parse(roots["light_verbs"], small))
    if "cues" in roots:
        _cues(roots["cues"], small, words)
    if "casualties" in roots:
        _casualties(roots["casualties"], small, words)
    words.phrases += [key(phrase) for phrase in _phrases(roots)]
    words.genres += [key(phrase) for phrase in _genres(roots)]
    return words


def conjugated(words: Words, forms: FormsOf, clear: Callable[[str], set[str]]) -> frozenset[str]:
    """Words that begin phrases as forms of a verb ("beheaded", "beheads"): they take no noun's plural.

    A form that a noun may share with its verb counts where phrases name a ``clear`` form of that verb as well.
    """
    firsts = {split(phrase)[0] for phrase in words.phrases}
    return frozenset(form for verb in words.verbs if firsts & clear(verb) for form in firsts & set(forms(verb)))


def _roots(folder: Traversable) -> Iterator[tuple[str, Entry]]:
    for name in PACK_FILES:
        path = folder.joinpath(f"{name}.yaml")
        if path.is_file():
            yield name, entry.read(path)
        else:
            print(f"{name}.yaml is absent: its words get no forms", file=sys.stderr)


def _grammar(small: Grammar, words: Words) -> None:
    words.verbs |= (
        small.auxiliaries | small.copulas | small.be_verbs | small.noun_agent_participles | small.target_participles
    )
    words.nouns |= small.speakers | small.measure_nouns
    words.implicatives |= small.implicatives
    words.prepositions |= small.prepositions


def _cues(root: Entry, small: Grammar, words: Words) -> None:
    found = cues.parse(root, small, only_itself)
    words.nouns |= found.reporting_nouns | found.source_nouns | found.blame_nouns
    words.lookup(found.reporting_verbs)
    words.lookup(found.blame)
    for group in (found.claim, found.deny, found.hypothesis, found.attempted, found.foiled, *found.statements.values()):
        words.lookup(group.verbs)
        words.lookup(group.nouns)
        words.adjectives |= group.adjectives


def _casualties(root: Entry, small: Grammar, words: Words) -> None:
    hurt = things.parse_casualties(root, small, only_itself)
    for outcome in (hurt.killed, hurt.injured, hurt.missing):
        words.nouns |= outcome.nouns | outcome.weak_nouns
        words.adjectives |= outcome.adjectives
        words.lookup(outcome.verbs)
        words.lookup(outcome.passive_verbs)
    words.nouns |= hurt.persons


def _phrases(roots: Mapping[str, Entry]) -> Iterator[str]:
    if "weapons" in roots:
        yield from (p for p, _ in things.parse_weapons(roots["weapons"], only_itself).entries)
    if "targets" in roots:
        yield from (p for p, _ in things.parse_targets(roots["targets"], only_itself).entries)
    if "places" in roots:
        yield from (p for p, _ in things.parse_places(roots["places"], only_itself).nouns.entries)


def _genres(roots: Mapping[str, Entry]) -> Iterator[str]:
    if "genres" in roots:
        yield from (p for p, _ in genres.parse(roots["genres"], only_itself).entries)


def render(header: str, words: Words, rules: Rules) -> str:
    """The whole file as text: a comment, then the rows in order."""
    return f"# {header}\n" + "".join(f"{row}\n" for row in rows(words, rules))


def rows(words: Words, rules: Rules) -> Iterator[str]:
    """The lines of the file: verbs, nouns, adjectives, each sorted."""
    groups = (
        ("VERB", words.verbs, rules.verb),
        ("NOUN", words.nouns, rules.noun),
        ("ADJ", words.adjectives, rules.adjective),
    )
    for pos, lemmas, forms in groups:
        for lemma in sorted(lemmas):
            yield f"{lemma}\t{pos}\t{' '.join(forms(lemma))}"


def write(lang: str, text: str) -> None:
    """Write ``inflections.tsv`` into the pack."""
    Path(str(folder_of(lang).joinpath("inflections.tsv"))).write_text(text, encoding="utf-8")
