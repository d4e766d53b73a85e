"""CEAF-REE over event templates, as published for MUC-4 with GTT (Du, Rush and Cardie, NAACL 2021).

A template is an incident type and, for each of five slots, a list of entities; an entity is a list of strings. Strings
are compared in lower case, without punctuation and articles. The templates of a document are mapped one to one, for the
best F1 of the document; only templates may be mapped where the predicted type is a substring of the gold one. A
predicted entity is right if all its strings are among those of one gold entity of the same slot; a gold entity is found
if some predicted entity is right by it. Counts are added up over documents, slots and the types (micro average).
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPE = "incident_type"
TOTAL = "micro_avg"

_STATES = 5000

Entity = tuple[str, ...]

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type and the entities of each slot."""

    type: str
    slots: Mapping[str, tuple[Entity, ...]]

    def entities(self, slot: str) -> tuple[Entity, ...]:
        return self.slots.get(slot, ())

    @staticmethod
    def of(type_: str, slots: Mapping[str, Iterable[Iterable[str]]]) -> Template:
        """A template with its strings normalised."""
        return Template(type_.lower(), {slot: _normal(entities) for slot, entities in slots.items()})


@dataclass(slots=True)
class Tally:
    """What was right of the predicted, and found of the gold entities, by slot."""

    right: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.predicted += other.predicted
        self.found += other.found
        self.gold += other.gold

    def figures(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F1 of each slot, of the type and of all together."""
        counts = (self.right, self.predicted, self.found, self.gold)
        rows = {name: tuple(count[name] for count in counts) for name in (TYPE, *SLOTS)}
        rows[TOTAL] = tuple(sum(count.values()) for count in counts)
        return {name: _figures(*row) for name, row in rows.items()}


def normalised(text: str) -> str:
    """Lower case, without punctuation, articles and double spaces."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_NO_PUNCTUATION)).split())


def _normal(entities: Iterable[Iterable[str]]) -> tuple[Entity, ...]:
    return tuple(tuple(dict.fromkeys(normalised(text) for text in entity)) for entity in entities)


def score(predicted: list[Template], gold: list[Template]) -> Tally:
    """The counts of one document under its best mapping."""
    tally = Tally(predicted=_sizes(predicted), gold=_sizes(gold))
    for p, g in best_mapping(predicted, gold).items():
        matched = _matched(predicted[p], gold[g])
        tally.right += matched.right
        tally.found += matched.found
    return tally


def best_mapping(predicted: list[Template], gold: list[Template]) -> dict[int, int]:
    """From predicted to gold templates, one to one, with the best F1.

    All sums that can be reached are kept, by the gold templates used up; of more than ``_STATES`` the greatest.
    """
    pairs = {(p, g): _matched(one, other) for p, one in enumerate(predicted) for g, other in enumerate(gold)}
    gains = {at: (pair.right.total(), pair.found.total()) for at, pair in pairs.items()}
    states: dict[tuple[frozenset[int], int, int], dict[int, int]] = {(frozenset(), 0, 0): {}}
    for p, template in enumerate(predicted):
        for (used, right, found), mapping in list(states.items()):
            for g, wanted in enumerate(gold):
                if g not in used and template.type in wanted.type:
                    sums = (right + gains[p, g][0], found + gains[p, g][1])
                    states.setdefault((used | {g}, *sums), {**mapping, p: g})
        if len(states) > _STATES:
            states = dict(sorted(states.items(), key=lambda state: -state[0][1] - state[0][2])[:_STATES])
    sizes = _sizes(predicted).total(), _sizes(gold).total()
    return max(states.items(), key=lambda state: _f1(state[0][1], sizes[0], state[0][2], sizes[1]))[1]


def _matched(predicted: Template, gold: Template) -> Tally:
    """What two mapped templates share; their types do."""
    tally = Tally(right=Counter({TYPE: 1}), found=Counter({TYPE: 1}))
    for slot in SLOTS:
        ours, theirs = predicted.entities(slot), gold.entities(slot)
        tally.right[slot] = sum(any(set(one) <= set(other) for other in theirs) for one in ours)
        tally.found[slot] = sum(any(set(one) <= set(other) for one in ours) for other in theirs)
    return tally


def _sizes(templates: list[Template]) -> Counter[str]:
    sizes = Counter({TYPE: len(templates)})
    for template in templates:
        sizes.update({slot: len(template.entities(slot)) for slot in SLOTS})
    return sizes


def _figures(right: int, predicted: int, found: int, gold: int) -> dict[str, float]:
    precision, recall = right / predicted if predicted else 0.0, found / gold if gold else 0.0
    f1 = _f1(right, predicted, found, gold)
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * f1, 1), "gold": gold}


def _f1(right: int, predicted: int, found: int, gold: int) -> float:
    precision, recall = right / predicted if predicted else 0.0, found / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
