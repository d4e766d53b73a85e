"""The hand-written readings of tests/incidents, and an empty store."""

import shutil
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from itertools import count
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


@pytest.fixture(scope="session")
def fresh(tmp_path_factory) -> Callable[[], Store]:
    """Opens a new empty record, copied from one whose schema was made once."""
    folder = tmp_path_factory.mktemp("records")
    Store.open(folder / "empty.db").close()
    numbers = count()

    def opening() -> Store:
        return Store.open(shutil.copy(folder / "empty.db", folder / f"{next(numbers)}.db"))

    return opening


@pytest.fixture(scope="session")
def filled_file(fresh, stories) -> Path:
    with fresh() as store:
        for reading in stories.four_outlets():
            store.add(reading.article, reading)
    return Path(store.name)


@pytest.fixture
def store(fresh):
    with fresh() as opened:
        yield opened


@pytest.fixture
def filled(filled_file, tmp_path):
    with Store.open(shutil.copy(filled_file, tmp_path / "record.db")) as opened:
        yield opened
