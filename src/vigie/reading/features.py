"""What speaks for a report and for a claim: named features, the same in every language.

A feature is named ``group: value`` and is 1 where it holds; ``incident`` alone is a number. None holds a word of an
article or a name: what is learned of one language serves the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from vigie.model import Article, Claim, Count, FieldName, Kind, Party, Place, Report, Span, Weapon, When
from vigie.reading.build import Material
from vigie.reading.situations import Situation

Features = Mapping[str, float]
INCIDENT = "incident"
"""The log-odds of the incident itself, among the features of its claims."""

_OUTCOMES = frozenset({"die", "wound"})
_AGES: tuple[tuple[float, str], ...] = (
    (-1, "ahead"), (0, "same day"), (1, "1 day"), (3, "2-3 days"), (10, "4-10 days"), (40, "11-40 days"),
    (400, "41-400 days"), (inf, "longer"),
)  # fmt: skip
_NUMBERS: tuple[tuple[float, str], ...] = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (inf, "5 or more"))
_VICTIMS: tuple[tuple[float, str], ...] = ((0, "0"), (1, "1"), (5, "2-5"), (30, "6-30"), (inf, "31 or more"))
_GAPS: tuple[tuple[float, str], ...] = ((0, "inside"), (60, "beside"), (250, "near"), (1000, "far"), (inf, "very far"))
_SENTENCES: tuple[tuple[float, str], ...] = ((0, "opening"), (2, "early"), (7, "middle"), (inf, "late"))


def band(number: float, bands: Sequence[tuple[float, str]]) -> str:
    """The name of the first band that reaches up to a number."""
    for limit, name in bands:
        if number <= limit:
            return name
    raise ValueError(f"{number} is above all bands")


@dataclass(frozen=True)
class Told:
    """The reports of one article with what they were built from."""

    article: Article
    reports: tuple[Report, ...]
    materials: tuple[Material, ...]

    @cached_property
    def signs(self) -> tuple[tuple[object, ...], ...]:
        """What tells one act from another, for each report: its day and place."""
        return tuple((_first(r, "date"), _first(r, "place")) for r in self.reports)

    @cached_property
    def common(self) -> tuple[str, ...]:
        """Features of the article."""
        return f"lang: {self.article.lang}", f"reports of the text: {band(len(self.reports), _NUMBERS)}"

    def features(self, number: int) -> dict[str, float]:
        """Those of one report."""
        report, material = self.reports[number], self.materials[number]
        found = {"always": 1.0}
        found.update(dict.fromkeys(self.common, 1.0))
        for part in (_acts(material), _frame(report, material, self.article), _parties(material), _saying(report)):
            found.update(dict.fromkeys(part, 1.0))
        found.update(dict.fromkeys(self._twins(number), 1.0))
        return found

    def _twins(self, number: int) -> Iterator[str]:
        """Other reports of the article that share day and place: one act told twice, or a series."""
        sign, kind = self.signs[number], _first(self.reports[number], "kind")
        twins = [n for n, other in enumerate(self.signs) if other == sign and n != number]
        same = [n for n in twins if _first(self.reports[n], "kind") == kind]
        if twins:
            yield f"same day and place: {'kind, too' if same else 'other kind'}"
            yield f"same day and place: {'told before' if min(twins) < number else 'told later'}"

    def claims(self, number: int, odds: float) -> list[dict[str, float]]:
        """Those of each claim of one report; ``odds``: the log-odds of the report."""
        report, material = self.reports[number], self.materials[number]
        shared = {"always": 1.0, INCIDENT: odds}
        shared.update(dict.fromkeys((*self.common, *_of_all_claims(report)), 1.0))
        rivals: dict[FieldName, list[object]] = {}
        found = []
        for claim in report.claims:
            before = rivals.setdefault(claim.field, [])
            own = dict.fromkeys((*_claim(claim, report), *_value(claim, material, self.article)), 1.0)
            found.append({**shared, **own, f"values before it: {band(len(before), _NUMBERS)}": 1.0})
            if claim.value not in before:
                before.append(claim.value)
        for one, features in zip(report.claims, found, strict=True):
            features[f"values: {band(len(rivals[one.field]), _NUMBERS)}"] = 1.0
        return found

    def sources(self, number: int, odds: float) -> dict[str, float]:
        """Those of the speakers of one report, taken together."""
        report = self.reports[number]
        speakers = {p.name: p for c in report.claims for p in c.said_by}
        told = sum(bool(c.said_by) for c in report.claims) / max(len(report.claims), 1)
        found = {"always": 1.0, INCIDENT: odds, "share of claims": told}
        names = (*self.common, *_of_all_claims(report), f"speakers: {band(len(speakers), _NUMBERS)}")
        kinds = (f"speaker: {p.kind or 'no kind'}" for p in speakers.values())
        stances = (f"stance: {c.stance}" for c in report.claims if c.said_by)
        found.update(dict.fromkeys((*names, *kinds, *stances), 1.0))
        return found


# ---- of a report --------------------------------------------------------------------------------------------------
def _first(report: Report, field: FieldName) -> object:
    return next((c.value for c in report.claims if c.field == field), None)


def _acts(material: Material) -> Iterator[str]:
    """What its acts are and how they stand."""
    situations = material.draft.situations
    frames = {s.act.frame for s in situations}
    main = next((s.act.frame for s in situations if s.act.frame not in _OUTCOMES), situations[0].act.frame)
    yield f"frame: {main}"
    yield f"frames: {band(len(frames), _NUMBERS)}"
    yield f"acts: {band(len(situations), _NUMBERS)}"
    yield f"patterns: {_share(situations, lambda s: s.act.trigger.weak, 'weak', 'firm')}"
    yield f"words: {_share(situations, lambda s: s.act.nominal, 'nouns', 'verbs')}"
    yield f"known before: {_share(situations, lambda s: s.definite, 'yes', 'no')}"
    if len(situations) == 1:
        act = situations[0].act
        yield f"one act: {'weak' if act.trigger.weak else 'firm'} {'noun' if act.nominal else 'verb'}"
    yield from (f"modality: {m}" for m in {s.modality for s in situations} if m != "fact")
    yield f"opens in the text: {band(material.draft.first_sentence, _SENTENCES)}"


def _share(found: list[Situation], test: Callable[[Situation], bool], name: str, other: str) -> str:
    """All, some or none of the situations."""
    count = sum(map(test, found))
    return name if count == len(found) else f"{name} and {other}" if count else other


def _frame(report: Report, material: Material, article: Article) -> Iterator[str]:
    """Day and place, and whether they are its own."""
    draft, when, place = material.draft, _first(report, "date"), _first(report, "place")
    here = _own(place is not None, draft.inherited_place)
    day = _own(draft.time is not None, draft.inherited_time)
    yield f"place: {here}"
    yield f"day: {day}"
    yield f"place and day: {here}, {day}"
    yield f"several places: {'yes' if material.shared else 'no'}"
    if material.place is not None:
        yield f"place is a: {material.place.scale}"
    if isinstance(when, When):
        yield f"age: {_age(when, article)}"
    in_title = any(span.part == "title" for span in report.evidence)
    yield f"title: {'told there' if in_title else 'not told there' if article.title else 'none'}"


def _own(known: bool, inherited: bool) -> str:
    return "none" if not known else "taken over" if inherited else "own"


def _age(when: When, article: Article) -> str:
    if article.published is None:
        return "unknown"
    return when.precision if when.precision != "day" else band((article.published - when.end).days, _AGES)


def _parties(material: Material) -> Iterator[str]:
    """Who and what is named, and at what cost."""
    situations = material.draft.situations
    agents = [m for s in situations for m in s.agents]
    targets = [m for s in situations for m in s.targets]
    arms = any(s.arms for s in situations)
    written = [c for c in material.casualties if c.written]
    yield f"actors: {'armed' if any(m.armed for m in agents) else 'some' if agents else 'none'}"
    yield f"targets: {'some' if targets else 'none'}"
    yield f"weapons: {'some' if arms else 'none'}"
    yield f"figures: {'written' if written else 'implied' if material.casualties else 'none'}"
    yield f"claimed, denied or blamed: {'yes' if material.pointings else 'no'}"
    draft = material.draft
    own = (draft.place and not draft.inherited_place, draft.time and not draft.inherited_time)
    yield f"details of its own: {sum(map(bool, (*own, agents, targets, arms, written)))}"


def _saying(report: Report) -> Iterator[str]:
    """Whether anybody is quoted for it."""
    kinds = [c for c in report.claims if c.field == "kind"]
    quoted = any(c.said_by for c in kinds)
    yield f"told by: {'somebody quoted' if quoted else 'the outlet'}"
    yield from (f"stance of the act: {s}" for s in {c.stance for c in kinds} if s != "stated")
    yield from (f"type: {c.value.type}" for c in kinds[:1] if isinstance(c.value, Kind))
    yield from (f"subtype: {c.value.subtype}" for c in kinds[:1] if isinstance(c.value, Kind))


# ---- of a claim ---------------------------------------------------------------------------------------------------
def _of_all_claims(report: Report) -> Iterator[str]:
    kind, status = _first(report, "kind"), next((c.rule for c in report.claims if c.field == "status"), "none")
    if isinstance(kind, Kind):
        yield f"type: {kind.type}"
        yield f"subtype: {kind.subtype}"
    yield f"status: {status}"


def _claim(claim: Claim, report: Report) -> Iterator[str]:
    yield f"rule: {claim.rule}"
    yield f"stance: {claim.stance}"
    yield f"quoted: {len(claim.said_by)}"
    yield f"from the words of the act: {band(_gap(claim.span, report.evidence), _GAPS)}"


def _gap(span: Span, evidence: Iterable[Span]) -> float:
    """Characters between a claim and the nearest words that tell of the act; infinite from title to text."""
    gaps = (max(0, e.start - span.end, span.start - e.end) for e in evidence if e.part == span.part)
    return min(gaps, default=inf)


def _value(claim: Claim, material: Material, article: Article) -> Iterator[str]:
    value = claim.value
    if isinstance(value, When):
        yield f"age: {_age(value, article)}"
    elif isinstance(value, Place):
        yield from _place(value, material)
    elif isinstance(value, Party):
        yield f"party: {'in the register' if value.id else 'a role' if value.kind else 'a mere name'}"
        yield f"party is: {value.kind or 'of no kind'}"
    elif isinstance(value, Weapon):
        yield f"weapon: {value.kind}"
        yield f"number: {'given' if value.count is not None else 'none'}"
    elif isinstance(value, Count):
        ends = "open" if value.max is None or value.min is None else "exact" if value.min == value.max else "range"
        yield f"figure: {ends}"
        yield f"victims: {band(value.min or 0, _VICTIMS)}"


def _place(value: Place, material: Material) -> Iterator[str]:
    """How the gazetteer knows a place."""
    yield f"precision: {value.precision}"
    found = material.place
    if found is None:
        return
    top = found.toponym
    yield f"gazetteer: {'known' if top else 'beside a known one' if found.host else 'unknown'}"
    yield f"name stands: {'locative' if found.locative else 'other'}"
    if top is not None:
        yield f"feature: {top.feature}"
        yield f"match: {'loose' if top.loose else 'strict'}"
