"""Writes ``docs/quality.md``: how well the reader reads, how sure the figures are, and what goes wrong.

    python benchmarks/quality_page.py

Uses every set at hand (``goldsets.py``); without the texts beside the repository the page tells of the project's own.
Examples of mistakes come from one half of the project's own texts only (that which may be looked at).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from goldsets import ROOT, gold_sets, is_look
from vigie.evaluation import (
    SLOTS,
    CodedDocument,
    Coder,
    DocumentPair,
    Interval,
    Mistake,
    Scores,
    Sureness,
    Tally,
    grouped,
    mistakes,
    own_codings,
    score,
    score_document,
    subtype_alpha,
    sureness,
    tallies,
)
from vigie.version import __version__

PAGE = ROOT / "docs" / "quality.md"
NOT_TRIED = Path(__file__).with_name("not_tried.md")
OWN = "own"
SETS = {
    OWN: "articles written and coded for Vigie; they come with the package, and no rule was written from them",
    "dev-held": "half of the news texts of the development gold; whoever writes rules sees its totals only",
    "dev-look": "the other half, which is read while rules are written",
}
"""The sets that the page tells of, the first two slot by slot. ``dev-*`` stand beside the repository, if anywhere."""
IN_FULL = (OWN, "dev-held")
NAMES = {"ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French"}
COMMONEST = 10
COSTLIEST = 5
_HEADLINES = ("incident", "slot", "statement", "toll")

Measured = Mapping[str, Sequence[DocumentPair]]
"""Gold and prediction, by set."""


def page(measured: Measured, codings: tuple[Mapping[str, CodedDocument], Mapping[str, CodedDocument]]) -> str:
    """The whole page. ``codings``: the first and second coding of the texts that were coded twice."""
    langs = sorted({str(pair.gold.lang) for pairs in measured.values() for pair in pairs})
    parts = [_HEAD.format(version=__version__), *_measured(measured), *_headlines(measured), *_coders(*codings)]
    for lang in langs:
        parts += _language(lang, measured)
    parts += [*_causes(measured, langs), NOT_TRIED.read_text(encoding="utf-8").rstrip()]
    return "\n".join(parts) + "\n"


_HEAD = """# Quality

Vigie {version}, the default reader. This page is written by `python benchmarks/quality_page.py`; do not edit it.
`vigie evaluate` prints the figures for the project's own texts.

P (precision) is the share of what the reader tells that is right, R (recall) the share of what a coder told that the
reader tells, too, F1 their harmonic mean. An incident counts as found if kind, place, day and evidence are like enough
to a coded one; a slot's value can only be right in an incident that was found. In brackets: the 95 % interval, from
1,000 samples of as many documents, drawn with replacement.
"""


_AGREEMENT = """A second coding of some of our own texts, scored against the first like a reader (F1), and
Krippendorff's alpha of the sub-event types of paired incidents. Both coders are language models under the same
guidelines. What two coders do not agree on, no reader can be blamed for.
"""
_FITTED = """Quiet texts tell of no incident: an incident found there is a false alarm. The weights that tell how likely
an incident is, and drop the unlikely ones, are fitted on coded articles, these among them (`training/confidence`): in
that one respect no set here is unseen.
"""
_COUNTING = """Counted over all sets above, from gold and prediction alone. Cost: the share of all wrong, missed and
superfluous answers (slots, statements, tolls) that goes with the cause. Wrong slots are counted in incidents that were
found.
"""


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table; the first column is text, the others are aligned to the right."""
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return [*("| " + " | ".join(map(str, line)) + " |" for line in lines), ""]


def _rows_of(measured: Measured) -> Iterator[tuple[str, str, list[DocumentPair]]]:
    """Set, language and pairs."""
    for name, pairs in measured.items():
        for lang, group in sorted(grouped(pairs, "lang").items()):
            yield name, lang, group


def _measured(measured: Measured) -> Iterator[str]:
    yield "## What was measured\n"
    heads = ("set", "language", "texts", "of them quiet", "incidents", "statements", "tolls")
    rows = []
    for name, lang, pairs in _rows_of(measured):
        scores = score(pairs)
        counts = (scores.incidents.gold, scores.statements.gold, scores.tolls.gold)
        rows.append((f"`{name}`", _name(lang), scores.documents, scores.quiet, *counts))
    yield from table(heads, rows)
    yield from (f"- `{name}`: {SETS[name]}." for name in measured)
    yield f"\n{_FITTED}"


def _headlines(measured: Measured) -> Iterator[str]:
    yield "## In short\n\nF1, slots taken together.\n"
    rows = []
    for name, lang, pairs in _rows_of(measured):
        documents, sure, total = _scored(pairs)
        cells = (_figure(total[what].f1, sure[what].f1) if total[what].gold else "-" for what in _HEADLINES)
        alarms = f"{sum(one.false_alarms for one in documents)} of {sum(one.quiet for one in documents)}"
        rows.append((f"`{name}`", _name(lang), *cells, alarms))
    yield from table(("set", "language", *_HEADLINES, "false alarms"), rows)


def _scored(pairs: Iterable[DocumentPair]) -> tuple[list[Scores], dict[str, Sureness], dict[str, Tally]]:
    documents = [score_document(pair) for pair in pairs]
    return documents, sureness(documents), tallies(sum(documents, Scores()))


def _coders(first: Mapping[str, CodedDocument], second: Mapping[str, CodedDocument]) -> Iterator[str]:
    """What two coders reach, scored like the reader."""
    pairs = [DocumentPair(one, second[key]) for key, one in first.items()]
    if not pairs:
        return
    yield "## How far two coders agree\n"
    yield _AGREEMENT
    rows = []
    for lang, group in sorted(grouped(pairs, "lang").items()):
        _, sure, total = _scored(group)
        alpha = subtype_alpha(group)
        cells = (_figure(total[what].f1, sure[what].f1) for what in _HEADLINES)
        rows.append((_name(lang), len(group), *cells, "-" if alpha is None else f"{alpha:.2f}"))
    yield from table(("language", "texts", *_HEADLINES, "alpha of subtypes"), rows)


def _language(lang: str, measured: Measured) -> Iterator[str]:
    """Slot by slot, for the sets on which rules were not written."""
    yield f"## {_name(lang)}\n"
    for name in IN_FULL:
        pairs = [pair for pair in measured.get(name, ()) if pair.gold.lang == lang]
        if pairs:
            _, sure, total = _scored(pairs)
            yield f"### {_name(lang)}, `{name}`\n"
            rows = (_row(what, total[what], sure[what]) for what in (*_HEADLINES, *SLOTS))
            yield from table(("what", "coded", "told", "right", "P", "R", "F1"), rows)


def _row(what: str, tally: Tally, sure: Sureness) -> tuple[object, ...]:
    shown = f"**{what}**" if what in _HEADLINES else what
    figures = (
        _figure(tally.precision, sure.precision) if tally.predicted else "-",
        _figure(tally.recall, sure.recall) if tally.gold else "-",
        _figure(tally.f1, sure.f1) if tally.gold or tally.predicted else "-",
    )
    return (shown, tally.gold, tally.predicted, tally.right, *figures)


def _figure(value: float, interval: Interval) -> str:
    return f"{value:.2f} ({interval.low:.2f}–{interval.high:.2f})"


def _name(lang: str) -> str:
    return NAMES.get(lang, lang)


def _causes(measured: Measured, langs: Sequence[str]) -> Iterator[str]:
    """The commonest causes over all sets, the costliest, and an example of each."""
    by_lang = {lang: list(_mistakes(measured.values(), lang)) for lang in langs}
    told = list(chain.from_iterable(by_lang.values()))
    cases = {lang: Counter(one.cause for one in found) for lang, found in by_lang.items()}
    costs = Counter[str]()
    for one in told:
        costs[one.cause] += one.cost
    share = {cause: f"{cost / costs.total():.1%}" for cause, cost in costs.most_common()}
    common = [cause for cause, _ in Counter(one.cause for one in told).most_common(COMMONEST)]
    yield f"## The {len(common)} commonest causes of mistakes\n\n{_COUNTING}"
    rows = [(cause, *(cases[lang][cause] for lang in langs), share[cause]) for cause in common]
    yield from table(("cause", *map(_name, langs), "cost"), rows)
    costly = list(share)[:COSTLIEST]
    yield f"The costliest: {', '.join(f'{cause} ({share[cause]})' for cause in costly)}.\n"
    yield "An example of each, from the project's own texts:\n"
    shown = [*common, *(cause for cause in costly if cause not in common)]
    yield from _examples(shown, [pair for pair in measured.get(OWN, ()) if is_look(pair.gold.id)])


def _mistakes(sets: Iterable[Sequence[DocumentPair]], lang: str) -> Iterator[Mistake]:
    for pair in chain.from_iterable(sets):
        if pair.gold.lang == lang:
            yield from mistakes(pair)


def _examples(causes: Sequence[str], pairs: Sequence[DocumentPair]) -> Iterator[str]:
    """An example for every cause that has one, each from another text as far as there are enough."""
    told, used = [one for pair in pairs for one in mistakes(pair)], set[str]()
    for cause in causes:
        fitting = sorted((one for one in told if one.cause == cause), key=lambda one: one.document in used)
        if fitting:
            used.add(fitting[0].document)
            yield _example(fitting[0])
    yield ""


def _example(one: Mistake) -> str:
    words = " ".join(one.words.split())
    return f"- **{one.cause}**: “{words}” (`{one.document}`). Coded: {one.wanted}. Told: {one.found}."


def main() -> int:
    sets, coder = gold_sets(), Coder()
    measured = {name: coder.pairs(sets[name]) for name in SETS if name in sets}
    PAGE.write_text(page({name: pairs for name, pairs in measured.items() if pairs}, own_codings()), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {', '.join(f'{name} {len(pairs)} texts' for name, pairs in measured.items())}")
    for key, cause in coder.failures.items():
        print(f"{key}: {cause}", file=sys.stderr)
    return 1 if coder.failures else 0


if __name__ == "__main__":
    sys.exit(main())
