from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from vigie.errors import EvaluationError
from vigie.evaluation import (
    DocumentPair,
    Results,
    coded_document,
    fallen,
    figures,
    raised,
    read_floors,
    score,
    write_floors,
)

FLOORS: Results = {"golden": {"fr": {"slot_f1": 0.6, "incident_f1": 0.7}}, "dev": {"all": {"slot_f1": 0.5}}}


def test_a_figure_may_lie_a_little_below_its_floor() -> None:
    reached = {"golden": {"fr": {"slot_f1": 0.599, "incident_f1": 0.9}}, "dev": {"all": {"slot_f1": 0.4985}}}
    assert fallen(FLOORS, reached, ["golden", "dev"]) == []


def test_a_figure_that_fell_is_named_with_its_loss() -> None:
    reached = {"golden": {"fr": {"slot_f1": 0.55, "incident_f1": 0.7}}}
    assert fallen(FLOORS, reached, ["golden"]) == ["golden/fr/slot_f1: 0.5500, below the floor 0.6000 by 0.0500"]


def test_a_floor_without_a_figure_fails_only_where_its_set_is_at_hand() -> None:
    reached: Results = {"golden": {"fr": {"slot_f1": 0.6, "incident_f1": 0.7}}}
    assert fallen(FLOORS, reached, ["golden"]) == []
    assert fallen(FLOORS, reached, ["golden", "dev"]) == ["dev/all/slot_f1: not measured; the floor is 0.5000"]


def test_floors_rise_and_never_sink() -> None:
    reached = {
        "golden": {
            "fr": {"slot_f1": 0.5, "incident_f1": 0.8, "slot.killed": 0.9, "slot.weapons": 0.9},
            "es": {"toll_f1": 0.3},
            "all": {"slot_f1": 0.9},
        }
    }
    assert raised(FLOORS, reached) == {
        "golden": {"fr": {"slot_f1": 0.6, "incident_f1": 0.79, "slot.killed": 0.89}, "es": {"toll_f1": 0.29}},
        "dev": {"all": {"slot_f1": 0.5}},
    }
    assert FLOORS["golden"]["fr"]["incident_f1"] == 0.7


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_floors(tmp_path / "floors.json", FLOORS)
    assert read_floors(tmp_path / "floors.json") == FLOORS


@pytest.mark.parametrize("content", ["{", '{"golden": {"fr": {"slot_f1": "high"}}}'])
def test_wrong_floors_are_an_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"floors\.json: "):
        read_floors(path)


def test_absent_floors_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"floors\.json: No such file"):
        read_floors(tmp_path / "floors.json")


def test_figures_are_there_where_gold_has_something_to_measure_by(plain: dict[str, Any]) -> None:
    quiet, busy = coded_document({"id": "q"}), coded_document({"id": "b", "incidents": [plain], "tolls": [{}]})
    alarmed = coded_document({"id": "q", "incidents": [plain]})
    assert figures(score([DocumentPair(quiet, alarmed), DocumentPair(quiet, None)])) == {"quiet_right": 0.5}
    found = figures(score([DocumentPair(busy, busy)]))
    assert found["incident_f1"] == found["slot_f1"] == found["slot.killed"] == found["toll_f1"] == 1.0
    assert not {"statement_f1", "quiet_right", "slot.injured"} & set(found)
