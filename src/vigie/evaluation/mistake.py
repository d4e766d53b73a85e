"""One mistake of a reader, and the short words in which gold and prediction are told beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import NamedTuple

from vigie.evaluation.coded import (
    CodedCount,
    CodedDate,
    CodedIncident,
    CodedParty,
    CodedPlace,
    CodedStatement,
    CodedToll,
    CodedWeapon,
)

NOTHING_TOLD = "nothing"


class Mistake(NamedTuple):
    """``cost``: how many answers it made wrong, missed or superfluous. ``words``: where in the text it happened."""

    cause: str
    wanted: str = NOTHING_TOLD
    found: str = NOTHING_TOLD
    cost: int = 1
    words: str = ""
    document: str = ""


@singledispatch
def told(value: object) -> str:
    """A value of a slot, or several."""
    return NOTHING_TOLD if value is None else str(value)


@told.register(list)
@told.register(tuple)
def _several(values: Iterable[object]) -> str:
    return ", ".join(map(told, values)) or NOTHING_TOLD


def told_incident(incident: CodedIncident) -> str:
    """Kind, place and day."""
    return told([incident.subtype, incident.place, incident.date])


def told_statement(statement: CodedStatement) -> str:
    return f"{statement.kind} by {told(statement.speaker)}"


def told_toll(toll: CodedToll) -> str:
    figures = (("killed", toll.killed), ("injured", toll.injured))
    return ", ".join(f"{told(count)} {what}" for what, count in figures if count is not None) or NOTHING_TOLD


def first_words(pieces: Iterable[str]) -> str:
    return next(iter(pieces), "")


@told.register
def _date(date: CodedDate) -> str:
    days = date.start if date.end in (None, date.start) else f"{date.start} to {date.end}"
    return str(days) if date.precision == "day" else f"{days} ({date.precision})"


@told.register
def _place(place: CodedPlace) -> str:
    return f"{place.name or place.text} ({place.country})" if place.country else str(place.name or place.text)


@told.register
def _party(party: CodedParty) -> str:
    return str(party.name or party.text)


@told.register
def _count(count: CodedCount) -> str:
    if count.min == count.max:
        return str(count.min)
    if count.max is None:
        return f"{count.min} or more"
    return f"up to {count.max}" if count.min is None else f"{count.min} to {count.max}"


@told.register
def _weapon(weapon: CodedWeapon) -> str:
    return str(weapon.kind) if weapon.count is None else f"{weapon.count} × {weapon.kind}"
