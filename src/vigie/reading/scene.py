"""All that is seen in one text before acts are told apart: the layers that the later steps share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vigie.gazetteer import Gazetteer
from vigie.languages import Pack
from vigie.model import Article, Party, Span
from vigie.parties import Register
from vigie.reading.acts import Act, Acts
from vigie.reading.attribution import Attribution
from vigie.reading.author import Author, author
from vigie.reading.casualties import Casualty, CasualtyFinder
from vigie.reading.classes import Classes
from vigie.reading.counts import Counts, word_value
from vigie.reading.names import Mention, Names
from vigie.reading.patterns import Finder
from vigie.reading.places import Places, Whereabouts
from vigie.reading.prepare import Prepared
from vigie.reading.repair import set_days_apart
from vigie.reading.situations import Arm, Circumstances
from vigie.reading.speakers import with_name
from vigie.reading.steps import StepClock
from vigie.reading.times import Time, Times
from vigie.reading.tree import Tree
from vigie.reading.voice import Voice


@dataclass
class Scene:
    """The layers of one text, and the way from tokens to spans and parties."""

    article: Article
    prepared: Prepared
    tree: Tree
    pack: Pack
    names: Names
    counts: Counts
    finder: Finder
    acts: list[Act]
    grammar_of_acts: Acts
    attribution: Attribution
    times: list[Time]
    places: list[Whereabouts]
    arms: list[Arm]
    casualties: list[Casualty]
    circumstances: Circumstances

    @property
    def published(self) -> date | None:
        return self.article.published

    @cached_property
    def author(self) -> Author | None:
        """The armed party that publishes the text itself, if one does."""
        return author(self)

    def span(self, start: int, end: int) -> Span:
        """The article's span of tokens ``[start, end)``."""
        return self.prepared.span(self.tree.start[start], self.tree.end[end - 1])

    def words(self, start: int, end: int) -> str:
        """The article's own words of tokens ``[start, end)``."""
        return self.article.cut(self.span(start, end))

    def party(self, mention: Mention) -> Party:
        """A mention as a party, with its words cut from the article."""
        return self.names.party(mention, self.words(mention.start, mention.end))

    def speakers(self, i: int) -> tuple[tuple[Party, ...], list[Voice]]:
        """Who vouches for token ``i``: the chain of quoted sources, and the voices behind it."""
        voices = self.attribution.speakers(i)
        chain: list[Party] = []
        for voice in voices[:2]:
            mention = self.speaker(voice.speaker)
            if self.is_speaker(mention):
                party = self.party(mention)
                if party.name not in {p.name for p in chain}:
                    chain.append(party)
        return tuple(chain[:2]), voices

    def speaker(self, head: int) -> Mention:
        """Who speaks where ``head`` is the subject of saying: the noun behind a pronoun, a role with its name."""
        return with_name(self.tree, self.names.mention(self.antecedent(head)))

    def is_speaker(self, mention: Mention) -> bool:
        """Somebody in particular, in a role, or by a noun of sources; no mere place."""
        place = self.tree.ent[mention.head] == "LOC" and not mention.known
        somebody = not mention.unnamed or mention.role is not None
        return not place and (somebody or self.attribution.speech.named_source(mention.head))

    def antecedent(self, head: int) -> int:
        """The noun that a pronoun in subject position stands for: the last speaker or subject named before it."""
        return self.attribution.antecedent(head)

    def in_title(self, i: int) -> bool:
        return self.tree.start[i] < self.prepared.title_end


def see(
    article: Article,
    prepared: Prepared,
    tree: Tree,
    pack: Pack,
    register: Register,
    gazetteer: Gazetteer,
    clock: StepClock,
) -> Scene:
    """Build the layers, each from those before it."""
    with clock.step("times"):
        times = Times(tree, pack, article.published, lambda word: word_value(word, pack.numbers)).find()
        set_days_apart(tree, times)
    with clock.step("names"):
        names = Names(tree, prepared, pack, register, gazetteer)
    with clock.step("counts"):
        counts = Counts(tree, pack)
    with clock.step("places"):
        places = Places(tree, names, pack, gazetteer).find()
    with clock.step("frames"):
        finder = Finder(tree, pack)
        days = frozenset(i for time in times for i in range(time.start, time.end))
        grammar_of_acts = Acts(tree, finder, Classes(tree, pack, names), frozenset(names.entry_at), days)
        acts = grammar_of_acts.find()
        arms = find_arms(tree, pack, counts)
        casualties = CasualtyFinder(tree, finder, counts, grammar_of_acts).find()
    with clock.step("attribution"):
        mute = frozenset(_mute(acts, arms, times, places))
        attribution = Attribution(
            tree, finder, grammar_of_acts, mute, frozenset(names.role_at) | frozenset(names.entry_at)
        )
    paragraph = paragraphs(tree, prepared)
    parties = frozenset(names.role_at) | frozenset(names.entry_at)
    circumstances = Circumstances(tree, places, times, arms, parties, paragraph, attribution, pack.grammar)
    circumstances.set_topics(next((n for i, n in enumerate(paragraph) if tree.start[i] >= prepared.title_end), 0))
    return Scene(
        article, prepared, tree, pack, names, counts, finder, acts, grammar_of_acts, attribution, times, places, arms,
        casualties, circumstances,
    )  # fmt: skip


def paragraphs(tree: Tree, prepared: Prepared) -> list[int]:
    """The number of the paragraph of each token."""
    number, found = -1, []
    for start in tree.start:
        number += start in prepared.breaks
        found.append(max(number, 0))
    return found


def _mute(acts: list[Act], arms: list[Arm], times: list[Time], places: list[Whereabouts]) -> Iterator[int]:
    """Tokens that never head a speaker: acts, weapons, times, and places in locative position."""
    yield from (a.at for a in acts if a.nominal)
    yield from (i for arm in arms for i in range(arm.start, arm.end))
    yield from (i for time in times for i in range(time.start, time.end))
    yield from (i for place in places if place.locative for i in range(place.start, place.end))


_UNCOUNTED = frozenset(
    {"small_arms", "airstrike", "knife", "fire", "vehicle", "other"}
)  # bullets: no number; of planes only two or more


def find_arms(tree: Tree, pack: Pack, counts: Counts) -> list[Arm]:
    """Weapons by the pack's phrases, the longest first, with their written number."""
    found = []
    for start, end, kind in pack.weapons.find(tree.low):
        inside = range(start, end)
        head = next((i for i in inside if tree.head[i] not in inside), start)
        number = counts.number_of(head)
        count = number.count.min if number and not number.vague else None
        if count is None and number is None:
            bare = counts.of(head)
            count = 1 if bare and bare.min == bare.max == 1 else None
        told = kind not in _UNCOUNTED or (kind == "airstrike" and (count or 0) > 1)
        found.append(Arm(start, end, kind, (count or None) if told else None))
    return found
