"""``cues.yaml``: the words that tell who says so, how surely, and whether the act happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from vigie.languages import patterns
from vigie.languages.entry import Entry, phrases
from vigie.languages.grammar import Grammar
from vigie.languages.patterns import Pattern
from vigie.languages.words import Forms, Phrases
from vigie.model import Stance, StatementKind

BlamedPlace = Literal["object", "marked", "each", "hinted"]
WORD_KEYS = ("verbs", "nouns", "adjectives", "phrases")
REPORTING_KEYS = ("verbs", "nouns", "prepositions", "weak_prepositions", "source_nouns", "hearsay", "addressing")
PHRASE_LISTS = ("other_act", "toll_scope")


@dataclass(frozen=True, slots=True)
class ReportingVerb(Pattern):
    """A verb of saying with the stance that it lends to what is said."""

    stance: Stance = "stated"


@dataclass(frozen=True, slots=True)
class BlameVerb(Pattern):
    """A verb of blame; ``who`` tells where the blamed party stands: object, or behind the preposition.

    ``each``: the subjects blame each other; ``hinted``: the verb may tell of anything, and blames the armed alone.
    """

    who: BlamedPlace = "object"


@dataclass(frozen=True, slots=True)
class CueWords:
    """Words of one meaning: verb patterns by lemma, noun patterns by lemma, adjective lemmas, free phrases."""

    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    adjectives: frozenset[str]
    phrases: Phrases[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of a language."""

    reporting_verbs: Mapping[str, tuple[ReportingVerb, ...]]
    reporting_nouns: frozenset[str]  # lemmas: communiqué, statement
    source_prepositions: Phrases[Stance]  # "according to" and its stance
    weak_source_prepositions: Phrases[Stance]  # count only before a speaker
    source_nouns: frozenset[str]  # lemmas of nouns that denote a source
    addressing: frozenset[str]  # lemmas of verbs whose object is told something: "tell", "inform"
    hearsay: Phrases[Stance]  # adverbs and phrases without a speaker: "reportedly", "unconfirmed"
    claim: CueWords
    deny: CueWords
    blame: Mapping[str, tuple[BlameVerb, ...]]
    blame_nouns: frozenset[str]
    statements: Mapping[StatementKind, CueWords]
    negation: Phrases[str]
    hypothesis: CueWords  # an act under these verbs and nouns did not happen
    conjunctions: Phrases[str]  # "if", "in case"
    attempted: CueWords
    foiled: CueWords
    other_act: Phrases[str]
    toll_scope: Phrases[str]  # "since the start of": an aggregate follows


def parse(entry: Entry, grammar: Grammar, forms: Forms) -> Cues:
    """Cues from the root of ``cues.yaml``."""
    groups = ("claim", "deny", "hypothesis", "attempted", "foiled")
    fields = entry.fields(("reporting", "blame", "statements", "negation", *groups, *PHRASE_LISTS))
    reporting = fields["reporting"].fields(REPORTING_KEYS)
    hypothesis = fields["hypothesis"].fields(("conjunctions",), WORD_KEYS)
    blame = fields["blame"].fields(("verbs", "nouns"))
    return Cues(
        reporting_verbs=patterns.by_lemma(
            v for item in reporting["verbs"].items() for v in _reporting_verbs(item, grammar)
        ),
        reporting_nouns=reporting["nouns"].keys(),
        source_prepositions=_stances(reporting["prepositions"]),
        weak_source_prepositions=_stances(reporting["weak_prepositions"]),
        source_nouns=reporting["source_nouns"].keys(),
        addressing=reporting["addressing"].keys(),
        hearsay=_stances(reporting["hearsay"]),
        claim=_words(fields["claim"].fields((), WORD_KEYS), grammar, forms),
        deny=_words(fields["deny"].fields((), WORD_KEYS), grammar, forms),
        blame=patterns.by_lemma(v for item in blame["verbs"].items() for v in _blame_verbs(item, grammar)),
        blame_nouns=blame["nouns"].keys(),
        statements=_statements(fields["statements"], grammar, forms),
        negation=phrases(fields["negation"]),
        hypothesis=_words(hypothesis, grammar, forms),
        conjunctions=phrases(hypothesis["conjunctions"]),
        attempted=_words(fields["attempted"].fields((), WORD_KEYS), grammar, forms),
        foiled=_words(fields["foiled"].fields((), WORD_KEYS), grammar, forms),
        other_act=phrases(fields["other_act"]),
        toll_scope=phrases(fields["toll_scope"]),
    )


def _reporting_verbs(item: Entry, grammar: Grammar) -> list[ReportingVerb]:
    fields = item.fields(("verbs", "stance"))
    stance = cast(Stance, fields["stance"].choice(get_args(Stance)))
    found = patterns.patterns(fields["verbs"], "verb", grammar)
    return [ReportingVerb(p.lemma, p.pos, p.before, p.after, p.preposition, stance) for p in found]


def _blame_verbs(item: Entry, grammar: Grammar) -> list[BlameVerb]:
    fields = item.fields(("verbs", "who"))
    who = cast(BlamedPlace, fields["who"].choice(get_args(BlamedPlace)))
    found = patterns.patterns(fields["verbs"], "verb", grammar)
    return [BlameVerb(p.lemma, p.pos, p.before, p.after, p.preposition, who) for p in found]


def _statements(entry: Entry, grammar: Grammar, forms: Forms) -> dict[StatementKind, CueWords]:
    found: dict[StatementKind, CueWords] = {}
    for name, words in entry.fields(get_args(StatementKind)).items():
        found[cast(StatementKind, name)] = _words(words.fields((), WORD_KEYS), grammar, forms)
    return found


def _words(fields: dict[str, Entry], grammar: Grammar, forms: Forms) -> CueWords:
    verbs = patterns.patterns(fields["verbs"], "verb", grammar) if "verbs" in fields else ()
    nouns = patterns.patterns(fields["nouns"], "noun", grammar) if "nouns" in fields else ()
    free: Phrases[str] = phrases(fields["phrases"], forms) if "phrases" in fields else Phrases()
    adjectives: frozenset[str] = fields["adjectives"].keys() if "adjectives" in fields else frozenset()
    return CueWords(patterns.by_lemma(verbs), patterns.by_lemma(nouns), adjectives, free)


def _stances(entry: Entry) -> Phrases[Stance]:
    """A mapping stance -> list of phrases."""
    found = entry.fields((), get_args(Stance))
    return Phrases.of((phrase, cast(Stance, stance)) for stance, row in found.items() for phrase in row.texts())
