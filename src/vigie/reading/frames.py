"""Which frames a text evokes: how the packs' examples are run."""

from __future__ import annotations

from functools import lru_cache

from vigie.model import Article
from vigie.reading.prepare import prepare
from vigie.reading.reader import RulesReader
from vigie.reading.scene import see
from vigie.reading.steps import StepClock


def frames_in(text: str, lang: str) -> set[str]:
    """The names of the frames found in a text."""
    reader = _reader(lang)
    article = Article(id="example", text=text)
    prepared = prepare(article)
    tree = reader.parser.parse(prepared)
    scene = see(article, prepared, tree, reader.pack, reader.register, reader.gazetteer, StepClock())
    return {act.frame for act in scene.acts}


@lru_cache(maxsize=4)
def _reader(lang: str) -> RulesReader:
    return RulesReader.open(lang)
