"""One claim, denial or blame of an act."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Part = Literal["claimed_by", "denied_by", "blamed"]


@dataclass(frozen=True, slots=True)
class Pointing:
    """A claim, denial or blame of the act at or beside token ``at``: ``who`` claims, denies or is blamed, ``by`` whom.

    ``who`` and ``by`` are heads of noun phrases, ``cue`` is the word that says so, ``rule`` names how it was seen.
    """

    part: Part
    at: int
    who: int
    by: int | None = None
    cue: int = -1
    rule: str = field(default="", compare=False)
