"""Distances on the sphere."""

from __future__ import annotations

import pytest

from vigie.sphere import kilometres

PARIS, LYON, GAO = (48.8566, 2.3522), (45.7640, 4.8357), (16.2717, -0.0447)


@pytest.mark.parametrize(
    ("a", "b", "km", "within"),
    [
        (PARIS, PARIS, 0.0, 1e-9),
        (PARIS, LYON, 391.5, 2.0),
        ((0.0, 0.0), (0.0, 180.0), 20015.0, 5.0),
        ((0.0, 179.5), (0.0, -179.5), 111.2, 0.5),  # across the date line
        ((90.0, 0.0), (90.0, 77.0), 0.0, 1e-6),  # one pole, two longitudes
        ((-90.0, 0.0), (90.0, 0.0), 20015.0, 5.0),
    ],
)
def test_known_distances(a: tuple[float, float], b: tuple[float, float], km: float, within: float) -> None:
    assert kilometres(*a, *b) == pytest.approx(km, abs=within)


def test_there_as_far_as_back() -> None:
    assert kilometres(*PARIS, *GAO) == pytest.approx(kilometres(*GAO, *PARIS))
