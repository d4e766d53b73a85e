"""Numbers in text and what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vigie.languages import Numbers, Pack
from vigie.model import Count
from vigie.reading.tree import Tree

_DIGITS = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")
_LAST_DAY, _YEAR_DIGITS = 31, 4
_GROUP = re.compile(r"\d{3}")


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``[start, end)`` and the interval they mean. ``start`` takes in modifiers ("at least")."""

    start: int
    end: int
    count: Count
    vague: bool = False


def word_value(word: str, numbers: Numbers) -> int | None:
    """The value of one token: digits or a number word, hyphens allowed."""
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word)) if word.isascii() and _DIGITS.fullmatch(word) else None
    if (value := _piece(word, numbers)) is not None:
        return value
    return _hyphenated(word, numbers) if "-" in word else None


def _piece(word: str, numbers: Numbers) -> int | None:
    value = numbers.cardinals.get(word)
    return numbers.multipliers.get(word) if value is None else value


def _hyphenated(word: str, numbers: Numbers) -> int | None:
    pieces = word.split("-")
    total: int | None = None
    i = 0
    while i < len(pieces):
        for j in range(len(pieces), i, -1):
            value = _piece("-".join(pieces[i:j]), numbers)
            if value is not None:
                total = _join(total, value)
                i = j
                break
        else:
            if pieces[i] not in numbers.joiners or total is None:
                return None
            i += 1
    return total


def _join(total: int | None, value: int) -> int:
    """Numbers are read left to right: multipliers multiply what stands before them below their size."""
    if total is None:
        return value
    if value >= 100 and total % value:
        below = total % value
        return total - below + below * value
    if value >= 1000:
        return total + value
    return total + value


def find_numbers(
    tree: Tree, numbers: Numbers, ranges: frozenset[str], spans: tuple[tuple[str, str], ...] = ()
) -> list[Number]:
    """Every number of the text, left to right, with its modifiers.

    ``ranges`` are the words of "two or three", ``spans`` opening and closing words: "between two and three".
    """
    found: list[Number] = []
    i = 0
    while i < len(tree):
        number = _vague(tree, i, numbers) or _exact(tree, i, numbers)
        if number is None:
            i += 1
            continue
        number = _alternative(tree, number, numbers, ranges | _closers(tree, number, spans))
        found.append(_modified(tree, number, numbers))
        i = number.end
    return found


def _closers(tree: Tree, number: Number, spans: tuple[tuple[str, str], ...]) -> set[str]:
    before = tree.low[number.start - 1] if number.start else ""
    return {close for opening, close in spans if opening == before}


def _exact(tree: Tree, i: int, numbers: Numbers) -> Number | None:
    total = None if tree.low[i] in numbers.multipliers and tree.low[i][-1:] == "s" else word_value(tree.low[i], numbers)
    if total is None or (tree.low[i] in numbers.one and tree.pos[i] not in ("NUM",)):
        return None
    j = i + 1
    while j < len(tree) and tree.sent[j] == tree.sent[i]:
        word = tree.low[j]
        if _GROUP.fullmatch(word) and tree.word[j - 1].isdigit() and len(tree.word[j - 1]) <= 3 and total < 10**9:
            total = total * 1000 + int(word)
        elif word in numbers.joiners and j + 1 < len(tree) and _follows(tree, j + 1, total, numbers):
            total = _join(total, word_value(tree.low[j + 1], numbers) or 0)
            j += 1
        elif not word[0].isdigit() and (value := word_value(word, numbers)) is not None and value not in (0,):
            if value < 100 and (total % 100 and not (total % 10 == 0 and value < 20)):
                break
            total = _join(total, value)
        else:
            break
        j += 1
    return Number(i, j, Count(min=total, max=total))


def _follows(tree: Tree, j: int, total: int, numbers: Numbers) -> bool:
    """ "vingt et un", "soixante et onze": only one or eleven after a round ten; anything below a round hundred."""
    value = word_value(tree.low[j], numbers) if not tree.low[j][0].isdigit() else None
    if total >= 100 and total % 100 == 0:
        return value is not None and 0 < value < 100
    return value in (1, 11) and total % 10 == 0


def _vague(tree: Tree, i: int, numbers: Numbers) -> Number | None:
    word = tree.low[i]
    if word in numbers.approximate and tree.pos[i] != "CCONJ":
        value = numbers.approximate[word]
        if tree.low[i - 1] in numbers.one if i else False:
            return Number(i - 1, i + 1, Count(min=value, max=value))
        exact = word_value(tree.low[i - 1], numbers) if i else None
        return Number(i, i + 1, Count(min=value * (exact or 1), max=value * (exact or 1)))
    if word in numbers.vague and tree.pos[i] != "ADP" and not _indefinite(tree, i) and not _determined(tree, i):
        return Number(i, i + 1, Count(min=numbers.vague[word]), vague=True)
    none = numbers.none.match(tree.low, i) if tree.pos[i] != "NOUN" else None
    return Number(i, i + none[0], Count(min=0, max=0)) if none is not None else None


def _determined(tree: Tree, i: int) -> bool:
    """ "the number of dead": a noun with a definite article counts nothing."""
    return tree.pos[i] == "NOUN" and any(
        tree.dep[k] == "det" and tree.pos[k] == "DET" and tree.feature(k, "Definite") == "Def" for k in tree.kids[i]
    )


def indefinite(tree: Tree, noun: int, articles: frozenset[str]) -> int | None:
    """The indefinite article of a noun. A partitive one may be taken for a preposition and is known by its place."""
    for k in tree.kids[noun]:
        if k > noun:
            break
        if tree.dep[k] == "det" and (tree.feature(k, "Definite") == "Ind" or tree.pos[k] == "ADP"):
            return k
        if k == noun - 1 and tree.dep[k] == "case" and tree.dep[noun] == "obj" and tree.low[k] in articles:
            return k
    return None


def _indefinite(tree: Tree, i: int) -> bool:
    """The bare plural article is read with its noun."""
    return tree.pos[i] == "DET" and tree.feature(i, "PronType") == "Art"


def _alternative(tree: Tree, number: Number, numbers: Numbers, ranges: frozenset[str]) -> Number:
    """ "ten to fifteen", "two or three": one interval."""
    at = number.end
    if number.vague or at + 1 >= len(tree) or tree.low[at] not in ranges:
        return number
    second = _exact(tree, at + 1, numbers)
    if second is None or second.count.min is None or number.count.max is None:
        return number
    if not number.count.max < second.count.min <= max(10 * number.count.max, 10):
        return number
    return Number(number.start, second.end, Count(min=number.count.min, max=second.count.max))


def _modified(tree: Tree, number: Number, numbers: Numbers) -> Number:
    """ "at least 12" has no upper end, "up to 12" no certain lower one; "12 dead at least" as well."""
    for length in (4, 3, 2, 1):
        begin = number.start - length
        if begin >= 0 and (found := numbers.modifiers.match(tree.low, begin)) and found[0] == length:
            return Number(begin, number.end, _bounded(number.count, found[1]), number.vague)
    for at in range(number.end, min(number.end + 3, len(tree))):
        found = numbers.modifiers.match(tree.low, at)
        if found and found[1] == "min" and not _number_at(tree, at + found[0], numbers) and found[0] > 1:
            return Number(number.start, number.end, _bounded(number.count, "min"), number.vague)
    return number


def _number_at(tree: Tree, at: int, numbers: Numbers) -> bool:
    """A bound before a number belongs to that number, and "more than" always needs one."""
    return at < len(tree) and (word_value(tree.low[at], numbers) is not None or tree.low[at] in numbers.approximate)


def _bounded(count: Count, shape: str) -> Count:
    if shape == "min":
        return Count(min=count.min)
    if shape == "max":
        return Count(min=0, max=count.max)
    return count


def added(counts: Sequence[Count]) -> Count:
    """The sum of several counts; open above where one of them is."""
    most = [c.max for c in counts if c.max is not None]
    return Count(min=sum(c.min or 0 for c in counts), max=sum(most) if len(most) == len(counts) else None)


class Counts:
    """What is counted: the number that belongs to a noun."""

    def __init__(self, tree: Tree, pack: Pack):
        grammar = pack.grammar
        closing = frozenset(close for _, close in pack.calendar.ranges)
        self.tree = tree
        self.articles = grammar.articles
        self.bare_plural = grammar.bare_plural
        self.of_words = grammar.noun_agent_prepositions | frozenset(grammar.contractions)
        ranges = (grammar.coordinators | closing) - pack.numbers.joiners
        self.found = find_numbers(tree, pack.numbers, ranges, pack.calendar.ranges)
        self.at = {i: n for n in self.found for i in range(n.start, n.end)}
        self.months = pack.calendar.months.keys() - pack.numbers.cardinals.keys()  # "sept" is a number first
        self.units = (
            pack.calendar.units.keys() | pack.calendar.months.keys() | pack.places.distance_units.keys() | {"%"}
        )

    def of(self, noun: int) -> Count | None:
        """The number of a counted noun: 1 for a bare singular with article, {2, null} for a bare indefinite plural."""
        number = self.number_of(noun)
        if number is not None:
            return number.count
        return self._bare(noun)

    def measures(self, number: Number) -> bool:
        """Whether a unit of time or length, a month or a per-cent sign follows: the number counts no persons."""
        low, at = self.tree.low, number.end
        at += at < len(low) and low[at] in self.of_words
        return at < len(low) and low[at] in self.units

    def dated(self, number: Number) -> bool:
        """A day or a year: a month stands beside it ("3 May", "May 3"), or it has four digits without a mark."""
        last = self.tree.low[number.end - 1]
        return self.of_month(number) or (last.isdigit() and len(last) == _YEAR_DIGITS)

    def of_month(self, number: Number) -> bool:
        """A day of a month named beside it."""
        low, start, end = self.tree.low, number.start, number.end
        inside = low[end - 1] in self.months or (end < len(low) and low[end] in self.months)
        behind = start > 0 and low[start - 1] in self.months and not (start > 1 and low[start - 2].isdigit())
        return (number.count.min or 0) <= _LAST_DAY and (inside or behind)

    def number_of(self, noun: int) -> Number | None:
        """The number expression that counts ``noun``, if one is written."""
        if noun in self.at:
            return self.at[noun]
        if (
            noun - 1 in self.at
            and self.tree.head[noun] != noun - 1
            and self.tree.sent[noun - 1] == self.tree.sent[noun]
        ):
            return None if self.of_month(self.at[noun - 1]) else self.at[noun - 1]
        for k in reversed(self.tree.kids[noun]):
            if k < noun and k in self.at and self.tree.dep[k] in ("nummod", "det", "amod", "advmod"):
                return None if self.of_month(self.at[k]) else self.at[k]
        head = self.tree.head[noun]
        if head in self.at and head < noun and self.at[head].end <= noun and self.tree.dep[noun].startswith("nmod"):
            return None if self.of_month(self.at[head]) else self.at[head]
        return self._adjacent(noun)

    def _adjacent(self, noun: int) -> Number | None:
        """A number right before the noun, whatever the parser says; adjectives and "of" may stand between."""
        for i in range(noun - 1, max(noun - 4, -1), -1):
            if i in self.at:
                return None if self.of_month(self.at[i]) else self.at[i]
            if self.tree.pos[i] not in ("ADJ",) and self.tree.low[i] not in self.of_words:
                return None
        return None

    def _bare(self, noun: int) -> Count | None:
        k = indefinite(self.tree, noun, self.articles)
        if k is None:
            return Count(min=2) if self.bare_plural and self._undetermined(noun) else None
        return Count(min=2) if self.tree.feature(k, "Number") == "Plur" else Count(min=1, max=1)

    def _undetermined(self, noun: int) -> bool:
        """A plural noun with nothing before it that makes it definite or counts it."""
        tree = self.tree
        if tree.feature(noun, "Number") != "Plur" or tree.pos[noun] != "NOUN":
            return False
        return not any(
            tree.dep[k].split(":")[0] in ("det", "nummod") or tree.dep[k] == "nmod:poss" for k in tree.kids[noun]
        )
