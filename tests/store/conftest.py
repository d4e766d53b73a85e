"""The hand-written readings of tests/incidents, and an empty store."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from vigie.store import Store


@pytest.fixture(scope="session")
def stories() -> ModuleType:
    path = Path(__file__).parents[1] / "incidents" / "stories.py"
    spec = spec_from_file_location("vigie_test_stories", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture
def filled(store, stories):
    for reading in stories.four_outlets():
        store.add(reading.article, reading)
    return store
