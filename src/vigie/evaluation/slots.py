"""The slots of an incident: what fills them, and how many fillers of a predicted incident are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from vigie.evaluation.coded import CodedIncident, CodedParty
from vigie.evaluation.likeness import names_somebody, same_party
from vigie.evaluation.similarity import same_subtype
from vigie.evaluation.whereabouts import same_date, same_place

Fillers = Callable[[CodedIncident], list[Hashable]]
Right = Callable[[CodedIncident, CodedIncident], int]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot: ``fillers`` lists what an incident puts in it, ``right`` counts what a pair has in common."""

    name: str
    fillers: Fillers
    right: Right


def shared(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> int:
    """Equal values, each as often as both hold it."""
    return (Counter(gold) & Counter(predicted)).total()


def parties_right(gold: Iterable[CodedParty], predicted: Iterable[CodedParty]) -> int:
    """Gold parties that a predicted one means; each predicted party serves once."""
    left, right = list(predicted), 0
    for party in gold:
        hit = next((other for other in left if same_party(party, other)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


def _present(*values: Hashable) -> list[Hashable]:
    return [value for value in values if value is not None]


def _equal(name: str, fillers: Fillers) -> Slot:
    return Slot(name, fillers, lambda gold, predicted: shared(fillers(gold), fillers(predicted)))


def _parties(name: str, of: Callable[[CodedIncident], tuple[CodedParty, ...]], *, anybody: bool = False) -> Slot:
    """``anybody`` keeps parties such as "unknown attackers", which elsewhere leave the slot empty."""

    def named(incident: CodedIncident) -> list[CodedParty]:
        return [party for party in of(incident) if anybody or names_somebody(party)]

    return Slot(name, lambda i: _present(*named(i)), lambda g, p: parties_right(named(g), named(p)))


def _type_right(gold: CodedIncident, predicted: CodedIncident) -> int:
    both = gold.type is not None and predicted.type is not None
    return int(both and (gold.type == predicted.type or same_subtype(gold, predicted)))


def _subtype_right(gold: CodedIncident, predicted: CodedIncident) -> int:
    both = gold.subtype is not None and predicted.subtype is not None
    return int(both and same_subtype(gold, predicted))


def _date_right(gold: CodedIncident, predicted: CodedIncident) -> int:
    if gold.date is None or predicted.date is None:
        return 0
    return int(same_date(gold.date, predicted.date))


def _named_place(incident: CodedIncident) -> list[Hashable]:
    return _present(incident.place) if incident.place is not None and incident.place.name else []


def _place_right(gold: CodedIncident, predicted: CodedIncident) -> int:
    if not (_named_place(gold) and _named_place(predicted)) or gold.place is None or predicted.place is None:
        return 0
    return int(same_place(gold.place, predicted.place))


def _country(incident: CodedIncident) -> list[Hashable]:
    return _present(incident.place.country) if incident.place is not None else []


def _weapon_kinds(incident: CodedIncident) -> list[Hashable]:
    """Each kind once."""
    return _present(*{weapon.kind for weapon in incident.weapons if weapon.kind})


def _weapon_counts(incident: CodedIncident) -> list[Hashable]:
    return [(weapon.kind, weapon.count) for weapon in incident.weapons if weapon.count is not None]


_ALL = (
    Slot("type", lambda i: _present(i.type), _type_right),
    Slot("subtype", lambda i: _present(i.subtype), _subtype_right),
    _equal("status", lambda i: _present(i.status)),
    Slot("date", lambda i: _present(i.date), _date_right),
    _equal("country", _country),
    Slot("place", _named_place, _place_right),
    _parties("actors", lambda i: i.actors),
    _parties("targets", lambda i: i.targets),
    _equal("weapons", _weapon_kinds),
    _equal("weapon_count", _weapon_counts),
    _equal("killed", lambda i: _present(i.killed)),
    _equal("injured", lambda i: _present(i.injured)),
    _parties("claimed_by", lambda i: i.claimed_by),
    _parties("denied_by", lambda i: i.denied_by),
    _parties("blamed", lambda i: i.blamed, anybody=True),
    _parties("sources", lambda i: i.sources),
)
SLOTS: dict[str, Slot] = {slot.name: slot for slot in _ALL}
"""Every scored slot by name, in the order of the tables."""
