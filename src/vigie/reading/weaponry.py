"""The weapons of one report: those named with its acts, the general word only where no closer one stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model import WeaponKind
from vigie.reading.acts import Act
from vigie.reading.situations import Arm, Situation

_HEAVY = frozenset({"missile", "rocket", "shell", "drone", "airstrike"})
_PLANTED = frozenset({"ied", "vbied", "mine"})
_CLOSER: dict[str, frozenset[str]] = {
    "bomb": _PLANTED | (_HEAVY - {"airstrike"}) | {"suicide_vest", "grenade"},
    "airstrike": frozenset({"missile", "rocket", "shell", "drone", "grenade"}),
    "suicide_vest": frozenset({"vbied"}),
    "mine": frozenset({"ied"}),
}  # a general word -> the kinds beside which it says nothing more
_UNARMED = frozenset(
    {"Peaceful protest", "Arrests", "Agreement", "Change to group/activity", "Headquarters or base established",
     "Non-violent transfer of territory", "Government regains territory", "Non-state actor overtakes territory"}
)  # fmt: skip
_ASIDE = frozenset({"other", "fire"})  # tear gas at a march, a burning tyre at an arrest: it is done without them
_UNREST = frozenset({"Protests", "Riots"})
_FOREIGN: dict[str, frozenset[str]] = {
    "Air/drone strike": _PLANTED | {"suicide_vest", "fire"},
    "Remote explosive/landmine/IED": frozenset({"airstrike", "fire"}),
    "Suicide bomb": frozenset({"airstrike", "fire"}),
    "Disrupted weapons use": frozenset({"airstrike"}),
    "Abduction/forced disappearance": frozenset({"airstrike"}),
    "Non-violent transfer of territory": frozenset({"small_arms"}),
    "Excessive force against protesters": frozenset({"other"}),
}  # what stands in the sentence, but does not fit the kind: the aircraft brought down, the gas before the shots
_IMPLIED: dict[str, WeaponKind] = {
    "Air/drone strike": "airstrike",
    "Remote explosive/landmine/IED": "bomb",
    "Suicide bomb": "suicide_vest",
    "Excessive force against protesters": "small_arms",
}
_SUICIDE = frozenset({"vbied", "suicide_vest", "vehicle"})


@dataclass(frozen=True, slots=True)
class Weaponry:
    """Chooses among the weapons of situations. ``acts``: all acts of the text, whose own words name no weapon."""

    acts: tuple[Act, ...]

    def named(self, situations: list[Situation]) -> list[Arm]:
        """One a kind: the one with a number first, else the first named; small arms and the like may be implied."""
        best: dict[str, Arm] = {}
        for situation in situations:
            for arm in situation.arms:
                if arm.kind not in best or (best[arm.kind].count is None and arm.count is not None):
                    best[arm.kind] = arm
        for situation in situations:
            kind = situation.act.weapon
            if kind and kind not in best:
                tokens = situation.act.tokens
                best[kind] = Arm(min(tokens), max(tokens) + 1, kind)
        if set(best) & _HEAVY and "small_arms" in best and self._mere_fire(best["small_arms"], situations):
            del best["small_arms"]
        return list(best.values())

    def _mere_fire(self, arm: Arm, situations: list[Situation]) -> bool:
        """ "fire" beside a missile or a shell is that weapon's own."""
        return any(arm.start <= s.act.at < arm.end and s.act.nominal for s in situations) or any(
            arm.start <= a.at < arm.end for a in self.acts
        )


def fitting(arms: list[Arm], kind: str, subtype: str) -> list[Arm]:
    """Those that an act of this kind was done with: closer words before general ones, nothing that only stood by."""
    if subtype in _UNARMED:
        arms = [a for a in arms if a.kind not in _ASIDE]
    kinds = {a.kind for a in arms}
    foreign = _FOREIGN.get(subtype, frozenset())
    kept = [a for a in arms if not kinds & _CLOSER.get(a.kind, frozenset()) and a.kind not in foreign]
    if subtype == "Suicide bomb" and not kinds & _SUICIDE:
        kept = [a for a in kept if a.kind != "bomb"]
    return [a for a in kept if a.kind != "other" or kind in _UNREST or len(kinds) == 1]


def implied(arms: list[Arm], subtype: str) -> WeaponKind | None:
    """What an act of this kind is done with where the text names nothing: aircraft, a bomb, a belt, guns."""
    kind = _IMPLIED.get(subtype)
    if subtype == "Suicide bomb" and not {a.kind for a in arms} & _SUICIDE:
        return kind
    return None if arms else kind
