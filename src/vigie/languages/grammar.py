"""``pack.yaml``: the small words of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from vigie.languages.entry import Entry
from vigie.languages.words import Phrases, key

WORD_LISTS = (
    "abbreviations", "articles", "demonstratives", "possessives", "auxiliaries", "be_verbs", "measure_nouns", "copulas",
    "agent_prepositions",
    "noun_agent_prepositions", "noun_agent_participles", "target_prepositions", "target_participles", "with_words",
    "relative_pronouns", "subject_pronouns", "plural_pronouns", "impersonal_pronouns", "coordinators", "speakers",
    "titles", "unnamed", "implicatives", "reciprocal_prepositions",
)  # fmt: skip
MAPS = ("contractions", "clitics")
Modal = Literal["future", "conditional"]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed word classes of a language. Every set holds keys (lower case, straight apostrophes)."""

    lang: str
    name: str
    abbreviations: frozenset[str]  # end in a full stop that ends no sentence, with the stop
    articles: frozenset[str]
    demonstratives: frozenset[str]
    possessives: frozenset[str]
    determiners: frozenset[str]  # articles and possessives that are no prepositions too: patterns leave them out
    auxiliaries: frozenset[str]  # lemmas
    be_verbs: frozenset[str]  # lemmas whose perfect has the auxiliary of the passive: "est tombé" is active
    copulas: frozenset[str]  # lemmas
    measure_nouns: frozenset[str]  # lemmas: in "a series of raids" the noun behind them is what counts
    contractions: dict[str, tuple[str, ...]]  # surface word -> its words, the preposition first
    clitics: dict[str, str]  # surface clitic -> its name in patterns
    prepositions: frozenset[str]  # prepositions that may close a pattern
    agent_prepositions: frozenset[str]  # before the agent of a passive
    noun_agent_prepositions: frozenset[str]  # before the agent of an act noun
    noun_agent_participles: frozenset[str]  # lemmas: "an attack led by X"
    target_prepositions: Phrases[str]  # before the target of an act noun
    target_participles: frozenset[str]  # lemmas: "an attack aimed at X"
    with_words: frozenset[str]  # before the weapon
    relative_pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]  # subject pronouns that stand for several
    impersonal_pronouns: frozenset[str]
    coordinators: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    speakers: frozenset[str]  # lemmas of nouns that denote people who speak to the press
    titles: frozenset[str]  # words before a person's name
    unnamed: Phrases[str]  # "armed men": parties without a name
    first_person: frozenset[str]  # "we", "our": the author speaks
    participle_endings: frozenset[str]  # of past participles: a form that ends otherwise is finite
    reciprocal_prepositions: frozenset[str]  # before both sides: "clashes between A and B"
    implicatives: frozenset[str]  # lemmas: an infinitive under these verbs took place ("managed to", "made ... do")
    head_last: bool  # a noun's modifiers stand before it: the head of "drone strike" is its last word
    modals: dict[str, Modal]  # auxiliaries that stand for a tense or a mood
    bare_plural: bool  # a plural without article is indefinite: "killing civilians"

    def preposition(self, form: str) -> str:
        """The preposition inside a contraction; the key itself elsewhere."""
        return self.contractions.get(key(form), (key(form),))[0]


def parse(entry: Entry) -> Grammar:
    """Grammar from the root of ``pack.yaml``."""
    fields = entry.fields(
        ("lang", "name", "prepositions", "quotes", *WORD_LISTS, *MAPS),
        ("first_person", "noun_head", "bare_plural", "modals", "participle_endings"),
    )
    words = {name: frozenset(key(w) for w in fields[name].texts()) for name in WORD_LISTS}
    contractions = {key(k): tuple(key(w) for w in v.texts()) for k, v in fields["contractions"].pairs().items()}
    prepositions = frozenset(key(w) for w in fields["prepositions"].texts())
    return Grammar(
        lang=fields["lang"].text(),
        name=fields["name"].text(),
        prepositions=prepositions,
        determiners=(words["articles"] | words["possessives"]) - prepositions - contractions.keys(),
        quotes=tuple(_quotes(item) for item in fields["quotes"].items()),
        contractions=contractions,
        clitics={key(k): key(v.text()) for k, v in fields["clitics"].pairs().items()},
        target_prepositions=Phrases.of((w, w) for w in sorted(words.pop("target_prepositions"))),
        unnamed=Phrases.of((w, w) for w in sorted(words.pop("unnamed"))),
        first_person=frozenset(key(w) for w in fields["first_person"].texts())
        if "first_person" in fields
        else frozenset(),
        participle_endings=frozenset(key(w) for w in fields["participle_endings"].texts())
        if "participle_endings" in fields
        else frozenset(),
        head_last="noun_head" in fields and fields["noun_head"].choice(("first", "last")) == "last",
        modals=_modals(fields["modals"]) if "modals" in fields else {},
        bare_plural="bare_plural" in fields and fields["bare_plural"].flag(),
        **words,
    )


def _modals(entry: Entry) -> dict[str, Modal]:
    rows = entry.fields((), get_args(Modal)).items()
    return {key(word): cast(Modal, name) for name, words in rows for word in words.texts()}


def _quotes(entry: Entry) -> tuple[str, str]:
    marks = [item.text() for item in entry.items()]
    if len(marks) != 2:
        entry.fail("expected an opening and a closing mark")
    return marks[0], marks[1]
