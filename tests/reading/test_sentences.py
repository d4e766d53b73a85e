"""Where sentences begin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.reading.scene import Scene
from vigie.reading.sentences import starts


def sentences(scene: Scene) -> list[str]:
    return [scene.words(one.start, one.stop) for one in scene.tree.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ("Le calme est revenu.", "Deux hommes ont fui !", "Pourquoi ?", "Nul ne sait."),
        ("M. Dupont et le gén. Traoré ont parlé.", "Le maire aussi."),
        ("J.-P. Martin et A. B. Diallo sont arrivés.", "Ils sont repartis."),
        ("« Nous avons tiré. »", "Le maire accuse."),
        ('Le chef a dit : "C\'est fini."', "Le calme est revenu."),
        ("Il a hésité... puis il a tiré.", "Trois morts…", "Deux blessés."),
        ("L'attaque a eu lieu à 15 h 30.", "12 morts."),
        ("— Un raid a eu lieu.", "— Deux morts."),
        ("• Gao : un mort", "• Kidal : deux morts"),
    ],
)
def test_sentences_of_one_paragraph(scene: Callable[..., Scene], parts: tuple[str, ...]) -> None:
    assert sentences(scene(" ".join(parts))) == list(parts)


def test_a_paragraph_ends_a_sentence_without_a_full_stop(scene: Callable[..., Scene]) -> None:
    assert sentences(scene("Bilan\n- deux morts\n- trois blessés", title="Un titre sans point")) == [
        "Un titre sans point",
        "Bilan",
        "- deux morts",
        "- trois blessés",
    ]


def test_the_number_of_a_list_item_is_no_sentence(scene: Callable[..., Scene]) -> None:
    assert sentences(scene("1. Gao est calme.\n2) Kidal. Deux raids.")) == [
        "1. Gao est calme.",
        "2) Kidal.",
        "Deux raids.",
    ]


@pytest.mark.parametrize(
    "lead",
    ["GAO", "Gao, 3 mai (Agence du Fleuve)", "SAN PEDRO, Honduras", "21h30", "07 h 12", "Territoire de Djugu"],
)
def test_a_dateline_is_a_sentence_of_its_own(scene: Callable[..., Scene], lead: str) -> None:
    assert sentences(scene(f"{lead} - Deux hommes ont fui.")) == [f"{lead} -", "Deux hommes ont fui."]


@pytest.mark.parametrize(
    "text", ["Le maire - Paul Diallo - a fui.", "Gao - ville du nord - est calme.", "- Deux morts à Gao."]
)
def test_a_dash_elsewhere_ends_nothing(scene: Callable[..., Scene], text: str) -> None:
    assert sentences(scene(text)) == [text]


def test_inside_a_quotation_only_a_capital_begins() -> None:
    words = ["«", "Oui", ".", "non", "»", ".", "Fin"]
    begins = [0, 2, 5, 7, 11, 12, 14]
    assert starts(words, begins, frozenset({0}), frozenset()) == [True, False, False, False, False, False, True]


def test_no_words_no_starts() -> None:
    assert starts([], [], frozenset(), frozenset()) == []
