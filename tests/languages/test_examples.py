"""Every yes and no example of every pack, run through the engine."""

from __future__ import annotations

import pytest

from vigie.languages import available, load
from vigie.reading.frames import frames_in


def examples(kind: str) -> list[tuple[str, str, str]]:
    frames = [(lang, frame) for lang in available() for frame in load(lang).frames.values()]
    return [(lang, f.name, sentence) for lang, f in frames for sentence in (f.yes if kind == "yes" else f.no)]


@pytest.mark.parametrize(("lang", "frame", "sentence"), examples("yes"))
def test_a_yes_example_evokes_its_frame(lang: str, frame: str, sentence: str) -> None:
    assert frame in frames_in(sentence, lang)


@pytest.mark.parametrize(("lang", "frame", "sentence"), examples("no"))
def test_a_no_example_does_not_evoke_its_frame(lang: str, frame: str, sentence: str) -> None:
    assert frame not in frames_in(sentence, lang)
