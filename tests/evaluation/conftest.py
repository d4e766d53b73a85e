"""Small coded documents, written for these tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.evaluation.coded import CodedIncident

TEXT = "Deux drones ont visé le dépôt de Valmore mardi. Le groupe Aube a revendiqué le tir. Trois gardes ont péri."


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def incident() -> Callable[..., CodedIncident]:
    """An incident with the given fields changed."""

    def make(**changes: Any) -> CodedIncident:
        return CodedIncident.model_validate({**_plain(), **changes})

    return make


@pytest.fixture
def plain() -> dict[str, Any]:
    return _plain()


def _plain() -> dict[str, Any]:
    return {
        "type": "Explosions/Remote violence",
        "subtype": "Air/drone strike",
        "status": "occurred",
        "date": {"start": "2024-03-05", "end": "2024-03-05", "precision": "day"},
        "place": {"name": "Valmore", "country": "ZZ", "lat": 10.0, "lon": 20.0},
        "actors": [{"name": "Dawn group", "text": "groupe Aube"}],
        "targets": [{"name": "Valmore depot", "text": "dépôt de Valmore"}],
        "weapons": [{"kind": "drone", "count": 2}],
        "killed": {"min": 3, "max": 3},
        "injured": None,
        "claimed_by": [{"name": "Dawn group", "text": "groupe Aube"}],
        "denied_by": [],
        "blamed": [],
        "sources": [],
        "evidence": ["Deux drones ont visé le dépôt de Valmore"],
    }
