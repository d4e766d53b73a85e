"""Scores as named figures from 0 to 1, higher is better: what benchmarks keep and the ratchet holds."""

from __future__ import annotations

from vigie.evaluation.scores import Scores

Figures = dict[str, float]
"""Values by figure, rounded to 4 places."""


def figures(scores: Scores) -> Figures:
    """The figures of some documents; one is absent where gold has nothing to measure it by.

    ``quiet_right`` is the share of documents without incidents in which none is seen; ``slot.killed`` and its like are
    the F1 of one slot.
    """
    named = _headlines(scores)
    for name, tally in (("statement_f1", scores.statements), ("toll_f1", scores.tolls)):
        if tally.gold:
            named[name] = tally.f1
    if scores.quiet:
        named["quiet_right"] = 1 - scores.false_alarms / scores.quiet
    slots = {f"slot.{name}": tally.f1 for name, tally in scores.slots.items() if tally.gold}
    return {name: round(value, 4) for name, value in {**named, **slots}.items()}


def _headlines(scores: Scores) -> Figures:
    tallies = {"incident": scores.incidents, "slot": scores.slot}
    return {
        f"{name}_{figure}": value
        for name, tally in tallies.items()
        if tally.gold
        for figure, value in (("precision", tally.precision), ("recall", tally.recall), ("f1", tally.f1))
    }
