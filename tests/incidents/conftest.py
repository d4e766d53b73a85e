"""The hand-written readings, for all tests of this folder."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


def load_stories() -> ModuleType:
    spec = spec_from_file_location("vigie_test_stories", Path(__file__).with_name("stories.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def stories() -> ModuleType:
    return load_stories()
