"""Time expressions, resolved to calendar days against the publication date.

Rules of resolution (the words are language data): a bare weekday is the latest such day not after publication; with
"last" the latest before it; a day and month without year is the latest not after publication; anchored expressions
("the day before") count from the last day that the text named, else from publication.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vigie.languages import Pack, Phrases
from vigie.languages.words import split
from vigie.model import DatePrecision, When
from vigie.reading.patterns import Finder
from vigie.reading.tree import Tree

_EARLY = 4  # tokens of "at the beginning of" before a month
_LAST_THIRD = 2
_CLOCK = 4  # tokens behind "overnight" among which an hour stands
_BESIDE = 3  # tokens between a period and the day of it: ", on the"
_WHOLE_DAY = 3  # tokens of a day with its year
_DASHES = frozenset({"-", "–", "—"})
_TELLING = 3  # tokens between a verb of saying and its day
_DATELINE = 12  # tokens at the head of a text among which a dateline stands
_UNIT_PRECISION: dict[str, DatePrecision] = {"day": "day", "week": "week", "month": "month", "year": "year"}


@dataclass(frozen=True, slots=True)
class Time:
    """One expression: tokens ``[start, end)``, what it means, and whether it stands on an earlier one."""

    start: int
    end: int
    when: When
    anchored: bool = False
    future: bool = False
    forward: bool = False  # "a day after" dates only what follows it


class Times:
    """Reads the time expressions of one text."""

    def __init__(self, tree: Tree, pack: Pack, published: date | None, number: Callable[[str], int | None]):
        self.low = tree.low
        self.tree = tree
        self.cal = pack.calendar
        self.published = published
        self.anchor: When | None = None
        self.at: int | None = None  # where the anchor stands
        self.told: tuple[int, When] | None = None  # the day of a telling, and its sentence
        self.night = False  # whether the anchor is a night
        self.number = number
        self.month_first = pack.calendar.month_first
        self.grammar = grammar = pack.grammar
        self.small = grammar.articles | grammar.prepositions | frozenset(grammar.contractions)
        self.of = frozenset(c for c, words in grammar.contractions.items()) | grammar.prepositions
        self.genitives = grammar.noun_agent_prepositions - grammar.agent_prepositions
        self.close: dict[str, set[str]] = {}
        for opening, closing in pack.calendar.ranges:
            self.close.setdefault(opening, set()).add(closing)
        self.closing = frozenset(c for _, c in pack.calendar.ranges) - grammar.coordinators
        self.coordinators = grammar.coordinators
        self.articles = grammar.articles
        self.finder = Finder(tree, pack)
        self.saying = pack.cues.reporting_verbs
        self.openings = self._openings()
        self._opens: dict[str, bool] = {}

    def _openings(self) -> frozenset[str]:
        """Words with which an expression of time may begin, but for numbers."""
        cal = self.cal
        phrases = (
            cal.night_of, cal.night_before, cal.relative, cal.anchored, cal.week_words, cal.month_words, cal.year_words,
            cal.ago, cal.weekend,
        )  # fmt: skip
        words = (
            cal.units, cal.parts, cal.weekdays, cal.weekday_marks, cal.months, cal.first_day, self.articles, self.close,
        )  # fmt: skip
        return frozenset[str]().union(*(p.index for p in phrases), *words)

    def _may_begin(self, word: str) -> bool:
        """Whether any rule can hold at a word: a cheap look, once for each word of the text."""
        opens = self._opens.get(word)
        if opens is None:
            opens = word in self.openings or word[0].isdigit() or "-" in word or "'" in word[1:-1]
            opens = self._opens[word] = opens or self.number(word) is not None
        return opens

    def find(self) -> list[Time]:
        """Every expression, left to right; without a publication date only those that stand by themselves."""
        found: list[Time] = []
        i = 0
        while i < len(self.low):
            time = self._at(i)
            if time is None:
                i += 1
                continue
            if not time.future and not self._dateline(time):
                self._stand_on(time)
                if found and (exact := self._exact(found[-1], time)) is not None:
                    found[-1] = exact
                elif not self._bound(i) or self._before_noun(time):
                    found.append(time)
            i = max(time.end, i + 1)
        return found

    def _stand_on(self, time: Time) -> None:
        """Later expressions count from this day; from that of a telling only in its sentence or if none is named."""
        if time.when.precision != "day":
            return
        telling = self._telling(time)
        if telling:
            self.told = (self.tree.sent[time.start], time.when)
        if not telling or self.anchor is None:
            self.anchor, self.at = time.when, time.start
            inside = range(max(0, time.start - _TELLING), time.end)
            self.night = any(self.cal.parts.get(self.low[j]) == "night" for j in inside)

    def _telling(self, time: Time) -> bool:
        """ "said on Wednesday that ...": the day right behind a verb of saying."""
        first = max(self.tree.sentence(time.start).start, time.start - _TELLING)
        verbs = [j for j in range(first, time.start) if self.tree.pos[j] == "VERB"][-1:]
        following = time.end < len(self.low) and self.tree.pos[time.end] == "VERB"
        verbs += [time.end] * following  # "the police yesterday confirmed 31"
        return any(next(self.finder.verbs(verb, self.saying), None) is not None for verb in verbs)

    def _exact(self, vague: Time, time: Time) -> Time | None:
        """ "A month earlier, on 28 August", "last week, on Monday": the day tells what the period means."""
        if vague.when.precision == "day" or time.when.precision != "day" or time.start - vague.end > _BESIDE:
            return None
        between = range(vague.end, time.start)
        if self.tree.sent[vague.start] != self.tree.sent[time.start] or not any(self.low[j] == "," for j in between):
            return None
        if any(self.low[j] != "," and self.low[j] not in self.small for j in between):
            return None
        start, end = time.when.start, time.when.end
        if vague.when.precision == "week" and self._weekday(time.start) is not None:
            back = timedelta(7 * (start > vague.when.end))
            start, end = start - back, end - back
        if not (vague.when.start <= start and end <= vague.when.end):
            return None
        return replace(time, start=vague.start, when=When(start=start, end=end))

    def _before_noun(self, time: Time) -> bool:
        """ "since the 13 May assault": the day of what the noun tells."""
        heads = {self.tree.head[j] for j in range(time.start, time.end)} - set(range(time.start, time.end))
        return any(h >= time.end and self.tree.pos[h] == "NOUN" for h in heads)

    def _base(self, i: int, shift: int) -> When | None:
        """What an anchored expression at token ``i`` counts from."""
        if shift and self.told is not None and self.told[0] == self.tree.sent[i]:
            return self.told[1]
        return self.anchor

    def _bound(self, i: int) -> bool:
        """ "since Monday", "until 5 May": a bound of something that lasts is no day of an act."""
        small = i - 1 if i and self.low[i - 1] in self.small else i
        for phrases in (self.cal.since, self.cal.until):
            for begin in range(max(0, i - 4), i):
                hit = phrases.match(self.low, begin)
                if hit is not None and begin + hit[0] in (i, small) and self.low[begin] not in self.cal.on_words:
                    return True
        return False

    def _dateline(self, time: Time) -> bool:
        """ "Gao, 11 March 2024 - ": the day of publication at the head of a text, behind a dash."""
        if time.start - self.tree.sentence(time.start).start >= _DATELINE or time.when.start != self.published:
            return False
        return any(
            self.tree.pos[j] == "PUNCT" and self.low[j] in _DASHES
            for j in range(time.end, time.end + 5)[: len(self.low) - time.end]
        )

    def _at(self, i: int) -> Time | None:
        if not self._may_begin(self.low[i]):
            return None
        for rule in (
            self._night,
            self._night_before,
            self._daybreak,
            self._span,
            self._phrase,
            self._ago,
            self._unit,
            self._numeric,
            self._week_of,
            self._day,
            self._bare_day,
            self._month,
        ):
            time = rule(i)
            if time is not None:
                return time
        return None

    # ---- single days ------------------------------------------------------------------------------------------
    def _day(self, i: int) -> Time | None:
        """ "Thursday", "Monday 28 September", "2 January last", "the 17th of April 2025"."""
        weekday = self._weekday(i)
        at = i + (weekday is not None)
        if weekday is not None and at + 1 < len(self.low) and self.low[at] == ",":
            at += 1  # "Sunday, October 18"
        explicit = self._calendar_day(at)
        if explicit is not None:
            day, end, future = explicit
            return self._time(i, self._tail(end), day, future=future)
        if weekday is None or self.published is None:
            return None
        if self.month_first and i and self.low[i - 1] in self.cal.next:
            return self._time(i, i + 1, self.published + timedelta(7), future=True)
        numbered = self._numbered(i, weekday) or self._in_week(i, weekday)
        if numbered is not None:
            return numbered
        end, back = i + 1, self.month_first and i > 0 and self.low[i - 1] in self.cal.last
        while end < len(self.low) and (self._trailing(end) or self.low[end] in self.cal.next):
            back = back or self.low[end] in self.cal.last
            if self.low[end] in self.cal.next:
                return self._time(i, end + 1, self.published + timedelta(7), future=True)
            end += 1
        if not back and (named := self._from_anchor(i, weekday)) is not None:
            return self._time(i, end, named, anchored=True)
        return self._time(i, end, self._latest(weekday, strictly=back))

    def _from_anchor(self, i: int, weekday: int) -> date | None:
        """ "that same Thursday", "on the Thursday": the first one from the day that the text has named."""
        before = self.low[i - 1] if i else ""
        pointing = before in self.cal.same or before in self.articles
        if self.anchor is None or self.published is None or not pointing:
            return None
        day = self.anchor.start + timedelta((weekday - self.anchor.start.weekday()) % 7)
        return day if day <= self.published else None

    def _weekday(self, i: int) -> int | None:
        """The weekday at token ``i``; some short forms are common words too and need a number behind ("Sun 12")."""
        marked = self.tree.word[i][0].isupper() and self._day_number(i + 1) is not None
        return self.cal.weekdays.get(self.low[i], self.cal.weekday_marks.get(self.low[i]) if marked else None)

    def _numbered(self, i: int, weekday: int) -> Time | None:
        """ "Friday 12", "Friday the 12th": the latest 12th that is a Friday."""
        at = i + 1 + (i + 2 < len(self.low) and self.low[i + 1] in self.articles - self.of)
        number = self._day_number(at)
        if number is None or not self.low[at][0].isdigit() or self._counts_something(at):
            return None
        day = self._latest_number(number)
        return self._time(i, self._tail(at + 1), day) if day is not None and day.weekday() == weekday else None

    def _in_week(self, i: int, weekday: int) -> Time | None:
        """ "Sunday of last week"."""
        assert self.published is not None
        for at in (i + 1, i + 2):
            week = self.cal.week_words.match(self.low, at) if at < len(self.low) else None
            if week is not None and (at == i + 1 or self.low[i + 1] in self.of):
                monday = self.published - timedelta(self.published.weekday())
                day = monday + timedelta(7 * week[1] + weekday)
                return self._time(i, at + week[0], day, future=self._after(day))
        for at in range(i + 1, min(i + 5, len(self.low) - 1)):
            if self.cal.units.get(self.low[at]) == "week" and self.low[at + 1] in self.cal.next:
                return self._time(i, at + 2, self.published + timedelta(7), future=True)
            if self.low[at] not in self.small:
                break
        return None

    def _bare_day(self, i: int) -> Time | None:
        """ "on the 25th": the latest such day of a month, behind an article and with nothing that it counts."""
        number = self._day_number(i)
        before = i - 1 - (i > 1 and self.low[i - 1] in self.articles and self.low[i - 2] in self.cal.on_words)
        lead = i > 0 and self.low[before] in self.cal.on_words
        if number is None or not lead or not self.low[i][0].isdigit() or self._counts_something(i):
            return None
        day = self._latest_number(number)
        return None if day is None else self._time(i, self._tail(i + 1), day)

    def _counts_something(self, i: int) -> bool:
        """Whether a noun, an adjective or another number stands behind the number at token ``i``."""
        if i + 1 >= len(self.low) or self.low[i + 1] in self.cal.parts:
            return False
        if self.low[i].endswith(".") or self.tree.sent[i] != self.tree.sent[i + 1]:
            return False  # "Wed 18. Rebels attacked ..."
        following = self.low[i + 1]
        return (
            self.tree.pos[i + 1] in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
            or following in self.cal.units
            or following[0] in "/%h°"
        )

    def _latest_number(self, number: int) -> date | None:
        """The latest day not after publication with this number in its month."""
        if self.published is None:
            return None
        month = self.published.year * 12 + self.published.month - 1
        days = (_date((month - back) // 12, (month - back) % 12 + 1, number) for back in range(3))
        return next((day for day in days if day is not None and day <= self.published), None)

    def _latest(self, weekday: int, *, strictly: bool) -> date:
        assert self.published is not None
        back = (self.published.weekday() - weekday) % 7
        return self.published - timedelta(back or (7 if strictly else 0))

    def _calendar_day(self, at: int) -> tuple[date, int, bool] | None:
        """Day, month and perhaps year at token ``at``: the day, the end, whether it lies in the future."""
        if self.month_first and (found := self._month_first(at)) is not None:
            return found
        number = self._day_number(at)
        if number is None or at + 1 >= len(self.low):
            return None
        month_at = at + 1 + (self.low[at + 1] in self.of)
        if month_at >= len(self.low) or (month := self.cal.months.get(self.low[month_at])) is None:
            return None
        year, end = self._year_behind(month_at + 1)
        if year is not None:
            day = _date(year, month, number)
            return None if day is None else (day, end, self._after(day))
        return self._yearless(month, number, month_at + 1)

    def _month_first(self, at: int) -> tuple[date, int, bool] | None:
        """ "October 18", "Oct. 18, 2023", "May 3rd"."""
        month = self._month_name(at) if at < len(self.low) else None
        if month is None or at + 1 >= len(self.low) or not self.low[at + 1][0].isdigit():
            return None
        number = self._day_number(at + 1)
        if number is None or self._counted(at + 1):
            return None
        year_at = at + 2 + (at + 2 < len(self.low) and self.low[at + 2] == ",")
        if year_at < len(self.low) and (year := self._year(year_at)) is not None:
            day = _date(year, month, number)
            return None if day is None else (day, year_at + 1, self._after(day))
        return self._yearless(month, number, at + 2)

    def _counted(self, at: int) -> bool:
        """ "in May 12 people died": a noun that the number counts stands right behind; "on May 12" is a day."""
        if at > 1 and self.low[at - 2] in self.cal.on_words:
            return False
        return any(
            self.tree.head[at] == j and self.tree.dep[at] == "nummod" for j in range(at + 1, min(at + 3, len(self.low)))
        )

    def _yearless(self, month: int, number: int, end: int) -> tuple[date, int, bool] | None:
        if self.published is None:
            return None
        following = self.low[end] if end < len(self.low) else ""
        if following in self.cal.next:
            return (self.published + timedelta(30), end + 1, True)
        day = _date(self.published.year, month, number)
        if day is not None and day > self.published + timedelta(45 if following not in self.cal.last else 0):
            day = _date(self.published.year - 1, month, number)
        if day is None:
            return None
        return day, end, self._after(day)

    def _day_number(self, at: int) -> int | None:
        if at >= len(self.low):
            return None
        word = self.low[at]
        if word in self.cal.first_day:
            return 1
        ordinal = word[0].isdigit() and (not word.endswith("h") or word.endswith("th"))  # "2h" is an hour
        digits = word.rstrip(".abcdefghijklmnopqrstuvwxyzèéªº") if ordinal else word
        value = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 else self.number(word)
        return value if value is not None and 1 <= value <= 31 else None

    def _year(self, at: int) -> int | None:
        word = self.low[at]
        return int(word) if len(word) == 4 and word.isascii() and word.isdigit() and "1000" <= word <= "2100" else None

    def _after(self, day: date) -> bool:
        return self.published is not None and day > self.published

    def _tail(self, end: int) -> int:
        """Parts of the day and "last" belong to the expression."""
        while end < len(self.low) and self._trailing(end):
            end += 1
        return end

    def _trailing(self, at: int) -> bool:
        return self.low[at] in self.cal.parts or self.low[at] in self.cal.last

    def _numeric(self, i: int) -> Time | None:
        """14.07.2016, 14/07/2016, 2016-07-14; 14/07 behind an article."""
        word = self.low[i]
        if word[0].isdigit() and word.count("/") == 1 and len(word) <= 5:
            return self._day_and_month(i)
        if not 6 <= len(word) <= 10 or not word[0].isdigit():
            return None
        pieces = word.replace("/", "-").replace(".", "-").split("-")
        if len(pieces) != 3 or not all(p.isascii() and p.isdigit() for p in pieces):
            return None
        first, second, third = map(int, pieces)
        year = first if len(pieces[0]) == 4 else _century(third)
        day = _date(year, second, third if year == first else first)
        if day is None and self.month_first and year != first:
            day = _date(year, first, second)
        return None if day is None else self._time(i, i + 1, day, future=self._after(day))

    def _day_and_month(self, i: int) -> Time | None:
        day, _, month = self.low[i].partition("/")
        lead = i > 0 and (self.low[i - 1] in self.cal.on_words or self.low[i - 1] in self.cal.weekdays)
        if not lead or not _digits(day) or not _digits(month) or not 1 <= int(month) <= 12:
            return None
        found = self._yearless(int(month), int(day), i + 1)
        return None if found is None else self._time(i, self._tail(found[1]), found[0], future=found[2])

    # ---- phrases ----------------------------------------------------------------------------------------------
    def _phrase(self, i: int) -> Time | None:
        """ "yesterday", "this morning" (from publication); "the day before", "that day" (from the last day named)."""
        relative = self._relative(i)
        if relative is not None and self._weekday_follows(i + relative[0]):
            return None
        anchored = self.cal.anchored.match(self.low, i)
        if anchored is not None and (relative is None or anchored[0] > relative[0]):
            return self._anchored(i, i + anchored[0], anchored[1])
        if relative is None:
            return self._named_period(i)
        if self.published is not None:
            day = self.published + timedelta(relative[1])
            return self._time(i, self._tail(i + relative[0]), day, future=relative[1] > 0)
        return None

    def _weekday_follows(self, at: int) -> bool:
        """ "overnight on Sunday": the named day tells more."""
        at += at < len(self.low) and self.low[at] in self.small
        return at < len(self.low) and self.low[at] in self.cal.weekdays

    def _relative(self, i: int) -> tuple[int, int] | None:
        """The phrase at token ``i``; a token with an apostrophe inside stands for the words parted there."""
        word = self.low[i]
        if "'" in word[1:-1]:
            pieces = split(word)
            hit = self.cal.relative.match(pieces, 0)
            return (1, hit[1]) if hit is not None and hit[0] == len(pieces) else None
        return self.cal.relative.match(self.low, i)

    def _named_period(self, i: int) -> Time | None:
        """ "this week", "last month", "last year", from publication; of the last week its days up to publication."""
        rows: tuple[tuple[Phrases[int], str], ...] = (
            (self.cal.week_words, "week"),
            (self.cal.month_words, "month"),
            (self.cal.year_words, "year"),
        )
        for phrases, unit in rows:
            hit = phrases.match(self.low, i)
            if hit is not None:
                return self._shifted(i, i + hit[0], hit[1], unit, self.published)
        return None

    def _anchored(self, i: int, end: int, shift: int) -> Time | None:
        """From the day that follows ("the day after 13 May"), else from the last day named, else from publication."""
        anchor = self._base(i, shift)
        if anchor is None and shift and self.published is not None:
            anchor = When(start=self.published, end=self.published)
        base = None if anchor is None else anchor.end if shift > 0 else anchor.start
        if end < len(self.low) and self._genitive(end):
            named = self._day(end + 1)
            if named is None and (end + 1 >= len(self.low) or self.tree.pos[end + 1] != "ADP"):
                return self._day_after(i, end, base, shift)
            base, end = (named.when.start, named.end) if named is not None else (base, end)
        if not shift and anchor is not None and base == anchor.start:
            return Time(i, self._tail(end), anchor, anchored=True)
        return self._shifted_day(i, end, base, shift)

    def _genitive(self, at: int) -> bool:
        return at < len(self.low) and self.grammar.preposition(self.low[at]) in self.genitives

    def _day_after(self, i: int, end: int, base: date | None, shift: int) -> Time | None:
        """ "The day after the raid": a day on; beside the day that the sentence names, the raid's day, a day back."""
        here = self.at is not None and self.tree.sent[self.at] == self.tree.sent[i]
        if shift > 0 and (self.anchor is None or here):
            day = _shift(base, -shift, "day") if base is not None else None
            return None if day is None else Time(i, end, When(start=day, end=day), anchored=True, forward=True)
        return self._shifted_day(i, end, base, shift)

    def _shifted_day(self, i: int, end: int, base: date | None, shift: int) -> Time | None:
        day = _shift(base, shift, "day") if base is not None else None
        return None if day is None else self._time(i, self._tail(end), day, anchored=True, future=self._after(day))

    def _ago(self, i: int) -> Time | None:
        """ "three days ago", "two weeks earlier", "ten days later"."""
        begin = i
        lead = self.cal.ago.match(self.low, i)
        at = i + lead[0] if lead else i
        value, at = self._amount(at)
        if value is None or at >= len(self.low):
            return None
        night = self.low[at] in self.cal.parts and self.tree.feature(at, "Number") == "Plur"
        unit = "day" if night else self.cal.units.get(self.low[at])
        if unit is None:
            return None
        after = at + 1
        if lead:
            return self._before_now(begin, after, value, unit)
        if after < len(self.low) and (since := self.cal.ago.match(self.low, after)) is not None:
            return self._before_now(begin, after + since[0], value, unit)
        for phrases, sign in ((self.cal.earlier, -1), (self.cal.later, 1)):
            tail = phrases.match(self.low, after) if after < len(self.low) else None
            if tail:
                anchor = self._base(i, sign * value)
                base = self.published if anchor is None else anchor.end if sign > 0 else anchor.start
                end = after + tail[0]
                if sign < 0 or not self._governs(end):
                    return self._shifted(begin, end, sign * value, unit, base, anchored=True)
                # "two days after the attack": the attack was two days before
                before = self._shifted(begin, end, -value, unit, base, anchored=True)
                return None if before is None else replace(before, forward=True)
        return None

    def _before_now(self, begin: int, end: int, value: int, unit: str) -> Time | None:
        if unit == "week" and value == 1:
            unit, value = "day", 7  # "a week ago" is told to the day; "three weeks ago" is not
        return self._shifted(begin, end, -value, unit, self.published)

    def _governs(self, at: int) -> bool:
        """Whether the word before token ``at`` is a preposition or conjunction: a clause or a noun follows it."""
        if at >= len(self.low) or self.tree.pos[at - 1] not in ("ADP", "SCONJ"):
            return False  # "three days later the same unit ..."
        return self.tree.pos[at] in ("SCONJ", "DET", "NOUN", "PROPN", "ADJ", "NUM")

    def _amount(self, at: int) -> tuple[int | None, int]:
        if at >= len(self.low):
            return None, at
        word = self.low[at]
        value = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else self.number(word)
        if value is None and word in self.articles and self.tree.feature(at, "Definite") == "Ind":
            value = 1
        if value is not None and at + 2 < len(self.low) and self.low[at + 1] in self.of:
            return value, at + 2
        return value, at + 1

    def _shifted(
        self, begin: int, end: int, value: int, unit: str, base: date | None, *, anchored: bool = False
    ) -> Time | None:
        if base is None or unit not in _UNIT_PRECISION:
            return None
        day = _shift(base, value, unit)
        if day is None:
            return None
        # "three weeks ago" is no exact day: its precision is the unit
        start, last = _period(day, unit)
        when = When(start=start, end=last, precision=_UNIT_PRECISION[unit])
        return Time(begin, end, when, anchored, self._after(start))

    def _unit(self, i: int) -> Time | None:
        """ "last week", "the month of March last", "this weekend", "last year"."""
        if self.published is None:
            return None
        weekend = self.cal.weekend.match(self.low, i)
        if weekend is not None:
            saturday = self._latest(5, strictly=False)
            end = i + weekend[0]
            if end < len(self.low) and self.low[end] in self.cal.next:
                return None
            behind = end < len(self.low) and self.low[end] in self.cal.last
            end += behind
            past = behind or any(word in self.cal.last for word in self.low[i:end])
            if past and self.published <= saturday + timedelta(1):
                saturday -= timedelta(7)  # "last weekend" told on a weekend
            sunday = min(saturday + timedelta(1), max(self.published, saturday))
            return Time(i, end, When(start=saturday, end=sunday, precision="day"))
        unit = self.cal.units.get(self.low[i])
        if unit not in ("week", "month", "year"):
            return None
        before = self.low[i - 1] if i else ""
        after = self.low[i + 1] if i + 1 < len(self.low) else ""
        if after in self.cal.last:
            return self._shifted(i, i + 2, -1, str(unit), self.published)
        if self.month_first and before in self.cal.last:
            return self._shifted(i - 1, i + 1, -1, str(unit), self.published)
        if before in self.cal.this:
            return self._shifted(i - 1, i + 1, 0, str(unit), self.published)
        return None

    def _month(self, i: int) -> Time | None:
        """ "in March 2021", "early February", "in 2019"."""
        month = self._month_name(i)
        if month is not None and self.tree.pos[i] not in ("VERB", "AUX") and not self._in_name(i):
            return self._whole_month(i, month)
        year = self._year(i)
        if year is None or i == 0 or self.low[i - 1] not in self.cal.in_words:
            return None
        if self.published is not None and year > self.published.year:
            return None
        return Time(i, i + 1, When(start=date(year, 1, 1), end=date(year, 12, 31), precision="year"))

    def _in_name(self, i: int) -> bool:
        """A capital word before a proper name is a part of it: "Mai Tsebri"."""
        following = i + 1 < len(self.low) and self.tree.pos[i + 1] == "PROPN"
        return following and self.tree.word[i][0].isupper() and self.tree.sent[i] == self.tree.sent[i + 1]

    def _month_name(self, i: int) -> int | None:
        """The month at token ``i``, also behind a hyphen ("mid-December"); an abbreviation may be a number instead."""
        word = self.low[i]
        if self.month_first and not self.tree.word[i][0].isupper():
            return None  # "a march", "they may": months are written as names
        lead, _, rest = word.partition("-")
        if rest in self.cal.months and any(
            p.match([lead], 0) for p in (self.cal.early, self.cal.middle, self.cal.late)
        ):
            return self.cal.months[rest]
        if word in self.cal.months and self.number(word) is not None:
            return self.cal.months[word] if i + 1 < len(self.low) and self._year(i + 1) is not None else None
        return self.cal.months.get(word)

    def _week_of(self, i: int) -> Time | None:
        """ "the week of 6 October"."""
        if self.cal.units.get(self.low[i]) != "week" or i + 1 >= len(self.low) or self.low[i + 1] not in self.of:
            return None
        named = self._calendar_day(i + 2)
        if named is None:
            return None
        start, end = _period(named[0], "week")
        return Time(i, named[1], When(start=start, end=end, precision="week"), future=self._after(start))

    def _whole_month(self, i: int, month: int) -> Time | None:
        year, end = self._year_behind(i + 1)
        if year is None:
            if self.published is None or (i and self.low[i - 1] in self.cal.on_words):
                return None
            year = self.published.year - (month > self.published.month)
            end = self._tail(end)
        start, last = _period(date(year, month, 1), "month")
        third = self._third(i)
        if third is not None:
            first = start + timedelta(10 * third)
            until = last if third == _LAST_THIRD else first + timedelta(9)
            return Time(i, end, When(start=first, end=until, precision="week"), future=self._after(first))
        return Time(i, end, When(start=start, end=last, precision="month"), future=self._after(start))

    def _year_behind(self, at: int) -> tuple[int | None, int]:
        """The year behind a month or a day, and the end: "2021", "last year", "of the year before"."""
        if at >= len(self.low):
            return None, at
        year = self._year(at)
        if year is not None:
            return year, at + 1
        begin = at + (self.low[at] in self.of)
        told = self.cal.year_words.match(self.low, begin) if begin < len(self.low) else None
        if told is None or self.published is None:
            return None, at
        return self.published.year + told[1], begin + told[0]

    def _third(self, i: int) -> int | None:
        """0, 1 or 2 for "early", "mid", "late" before a month, also within its word ("mid-May")."""
        begins = range(max(0, i - _EARLY), i)
        for third, phrases in enumerate((self.cal.early, self.cal.middle, self.cal.late)):
            hits = ((j, phrases.match(self.low, j)) for j in begins)
            lead = self.low[i].partition("-")[0]
            if (lead != self.low[i] and phrases.match([lead], 0)) or any(hit and j + hit[0] == i for j, hit in hits):
                return third
        return None

    # ---- two ends ---------------------------------------------------------------------------------------------
    def _night(self, i: int) -> Time | None:
        """ "in the night of Monday to Tuesday": both days."""
        night = self.cal.night_of.match(self.low, i)
        if night is None:
            return None
        first_at = self._next_day(i + night[0])
        if first_at is None:
            return None
        first = self._day(first_at)
        if first is None:
            first = self._bare_number(first_at)
            if first is None:
                return None
        second_at = self._next_day(first.end)
        second = self._day(second_at) if second_at is not None else self._today(first.end + 1)
        if second is None:
            return None
        start = first.when.start if first.when.precision == "day" else second.when.start - timedelta(1)
        if first.when == second.when or not 0 <= (second.when.start - start).days <= 2:
            start = second.when.start - timedelta(1)
        return Time(i, second.end, When(start=start, end=second.when.end), future=second.future)

    def _today(self, i: int) -> Time | None:
        """ "from Monday to yesterday": a day counted from publication."""
        return self._phrase(i) if i < len(self.low) and self._relative(i) is not None else None

    def _night_before(self, i: int) -> Time | None:
        """ "overnight": from the eve of publication to its day; with an hour after midnight, that day."""
        hit = self.cal.night_before.match(self.low, i)
        if hit is None or self.published is None:
            return None
        end = i + hit[0]
        if (into := self._night_into(i, end)) is not None:
            return into
        if self._named_follows(end) or self._qualified(i, end):
            return None
        if (named := self._just_named(i)) is not None and named.end < self.published - timedelta(1):
            return Time(i, end, named, anchored=True)  # "Thursday 29. They came by night ..."
        start = self.published if self._hour(end) else self.published - timedelta(1)
        return Time(i, end, When(start=start, end=self.published))

    def _just_named(self, i: int) -> When | None:
        """The day that the sentence of token ``i`` or the one before it has named."""
        here = self.at is not None and self.tree.sent[i] - self.tree.sent[self.at] <= 1
        return self.anchor if here else None

    def _night_into(self, i: int, end: int) -> Time | None:
        """ "overnight into Tuesday": from the eve of the named day to it."""
        at = self._next_day(end + 1) if end < len(self.low) and self.low[end] in self.closing else None
        named = self._day(at) if at is not None else None
        if named is None:
            return None
        start = named.when.start - timedelta(1)
        return Time(i, named.end, When(start=start, end=named.when.end), future=named.future)

    def _daybreak(self, i: int) -> Time | None:
        """ "At dawn" behind a night: the day after the one on which it began."""
        day = self.anchor
        two = " ".join(self.low[i : i + 2])
        part, stop = (self.cal.parts[two], i + 2) if two in self.cal.parts else (self.cal.parts.get(self.low[i]), i + 1)
        if not self.night or day is None or i == 0 or part not in ("dawn", "morning"):
            return None
        behind = self.low[stop] if stop < len(self.low) else ""
        opening = {self.low[i - 1], self.low[max(0, i - 2)]}
        if self.low[i - 1] not in self.small or opening & (self.cal.this | self.cal.same) or behind in self.of:
            return None
        end = day.end if day.end > day.start else day.end + timedelta(1)
        return None if self._after(end) else self._time(i, stop, end, anchored=True)

    def _named_follows(self, end: int) -> bool:
        """ "overnight on Sunday", "overnight on 3 May": the named day tells more."""
        if end < len(self.low) and self._weekdays(end) is not None:
            return True
        at = self._next_day(end)
        return at is not None and (self.low[at] in self.cal.weekdays or self._calendar_day(at) is not None)

    def _qualified(self, i: int, end: int) -> bool:
        """ "the night of the vote", "the night before", "that night": another night."""
        anchored = self.cal.anchored.match(self.low, i)
        if anchored is not None and i + anchored[0] > end:
            return True
        following = self.low[end] if end < len(self.low) else ""
        if self._genitive(end) or following in self.cal.last:
            return True
        return self.cal.earlier.match(self.low, end) is not None

    def _hour(self, end: int) -> bool:
        """Whether an hour of the clock stands behind: "vers 3 heures", "at 4am"."""
        for j in range(end, min(end + _CLOCK, len(self.low) - 1)):
            if self.low[j][0].isdigit() or self.number(self.low[j]) is not None:
                clock = self.low[j][0].isdigit() and self.low[j].isalnum() and not self.low[j].isdigit()
                return clock or self.cal.units.get(self.low[j + 1]) == "hour"
            if self.low[j] not in self.small and self.low[j] != ",":
                return self.cal.parts.get(self.low[j]) == "night"
        return False

    def _bare_number(self, at: int) -> Time | None:
        """ "the night of 3 to 4 May": the first number waits for the month of the second."""
        if self._day_number(at) is None:
            return None
        return Time(at, at + 1, When(start=date.min, end=date.min, precision="month"))

    def _next_day(self, at: int) -> int | None:
        for j in range(at, min(at + 4, len(self.low))):
            if self.low[j] in self.cal.weekdays or self._day_number(j) is not None:
                return j
            if self.month_first and self._month_name(j) is not None:
                return j
            if self.low[j] not in self.small | self.coordinators | _DASHES:
                return None
        return None

    def _span(self, i: int) -> Time | None:
        """ "between 3 and 5 May", "from Monday to Wednesday"."""
        if (hyphened := self._hyphened(i)) is not None:
            return hyphened
        close = self.close.get(self.low[i])
        first_at = i if close is None else self._next_day(i + 1)
        if first_at is None or (close is None and not self._may_open(i)):
            return None
        first = self._day(first_at) or self._bare_number(first_at)
        if first is None or first.end >= len(self.low) or not self._closes(first, close):
            return None
        second_at = self._next_day(first.end + 1)
        second = self._second(second_at, first) if second_at is not None else None
        if second is None:
            return None
        start = first.when.start
        if start == date.min:
            start = second.when.start.replace(day=min(self._day_number(first_at) or 1, second.when.start.day))
        if start > second.when.end and first.when.start != date.min:
            start -= timedelta(7)
        if start > second.when.end:
            return None
        return Time(i, second.end, When(start=start, end=second.when.end), future=second.future)

    def _hyphened(self, i: int) -> Time | None:
        """ "13-15 July" as one token."""
        if (nights := self._weekdays(i)) is not None:
            return nights
        before = self._month_name(i) if self.month_first and i + 1 < len(self.low) else None
        low, _, high = self.low[i + (before is not None)].partition("-")
        if not _digits(low) or not _digits(high) or not 1 <= int(low) < int(high) <= 31 or i + 1 >= len(self.low):
            return None
        month, at = self.cal.months.get(self.low[i + 1]), i + 2
        month = before or month
        if month is None:
            return None
        year = self._year(at) if at < len(self.low) else None
        last = (
            _date(year, month, int(high)) if year is not None else (self._yearless(month, int(high), at) or [None])[0]
        )
        if last is None:
            return None
        start = last.replace(day=int(low))
        return Time(i, at + (year is not None), When(start=start, end=last), future=self._after(last))

    def _weekdays(self, i: int) -> Time | None:
        """ "Sunday-Monday" as one token."""
        low, _, high = self.low[i].partition("-")
        if self.published is None or low not in self.cal.weekdays or high not in self.cal.weekdays:
            return None
        end = self._latest(self.cal.weekdays[high], strictly=False)
        start = end - timedelta((self.cal.weekdays[high] - self.cal.weekdays[low]) % 7)
        return Time(i, i + 1, When(start=start, end=end))

    def _may_open(self, i: int) -> bool:
        """A range may open without "from": "13 to 15 July", "July 13 to 15"."""
        if self.month_first and self._month_name(i) is not None:
            return True
        return self.low[i][0].isdigit() and self._day_number(i) is not None

    def _closes(self, first: Time, close: set[str] | None) -> bool:
        """Whether the word between two days makes one span of them; "3 and 4 May" are two days on end."""
        word = self.low[first.end]
        if close is not None:
            return word in close
        loose = word in self.coordinators and first.end - first.start < _WHOLE_DAY
        return word in _DASHES or word in self.closing or (loose and self._next_number(first))

    def _next_number(self, first: Time) -> bool:
        """Whether the number behind the coordinator is that of the day after."""
        before, after = self._day_number(first.end - 1), self._day_number(first.end + 1)
        return before is not None and after == before + 1

    def _second(self, at: int, first: Time) -> Time | None:
        """The last day of a range; two bare numbers count from publication: "from the 13th to the 18th"."""
        second = self._day(at)
        if second is not None or not self.low[at][0].isdigit():
            return second
        if self.month_first and first.when.start != date.min:
            number = self._day_number(at)
            last = _date(first.when.start.year, first.when.start.month, number or 0)
            return None if last is None or self._counts_something(at) else self._time(at, at + 1, last)
        if first.when.start != date.min:
            return None
        day = self._latest_number(self._day_number(at) or 0) if not self._counts_something(at) else None
        return None if day is None else self._time(at, at + 1, day)

    def _time(self, i: int, end: int, day: date, *, anchored: bool = False, future: bool = False) -> Time:
        return Time(i, end, When(start=day, end=day), anchored, future)


def _digits(word: str) -> bool:
    return word.isascii() and word.isdecimal()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _century(year: int) -> int:
    return year + 2000 if year < 50 else year + 1900 if year < 100 else year


def _shift(base: date, value: int, unit: str) -> date | None:
    try:
        if unit in ("day", "week"):
            return base + timedelta(value * (7 if unit == "week" else 1))
        months = base.year * 12 + base.month - 1 + value * (12 if unit == "year" else 1)
        return date(months // 12, months % 12 + 1, min(base.day, 28))
    except (ValueError, OverflowError):
        return None


def _period(day: date, unit: str) -> tuple[date, date]:
    """First and last day of the week (Monday first), month or year that holds ``day``."""
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    if unit == "month":
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < 9999 else date.max
        return day.replace(day=1), following - timedelta(1)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day
