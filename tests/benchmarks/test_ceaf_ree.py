"""CEAF-REE on templates made by hand."""

from __future__ import annotations

import pytest

from ceaf_ree import TOTAL, TYPE, Tally, Template, best_mapping, normalised, score


def bombing(**slots: list[list[str]]) -> Template:
    return Template.of("BOMBING", slots)


def attack(**slots: list[list[str]]) -> Template:
    return Template.of("ATTACK", slots)


@pytest.mark.parametrize(
    ("text", "normal"),
    [("THE Old Mill", "old mill"), ("a bank's  door.", "banks door"), ("An AK-47", "ak47"), ("theatre", "theatre")],
)
def test_strings_lose_case_articles_and_punctuation(text: str, normal: str) -> None:
    assert normalised(text) == normal


def test_the_same_templates_are_all_right() -> None:
    gold = [bombing(Target=[["THE MILL", "MILL"]], Weapon=[["BOMB"]]), attack(PerpInd=[["RIDERS"]])]
    assert score(gold, gold).figures()[TOTAL] == {"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 5}


def test_an_entity_is_right_only_if_all_its_strings_are_in_one_gold_entity() -> None:
    gold = [bombing(Target=[["mill", "old mill"], ["bridge"]])]
    assert score([bombing(Target=[["old mill"]])], gold).right["Target"] == 1
    assert score([bombing(Target=[["old mill", "bridge"]])], gold).right["Target"] == 0


def test_two_names_of_one_gold_entity_find_it_once() -> None:
    tally = score([bombing(Target=[["mill"], ["old mill"]])], [bombing(Target=[["mill", "old mill"]])])
    assert (tally.right["Target"], tally.predicted["Target"]) == (2, 2)
    assert (tally.found["Target"], tally.gold["Target"]) == (1, 1)


def test_templates_of_another_type_are_never_mapped() -> None:
    tally = score([attack(Target=[["mill"]])], [bombing(Target=[["mill"]])])
    assert tally.right.total() == tally.found.total() == 0
    assert (tally.predicted[TYPE], tally.gold[TYPE]) == (1, 1)


def test_a_predicted_type_may_be_part_of_the_gold_one() -> None:
    assert score([attack()], [Template.of("bombing / attack", {})]).right[TYPE] == 1
    assert score([Template.of("bombing / attack", {})], [attack()]).right[TYPE] == 0


def test_the_mapping_is_the_best_of_all_and_one_to_one() -> None:
    gold = [attack(Victim=[["Jo Doe"]], PerpInd=[["riders"]]), attack(Victim=[["Jo Doe"]])]
    predicted = [attack(Victim=[["Jo Doe"]]), attack(Victim=[["Jo Doe"]], PerpInd=[["riders"]])]
    assert best_mapping(predicted, gold) == {0: 1, 1: 0}
    assert best_mapping([predicted[1], predicted[1]], gold[:1]) in ({0: 0}, {1: 0})


def test_many_templates_of_one_type_are_mapped_in_time() -> None:
    gold = [attack(Victim=[[f"person {n}"]]) for n in range(14)]
    assert score(list(reversed(gold)), gold).right["Victim"] >= 1


def test_counts_are_added_up_over_documents() -> None:
    tally = Tally()
    tally.add(score([attack(Victim=[["Jo Doe"]])], [attack(Victim=[["Jo Doe"]])]))
    tally.add(score([], [attack(Victim=[["Al Roe"]])]))
    assert tally.figures()["Victim"] == {"p": 100.0, "r": 50.0, "f1": 66.7, "gold": 2}
    assert tally.figures()[TOTAL]["r"] == 50.0
