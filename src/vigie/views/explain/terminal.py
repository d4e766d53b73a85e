"""An explanation for a terminal: colours where there are any, brackets with labels everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from vigie.model import Part
from vigie.views.explain.marking import pieces, printable
from vigie.views.explain.notes import ActNote, Explanation, IncidentNote, MarkRole, MissNote, SayingNote
from vigie.views.explain.rules import legend

STYLES: dict[MarkRole, str] = {
    "act": "bold red",
    "dropped": "strike red",
    "actor": "bold magenta",
    "target": "bold blue",
    "weapon": "yellow",
    "day": "cyan",
    "place": "green",
    "killed": "red",
    "injured": "red",
    "speaker": "bright_blue",
    "says": "bright_blue",
    "pointing": "bold bright_blue",
}

_CLAIM_COLUMNS = (
    ("field", 5), ("value", 10), ("words", 10), ("said by", 9), ("stance", 6), ("sure", 4), ("rule, reasons", 26),
)  # fmt: skip


def explained(explanation: Explanation, width: int) -> RenderableType:
    """The marked article, then its incidents, acts, sayings and what was passed over."""
    parts: list[RenderableType] = [*_article(explanation)]
    parts += [Text(), *(_incident(note, width) for note in explanation.incidents)]
    if explanation.acts:
        parts += [_titled("Acts"), *(_act(note) for note in explanation.acts)]
    for title, notes in (
        ("Claimed, denied, blamed", explanation.pointings),
        ("Statements", explanation.statements),
        ("Tolls over many acts", explanation.tolls),
    ):
        if notes:
            parts += [_titled(title), _sayings(notes, width)]
    if explanation.misses:
        parts += [_titled("Words that fit a pattern and are no act"), *map(_miss, explanation.misses)]
    if explanation.incidents:
        parts += [_titled("Rules of the claims"), _rules(explanation)]
    return Group(*parts)


def marked(explanation: Explanation, part: Part) -> Text:
    """The title or the text with each mark in brackets: ``[les rebelles|actor 1]``."""
    article = explanation.article
    text, opened = Text(), list[str]()
    marks = [m for m in explanation.marks if m.span.part == part]
    for piece in pieces((article.title or "") if part == "title" else article.text, marks):
        if piece.mark is None:
            text.append(printable(piece.text), " ".join(opened))
        elif piece.kind == "open":
            opened.append(STYLES[piece.mark.role])
            text.append("[" if piece.whole else "", "dim")
        else:
            opened.pop()
            text.append(f"|{piece.mark.label}]" if piece.whole else "", f"dim {STYLES[piece.mark.role]}")
    return text


def one_line(text: str) -> str:
    """A note in one line, without characters that steer the terminal."""
    return " ".join(printable(text).split())


def _article(explanation: Explanation) -> Iterator[RenderableType]:
    article = explanation.article
    known = (article.outlet, str(article.published) if article.published else "no date", article.lang)
    yield _titled(", ".join(one_line(k) for k in (article.id, *known) if k))
    if article.title:
        title = marked(explanation, "title")
        title.stylize("bold")
        yield title
        yield Text()
    yield marked(explanation, "text")
    yield Text()
    yield Text(explanation.verdict, style="italic")


def _titled(text: str) -> Rule:
    return Rule(Text(text, style="bold"), align="left", style="dim")


def _incident(note: IncidentNote, width: int) -> RenderableType:
    acts = ", ".join(map(str, note.acts))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), width=width)
    for heading, ratio in _CLAIM_COLUMNS:
        table.add_column(heading, ratio=ratio, overflow="fold")
    for claim in note.claims:
        said_by = claim.said_by or "the outlet"
        cells = (claim.field, claim.value, f"“{claim.words}”", said_by, claim.stance, claim.sure)
        rule = Text(one_line(claim.rule)).append(f"\n{claim.why}" if claim.why else "", "dim")
        table.add_row(*(Text(one_line(cell)) for cell in cells), rule)
    told = Text("\n".join((note.gathered, note.sure)), style="dim")
    return Group(_titled(f"{note.title}: acts {acts}"), told, table)


def _act(note: ActNote) -> RenderableType:
    head = Text(f"{note.number}. ", style="bold")
    head.append(f"“{one_line(note.words)}”", STYLES["act" if note.kept else "dropped"])
    head.append(f"  {note.frame}, {note.fate}")
    lines = [Text(f"{note.line}  {note.pattern}", style="dim"), Text(f"{note.form}; told as {note.modality}")]
    for role in note.roles:
        line = Text(f"{role.role}: ", style="bold")
        line.append(f"“{one_line(role.words)}” = {one_line(role.value)}", "not bold")
        lines.append(line.append(f"  {one_line(role.how)}", "not bold dim"))
    return Group(head, Padding(Group(*lines), (0, 0, 0, 4)))


def _sayings(notes: Iterable[SayingNote], width: int) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), width=width)
    for ratio in (3, 6, 8, 4):
        table.add_column(ratio=ratio, overflow="fold")
    for note in notes:
        cells = (note.what, note.who, f"“{note.words}”" if note.words else "", note.rule)
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    return table


def _rules(explanation: Explanation) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for rule, words in legend(explanation).items():
        table.add_row(Text(rule), Text(words, style="dim"))
    return table


def _miss(note: MissNote) -> Text:
    text = Text(f"“{one_line(note.words)}”  {note.frame}: ", style="bold")
    text.append(note.why or "-", style="not bold")
    return text.append(f"  {note.line}  {note.pattern}", style="not bold dim")
