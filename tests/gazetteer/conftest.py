"""One gazetteer for all tests of the folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from vigie.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    """The gazetteer that comes with the package."""
    opened = Gazetteer.open()
    yield opened
    opened.close()
