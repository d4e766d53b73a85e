# ruff: noqa: E402 (the checkout is no package: its folder is put on the path first)
"""Learning kinds, on made-up examples with a known exception to a rule."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from training.confidence.examples import read_all
from training.kind import Example, as_text, comparison, examples_of, figures, judged, learned, model_of

from vigie.evaluation.coded import CodedIncident
from vigie.reading.choice import Grounds, Model, choose
from vigie.reading.kinds import Facts, decide
from vigie.reading.weights import parse

PLAIN = Grounds(Facts(("attack",)), frames=("attack",), targets=("civilians",))
RAID = Grounds(Facts(("attack",)), frames=("attack",), targets=("state_forces",))
MARCH = Grounds(Facts(("protest",)), frames=("protest",))


def example(number: int, grounds: Grounds, subtype: str) -> Example:
    by_rule = CodedIncident(subtype=decide(grounds.facts)[0].subtype, status="occurred")
    gold = CodedIncident(type=None, subtype=subtype, status="occurred")
    return Example(f"article {number}", "fr, unseen", grounds, by_rule, gold)


@pytest.fixture(scope="module")
def made_up() -> list[Example]:
    """The rule of attacks is right of civilians and wrong of soldiers; one subtype is told once."""
    rows = [(PLAIN, "Attack"), (RAID, "Armed clash"), (MARCH, "Peaceful protest")]
    found = [example(3 * n + k, grounds, gold) for n in range(40) for k, (grounds, gold) in enumerate(rows)]
    return [*found, example(999, MARCH, "Arrests")]


def test_the_exception_is_learned(made_up: list[Example]) -> None:
    model = learned(made_up)
    assert choose(RAID, model).kind.subtype == "Armed clash"
    assert choose(PLAIN, model).rule == "kind:attack"
    assert choose(MARCH, model).rule == "kind:protest"
    assert model.weights["target: state_forces"]["Armed clash"] > 0


def test_what_is_rare_or_slight_is_left_out(made_up: list[Example]) -> None:
    model = learned(made_up)
    assert model.subtypes == ("Armed clash", "Attack", "Peaceful protest")
    assert all(abs(w) >= 0.05 for row in model.weights.values() for w in row.values())
    strange = Grounds(Facts(("attack",)), frames=("attack",), targets=("police",))
    more = [*made_up, *(example(2000, strange, "Attack") for _ in range(5))]
    assert "target: police" not in learned(more).weights  # five reports, but of one article


def test_every_article_is_judged_by_others(made_up: list[Example]) -> None:
    found = judged(made_up)
    assert [one.example for one in found] == made_up
    told = figures(found)
    assert (told["reports"], told["mended"], told["spoilt"]) == (121, 40, 0)
    assert told["subtype"] == pytest.approx(120 / 121, abs=0.001)
    assert told["subtype by rule"] == pytest.approx(80 / 121, abs=0.001)


def test_an_article_does_not_judge_itself() -> None:
    rows = [example(n, PLAIN, "Attack") for n in range(30)]
    alone = [example(7000, RAID, "Armed clash") for _ in range(4)]
    assert choose(RAID, learned([*rows, *alone])).kind.subtype == "Attack"  # a feature of one article
    assert figures(judged([*rows, *alone]))["mended"] == 0


def test_both_runs_are_alike(made_up: list[Example]) -> None:
    found = judged(made_up)
    text = as_text(model_of(made_up, found))
    assert text == as_text(model_of(made_up, judged(made_up)))
    model = parse(Model, text, "kind.json")
    assert model == model_of(made_up, found)
    assert json.loads(text)["about"]["documents"] == 121


def test_the_comparison_names_the_rules_that_are_overruled(made_up: list[Example]) -> None:
    lines = comparison(judged(made_up)).splitlines()
    assert [line.split("  ")[0] for line in lines[1:]] == ["all", "fr, unseen", "kind:scored:attack"]


def test_reports_are_paired_by_the_kind_of_the_rules() -> None:
    found = examples_of(read_all([ROOT / "tests" / "golden" / "fr.jsonl"])[:12])
    assert found
    for one in found:
        assert one.predicted.subtype == decide(one.grounds.facts)[0].subtype
        assert one.right(str(one.gold.subtype))
        assert one.right_type(str(one.gold.subtype))
