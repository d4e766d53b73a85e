"""A speaker with the words that he, she or it vouches for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vigie.model import Stance

Way = Literal["verb", "preposition", "label", "figure", "beside"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker (head token) with the tokens that it vouches for and the stance of the verb or preposition.

    ``way``: by a verb of saying, a preposition, a label ("Police: six dead"), a number that it gives ("the hospital
    counts six"), or just beside what is told ("six dead (police)").
    """

    speaker: int
    cue: int
    start: int
    end: int
    stance: Stance
    told: tuple[int, int] | None = None  # the clause that depends on the verb of saying, where there is one
    way: Way = "verb"
