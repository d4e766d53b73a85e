"""One opened reader for all tests of the reading: texts to trees, scenes and coded readings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

import pytest

from vigie.model import Article, Reading
from vigie.reading import reader_of
from vigie.reading.prepare import Prepared, prepare
from vigie.reading.reader import RulesReader
from vigie.reading.scene import Scene, see
from vigie.reading.steps import StepClock
from vigie.reading.tree import Tree
from vigie.views.coding import coded

PUBLISHED = date(2024, 3, 6)  # a Wednesday


@pytest.fixture(scope="session")
def reader() -> RulesReader:
    """The French reader, as ``vigie.reading.read`` opens it."""
    return reader_of("fr")


def article(text: str, published: date | None = PUBLISHED, title: str | None = None) -> Article:
    return Article(id="made-up", lang="fr", text=text, title=title, published=published)


@lru_cache(maxsize=2048)
def parsed(text: str, title: str | None) -> tuple[Prepared, Tree]:
    """The tree of a text, parsed once a session: the only layer that changes it, the repair of days, does so once."""
    prepared = prepare(article(text, title=title))
    return prepared, reader_of("fr").parser.parse(prepared)


@pytest.fixture(scope="session")
def scene(reader: RulesReader) -> Callable[..., Scene]:
    """``scene(text, published=…, title=…)``: a new scene, whose acts a test may change."""

    def build(text: str, published: date | None = PUBLISHED, title: str | None = None) -> Scene:
        prepared, tree = parsed(text, title)
        one = article(text, published, title)
        return see(one, prepared, tree, reader.pack, reader.register, reader.gazetteer, StepClock())

    return build


@pytest.fixture(scope="session")
def reading(reader: RulesReader) -> Callable[..., Reading]:
    """``reading(text, published=…, title=…)``: what the reader makes of the text, read once a session."""

    @lru_cache(maxsize=1024)
    def once(text: str, published: date | None = PUBLISHED, title: str | None = None) -> Reading:
        return reader.read(article(text, published, title))

    return once


@pytest.fixture(scope="session")
def incidents(reading: Callable[..., Reading]) -> Callable[..., list[dict[str, Any]]]:
    """``incidents(text, …)``: the coded incidents of the text, in the outside form."""

    def find(text: str, published: date | None = PUBLISHED, title: str | None = None) -> list[dict[str, Any]]:
        found: Any = coded(reading(text, published, title))["incidents"]
        return list(found)

    return find


@pytest.fixture(scope="session")
def english_scene() -> Callable[..., Scene]:
    """``english_scene(text, published=…)``: a scene of an English text."""
    reader = reader_of("en")

    def build(text: str, published: date | None = PUBLISHED) -> Scene:
        one = Article(id="made-up", lang="en", text=text, published=published)
        prepared = prepare(one)
        tree = reader.parser.parse(prepared)
        return see(one, prepared, tree, reader.pack, reader.register, reader.gazetteer, StepClock())

    return build
