"""An explanation as one page that stands alone: no script, nothing loaded from elsewhere, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from vigie.model import Part
from vigie.views.explain.marking import pieces, printable
from vigie.views.explain.notes import ActNote, Explanation, IncidentNote, Mark, MissNote, SayingNote
from vigie.views.explain.rules import legend

LEGEND = {
    "act": "act of an incident",
    "dropped": "act of no incident",
    "actor": "actor",
    "target": "target",
    "weapon": "weapon",
    "day": "time",
    "place": "place",
    "killed": "killed, injured",
    "speaker": "speaker",
    "says": "word of saying",
    "pointing": "claims, denies, blames",
}


def page(explanations: Sequence[Explanation]) -> str:
    """All articles of one file on one page, a section each."""
    title = _title(explanations[0]) if len(explanations) == 1 else f"{len(explanations)} articles"
    sections = "\n".join(_Section(f"x{n}", e).written() for n, e in enumerate(explanations, 1))
    legend_items = "".join(f'<li><mark class="{role}">{words}</mark></li>' for role, words in LEGEND.items())
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(title)}: explained by Vigie</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f'<ul class="legend" aria-label="Marks">{legend_items}</ul>\n{sections}\n</body>\n</html>\n'
    )


def _style() -> str:
    return files("vigie.views.explain").joinpath("page.css").read_text("utf-8")


def _title(explanation: Explanation) -> str:
    return explanation.article.title or explanation.article.id


def _text(text: str) -> str:
    """Words of an article or a pack as text of the page."""
    return escape(printable(text))


class _Section:
    """One article: the marked text on the left, the notes on the right. ``key`` sets its anchors apart."""

    def __init__(self, key: str, explanation: Explanation):
        self.key = key
        self.explanation = explanation

    def written(self) -> str:
        found, key = self.explanation, self.key
        notes = "\n".join(self._notes())
        lang = f' lang="{_text(found.article.lang)}"' if found.article.lang else ""
        title = self._marked("title") or _text(_title(found))
        return (
            f'<section id="{key}">\n<article{lang} dir="auto">\n<h1>{title}</h1>\n'
            f'<p class="known">{_text(self._known())}</p>\n<div class="text">{self._marked("text")}</div>\n</article>\n'
            f'<div class="notes">\n<p class="verdict">{_text(found.verdict)}</p>\n{notes}\n</div>\n</section>'
        )

    def _known(self) -> str:
        article = self.explanation.article
        day = str(article.published) if article.published else "no date"
        return ", ".join(part for part in (article.outlet, day, article.lang, article.url) if part)

    # ---- the article ------------------------------------------------------------------------------------------
    def _marked(self, part: Part) -> str:
        article = self.explanation.article
        marks = [m for m in self.explanation.marks if m.span.part == part]
        text = (article.title or "") if part == "title" else article.text
        return "".join(self._piece(p.kind, p.text, p.mark, whole=p.whole) for p in pieces(text, marks))

    def _piece(self, kind: str, text: str, mark: Mark | None, *, whole: bool) -> str:
        if mark is None:
            return _text(text)
        if kind == "open":
            return f'<mark class="{mark.role}" title="{_text(f"{mark.label}: {mark.note}")}">'
        return f"{self._label(mark) if whole else ''}</mark>"

    def _label(self, mark: Mark) -> str:
        """The label behind the words; that of an act leads to its note."""
        words = _text(mark.label)
        linked = mark.role in ("act", "dropped") and mark.act is not None
        return f"<sup>{self._link(mark.act, words) if linked else words}</sup>"

    def _link(self, act: int | None, words: str) -> str:
        return f'<a href="#{self.key}-act-{act}">{words}</a>'

    # ---- the notes --------------------------------------------------------------------------------------------
    def _notes(self) -> Iterator[str]:
        found = self.explanation
        yield from map(self._incident, found.incidents)
        if found.acts:
            yield _table("Acts", ("no.", "words", "frame and pattern", "told as", "roles", "what became of it"),
                         map(self._act, found.acts))  # fmt: skip
        yield from _tables(found)
        rules = legend(found)
        if rules:
            rows = (_row(f"<code>{_text(rule)}</code>", _text(words)) for rule, words in rules.items())
            yield _table("Rules of the claims", ("rule", "meaning"), rows)

    def _incident(self, note: IncidentNote) -> str:
        acts = ", ".join(self._link(n, str(n)) for n in note.acts)
        rows = (
            _row(
                _text(c.field), _text(c.value), _quoted(c.words), _text(c.said_by or "the outlet"),
                _text(c.stance), _text(c.sure), f"<code>{_text(c.rule)}</code><br><small>{_text(c.why)}</small>",
            )
            for c in note.claims
        )  # fmt: skip
        heads = ("field", "value", "words", "said by", "stance", "sure", "rule")
        below = f"{note.gathered}. {note.sure}"
        return _table(f"{_text(note.title)}: acts {acts}", heads, rows, f"{self.key}-incident-{note.id}", below)

    def _act(self, note: ActNote) -> str:
        roles = "".join(
            f"<li><b>{_text(r.role)}</b>: {_quoted(r.words)} = {_text(r.value)} <small>{_text(r.how)}</small></li>"
            for r in note.roles
        )
        fate = _text(note.fate)
        if note.incidents:
            links = (f'<a href="#{self.key}-incident-{_text(i)}">{_text(i)}</a>' for i in note.incidents)
            fate = f"incident {', '.join(links)}"
        mark = f'<mark class="{"act" if note.kept else "dropped"}">{_text(note.words)}</mark>'
        pattern = f"{_text(note.frame)}<br><code>{_text(note.line)}</code><br><small>{_text(note.pattern)}</small>"
        told = f"{_text(note.modality)}<br><small>{_text(note.form)}</small>"
        cells = (str(note.number), mark, pattern, told, f"<ul>{roles}</ul>" if roles else "-", fate)
        return _row(*cells, anchor=f"{self.key}-act-{note.number}")


def _tables(found: Explanation) -> Iterator[str]:
    """What is said of acts and of others, and what was passed over."""
    heads = ("what", "who", "words", "rule")
    for title, notes in (
        ("Claimed, denied, blamed", found.pointings),
        ("Statements", found.statements),
        ("Tolls over many acts", found.tolls),
    ):
        if notes:
            yield _table(title, heads, map(_saying, notes))
    if found.misses:
        yield _table("Words that fit a pattern and are no act", ("words", "frame", "why", "pattern"),
                     map(_miss, found.misses))  # fmt: skip


def _saying(note: SayingNote) -> str:
    return _row(_text(note.what), _text(note.who), _quoted(note.words), f"<code>{_text(note.rule)}</code>")


def _miss(note: MissNote) -> str:
    pattern = f"<code>{_text(note.line)}</code><br><small>{_text(note.pattern)}</small>"
    return _row(_quoted(note.words), _text(note.frame), _text(note.why or "-"), pattern)


def _quoted(words: str) -> str:
    return f"“{_text(' '.join(words.split()))}”" if words else ""


def _row(*cells: str, anchor: str = "") -> str:
    """A row of cells that are escaped already."""
    name = f' id="{anchor}"' if anchor else ""
    return f"<tr{name}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _table(title: str, heads: Iterable[str], rows: Iterable[str], anchor: str = "", below: str = "") -> str:
    """A table with its title, which is escaped already, and a line below the title."""
    name = f' id="{anchor}"' if anchor else ""
    under = f'<p class="known">{_text(below)}</p>' if below else ""
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    body = "\n".join(rows)
    return f'<h2{name}>{title}</h2>{under}\n<div class="wide"><table>\n<tr>{cells}</tr>\n{body}\n</table></div>'
