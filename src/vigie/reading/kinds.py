"""Which ACLED sub-event type an act is: conditions over frames, weapons, actors and targets, the first match wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vigie.model import SUBTYPES, Kind, StatusName

_AIR = frozenset({"drone", "airstrike"})
_SHELLS = frozenset({"missile", "rocket", "shell"})
_DEVICES = frozenset({"ied", "vbied", "mine", "bomb"})
_GUNS = frozenset({"small_arms"})
_REMOTE = frozenset({"strike", "fire", "land", "intercept"})
_ASSAULT = frozenset({"attack", "kill", "clash"})
VIOLENT = frozenset({"strike", "attack", "kill", "clash", "fire", "land", "explosion", "die", "wound", "grenade"})
_UNREST = frozenset({"protest", "riot", "disperse"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an act when its kind is chosen. ``frames`` in text order; ``weapons`` in text order."""

    frames: tuple[str, ...]
    weapons: tuple[str, ...] = ()
    target_armed: bool = False
    target_civilian: bool = False
    protesters: bool = False
    state_actor: bool = False
    group_actor: bool = False  # rebels, militias: forces that mostly have no aircraft
    crowd_actor: bool = False  # people without arms of war: residents, youths, a crowd
    status: StatusName = "occurred"

    def has(self, *frames: str) -> bool:
        return any(f in self.frames for f in frames)

    def arms(self, kinds: frozenset[str]) -> bool:
        return any(w in kinds for w in self.weapons)

    @property
    def first_arm(self) -> str | None:
        """The weapon named first among those that strike from afar: it decides between air strike and shelling."""
        found = [w for w in self.weapons if w in _AIR | _SHELLS | _DEVICES]
        dropped = found[:1] == ["bomb"] and bool(_AIR & set(found))  # bombs beside aircraft fell from them
        return next((w for w in found if not dropped or w in _AIR), None)

    @property
    def unrest(self) -> bool:
        return bool(_UNREST & set(self.frames)) or self.protesters


_AIR_STRIKE = "Air/drone strike"
Rule = tuple[str, Callable[[Facts], bool], str]

_RULES: tuple[Rule, ...] = (
    ("chemical", lambda f: f.has("chemical") or f.arms(frozenset({"chemical"})), "Chemical weapon"),
    ("sexual-violence", lambda f: f.has("sexual_violence"), "Sexual violence"),
    ("suicide", lambda f: f.has("suicide_bombing") or f.arms(frozenset({"suicide_vest"})), "Suicide bomb"),
    ("defused", lambda f: f.has("defuse") and f.arms(_DEVICES | {"grenade"}), "Remote explosive/landmine/IED"),
    ("intercepted-air", lambda f: f.has("intercept") and f.first_arm == "drone", "Air/drone strike"),
    ("intercepted-shell", lambda f: f.has("intercept") and f.first_arm in _SHELLS, "Shelling/artillery/missile attack"),
    (
        "intercepted",
        lambda f: f.has("intercept", "defuse") and not f.has("attack", "kill", "strike"),
        "Disrupted weapons use",
    ),
    ("excessive-force", lambda f: _excessive(f), "Excessive force against protesters"),
    ("mob", lambda f: f.has("mob") and f.first_arm not in _AIR | _SHELLS, "Mob violence"),
    ("riot", lambda f: f.has("riot") or (f.has("protest") and f.has("burn", "loot")), "Violent demonstration"),
    ("crowd-destroys", lambda f: f.crowd_actor and f.has("burn"), "Violent demonstration"),
    (
        "crowd-attacks",
        lambda f: f.crowd_actor and f.has("attack", "kill") and not f.first_arm and not f.arms(_GUNS),
        "Mob violence",
    ),
    ("intervention", lambda f: f.has("disperse") and f.unrest, "Protest with intervention"),
    ("protest-arrests", lambda f: f.has("protest") and f.has("arrest"), "Protest with intervention"),
    ("protest", lambda f: f.has("protest"), "Peaceful protest"),
    (
        "regained",
        lambda f: f.has("recapture") and (f.state_actor or not f.has("capture")),
        "Government regains territory",
    ),
    ("overtaken", lambda f: f.has("capture") and not f.state_actor, "Non-state actor overtakes territory"),
    ("captured", lambda f: f.has("capture"), "Government regains territory"),
    (
        "transfer",
        lambda f: f.has("transfer") and not f.has("clash", "attack", "strike"),
        "Non-violent transfer of territory",
    ),
    (
        "abduction",
        lambda f: f.has("abduct") and not f.has("strike", "explosion", "clash"),
        "Abduction/forced disappearance",
    ),
    (
        "grenade",
        lambda f: (f.has("grenade") or f.weapons[:1] == ("grenade",)) and not f.arms(frozenset({"drone"})),
        "Grenade",
    ),
    ("air", lambda f: f.first_arm in _AIR and bool(VIOLENT & set(f.frames)), "Air/drone strike"),
    (
        "shell",
        lambda f: f.first_arm in _SHELLS and (f.has(*_REMOTE) or not _ground(f)),
        "Shelling/artillery/missile attack",
    ),
    (
        "fallen",
        lambda f: f.has("land") and not f.has("explosion") and f.arms(_SHELLS | {"bomb"}),
        "Shelling/artillery/missile attack",
    ),
    ("device", lambda f: f.arms(_DEVICES) and (f.has("explosion") or not _ground(f)), "Remote explosive/landmine/IED"),
    ("explosion", lambda f: f.has("explosion"), "Remote explosive/landmine/IED"),
    ("coup", lambda f: f.has("coup"), "Other"),
    ("escape", lambda f: f.has("escape") and not f.has("attack", "clash", "riot"), "Other"),
    ("clash", lambda f: f.has("clash"), "Armed clash"),
    ("strike-state", lambda f: f.has("strike") and not f.has("attack", "clash", "fire") and f.state_actor, _AIR_STRIKE),
    (
        "attack-armed",
        lambda f: f.has(*_ASSAULT, "strike", "fire") and f.target_armed and not f.target_civilian,
        "Armed clash",
    ),
    ("attack", lambda f: f.has(*_ASSAULT), "Attack"),
    ("strike-group", lambda f: f.has("strike") and f.group_actor, "Shelling/artillery/missile attack"),
    ("strike", lambda f: f.has("strike"), "Air/drone strike"),
    ("landed", lambda f: f.has("land"), "Shelling/artillery/missile attack"),
    ("shots", lambda f: f.has("fire"), "Attack"),
    ("destruction", lambda f: f.has("burn", "loot"), "Looting/property destruction"),
    ("arrests", lambda f: f.has("arrest"), "Arrests"),
    ("agreement", lambda f: f.has("agree"), "Agreement"),
    ("base", lambda f: f.has("base"), "Headquarters or base established"),
    ("change", lambda f: f.has("change"), "Change to group/activity"),
    ("casualties", lambda f: f.has("die", "wound") and f.target_armed, "Armed clash"),
    ("victims", lambda f: f.has("die", "wound"), "Attack"),
    ("other", lambda _: True, "Other"),
)


def _excessive(f: Facts) -> bool:
    """Lethal force against people who protest: shots or deaths, by forces or by nobody named."""
    shot = f.arms(_GUNS)
    deadly = f.has("fire", "attack", "die") and (shot or not f.has("disperse"))
    lethal = f.has("kill") or deadly or (f.has("wound") and shot)
    crowd = f.protesters or f.has("protest", "riot")
    return crowd and lethal and (f.has("disperse") or f.state_actor) and not f.has("explosion", "strike")


def _ground(f: Facts) -> bool:
    """An assault by people on the spot, in which a rocket or a bomb is only one arm among others."""
    return "small_arms" in f.weapons or f.has("clash") or (f.has("attack") and f.has("kill"))


def decide(facts: Facts) -> tuple[Kind, str]:
    """The kind of an act and the name of the rule that chose it."""
    for name, holds, subtype in _RULES:
        if holds(facts):
            return Kind(type=SUBTYPES[subtype], subtype=subtype), f"kind:{name}"
    raise AssertionError("the last rule always holds")
