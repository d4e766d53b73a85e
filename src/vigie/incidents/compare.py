"""How alike two reports are: a table of named features, each with a weight and a reason.

A feature gives a value from 0 (differ) to 1 (agree), or None where one side is silent. The weighted sum is a log-odds.
"""

from __future__ import annotations

from collections.abc import Callable

from vigie.gazetteer.fold import strict_key
from vigie.incidents.account import Account, Key
from vigie.incidents.geometry import gap_km, place_names, same_name
from vigie.incidents.names import fold_name, likeness, same_party, vague
from vigie.incidents.weights import Weights, default_weights
from vigie.model import Count, DatePrecision, FieldName, Frozen, Party

Measure = Callable[[Account, Account], float | None]

FADE_KM = 40.0
"""Beyond the reach of both places agreement fades out over this distance."""
VAGUE: dict[DatePrecision, float] = {"day": 1.0, "week": 0.75, "month": 0.6, "year": 0.55}
"""What an overlap says when the vaguer date is a day, a week, a month, a year."""


class Feature(Frozen):
    """One line of the explanation: value from 0 to 1 and the log-odds it adds."""

    name: str
    value: float
    weight: float


class Comparison(Frozen):
    """Why two reports are taken for one act, or not. ``score`` is the bias and the sum of the weights."""

    left: Key
    right: Key
    score: float
    features: tuple[Feature, ...]


def place_distance(left: Account, right: Account) -> float | None:
    """1 within the reach of both places, 0 from ``FADE_KM`` beyond it."""
    gap = gap_km(left.place, right.place) if left.place and right.place else None
    return None if gap is None else max(0.0, 1.0 - gap / FADE_KM)


def place_name(left: Account, right: Account) -> float | None:
    """1 for one name or gazetteer entry, else how alike the names are; silent between two alphabets."""
    if left.place is None or right.place is None or "country" in (left.place.precision, right.place.precision):
        return None
    if same_name(left.place, right.place):
        return 1.0
    pairs = [(a, b) for a in place_names(left.place) for b in place_names(right.place) if a.isascii() == b.isascii()]
    best = max((likeness(a, b) for a, b in pairs), default=None)
    return None if best is None else max(0.0, 2.0 * best - 1.0)


def place_known(left: Account, right: Account) -> float | None:
    """0 where neither distance nor name can be compared: a common country and day is little. Else silent."""
    silent = place_distance(left, right) is None and place_name(left, right) is None
    return 0.0 if silent else None


def country(left: Account, right: Account) -> float | None:
    """1 for one country."""
    if left.place is None or right.place is None or not left.place.country or not right.place.country:
        return None
    return float(left.place.country == right.place.country)


def date_gap(left: Account, right: Account) -> float | None:
    """1 for a common day, 0.55 for neighbouring days, less than 1 for vague dates; silent where a date is missing."""
    if left.when is None or right.when is None:
        return None
    if left.when.start <= right.when.end and right.when.start <= left.when.end:
        return min(VAGUE[left.when.precision], VAGUE[right.when.precision])
    gap = max((left.when.start - right.when.end).days, (right.when.start - left.when.end).days)
    return 0.55 if gap == 1 else 0.0


def type_family(compatible: frozenset[frozenset[str]]) -> Measure:
    """1 for one sub-event type, 0.8 for compatible ones, 0.7 within one event type."""

    def measure(left: Account, right: Account) -> float | None:
        if left.kind is None or right.kind is None:
            return None
        if left.kind.subtype == right.kind.subtype:
            return 1.0
        if frozenset((left.kind.subtype, right.kind.subtype)) in compatible:
            return 0.8
        close = left.kind.type == right.kind.type and left.kind.type != "Strategic developments"
        return 0.7 if close else 0.0

    return measure


def _parties(left: tuple[Party, ...], right: tuple[Party, ...]) -> float | None:
    """How alike the most alike of those named are; a role alone ("armed group") agrees and disagrees with nobody."""
    one, two = ([p for p in side if not vague(p)] for side in (left, right))
    if not one or not two:
        return None
    if any(same_party(a, b) for a in one for b in two):
        return 1.0
    return max(likeness(fold_name(a.name), fold_name(b.name)) for a in one for b in two) / 2


def doers(left: Account, right: Account) -> float | None:
    """1 where one party stands on both sides as actor, claimant or blamed.

    Of a foiled act one outlet names who tried it, the next who foiled it: there only agreement counts.
    """
    value = _parties(left.doers, right.doers)
    return None if value != 1.0 and "foiled" in (left.status, right.status) else value


def targets(left: Account, right: Account) -> float | None:
    """1 where one party is the target on both sides."""
    return _parties(left.targets, right.targets)


def weapons(left: Account, right: Account) -> float | None:
    """The share of weapon kinds in common; numbers do not matter here."""
    if not left.weapons or not right.weapons:
        return None
    return len(left.weapons & right.weapons) / min(len(left.weapons), len(right.weapons))


def _figures(left: Account, right: Account, field: FieldName) -> float | None:
    pairs = [(a, b) for a in left.held(field, Count) for b in right.held(field, Count)]
    return max((_closeness(a, b) for a, b in pairs), default=None)


def _closeness(left: Count, right: Count) -> float:
    low, high = sorted((left.min or 0, right.min or 0))
    if high == 0:
        return 0.6
    if left == right:
        return 1.0
    overlap = (left.max is None or (right.min or 0) <= left.max) and (right.max is None or (left.min or 0) <= right.max)
    return max(low / high, 0.6 if overlap else 0.0)


def killed(left: Account, right: Account) -> float | None:
    """1 for equal figures, 0.6 for intervals that overlap (or none killed twice), else the ratio of the two."""
    return _figures(left, right, "killed")


def injured(left: Account, right: Account) -> float | None:
    """As ``killed``."""
    return _figures(left, right, "injured")


def _speakers(account: Account) -> set[str]:
    return {fold_name(p.name) for c in account.report.claims for p in c.said_by}


def shared_source(left: Account, right: Account) -> float | None:
    """1 where both quote one source."""
    return 1.0 if _speakers(left) & _speakers(right) else None


def same_words(left: Account, right: Account) -> float | None:
    """1 where both tell it in the same words: a copy of one text. Short evidence says nothing."""
    one, two = ({strict_key(e) for e in a.evidence} for a in (left, right))
    return 1.0 if any(len(words) > 30 for words in one & two) else None


def measures(weights: Weights) -> dict[str, Measure]:
    """The table of features, in the order in which an explanation shows them."""
    plain = (place_distance, place_name, place_known, country, date_gap, doers, targets, weapons, killed, injured)
    table: dict[str, Measure] = {m.__name__: m for m in plain}
    return table | {
        "type_family": type_family(weights.compatible),
        "shared_source": shared_source,
        "same_words": same_words,
    }


class Comparer:
    """Compares with one table of weights and remembers what it found, for as long as ``limit`` allows."""

    def __init__(self, weights: Weights | None = None, limit: int = 200_000) -> None:
        self.weights = weights or default_weights()
        self._limit = limit
        self._found: dict[tuple[Account, Account], Comparison] = {}

    def __call__(self, left: Account, right: Account) -> Comparison:
        left, right = sorted((left, right), key=lambda a: a.key)
        found = self._found.get((left, right))
        if found is None:
            if len(self._found) >= self._limit:
                self._found.clear()
            found = self._found[left, right] = compare(left, right, self.weights)
        return found


def compare(left: Account, right: Account, weights: Weights | None = None) -> Comparison:
    """Compare two reports; the result does not depend on their order."""
    weights = weights or default_weights()
    left, right = sorted((left, right), key=lambda a: a.key)
    found: list[Feature] = []
    for name, measure in measures(weights).items():
        value = measure(left, right)
        if value is not None:
            found.append(Feature(name=name, value=round(value, 3), weight=round(weights.features[name].of(value), 3)))
    score = round(weights.bias + sum(f.weight for f in found), 3)
    return Comparison(left=left.key, right=right.key, score=score, features=tuple(found))
