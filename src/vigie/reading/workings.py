"""A reading with all that it was made from."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model import Reading
from vigie.reading.build import Material
from vigie.reading.casualties import Casualty
from vigie.reading.confidence import Sifted
from vigie.reading.responsibility import Pointing
from vigie.reading.scene import Scene
from vigie.reading.situations import Situation


@dataclass(frozen=True, slots=True)
class Workings:
    """The layers under a reading. ``sifted``: its reports with what they were built from, and those that were dropped
    as too unlikely. A quiet text has no situations."""

    scene: Scene
    reading: Reading
    quiet: bool
    situations: tuple[Situation, ...]
    sifted: Sifted
    aggregate: tuple[Casualty, ...]
    pointings: tuple[Pointing, ...]

    @property
    def materials(self) -> tuple[Material, ...]:
        """In the order of ``reading.reports``."""
        return self.sifted.materials
