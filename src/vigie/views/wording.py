"""Values, speakers and disputes in a few words, safe for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.text import Text

from vigie.incidents import counts, vague
from vigie.model import (
    Claim,
    Count,
    FieldName,
    Incident,
    Kind,
    Party,
    Place,
    Reason,
    Settled,
    Status,
    Value,
    Weapon,
    When,
)

LABELS: dict[FieldName, str] = {
    "kind": "type",
    "status": "status",
    "date": "date",
    "place": "place",
    "actor": "actor",
    "target": "target",
    "weapon": "weapon",
    "killed": "killed",
    "injured": "injured",
    "claimed_by": "claimed by",
    "denied_by": "denied by",
    "blamed": "blamed",
}
NOTHING = Text("-", style="dim")
"""A cell on which nobody says anything."""
MOST_RIVALS = 4
_LONG_WORD = 20


def plain(text: str) -> str:
    """One line without control characters: an article's words cannot steer the terminal."""
    shown = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) != "Cc")
    return " ".join(shown.split())


def breakable(text: str) -> str:
    """Long words with slashes ("explosive/landmine/IED") get a place where a narrow column may break them."""
    return " ".join(w.replace("/", "/ ") if len(w) > _LONG_WORD else w for w in text.split(" "))


def word_value(value: Value) -> str:
    """One value in a few words."""
    if isinstance(value, Kind):
        return value.subtype
    if isinstance(value, Status):
        return value.status
    if isinstance(value, When):
        return word_when(value)
    if isinstance(value, Place):
        return f"{plain(value.name)} ({value.country})" if value.country else plain(value.name)
    if isinstance(value, Party):
        return plain(value.name)
    if isinstance(value, Weapon):
        return word_weapon(value)
    return word_count(value)


def kind_cell(kind: Kind | None, status: Status | None) -> Text:
    """The sub-event type, and the status where it is not plain ``occurred``."""
    text = Text(kind.subtype) if kind else NOTHING.copy()
    if status and status.status != "occurred":
        text.append(f" ({status.status})", style="italic")
    return text


def word_when(when: When) -> str:
    """``2023-10-19``; ``2023-10-18 to 19``; ``2023-10`` for a month; ``week of 2023-10-16``."""
    if when.precision == "year" and (when.start.month, when.start.day) == (1, 1):
        return str(when.start.year)
    if when.precision == "month" and when.start.day == 1:
        return f"{when.start:%Y-%m}"
    if when.precision == "week":
        return f"week of {when.start}"
    if when.start == when.end:
        return str(when.start)
    same_month = (when.start.year, when.start.month) == (when.end.year, when.end.month)
    return f"{when.start} to {when.end:%d}" if same_month else f"{when.start} to {when.end}"


def word_weapon(weapon: Weapon) -> str:
    """``drone``; ``drone × 3``; ``small arms``."""
    name = weapon.kind.replace("_", " ")
    return f"{name} × {weapon.count}" if weapon.count is not None else name


def word_count(count: Count) -> str:
    """``12``; ``12-14``; ``12+`` for at least 12; ``up to 12``."""
    if count.min is None:
        return f"up to {count.max}" if count.max is not None else "?"
    if count.max is None:
        return f"{count.min}+"
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"


def word_toll(killed: Count | None, injured: Count | None, between: str = ", ") -> str:
    """Reported figures only: ``3-5 killed, 2+ injured``; empty where nobody gives one."""
    parts = ((killed, "killed"), (injured, "injured"))
    return between.join(f"{word_count(count)} {word}" for count, word in parts if count)


def word_confidence(confidence: float | None) -> str:
    """``83%``, from 1 to 99: nothing is certain; empty where no reader tells."""
    return "" if confidence is None else f"{min(max(round(100 * confidence), 1), 99)}%"


def word_reasons(reasons: Iterable[Reason]) -> str:
    """The features that decided, with their log-odds: ``place: own +0.4, figures: none -0.3``."""
    return ", ".join(f"{plain(r.name)} {r.weight:+.1f}" for r in reasons)


def word_all(values: Iterable[Value]) -> str:
    """Several values in a row, each once."""
    return ", ".join(dict.fromkeys(word_value(v) for v in values))


def word_speakers(claim: Claim, outlet: str) -> str:
    """Who says so, the outlet first: ``Daily, citing police, citing a witness``."""
    return ", citing ".join((plain(outlet), *(plain(p.name) for p in claim.said_by)))


def word_dispute(settled: Settled) -> str:
    """A disputed field with its rival values: ``weapon count: 2 | 3``; ``actor: X | not X``."""
    rivals = _counts(settled) or _rivals(settled)
    label = "weapon count" if _counts(settled) else LABELS[settled.field]
    shown = rivals[:MOST_RIVALS] + (["..."] if len(rivals) > MOST_RIVALS else [])
    return f"{label}: {' | '.join(shown)}"


def _rivals(settled: Settled) -> list[str]:
    words = []
    for _, _, claim in settled.claims:
        value, denied = claim.value, claim.stance == "denied"
        if (counts(claim) or denied) and not _vaguer(value, settled):
            words.append(f"not {word_value(value)}" if denied else word_value(value))
    return list(dict.fromkeys(words))


def _vaguer(value: Value, settled: Settled) -> bool:
    """Whether a value says less than another that does not contradict it: no number, or a role without a name."""
    if isinstance(value, Party):
        return vague(value) and any(isinstance(v, Party) and not vague(v) for v in settled.values)
    if not isinstance(value, Weapon) or value.count is not None:
        return False
    told = [c.value for _, _, c in settled.claims]
    return any(isinstance(v, Weapon) and v.kind == value.kind and v.count is not None for v in told)


def _counts(settled: Settled) -> list[str]:
    """The rival numbers where all reports name one kind of weapon."""
    weapons = [c.value for _, _, c in settled.claims if isinstance(c.value, Weapon)]
    if len({w.kind for w in weapons}) != 1:
        return []
    return [str(n) for n in sorted({w.count for w in weapons if w.count is not None})]


def word_disputes(incident: Incident) -> list[str]:
    """All that reports disagree on, a field each."""
    return [word_dispute(f) for f in incident.fields if f.disputed]
