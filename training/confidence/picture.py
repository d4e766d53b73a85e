"""``docs/pictures/confidence.svg``: predicted against observed, a point a bin."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from training.confidence.reliability import Reliability
from training.confidence.study import Study

_SIDE = 260
_LEFT, _TOP, _GAP = 60, 50, 80
_COLOURS = {"unseen": "#1f6f8b", "all": "#c0562f"}
_MOST = 11.0  # radius of the largest point


def drawn(study: Study) -> str:
    """Two squares: incidents, and the values of all fields; the diagonal is where predictions hold."""
    panels = (
        ("Incidents", study.reliability(study.incident), study.reliability(study.incident, lambda r: not r.seen)),
        ("Values of all fields", study.all_fields(), study.all_fields(lambda r: not r.seen)),
    )
    width, height = _LEFT + 2 * _SIDE + _GAP + 30, _TOP + _SIDE + 80
    body = "\n".join(
        line
        for n, (title, whole, unseen) in enumerate(panels)
        for line in _panel(_LEFT + n * (_SIDE + _GAP), title, {"all": whole, "unseen": unseen})
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12" role="img" aria-label="Predicted and observed confidence">\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n{body}\n{_legend(height)}\n</svg>\n'
    )


def _panel(left: int, title: str, found: dict[str, Reliability | None]) -> Iterator[str]:
    bottom = _TOP + _SIDE
    yield f'<text x="{left}" y="{_TOP - 16}" font-size="15" font-weight="bold" fill="#222">{title}</text>'
    yield f'<rect x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="#fafafa" stroke="#999"/>'
    yield f'<line x1="{left}" y1="{bottom}" x2="{left + _SIDE}" y2="{_TOP}" stroke="#999" stroke-dasharray="4 4"/>'
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        along = tick * _SIDE
        yield f'<text x="{left + along:.0f}" y="{bottom + 18}" text-anchor="middle" fill="#444">{tick:g}</text>'
        yield f'<text x="{left - 8}" y="{bottom - along + 4:.0f}" text-anchor="end" fill="#444">{tick:g}</text>'
    yield f'<text x="{left + _SIDE / 2:.0f}" y="{bottom + 36}" text-anchor="middle" fill="#444">predicted</text>'
    middle = _TOP + _SIDE // 2
    turned = f'transform="rotate(-90 {left - 38} {middle})"'
    yield f'<text x="{left - 38}" y="{middle}" {turned} text-anchor="middle" fill="#444">observed</text>'
    for name, one in found.items():
        if one is not None:
            yield from _points(left, bottom, one, _COLOURS[name])


def _points(left: int, bottom: int, found: Reliability, colour: str) -> Iterator[str]:
    """The area of a point is the number of predictions in its bin."""
    most = max(b.count for b in found.bins.values())
    places = [(left + b.predicted * _SIDE, bottom - b.observed * _SIDE, b.count) for b in found.bins.values()]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in places)
    yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    for x, y, count in places:
        radius = max(2.0, _MOST * sqrt(count / most))
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.6"/>'


def _legend(height: int) -> str:
    words = {"all": "all coded articles", "unseen": "articles that no rule was written from"}
    return "\n".join(
        f'<circle cx="{_LEFT + 8 + n * 200}" cy="{height - 16}" r="6" fill="{colour}" fill-opacity="0.6"/>'
        f'<text x="{_LEFT + 20 + n * 200}" y="{height - 12}" fill="#222">{words[name]}</text>'
        for n, (name, colour) in enumerate(reversed(_COLOURS.items()))
    )
