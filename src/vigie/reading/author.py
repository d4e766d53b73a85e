"""Texts that an armed party publishes itself: "our fighters have struck" is its claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from vigie.reading.acts import Act
from vigie.reading.names import ARMED_KINDS, GROUPS, Mention

if TYPE_CHECKING:
    from vigie.reading.scene import Scene

_OPENING = 2  # sentences in which a statement names its author


@dataclass(frozen=True, slots=True)
class Author:
    """The party whose outlet speaks of itself as "we": its register id, its country, and where the text names it."""

    id: str | None
    country: str | None
    head: int


def author(scene: Scene) -> Author | None:
    """The armed party that publishes the text and says "we" outside quotations; None for every other outlet.

    It reads the whole text: ``Scene.author`` keeps what it finds.
    """
    words = re.findall(r"[\w'-]+", scene.article.outlet or "")
    matches = (m.entry for m in scene.names.register.match(words) if len(m.entries) == 1)
    entry = next((e for e in matches if e.kind in ARMED_KINDS), None)
    if not any(_first_person(scene, i) for i in range(len(scene.tree))):
        return None
    if entry is None:
        return _of_title(scene) or _of_opening(scene)
    named = (i for i, (_, _, found) in sorted(scene.names.entry_at.items()) if found.id == entry.id)
    forces = (i for i in sorted(scene.names.role_at) if _of_country(scene.names.mention(i), entry.country))
    head = next(chain(named, forces), None)
    return Author(entry.id, entry.country, head) if head is not None else None


def _of_title(scene: Scene) -> Author | None:
    """The armed party whose statement the title announces: "Statement of the armed forces on the raids"."""
    title = [i for i in range(len(scene.tree)) if scene.in_title(i)]
    words = scene.pack.cues.reporting_nouns
    if not any(n in words for i in title for n in scene.finder.lemmas(i, "NOUN")):
        return None
    heads = (i for i in title if i in scene.names.role_at or i in scene.names.entry_at)
    mention = next((m for m in map(scene.names.mention, heads) if m.kind in ARMED_KINDS), None)
    if mention is None:
        return None
    body = (i for i in range(len(scene.tree)) if not scene.in_title(i))
    same = (i for i in body if scene.tree.low[i] == scene.tree.low[mention.head])
    return Author(mention.id, mention.country, next(same, mention.head))


def _of_opening(scene: Scene) -> Author | None:
    """The party that opens a statement by naming itself: "The Front of Kobra informs its friends: our men ..."."""
    tree, words = scene.tree, scene.pack.cues.reporting_nouns
    body = [i for i in range(len(tree)) if not scene.in_title(i)]
    title = re.findall(r"[\w'-]+", f"{scene.article.title or ''} {scene.article.outlet or ''}".lower())
    if not body or words.isdisjoint(title):
        return None
    last = tree.sent[body[0]] + _OPENING
    voices = scene.attribution.voices
    heads = [v.speaker for v in voices if not scene.in_title(v.cue) and tree.sent[v.cue] <= last]
    subjects = (i for i in body if tree.sent[i] <= last and tree.dep[i].startswith("nsubj"))
    heads = heads or [i for i in subjects if scene.names.mention(i).kind in GROUPS]
    named = (h for h in heads if tree.pos[h] != "PRON" and not scene.names.mention(h).civilian)
    head = next((h for h in named if not scene.attribution.quoted[h]), None)
    return Author(None, None, head) if head is not None else None


def own_head(scene: Scene, who: Author, act: Act) -> int | None:
    """The head of the author's name for an act of its own; None where the act is another's."""
    for agent in map(scene.antecedent, act.agents):
        if agent == who.head:
            return agent
        below = (agent, *scene.tree.kids[agent])
        if who.id is not None and any(scene.names.mention(k).id == who.id for k in below):
            return agent
        if _of_country(scene.names.mention(agent), who.country):
            return agent
        if _own_men(scene, agent, who):
            return who.head
    near = [act.at, *act.agents, *act.instruments]
    deeper = [k for head in near[1:] for k in scene.tree.kids[head]]  # "missiles of our brigade"
    marked = (k for head in (*near, *deeper) for k in (head, *scene.tree.kids[head]))
    return who.head if any(_first_person(scene, k) for k in marked) else None


def _own_men(scene: Scene, agent: int, who: Author) -> bool:
    """ "The missile force", "a mobile unit": armed men of no other party, where the author is known."""
    mention, tree = scene.names.mention(agent), scene.tree
    nobody = mention.entry is None and mention.country in (None, who.country) and not mention.unnamed
    of_another = any(tree.pos[k] == "PROPN" for k in tree.with_dep(agent, "nmod", "nmod:poss", "compound"))
    known = who.id is not None or who.country is not None
    return known and mention.kind in ARMED_KINDS - {"police"} and nobody and not of_another


def _first_person(scene: Scene, i: int) -> bool:
    return scene.tree.low[i] in scene.pack.grammar.first_person and not scene.attribution.quoted[i]


def _of_country(mention: Mention, country: str | None) -> bool:
    return mention.kind == "state_forces" and mention.country is not None and mention.country == country
