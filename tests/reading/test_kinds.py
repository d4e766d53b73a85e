"""The table of kinds: every rule has facts that it decides, and wins over those below it only where it should."""

from __future__ import annotations

from typing import Any

import pytest

from vigie.model import SUBTYPES
from vigie.reading import kinds
from vigie.reading.kinds import Facts, decide

CASES: list[Any] = [
    ("chemical", Facts(("attack",), ("chemical",)), "Chemical weapon"),
    ("chemical", Facts(("chemical", "kill"), ("shell",)), "Chemical weapon"),
    ("sexual-violence", Facts(("sexual_violence", "kill")), "Sexual violence"),
    ("suicide", Facts(("suicide_bombing", "kill"), ("vbied",)), "Suicide bomb"),
    ("suicide", Facts(("explosion",), ("suicide_vest",)), "Suicide bomb"),
    ("defused", Facts(("defuse",), ("ied",), status="foiled"), "Remote explosive/landmine/IED"),
    ("intercepted-air", Facts(("intercept",), ("drone",), status="foiled"), "Air/drone strike"),
    ("intercepted-shell", Facts(("intercept",), ("missile",), status="foiled"), "Shelling/artillery/missile attack"),
    ("intercepted", Facts(("intercept",), status="foiled"), "Disrupted weapons use"),
    ("excessive-force", Facts(("protest", "fire"), state_actor=True), "Excessive force against protesters"),
    ("excessive-force", Facts(("disperse", "kill"), protesters=True), "Excessive force against protesters"),
    ("mob", Facts(("mob", "kill")), "Mob violence"),
    ("riot", Facts(("protest", "riot", "disperse")), "Violent demonstration"),
    ("riot", Facts(("protest", "burn")), "Violent demonstration"),
    ("crowd-destroys", Facts(("burn",), crowd_actor=True), "Violent demonstration"),
    ("crowd-attacks", Facts(("attack",), crowd_actor=True), "Mob violence"),
    ("intervention", Facts(("protest", "disperse")), "Protest with intervention"),
    ("intervention", Facts(("protest", "disperse", "die"), ("other",)), "Protest with intervention"),
    ("protest-arrests", Facts(("protest", "arrest")), "Protest with intervention"),
    ("protest", Facts(("protest",)), "Peaceful protest"),
    ("regained", Facts(("recapture",)), "Government regains territory"),
    ("regained", Facts(("capture", "recapture"), state_actor=True), "Government regains territory"),
    ("overtaken", Facts(("capture", "recapture"), group_actor=True), "Non-state actor overtakes territory"),
    ("overtaken", Facts(("capture", "clash"), group_actor=True), "Non-state actor overtakes territory"),
    ("captured", Facts(("capture",), state_actor=True), "Government regains territory"),
    ("transfer", Facts(("transfer",)), "Non-violent transfer of territory"),
    ("abduction", Facts(("abduct", "kill")), "Abduction/forced disappearance"),
    ("grenade", Facts(("grenade", "kill")), "Grenade"),
    ("grenade", Facts(("attack",), ("grenade",)), "Grenade"),
    ("air", Facts(("attack", "kill"), ("drone", "rocket")), "Air/drone strike"),
    ("air", Facts(("strike",), ("airstrike",), target_civilian=True), "Air/drone strike"),
    ("air", Facts(("mob", "kill"), ("drone",)), "Air/drone strike"),
    ("air", Facts(("grenade", "wound"), ("drone", "grenade")), "Air/drone strike"),
    ("shell", Facts(("strike",), ("missile", "drone")), "Shelling/artillery/missile attack"),
    ("shell", Facts(("attack",), ("shell",), target_armed=True), "Shelling/artillery/missile attack"),
    ("fallen", Facts(("land",), ("small_arms", "bomb")), "Shelling/artillery/missile attack"),
    ("device", Facts(("explosion", "kill"), ("mine",), target_armed=True), "Remote explosive/landmine/IED"),
    ("device", Facts(("attack",), ("vbied",)), "Remote explosive/landmine/IED"),
    ("explosion", Facts(("explosion",)), "Remote explosive/landmine/IED"),
    ("coup", Facts(("coup",), state_actor=True), "Other"),
    ("escape", Facts(("escape", "die")), "Other"),
    ("clash", Facts(("clash", "kill"), ("small_arms",), target_armed=True), "Armed clash"),
    ("clash", Facts(("clash", "kill"), target_civilian=True), "Armed clash"),
    ("strike-state", Facts(("strike",), target_armed=True, state_actor=True), "Air/drone strike"),
    ("attack-armed", Facts(("attack",), target_armed=True), "Armed clash"),
    ("attack", Facts(("attack",), target_armed=True, target_civilian=True), "Attack"),
    ("attack", Facts(("kill",), ("knife",)), "Attack"),
    ("attack", Facts(("attack",), ("small_arms",), crowd_actor=True), "Attack"),
    ("strike-group", Facts(("strike",), group_actor=True), "Shelling/artillery/missile attack"),
    ("strike", Facts(("strike",)), "Air/drone strike"),
    ("landed", Facts(("land",)), "Shelling/artillery/missile attack"),
    ("shots", Facts(("fire",), ("small_arms",)), "Attack"),
    ("destruction", Facts(("burn",), group_actor=True), "Looting/property destruction"),
    ("arrests", Facts(("arrest",), state_actor=True), "Arrests"),
    ("agreement", Facts(("agree",)), "Agreement"),
    ("base", Facts(("base",)), "Headquarters or base established"),
    ("change", Facts(("change",)), "Change to group/activity"),
    ("casualties", Facts(("die",), target_armed=True), "Armed clash"),
    ("victims", Facts(("die", "wound"), target_civilian=True), "Attack"),
    ("other", Facts(("release",)), "Other"),
]


def _values(case: Any) -> tuple[str, Facts, str]:
    rule, facts, subtype = getattr(case, "values", case)
    return rule, facts, subtype


@pytest.mark.parametrize(
    ("rule", "facts", "subtype"), CASES, ids=[f"{n}-{_values(case)[0]}" for n, case in enumerate(CASES)]
)
def test_kind_of_facts(rule: str, facts: Facts, subtype: str) -> None:
    kind, by = decide(facts)
    assert kind.subtype == subtype
    assert kind.type == SUBTYPES[subtype]
    assert by == f"kind:{rule}"


def test_every_rule_has_a_case() -> None:
    assert {_values(case)[0] for case in CASES} == {name for name, _, _ in kinds._RULES}


def test_rule_names_are_unlike() -> None:
    names = [name for name, _, _ in kinds._RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("frame", ["strike", "attack", "die", "release", "no-such-frame"])
def test_there_is_always_a_kind(frame: str) -> None:
    assert decide(Facts((frame,)))[0].subtype in SUBTYPES


@pytest.mark.parametrize(
    ("arms", "first"),
    [
        ((), None),
        (("small_arms",), None),
        (("small_arms", "rocket", "drone"), "rocket"),
        (("drone", "shell"), "drone"),
        (("bomb", "airstrike"), "airstrike"),
        (("bomb", "shell"), "bomb"),
    ],
)
def test_the_weapon_named_first_counts(arms: tuple[str, ...], first: str | None) -> None:
    assert Facts(("strike",), arms).first_arm == first


@pytest.mark.parametrize(
    ("facts", "subtype"),
    [
        pytest.param(Facts(("strike", "kill"), state_actor=True, target_civilian=True), "Air/drone strike",
                     id="a strike by a state that killed"),
        pytest.param(Facts(("loot",), crowd_actor=True), "Looting/property destruction", id="residents loot"),
        pytest.param(Facts(("strike", "attack"), ("small_arms",), target_armed=True), "Armed clash",
                     id="an assault on soldiers"),
        pytest.param(Facts(("intercept",), ("airstrike",), status="foiled"), "Disrupted weapons use",
                     id="an aircraft brought down"),
    ],
)  # fmt: skip
def test_kinds_that_coders_agree_on(facts: Facts, subtype: str) -> None:
    assert decide(facts)[0].subtype == subtype
