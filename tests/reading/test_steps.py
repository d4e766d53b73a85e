"""The clock of the steps."""

from __future__ import annotations

import pytest

from vigie.model import Article
from vigie.reading.reader import RulesReader
from vigie.reading.steps import StepClock

STEPS = {"prepare", "parse", "names", "counts", "places", "frames", "attribution", "assembly"}


def test_seconds_of_one_name_add_up() -> None:
    clock = StepClock()
    for _ in range(3):
        with clock.step("parse"):
            sum(range(1000))
    once = StepClock()
    with once.step("parse"):
        pass
    assert list(clock.seconds) == ["parse"]
    assert clock.seconds["parse"] > once.seconds["parse"] >= 0


def test_a_step_that_fails_is_timed_and_the_error_goes_on() -> None:
    clock = StepClock()
    with pytest.raises(ValueError, match="broken"), clock.step("names"):
        raise ValueError("broken")
    assert clock.seconds["names"] >= 0


def test_a_reading_tells_all_its_steps(reader: RulesReader) -> None:
    one = Article(id="x", lang="fr", text="Des rebelles ont attaqué un poste à Gao.")
    clock = StepClock()
    assert reader.read(one, clock) == reader.read(one)  # with a clock or without
    assert set(clock.seconds) >= STEPS
    assert all(seconds > 0 for seconds in clock.seconds.values())


def test_an_empty_text_is_not_parsed(reader: RulesReader) -> None:
    clock = StepClock()
    reader.read(Article(id="x", lang="fr", text=" \n "), clock)
    assert set(clock.seconds) == {"scan"}
