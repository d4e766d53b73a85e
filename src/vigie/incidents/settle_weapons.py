"""With what: every kind of weapon named, each with the number that most sources give."""

from __future__ import annotations

from vigie.incidents.tellings import Telling, Tellings, Verdict, support
from vigie.model import Weapon, WeaponKind

_WIDER: dict[WeaponKind, frozenset[str]] = {
    "bomb": frozenset({"ied", "vbied", "suicide_vest", "mine", "grenade", "airstrike"}),
    "airstrike": frozenset({"drone", "missile", "bomb"}),
    "ied": frozenset({"vbied", "suicide_vest", "mine"}),
}
"""A wide word and those it may stand for."""


def settle_weapon(tellings: Tellings) -> Verdict:
    """Every kind, most sources first, with its most told number (of equals the lowest); disputed where numbers differ
    or two reports name kinds that cannot be one."""
    told = tellings.preferred("weapon", part=_kind)
    groups: dict[WeaponKind, list[Telling]] = {}
    for telling in told:
        if isinstance(telling.value, Weapon):
            groups.setdefault(telling.value.kind, []).append(telling)
    ranked = sorted(groups, key=lambda k: (*(-n for n in support(groups[k])), k))
    values = tuple(Weapon(kind=k, count=_count(groups[k])) for k in ranked)
    disputed = any(len(_numbers(g)) > 1 for g in groups.values()) or _different_kinds(told)
    return Verdict(values, "every kind; number with most sources, then lowest", disputed)


def _kind(telling: Telling) -> WeaponKind | None:
    return telling.value.kind if isinstance(telling.value, Weapon) else None


def _numbers(tellings: list[Telling]) -> dict[int, list[Telling]]:
    numbers: dict[int, list[Telling]] = {}
    for telling in tellings:
        if isinstance(telling.value, Weapon) and telling.value.count is not None:
            numbers.setdefault(telling.value.count, []).append(telling)
    return numbers


def _count(tellings: list[Telling]) -> int | None:
    numbers = _numbers(tellings)
    return min(numbers, key=lambda n: (*(-s for s in support(numbers[n])), n), default=None)


def one_weapon(left: WeaponKind, right: WeaponKind) -> bool:
    """Whether two words may name one weapon."""
    wide = right in _WIDER.get(left, ()) or left in _WIDER.get(right, ())
    return left == right or wide or "other" in (left, right)


def _different_kinds(told: list[Telling]) -> bool:
    by_report: dict[tuple[str, str], list[WeaponKind]] = {}
    for telling in told:
        if isinstance(telling.value, Weapon):
            by_report.setdefault(telling.account.key, []).append(telling.value.kind)
    kinds = list(by_report.values())
    return any(
        not any(one_weapon(a, b) for a in one for b in two) for i, one in enumerate(kinds) for two in kinds[i + 1 :]
    )
