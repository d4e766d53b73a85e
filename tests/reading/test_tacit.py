"""Speakers without a verb of saying: labels, bare numbers, brackets, those who count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.scene import Scene


def voices(scene: Scene) -> set[tuple[str, str]]:
    """The speaker's word and the way of each voice."""
    return {(scene.tree.low[v.speaker], v.way) for v in scene.attribution.voices}


@pytest.mark.parametrize(
    ("text", "speaker", "way"),
    [
        ("Rebels shelled Kobra. Town council: seven killed and nine hurt.", "council", "label"),
        ("Rebels shelled Kobra. The mayor says 12 dead, a doctor 15.", "doctor", "figure"),
        ("Rebels shelled Kobra. The hospital received 40 wounded.", "hospital", "figure"),
        ("Rebels shelled the market of Kobra and killed six people (police).", "police", "beside"),
    ],
)
def test_english(english_scene: Callable[..., Scene], text: str, speaker: str, way: str) -> None:
    assert (speaker, way) in voices(english_scene(text))


@pytest.mark.parametrize(
    ("text", "speaker", "way"),
    [
        ("Conseil de Kobra : sept tués dans le bombardement de l'école.", "conseil", "label"),
        ("Un drone a frappé Kobra. Les familles en sont à 80.", "familles", "figure"),
        ("Une frappe a fait six morts dans le marché de Kobra (ministère de la Santé).", "ministère", "beside"),
    ],
)
def test_french(scene: Callable[..., Scene], text: str, speaker: str, way: str) -> None:
    assert (speaker, way) in voices(scene(text))


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of the Kobra Liberation Front (KLF) shelled the town.",
        "The market of Kobra: six dead and nine hurt.",
        "The army killed 12 rebels in Kobra.",
    ],
)
def test_no_voice(english_scene: Callable[..., Scene], text: str) -> None:
    assert voices(english_scene(text)) == set()
