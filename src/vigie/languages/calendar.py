"""``calendar.yaml``: the words for days, spans of days and their bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from vigie.languages.entry import Entry, phrases
from vigie.languages.words import Phrases, key

Unit = Literal["hour", "day", "week", "month", "year", "minute", "decade"]
DayPart = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]
SETS = ("last", "next", "this", "same", "first_day", "in_words", "on_words")
PHRASES = (
    "ago", "later", "earlier", "since", "until", "weekend", "early", "middle", "late", "night_of", "night_before",
    "same_day",
)  # fmt: skip
INTEGERS = ("weekdays", "weekday_marks", "months")
OFFSETS = ("relative", "anchored", "year_words", "month_words", "week_words")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words of time. Offsets count days (``relative``, ``anchored``), weeks, months or years, as the name says."""

    weekdays: dict[str, int]  # Monday 0
    weekday_marks: dict[str, int]  # short forms that name a weekday only before a number: "Sun 12"
    months: dict[str, int]  # January 1
    parts: dict[str, DayPart]
    units: dict[str, Unit]
    relative: Phrases[int]  # days from the publication date
    anchored: Phrases[int]  # days from the last date that the text names
    year_words: Phrases[int]
    month_words: Phrases[int]
    week_words: Phrases[int]
    last: frozenset[str]
    next: frozenset[str]
    this: frozenset[str]
    same: frozenset[str]  # before a weekday that was named: "that Thursday"
    first_day: frozenset[str]  # "1er", "premier"
    in_words: frozenset[str]  # before a bare year or month: "en 2019"
    on_words: frozenset[str]  # before a day: "le 3 mai"
    ago: Phrases[str]
    later: Phrases[str]
    earlier: Phrases[str]
    since: Phrases[str]
    until: Phrases[str]
    weekend: Phrases[str]
    early: Phrases[str]
    middle: Phrases[str]
    late: Phrases[str]
    night_of: Phrases[str]  # before "de lundi à mardi" or "du 3 au 4"
    night_before: Phrases[str]  # the night that ends on the day of publication
    same_day: Phrases[str]
    ranges: tuple[tuple[str, str], ...]  # opening and closing word: entre, et
    month_first: bool  # "May 3" beside "3 May"


def parse(entry: Entry) -> Calendar:
    """Calendar from the root of ``calendar.yaml``."""
    fields = entry.fields(("parts", "units", "ranges", *SETS, *PHRASES, *INTEGERS, *OFFSETS), ("month_first",))
    return Calendar(
        parts={key(w): cast(DayPart, p) for p, row in _by(fields["parts"], get_args(DayPart)) for w in row.texts()},
        units={key(w): cast(Unit, u) for u, row in _by(fields["units"], get_args(Unit)) for w in row.texts()},
        month_first="month_first" in fields and fields["month_first"].flag(),
        ranges=tuple(_range(item) for item in fields["ranges"].items()),
        weekdays=_integers(fields["weekdays"]),
        weekday_marks=_integers(fields["weekday_marks"]),
        months=_integers(fields["months"]),
        relative=_offsets(fields["relative"]),
        anchored=_offsets(fields["anchored"]),
        year_words=_offsets(fields["year_words"]),
        month_words=_offsets(fields["month_words"]),
        week_words=_offsets(fields["week_words"]),
        last=fields["last"].keys(),
        next=fields["next"].keys(),
        this=fields["this"].keys(),
        same=fields["same"].keys(),
        first_day=fields["first_day"].keys(),
        in_words=fields["in_words"].keys(),
        on_words=fields["on_words"].keys(),
        ago=phrases(fields["ago"]),
        later=phrases(fields["later"]),
        earlier=phrases(fields["earlier"]),
        since=phrases(fields["since"]),
        until=phrases(fields["until"]),
        weekend=phrases(fields["weekend"]),
        early=phrases(fields["early"]),
        middle=phrases(fields["middle"]),
        late=phrases(fields["late"]),
        night_of=phrases(fields["night_of"]),
        night_before=phrases(fields["night_before"]),
        same_day=phrases(fields["same_day"]),
    )


def _integers(entry: Entry) -> dict[str, int]:
    return {key(k): v.integer() for k, v in entry.pairs().items()}


def _offsets(entry: Entry) -> Phrases[int]:
    return Phrases.of((k, v.integer()) for k, v in entry.pairs().items())


def _by(entry: Entry, names: tuple[str, ...]) -> list[tuple[str, Entry]]:
    return list(entry.fields((), names).items())


def _range(entry: Entry) -> tuple[str, str]:
    words = entry.texts()
    if len(words) != 2:
        entry.fail("expected the opening and the closing word")
    return key(words[0]), key(words[1])
