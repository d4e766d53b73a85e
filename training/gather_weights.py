"""Search the weights by which situations are gathered into acts (``vigie.reading.drafts.Weights``).

A random walk over one half of coded articles (sha256 of the id even); a step is kept where the sum of incident F1 and
slot F1 rises. The figures of the other half are printed beside it: stop where they gain no more, round, and write the
weights into ``drafts.py`` by hand. Run from the checkout::

    python -m training.gather_weights GOLD.jsonl --lang fr --seconds 300
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from vigie.evaluation import coded_document, score
from vigie.evaluation.scores import DocumentPair
from vigie.evaluation.tally import NOTHING
from vigie.model import Article, Reading
from vigie.reading import gather
from vigie.reading.build import Builder
from vigie.reading.drafts import Weights
from vigie.reading.genre import is_quiet
from vigie.reading.prepare import prepare
from vigie.reading.reader import RulesReader
from vigie.reading.responsibility import Pointing, Pointings
from vigie.reading.scene import Scene, see
from vigie.reading.steps import StepClock
from vigie.views.coding import coded


@dataclass(frozen=True, slots=True)
class Seen:
    """A gold document with its scene, read once."""

    gold: dict[str, Any]
    scene: Scene
    pointings: list[Pointing]
    quiet: bool


def see_all(gold: Path, lang: str) -> list[Seen]:
    """The scenes of all gold documents in a language."""
    reader = RulesReader.open(lang)
    lines = gold.read_text(encoding="utf-8").splitlines()
    documents = [d for d in map(json.loads, filter(str.strip, lines)) if d["lang"] == lang]
    return [_see(reader, document) for document in documents]


def _see(reader: RulesReader, document: dict[str, Any]) -> Seen:
    published = date.fromisoformat(document["published"])
    article = Article(
        id=document["id"],
        title=document.get("title"),
        text=document["text"],
        lang=reader.pack.lang,
        published=published,
    )
    prepared = prepare(article)
    tree = reader.parser.parse(prepared)
    scene = see(article, prepared, tree, reader.pack, reader.register, reader.gazetteer, StepClock())
    return Seen(document, scene, Pointings(scene).find(), is_quiet(scene))


def figures(seen: list[Seen], weights: Weights) -> tuple[float, float]:
    """Incident F1 and slot F1 with these weights."""
    pairs = []
    for one in seen:
        found = [] if one.quiet else gather.drafts(one.scene, gather.situations(one.scene), weights)
        materials, _ = gather.assign(one.scene, found, one.pointings)
        builder = Builder(one.scene)
        reports = tuple(builder.report(n, material) for n, material in enumerate(materials))
        predicted = coded(Reading(article=one.scene.article, reports=reports))
        pairs.append(DocumentPair(coded_document(one.gold, source="gold"), coded_document(predicted, source="read")))
    result = score(pairs)
    return result.incidents.f1, sum(result.slots.values(), NOTHING).f1


def step(weights: Weights, chance: random.Random) -> Weights:
    """A neighbour: one to three weights moved."""
    names = chance.sample(list(asdict(weights)), chance.choice([1, 1, 2, 3]))
    moved: dict[str, Any] = {}
    for name in names:
        value = getattr(weights, name)
        moved[name] = (
            max(1, value + chance.choice([-1, 1])) if name == "memory" else round(value + chance.gauss(0, 0.4), 2)
        )
    return replace(weights, **moved)


def main() -> None:
    """The search, a line for each step kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seen = see_all(options.gold, options.lang)
    even = [s for s in seen if int(hashlib.sha256(s.gold["id"].encode()).hexdigest(), 16) % 2 == 0]
    odd = [s for s in seen if s not in even]
    chance, best = random.Random(options.seed), Weights()
    reached, end = sum(figures(even, best)), time.monotonic() + options.seconds
    print(f"start: searched {figures(even, best)}, other half {figures(odd, best)}")
    while time.monotonic() < end:
        tried = step(best, chance)
        value = sum(figures(even, tried))
        if value > reached + 0.0005:
            best, reached = tried, value
            print(f"{best}\n  searched {figures(even, best)}, other half {figures(odd, best)}", flush=True)


if __name__ == "__main__":
    main()
