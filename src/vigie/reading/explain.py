"""A reading with all that it was made from: the same steps as :meth:`RulesReader.read`, with nothing thrown away."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model import Article, Reading
from vigie.reading import gather, identify, reader_of, tolls
from vigie.reading.build import Builder, Material
from vigie.reading.casualties import Casualty
from vigie.reading.genre import is_quiet
from vigie.reading.prepare import prepare
from vigie.reading.reader import RulesReader
from vigie.reading.responsibility import Pointing, find_pointings
from vigie.reading.scene import Scene, see
from vigie.reading.situations import Situation
from vigie.reading.statements import Statements
from vigie.reading.steps import StepClock
from vigie.settings import Settings
from vigie.version import __version__


@dataclass(frozen=True, slots=True)
class Workings:
    """The layers under a reading; ``materials`` in the order of ``reading.reports``. A quiet text has no situations."""

    scene: Scene
    reading: Reading
    quiet: bool
    situations: tuple[Situation, ...]
    materials: tuple[Material, ...]
    aggregate: tuple[Casualty, ...]
    pointings: tuple[Pointing, ...]


def explain(article: Article, *, settings: Settings | None = None) -> Workings | Reading:
    """Read one article as :func:`vigie.reading.read` does; a bare reading where it holds nothing to read."""
    if article.lang is None:
        article = article.model_copy(update={"lang": identify(f"{article.title or ''}\n{article.text}")})
    return workings(reader_of(str(article.lang), settings), article)


def workings(reader: RulesReader, article: Article) -> Workings | Reading:
    """What ``reader`` makes of the article, step by step."""
    prepared = prepare(article)
    if not prepared.text:
        return Reading(article=article, version=__version__)
    tree = reader.parser.parse(prepared)
    scene = see(article, prepared, tree, reader.pack, reader.register, reader.gazetteer, StepClock())
    pointings, quiet = find_pointings(scene), is_quiet(scene)
    situations = [] if quiet else gather.situations(scene)
    materials, aggregate = gather.assign(scene, gather.drafts(scene, situations) if situations else [], pointings)
    builder = Builder(scene)
    reading = Reading(
        article=article,
        reports=tuple(builder.report(n, m) for n, m in enumerate(materials)),
        statements=tuple(Statements(scene, pointings).find()),
        tolls=tuple(tolls.make(scene, aggregate)),
        version=__version__,
    )
    return Workings(scene, reading, quiet, tuple(situations), tuple(materials), tuple(aggregate), tuple(pointings))
