"""Kinds that learned weights choose: when they overrule a rule, when not, and why."""

from __future__ import annotations

from dataclasses import fields
from time import perf_counter
from typing import Any

import pytest

from vigie.errors import DataError
from vigie.model import SUBTYPES
from vigie.reading import kinds
from vigie.reading.choice import SCORED, Choice, Grounds, Model, choose, default_model, explain, scores
from vigie.reading.kinds import Facts, decide
from vigie.reading.weights import parse

RAID = Grounds(Facts(("attack",)), frames=("attack", "attack"), agents=("rebel_group",), targets=("state_forces", None))


def model(margin: float = 0.5, certain: tuple[str, ...] = (), **weights: dict[str, float]) -> Model:
    """Of clashes, attacks and arrests; ``raid`` stands for the rule's own feature."""
    named = {
        {"raid": "by rule: Attack", "soldiers": "target: state_forces"}.get(k, k): row for k, row in weights.items()
    }
    return Model(about={}, margin=margin, certain=certain, subtypes=("Armed clash", "Arrests", "Attack"), weights=named)


def test_without_weights_the_rule_holds() -> None:
    assert choose(RAID, model()) == Choice(*decide(RAID.facts))
    nothing = Model(about={}, margin=0, certain=(), subtypes=(), weights={})
    assert choose(RAID, nothing).rule == "kind:attack"
    assert explain(RAID, nothing) == ()


def test_what_scores_higher_overrules() -> None:
    chosen = choose(RAID, model(raid={"Attack": 1.0}, soldiers={"Armed clash": 1.6}))
    assert (chosen.kind.type, chosen.kind.subtype) == ("Battles", "Armed clash")
    assert chosen.rule == f"{SCORED}attack" == "kind:scored:attack"


@pytest.mark.parametrize(("points", "overruled"), [(1.0, False), (1.5, False), (1.51, True)])
def test_it_must_score_higher_by_the_margin(points: float, overruled: bool) -> None:
    chosen = choose(RAID, model(raid={"Attack": 1.0}, soldiers={"Armed clash": points}))
    assert (chosen.kind.subtype == "Armed clash") == overruled == chosen.rule.startswith(SCORED)


def test_a_certain_rule_is_never_overruled() -> None:
    assert choose(RAID, model(certain=("kind:attack",), soldiers={"Armed clash": 9.0})).rule == "kind:attack"


def test_what_was_seen_too_seldom_is_left_to_the_rule() -> None:
    rare = Grounds(Facts(("transfer",)))
    assert choose(rare, model(always={"Armed clash": 9.0})).kind.subtype == "Non-violent transfer of territory"


def test_points_are_sums_of_what_holds() -> None:
    table = model(raid={"Attack": 1.0, "Arrests": -2.0}, soldiers={"Attack": 0.25}, absent={"Attack": 7.0})
    assert scores(RAID.features, table) == {"Armed clash": 0.0, "Arrests": -2.0, "Attack": 1.25}


def test_reasons_are_against_the_rule_the_strongest_first() -> None:
    table = model(raid={"Attack": 1.0}, soldiers={"Armed clash": 3.0}, always={"Armed clash": 5.0})
    assert [(r.name, r.weight) for r in explain(RAID, table)] == [
        ("target: state_forces", 3.0),
        ("by rule: Attack", -1.0),
    ]
    assert len(explain(RAID, table, most=1)) == 1


def test_where_the_rule_holds_reasons_are_against_the_next_best() -> None:
    table = model(raid={"Attack": 2.0, "Arrests": -1.0}, soldiers={"Armed clash": 0.5})
    assert [(r.name, r.weight) for r in explain(RAID, table)] == [
        ("by rule: Attack", 2.0),
        ("target: state_forces", -0.5),
    ]


def test_features_tell_what_is_known() -> None:
    facts = Facts(("wound", "strike"), ("drone",), target_civilian=True, status="attempted")
    grounds = Grounds(facts, ("wound", "strike"), (), ("civilians",), "site", ("injured",), ("claimed_by",))
    told = {
        "main act: strike", "act: wound", "by rule: Air/drone strike", "weapon: drone",
        "first weapon, main act: drone, strike", "party, main act: target_civilian, strike", "status: attempted",
        "agent: none", "target: civilians", "place is a: site", "victims: injured", "responsible: claimed_by",
        "acts: 2",
    }  # fmt: skip
    assert told <= grounds.features
    assert not any(name.startswith("party: target_armed") for name in grounds.features)


def test_what_else_the_sentences_name_is_a_feature() -> None:
    grounds = Grounds(Facts(("attack",)), company=frozenset({"weapon: drone", "armed"}))
    assert {"beside weapon: drone", "beside armed"} <= grounds.features


def test_every_flag_of_the_facts_is_a_feature() -> None:
    flags = [f.name for f in fields(Facts) if f.type == "bool"]
    assert len(flags) >= 6
    for flag in flags:
        set_flag: Any = {flag: True}
        assert f"party: {flag}" in Grounds(Facts(("attack",), **set_flag)).features


def test_what_is_shipped() -> None:
    shipped = default_model()
    assert shipped.about["command"] == "python -m training.kind"
    names = {f"kind:{name}" for name, _, _ in kinds._RULES}
    assert set(shipped.certain) <= names
    assert {"kind:chemical", "kind:sexual-violence", "kind:suicide", "kind:grenade", "kind:agreement"} <= set(
        shipped.certain
    )
    assert set(shipped.subtypes) <= set(SUBTYPES)
    (figures,) = (f for name, f in shipped.about.items() if name.startswith("cross-validated"))
    assert figures["subtype"] >= figures["subtype by rule"]
    assert figures["mended"] > figures["spoilt"]
    weights = [w for row in shipped.weights.values() for w in row.values()]
    assert weights
    assert all(abs(w) >= 0.05 for w in weights)


@pytest.mark.parametrize("frame", ["strike", "explosion", "abduct", "arrest", "protest", "capture", "sexual_violence"])
def test_a_plain_act_is_what_its_rule_says(frame: str) -> None:
    grounds = Grounds(Facts((frame,)), frames=(frame,))
    assert choose(grounds).rule == decide(grounds.facts)[1]


@pytest.mark.parametrize(
    "text",
    [
        "", "{}",
        '{"about": {}, "margin": 0, "certain": [], "subtypes": ["Picnic"], "weights": {}}',
        '{"about": {}, "margin": 0, "certain": [], "subtypes": [], "weights": {"always": {"Attack": 1}}}',
    ],
)  # fmt: skip
def test_bad_weights_are_named(text: str) -> None:
    with pytest.raises(DataError, match="weights\\.json: "):
        parse(Model, text, "weights.json")


def test_choosing_takes_less_than_a_millisecond() -> None:
    default_model()
    times = []
    for _ in range(30):
        start = perf_counter()
        choose(RAID)
        times.append(perf_counter() - start)
    assert min(times) < 0.001
