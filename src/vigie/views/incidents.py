"""Incidents for a terminal: a table of many, and one in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from vigie.incidents import Comparison, estimate, lowest_reported
from vigie.model import Claim, Incident, Settled
from vigie.store import Event, IncidentRow, Shown, ToldReport
from vigie.views.facts import Facts, facts_of
from vigie.views.wording import (
    LABELS,
    NOTHING,
    breakable,
    kind_cell,
    plain,
    word_all,
    word_confidence,
    word_count,
    word_disputes,
    word_reasons,
    word_speakers,
    word_toll,
    word_value,
    word_when,
)

WIDE = 130
"""From this width on the table has a column for each value; below it two share one."""
KIND_WIDTH = 18
"""No part of a sub-event type between spaces and slashes is longer, and no pair of parts breaks badly."""
_REPORT_WIDTH = 28
_SHOWN_FEATURES = 6


def incident_table(rows: Iterable[IncidentRow], width: int) -> Table:
    """One row an incident, for a terminal of ``width`` columns (at least 90)."""
    wide = width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, padding=(0, int(wide), 0, 0), pad_edge=False, width=width)
    for heading, fixed, ratio in _WIDE_COLUMNS if wide else _NARROW_COLUMNS:
        table.add_column(heading, width=fixed, ratio=ratio, overflow="fold")
    for number, row in enumerate(rows):
        if number:
            table.add_row()
        told = (_wide_cells if wide else _narrow_cells)(facts_of(row.incident))
        table.add_row(Text(row.incident.id, style="bold"), *told, *_said_cells(row.incident))
    return table


_Column = tuple[str, int | None, int | None]
_WIDE_COLUMNS: tuple[_Column, ...] = (
    ("id", 11, None),
    ("date", 10, None),
    ("place", None, 10),
    ("type", KIND_WIDTH, None),
    ("weapon", 10, None),
    ("killed", 6, None),
    ("injured", 7, None),
    ("claimed by", None, 10),
    ("src, sure", 4, None),
    ("disagree on", None, 17),
)
_NARROW_COLUMNS: tuple[_Column, ...] = (
    ("id", 11, None),
    ("date, place", None, 10),
    ("type, weapon", KIND_WIDTH, None),
    ("toll", 11, None),
    ("claimed by", None, 10),
    ("src, sure", 4, None),
    ("disagree on", None, 17),
)


def _wide_cells(facts: Facts) -> Iterator[Text]:
    yield Text(word_when(facts.when)) if facts.when else NOTHING
    yield Text(word_value(facts.place)) if facts.place else NOTHING
    yield kind_cell(facts.kind, facts.status)
    yield Text(word_all(facts.weapons)) if facts.weapons else NOTHING
    yield Text(word_count(facts.killed)) if facts.killed else NOTHING
    yield Text(word_count(facts.injured)) if facts.injured else NOTHING


def _narrow_cells(facts: Facts) -> Iterator[Text]:
    """The same with two values in a cell, one under the other."""
    when = Text(word_when(facts.when)) if facts.when else NOTHING.copy()
    yield when.append(f"\n{word_value(facts.place)}") if facts.place else when
    kind = kind_cell(facts.kind, facts.status)
    yield kind.append(f"\n{word_all(facts.weapons)}", style="cyan") if facts.weapons else kind
    yield Text(word_toll(facts.killed, facts.injured, "\n")) if facts.killed or facts.injured else NOTHING


def _said_cells(incident: Incident) -> Iterator[Text]:
    claimed, disputes = word_all(incident.field("claimed_by").values), word_disputes(incident)
    yield Text(claimed) if claimed else NOTHING
    yield Text("\n".join(filter(None, (str(incident.sources), word_confidence(incident.confidence)))))
    yield Text(breakable("\n".join(disputes)), style="yellow") if disputes else NOTHING


def incident_page(shown: Shown, width: int, *, why: bool = False) -> RenderableType:
    """One incident in full: every field with its claims, the reports side by side, why they were joined.

    ``why``: with the rule of the reader behind each claim, its confidence, and what decided that of the reports.
    """
    row = shown.row
    outlets = {(r.article.id, r.id): _outlet(r) for r in row.reports}
    parts: list[RenderableType] = [_heading(row)]
    parts += [Padding(_field(f, row, outlets, why=why), (1, 0, 0, 0)) for f in row.incident.fields]
    parts += [Text(), _titled("Evidence"), *(_evidence(r, why=why) for r in row.reports)]
    if len(row.reports) > 1:
        parts += [Text(), _titled("Reports side by side"), *_side_by_side(row.reports, width)]
        parts += [Text(), _titled("Why they are one act"), *(_join(j, outlets) for j in shown.joins)]
    parts += [Text(), _titled("History"), *(_event(e) for e in shown.history)]
    return Group(*parts)


def _outlet(report: ToldReport) -> str:
    return plain(report.article.outlet or report.article.id)


def _titled(text: str) -> Rule:
    return Rule(Text(text, style="bold"), align="left", style="dim")


def _heading(row: IncidentRow) -> Text:
    facts = facts_of(row.incident)
    what = facts.kind.subtype if facts.kind else "unknown act"
    where = word_value(facts.place) if facts.place else "place unknown"
    when = word_when(facts.when) if facts.when else "date unknown"
    text = Text(f"{facts.id}  {what}, {where}, {when}\n", style="bold")
    sources = f"{facts.sources} independent source{'' if facts.sources == 1 else 's'}"
    text.append(f"{len(row.articles)} article{'' if len(row.articles) == 1 else 's'}, {sources}", style="not bold")
    if facts.confidence is not None:
        text.append(f", {word_confidence(facts.confidence)} sure", style="not bold")
    if disputes := word_disputes(row.incident):
        text.append(f"\nDisagree on {'; '.join(disputes)}", style="not bold yellow")
    return text


def _field(settled: Settled, row: IncidentRow, outlets: dict[tuple[str, str], str], *, why: bool) -> RenderableType:
    """The settled value and its rule, then a line for each claim: value, words, speakers, stance."""
    title = Text(f"{LABELS[settled.field]}: ", style="bold")
    title.append(word_all(settled.values) or "-", style="bold cyan")
    title.append(_derived(settled), style="not bold")
    sure = f", {word_confidence(settled.confidence)} sure" if settled.confidence is not None else ""
    title.append(f"  [{settled.rule}{sure}]", style="not bold dim")
    if settled.disputed:
        title.append("  disputed", style="bold yellow")
    claims = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False, expand=True)
    for ratio in (4, 6, 5, 2, 3) if why else (4, 6, 5, 2):
        claims.add_column(ratio=ratio, overflow="fold")
    for report in row.reports:
        for told in report.claims:
            if told.claim.field == settled.field:
                cells = _claim(told.claim, told.words, outlets[report.article.id, report.id])
                claims.add_row(*cells, *([_rule(told.claim)] if why else []))
    return Group(title, Padding(claims, (0, 0, 0, 4)))


def _rule(claim: Claim) -> Text:
    """The rule of the reader, and how sure the claim is."""
    return Text(" ".join((plain(claim.rule), word_confidence(claim.confidence))), style="dim")


def _derived(settled: Settled) -> str:
    """ACLED's and UCDP's figures for the killed."""
    figures = estimate(settled)
    if settled.field != "killed" or figures is None:
        return ""
    high = "open" if figures.high is None else figures.high
    return f"  (ACLED {lowest_reported(settled)}; UCDP low {figures.low}, best {figures.best}, high {high})"


def _claim(claim: Claim, words: str, outlet: str) -> tuple[Text, Text, Text, Text]:
    stance = Text(claim.stance, style="red" if claim.stance == "denied" else "dim")
    quoted = Text(f"“{plain(words)}”", style="italic")
    return Text(word_value(claim.value)), quoted, Text(word_speakers(claim, outlet)), stance


def _evidence(report: ToldReport, *, why: bool) -> RenderableType:
    article = report.article
    head = Text(_outlet(report), style="bold")
    known = (str(article.published) if article.published else "no date", article.lang or "?", plain(article.url or ""))
    head.append(f"  {', '.join(k for k in known if k)}", style="not bold dim")
    head.append(f"  {plain(article.id)}/{plain(report.id)}, version {article.version}", style="not bold dim")
    lines = [Text(f"“{plain(e.words)}”  {e.span.part} {e.span.start}-{e.span.end}") for e in report.evidence]
    if why and report.confidence is not None:
        decided = f"{word_confidence(report.confidence)} sure: {word_reasons(report.reasons)}"
        lines.append(Text(decided, style="dim"))
    return Group(head, *(Padding(line, (0, 0, 0, 4)) for line in lines))


def _side_by_side(reports: Sequence[ToldReport], width: int) -> Iterator[Table]:
    """Fields down, reports across; as many at a time as the width takes."""
    across = max(1, (width - 12) // _REPORT_WIDTH)
    for first in range(0, len(reports), across):
        shown = reports[first : first + across]
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        table.add_column("")
        for report in shown:
            table.add_column(Text(_outlet(report)), overflow="fold", max_width=_REPORT_WIDTH + 8)
        for field, label in LABELS.items():
            cells = [word_all(t.claim.value for t in r.claims if t.claim.field == field) for r in shown]
            if any(cells):
                table.add_row(Text(label, style="bold"), *(Text(c or "-") for c in cells))
        yield table


def _join(join: Comparison, outlets: dict[tuple[str, str], str]) -> Text:
    text = Text(f"{outlets[join.left]} + {outlets[join.right]}", style="bold")
    text.append(f"  score {join.score:+.1f}: ", style="not bold")
    strongest = sorted(join.features, key=lambda f: -abs(f.weight))[:_SHOWN_FEATURES]
    named = ", ".join(f"{f.name.replace('_', ' ')} {f.weight:+.1f}" for f in strongest)
    return text.append(named, style="not bold dim")


def _event(event: Event) -> Text:
    text = Text(f"{event.at:%Y-%m-%d %H:%M} UTC  ", style="dim")
    text.append(event.what, style="not dim")
    about = [plain(event.article)] if event.article else []
    about += [f"{k} {event.why[k]}" for k in ("version", "into", "from", "score", "count") if k in event.why]
    return text.append(f"  {', '.join(about)}  by {event.who}", style="dim")
