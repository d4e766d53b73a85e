"""How many date expressions of a public test corpus are resolved to the right days.

    python benchmarks/times.py

Corpus: the examples of Duckling (Facebook, BSD licence), beside the repository (../shared/data/times); without it
nothing is measured. Of its examples those that name days, weeks, months or years are read, not those of clock time.
Duckling answers with the next such day, news mean the last: an example counts as right if the days are Duckling's, or
the same day of the week, month or year just before its reference date. Days that only lie ahead are left out: the
reader does not record them. Writes ``benchmarks/results/times.json``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from goldsets import RESULTS, SHARED
from vigie import languages
from vigie.languages import load
from vigie.model import Article, When
from vigie.reading.counts import word_value
from vigie.reading.parse import Parser
from vigie.reading.prepare import prepare
from vigie.reading.times import Times

_GRAINS = frozenset({"Day", "Week", "Month", "Year"})
_OUTCOMES = ("right", "wrong", "not found", "ahead, left out")


def days(example: dict[str, Any]) -> tuple[date, date]:
    """First and last day that an example means; Duckling's ends are the day after."""
    first, *rest = (date(t[0], max(t[1], 1), max(t[2], 1)) for t in example["times"])
    if rest:
        return first, rest[0] - timedelta(1)
    following = {
        "Day": first + timedelta(1),
        "Week": first + timedelta(7),
        "Month": (first.replace(day=1) + timedelta(32)).replace(day=1),
        "Year": date(first.year + 1, 1, 1),
    }
    return first, following[example["grain"]] - timedelta(1)


def judge(found: list[When], wanted: tuple[date, date], reference: date) -> str:
    """One of the outcomes for the expressions found in one example."""
    if not found:
        return "ahead, left out" if wanted[0] > reference else "not found"
    return "right" if any(agrees(when, wanted, reference) for when in found) else "wrong"


def agrees(when: When, wanted: tuple[date, date], reference: date) -> bool:
    """The same days, or their like just before the reference."""
    first, last = wanted
    like = [
        (first, last),
        (first - timedelta(7), last - timedelta(7)),
        *((_earlier(first, m), _earlier(last, m)) for m in (1, 12)),
    ]
    for start, end in like if first > reference else like[:1]:
        if (when.start, when.end) == (start, end) or (
            when.precision != "day" and when.start <= start and end <= when.end
        ):
            return True
    return False


def _earlier(day: date, months: int) -> date:
    """The same day of an earlier month, the 28th at the latest where that month is shorter."""
    count = day.year * 12 + day.month - 1 - months
    try:
        return day.replace(year=count // 12, month=count % 12 + 1)
    except ValueError:
        return date(count // 12, count % 12 + 1, 28)


def measure(lang: str) -> Counter[str]:
    """Outcomes of all the examples of one language."""
    pack = load(lang)
    parser = Parser.open(pack)
    path = SHARED / "data" / "times" / f"duckling_{lang}.json"
    corpus = json.loads(path.read_text(encoding="utf-8"))
    reference = datetime.fromisoformat(corpus["reference"]).date()
    outcomes: Counter[str] = Counter()
    for example in corpus["examples"]:
        if example["grain"] not in _GRAINS or "Open" in example["kind"]:
            continue
        tree = parser.parse(prepare(Article(id="example", text=example["text"])))
        found = Times(tree, pack, reference, lambda word: word_value(word, pack.numbers)).find()
        outcome = judge([time.when for time in found], days(example), reference)
        outcomes[outcome] += 1
        if "-v" in sys.argv and outcome in ("wrong", "not found"):
            print(outcome, example["text"], [str(time.when.start) for time in found], days(example)[0])
    return outcomes


def main() -> int:
    known = [lang for lang in languages.available() if (SHARED / "data" / "times" / f"duckling_{lang}.json").is_file()]
    if not known:
        print("no corpus beside the repository: nothing measured")
        return 0
    results = {}
    for lang in known:
        outcomes = measure(lang)
        told = sum(outcomes[name] for name in _OUTCOMES[:3])
        results[lang] = {
            **{name: outcomes[name] for name in _OUTCOMES},
            "share right": round(outcomes["right"] / told, 3),
        }
        print(lang, results[lang])
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "times.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
