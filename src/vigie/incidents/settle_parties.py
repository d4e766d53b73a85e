"""Who: actors, targets, claimants, deniers and those blamed stay apart, and all who are named stay.

A party known by its role alone ("armed group") is shown where nobody is named; its claims stay in any case.
"""

from __future__ import annotations

from collections.abc import Sequence

from vigie.incidents.names import fold_name, same_party, vague
from vigie.incidents.tellings import Telling, Tellings, Verdict, support
from vigie.model import FieldName, Party

_RULE = "all who are named, most sources first"


def settle_actor(tellings: Tellings) -> Verdict:
    """All actors; disputed where one denies it, somebody denies it for one, or articles name different parties."""
    return _settle(tellings, "actor", against="denied_by")


def settle_target(tellings: Tellings) -> Verdict:
    """All targets; different wordings are no dispute, a denied target is."""
    verdict = _settle(tellings, "target")
    return Verdict(verdict.values, verdict.rule, bool(tellings.denied("target")))


def settle_claimed_by(tellings: Tellings) -> Verdict:
    """All claimants; disputed where one also denies, or articles name different ones."""
    return _settle(tellings, "claimed_by", against="denied_by")


def settle_denied_by(tellings: Tellings) -> Verdict:
    """All deniers; disputed where one is also said to claim it."""
    verdict = _settle(tellings, "denied_by")
    return Verdict(verdict.values, verdict.rule, _meets(verdict.values, _parties(tellings.held("claimed_by"))))


def settle_blamed(tellings: Tellings) -> Verdict:
    """All who are blamed; disputed where one denies, or articles blame different ones. The claims tell who blames."""
    return _settle(tellings, "blamed", against="denied_by")


def _parties(tellings: Sequence[Telling]) -> list[Party]:
    return [t.value for t in tellings if isinstance(t.value, Party)]


def _meets(left: Sequence[object], right: Sequence[Party]) -> bool:
    return any(isinstance(a, Party) and same_party(a, b) for a in left for b in right)


def _settle(tellings: Tellings, field: FieldName, against: FieldName | None = None) -> Verdict:
    held = tellings.held(field)
    named = [t for t in held if isinstance(t.value, Party) and not vague(t.value)]
    values = distinct_parties(named or held)
    denied = bool(values) and bool(tellings.denied(field))
    contested = against is not None and _meets(values, _parties(tellings.held(against)))
    return Verdict(values, _RULE, denied or contested or rivals(_comparable(named, field)))


def _comparable(tellings: Sequence[Telling], field: FieldName) -> list[Telling]:
    """Those that may be set against each other: of a foiled act one outlet names who tried, the next who foiled it."""
    return [t for t in tellings if field != "actor" or t.account.status != "foiled"]


def distinct_parties(tellings: Sequence[Telling]) -> tuple[Party, ...]:
    """One Party for each party named, the one with the most sources first; the one with an id stands for the rest."""
    groups: list[list[Telling]] = []
    for telling in sorted(tellings, key=_naming):
        fitting = (g for g in groups if _meets([telling.value], _parties(g[:1])))
        group = next(fitting, None)
        if group is None:
            groups.append([telling])
        else:
            group.append(telling)
    ranked = sorted(groups, key=lambda g: (*(-n for n in support(g)), _naming(g[0])))
    return tuple(p for g in ranked for p in _parties(g[:1]))


def _naming(telling: Telling) -> tuple[bool, str, str, tuple[str, str]]:
    party = telling.value
    assert isinstance(party, Party)
    return party.id is None, fold_name(party.name), party.model_dump_json(), telling.account.key


def rivals(tellings: Sequence[Telling]) -> bool:
    """Whether two articles name parties and have none in common."""
    named: dict[str, list[Party]] = {}
    for telling in tellings:
        named.setdefault(telling.account.article.id, []).extend(_parties([telling]))
    groups = list(named.values())
    return any(not _meets(one, two) for i, one in enumerate(groups) for two in groups[i + 1 :])
