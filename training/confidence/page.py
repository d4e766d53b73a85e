"""``docs/confidence.md``: how far the confidences can be trusted, in tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from training.confidence.filtering import Filtered
from training.confidence.reliability import BINS, Reliability
from training.confidence.study import Study
from vigie.reading.confidence import Model

_STRONGEST = 12
_TEXT = """# How sure Vigie is

Every incident and every claim has a `confidence` from 0 to 1. It is calibrated: of all incidents with 0.7, about seven
in ten are found by a coder, too. An incident's confidence says how likely the article tells of such an act; a claim's
how likely its value is the act's (so it counts the doubt about the incident in). An incident is right if the scorer of
`vigie evaluate` pairs it with one of the coder's, a value if the scorer finds it right in such a pair.

A confidence is a sum of weights over named features, put through the logistic function. No feature is a word or a name:
what is learned of one language serves the next. `vigie explain` and `vigie show --why` name the features that decided
the most. The weights stand in `src/vigie/reading/data/confidence.json`.

Reports below **{threshold}** are dropped. `vigie explain` shows them with their confidence.

Across articles an incident has the highest confidence of its reports, a field the highest of the claims that agree with
its settled value. Agreement of sources is not counted in: `sources` tells it.

This page is written by `{command}`, on {date}, from {documents} coded articles with {reports} incidents and {values}
values. Each figure is of articles that the weights were not learned from (ten parts, parted by article).

![Predicted and observed](pictures/confidence.svg)
"""


def written(study: Study, model: Model, command: str) -> str:
    """The whole page."""
    about = {key: value for key, value in model.about.items() if key != "command"}
    parts = [_TEXT.format(threshold=model.threshold, command=command, **about)]
    langs = sorted({report.lang for report in study.reports})
    parts += _reliability("Incidents", _groups(study, langs, fields=False))
    parts += _reliability("Values of all fields", _groups(study, langs, fields=True))
    parts += ["## Field by field", _fields(study)]
    parts += ["## What the threshold does", _thresholds(study, langs)]
    parts += ["## What decides", _weights(model)]
    return "\n".join(parts).rstrip() + "\n"


def _groups(study: Study, langs: list[str], *, fields: bool) -> list[tuple[str, Reliability | None]]:
    """All, the articles that no rule was written from, and each language."""
    of = study.all_fields if fields else lambda chosen: study.reliability(study.incident, chosen)
    found = [("all", of(lambda _: True)), ("unseen", of(lambda r: not r.seen))]
    return found + [(lang, of(lambda r, lang=lang: r.lang == lang)) for lang in langs]  # type: ignore[misc]


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(heads)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def _reliability(title: str, groups: list[tuple[str, Reliability | None]]) -> list[str]:
    """Ten bins: what was predicted, what was right, of how many; below, the errors."""
    known = [(name, found) for name, found in groups if found is not None]
    text = (
        "Predicted, observed, number. *unseen*: articles that no rule was written from. The calibration error is the "
        "mean distance of predicted and observed; the log loss stands beside that of one probability for all.\n"
    )
    rows = ([f"{n / BINS:.1f}-{(n + 1) / BINS:.1f}", *(_bin(found, n) for _, found in known)] for n in range(BINS))
    foot = [
        ["right of all", *(f"{found.base:.3f} ({found.count})" for _, found in known)],
        ["**calibration error**", *(f"**{found.error:.3f}**" for _, found in known)],
        ["log loss (one for all)", *(f"{found.loss:.3f} ({found.base_loss:.3f})" for _, found in known)],
    ]
    return [f"## {title}", text, _table(["confidence", *(name for name, _ in known)], [*rows, *foot])]


def _bin(found: Reliability, number: int) -> str:
    one = found.bins.get(number)
    return f"{one.predicted:.2f} {one.observed:.2f} {one.count}" if one else "-"


def _fields(study: Study) -> str:
    return _table(("field", "values", "right", "calibration error", "log loss", "one for all"), _field_rows(study))


def _field_rows(study: Study) -> Iterator[list[str]]:
    for name, outcome in study.fields.items():
        found = study.reliability(outcome)
        if found is not None:
            figures = (found.base, found.error, found.loss, found.base_loss)
            yield [f"`{name}`", str(found.count), *(f"{figure:.3f}" for figure in figures)]


def _thresholds(study: Study, langs: list[str]) -> str:
    groups = [("all", study.filtered(lambda _: True)), ("unseen", study.filtered(lambda d: not d.seen))]
    groups += [(lang, study.filtered(lambda d, lang=lang: d.gold.lang == lang)) for lang in langs]  # type: ignore[misc]
    heads = ("articles", "threshold", "incident P", "R", "F1", "slot P", "R", "F1", "false alarms")
    return _table(heads, ([name, *_scores(one)] for name, found in groups for one in found))


def _scores(one: Filtered) -> Iterator[str]:
    yield f"{one.threshold:.2f}" if one.threshold else "none"
    for tally in (one.scores.incidents, one.scores.slot):
        yield from (f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1))
    yield f"{one.scores.false_alarms} of {one.scores.quiet}"


def _weights(model: Model) -> str:
    """The strongest weights of an incident, in log-odds."""
    told = ((n, w) for n, w in model.report.items() if n != "always" and not n.startswith("lang"))
    ranked = sorted(told, key=lambda one: -one[1])
    rows = ([f"{a[0]}", f"{a[1]:+.2f}", f"{b[0]}", f"{b[1]:+.2f}"] for a, b in zip(ranked, ranked[::-1], strict=True))
    return _table(("speaks for an incident", "log-odds", "speaks against it", "log-odds"), list(rows)[:_STRONGEST])
