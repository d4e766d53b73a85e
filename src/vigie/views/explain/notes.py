"""What an explanation holds: marks in the text, and notes on acts, incidents, statements and what was passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vigie.model import Article, Span

MarkRole = Literal[
    "act", "dropped", "actor", "target", "weapon", "day", "place", "killed", "injured", "speaker", "says", "pointing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: ``label`` tells what they are ("actor 2"), ``note`` by which rule, ``act`` which note to go to."""

    span: Span
    role: MarkRole
    label: str
    note: str = ""
    act: int | None = None


@dataclass(frozen=True, slots=True)
class RoleNote:
    """One role of an act: its words, what they were taken for, and how they were found."""

    role: str
    words: str
    value: str
    how: str


@dataclass(frozen=True, slots=True)
class ActNote:
    """One act: its words and the pattern that found them, whether it is told as real, and what became of it."""

    number: int
    words: str
    frame: str
    pattern: str
    line: str  # file and line of the pack
    form: str
    modality: str
    kept: bool
    fate: str
    incidents: tuple[str, ...] = ()
    roles: tuple[RoleNote, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """One claim of an incident. ``sure``: its confidence; ``why``: what decided it."""

    field: str
    value: str
    words: str
    said_by: str
    stance: str
    rule: str
    sure: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class IncidentNote:
    """One report: the acts that were gathered into it, how, its claims, and how sure it is; one that is too unlikely is
    ``dropped``."""

    id: str
    acts: tuple[int, ...]
    gathered: str
    claims: tuple[ClaimNote, ...]
    sure: str = ""
    dropped: bool = False

    @property
    def title(self) -> str:
        """What stands above its acts."""
        return f"{'Dropped as unlikely:' if self.dropped else 'Incident'} {self.id}"


@dataclass(frozen=True, slots=True)
class MissNote:
    """Words that fit a pattern and are no act, with what speaks against it."""

    words: str
    frame: str
    pattern: str
    line: str
    why: str


@dataclass(frozen=True, slots=True)
class SayingNote:
    """A pointing, a statement or a toll in one line."""

    what: str
    who: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One article explained."""

    article: Article
    verdict: str
    marks: tuple[Mark, ...] = ()
    acts: tuple[ActNote, ...] = ()
    incidents: tuple[IncidentNote, ...] = ()
    misses: tuple[MissNote, ...] = ()
    pointings: tuple[SayingNote, ...] = ()
    statements: tuple[SayingNote, ...] = ()
    tolls: tuple[SayingNote, ...] = ()
