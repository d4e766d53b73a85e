"""How far two coders agree: Krippendorff's alpha for the sub-event types of the incidents that both saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from vigie.evaluation.scores import DocumentPair, paired_incidents


def subtype_alpha(pairs: Iterable[DocumentPair]) -> float | None:
    """Alpha over the paired incidents of all documents. None where no agreement can be told from chance."""
    return nominal_alpha(
        [
            (one.subtype, other.subtype)
            for pair in pairs
            if pair.predicted is not None
            for one, other in paired_incidents(pair.gold, pair.predicted)
        ]
    )


def nominal_alpha(values: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Krippendorff's alpha of two coders' unordered values, one pair a unit: 1 is full agreement, 0 is chance.

    None without units, and where all values are the same: chance would agree as well.
    """
    number = 2 * len(values)
    counts = Counter(value for pair in values for value in pair)
    by_chance = number * number - sum(count * count for count in counts.values())
    if not by_chance:
        return None
    disagreeing = sum(2 for one, other in values if one != other)
    return 1 - disagreeing * (number - 1) / by_chance
