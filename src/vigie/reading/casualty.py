"""A reported figure of killed or injured persons, as it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vigie.model import Count

Outcome = Literal["killed", "injured"]


@dataclass(frozen=True, slots=True)
class Casualty:
    """A count of killed or injured persons around the token ``at``; ``victim`` heads the phrase that names them."""

    outcome: Outcome
    count: Count
    at: int
    start: int
    end: int
    victim: int | None = None
    written: bool = True  # a number or "nobody" is written, not only implied by a singular or a plural
    rival: bool = False  # another source's figure beside one told before
    more: bool = False  # told as added to those before: "three others died"
