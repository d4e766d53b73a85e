"""Speed and memory of reading on one core, beside the bare parse of the same texts in the same run.

    python benchmarks/speed.py [--rounds N] [--articles N]

Prints the figures and writes ``benchmarks/results/speed.json``. Loading is timed apart. Each text is parsed and read in
turn, ``rounds`` times; its fastest time counts, in seconds of the processor, so that other work on the machine disturbs
little. Texts that the cheap scan dismisses are counted apart: ``read`` holds those read in full. Memory is the peak of
the whole process (resident set), the parsers of all languages and the data included. Linux only (it pins itself to one
core).
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from statistics import mean, median

import one_core  # noqa: F401  (first of all that may load a numeric library)
from goldsets import RESULTS, gold_sets
from vigie import languages
from vigie.model import Article
from vigie.reading.reader import RulesReader
from vigie.reading.steps import StepClock


@dataclass
class Times:
    """Seconds of every text: the fastest round, and the steps of all rounds.

    ``parse`` and ``read`` are of the texts read in full, ``dismissed`` of those that end at the scan; ``first`` is the
    time of the first round, in which nothing is known of a text's names yet.
    """

    parse: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    dismissed: list[float] = field(default_factory=list)
    steps: dict[str, float] = field(default_factory=dict)


def texts(limit: int | None) -> tuple[str, list[Article]]:
    """The texts to read and the name of their set: dev where it is at hand, else the project's own."""
    known, sets = set(languages.available()), gold_sets()
    for name in ("dev", "golden"):
        articles = [one.article for one in sets.get(name, []) if one.article.lang in known]
        if articles:
            return name, articles[:limit]
    raise SystemExit("no text to read: tests/golden holds none in a language with a pack")


def spent(rounds: int, work: Callable[[], object]) -> list[float]:
    """Seconds of the processor, round by round."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return found


def whole(article: Article) -> str:
    """Title and text: what the reader parses."""
    return f"{article.title}\n\n{article.text}" if article.title else article.text


def opened(articles: list[Article]) -> dict[str, RulesReader]:
    """A reader for each language, with all loaded that is loaded at first use."""
    first = {str(article.lang): article for article in reversed(articles)}
    readers = {lang: RulesReader.open(lang) for lang in first}
    for lang, article in first.items():
        readers[lang].read(article)
    return readers


def measure(reader: RulesReader, articles: list[Article], rounds: int) -> Times:
    """Parse and read each text of one language in turn."""
    times = Times()
    for article in articles:
        if reader.scan.holds_nothing(article):
            times.dismissed.append(min(spent(rounds, partial(reader.read, article))))
            continue
        clock = StepClock()
        times.parse.append(min(spent(rounds, partial(reader.nlp, whole(article)))))
        seconds = spent(rounds, partial(reader.read, article, clock=clock))
        times.first.append(seconds[0])
        times.read.append(min(seconds))
        for step, took in clock.seconds.items():
            times.steps[step] = times.steps.get(step, 0.0) + took
    return times


def figures_of(articles: list[Article], times: Times) -> dict[str, object]:
    """The figures of one language: seconds, and shares from 0 to 1."""
    read, parse, stepped = sum(times.read), sum(times.parse), sum(times.steps.values())
    total = read + sum(times.dismissed)
    return {
        "articles": len(articles),
        "dismissed": len(times.dismissed),
        "characters": sum(len(whole(one)) for one in articles),
        "articles_per_second": round(len(articles) / total, 2),
        "read_seconds": round(read, 3),
        "parse_seconds": round(parse, 3),
        "read_over_parse": round(read / parse, 3),
        "first_read_over_parse": round(sum(times.first) / parse, 3),
        "read_over_parse_median": round(median(r / p for r, p in zip(times.read, times.parse, strict=True)), 3),
        "read_over_dismissed": round(mean(times.read) / mean(times.dismissed), 1) if times.dismissed else None,
        "steps": {step: round(took / stepped, 4) for step, took in times.steps.items()},
    }


def report(name: str, languages_of: dict[str, object], rounds: int, loading: float) -> dict[str, object]:
    """All figures as they are kept: by language, and those of the process in MiB and seconds."""
    return {
        "texts": name,
        "rounds": rounds,
        "languages": languages_of,
        "loading_seconds": round(loading, 3),
        "peak_memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "python": platform.python_version(),
        "processor": platform.machine(),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="times each text is parsed and read (default 3)")
    parser.add_argument("--articles", type=int, default=None, metavar="N", help="the first N texts only")
    args = parser.parse_args()
    name, articles = texts(args.articles)
    start = time.perf_counter()
    readers = opened(articles)
    loading = time.perf_counter() - start
    by_language: dict[str, object] = {}
    for lang, reader in sorted(readers.items()):
        own = [article for article in articles if article.lang == lang]
        by_language[lang] = figures_of(own, measure(reader, own, args.rounds))
    figures = report(name, by_language, args.rounds, loading)
    written = json.dumps(figures, indent=1)
    print(written)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "speed.json").write_text(written + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
