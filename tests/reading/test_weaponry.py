"""Weapons of a report: the closer word counts, what only stood by does not, and some kinds imply theirs."""

from __future__ import annotations

from typing import Any

import pytest

from vigie.model import Article
from vigie.reading import reader_of
from vigie.reading.situations import Arm
from vigie.reading.weaponry import fitting, implied
from vigie.views.coding import coded


def arms(*kinds: str) -> list[Arm]:
    return [Arm(n, n + 1, kind) for n, kind in enumerate(kinds)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "kind", "subtype", "left"),
    [
        (["bomb", "ied"], "Explosions/Remote violence", "Remote explosive/landmine/IED", ["ied"]),
        (["bomb", "vbied", "suicide_vest"], "Explosions/Remote violence", "Suicide bomb", ["vbied"]),
        (["airstrike", "drone"], "Explosions/Remote violence", "Air/drone strike", ["drone"]),
        (["drone", "missile"], "Explosions/Remote violence", "Air/drone strike", ["drone", "missile"]),
        (["ied", "mine"], "Explosions/Remote violence", "Remote explosive/landmine/IED", ["ied"]),
        (["bomb", "airstrike"], "Explosions/Remote violence", "Remote explosive/landmine/IED", ["bomb"]),
        (["bomb", "airstrike"], "Explosions/Remote violence", "Air/drone strike", ["bomb", "airstrike"]),
        (["airstrike", "grenade"], "Explosions/Remote violence", "Air/drone strike", ["grenade"]),
        (["small_arms"], "Strategic developments", "Non-violent transfer of territory", []),
        (["airstrike"], "Strategic developments", "Disrupted weapons use", []),
        (["other", "small_arms"], "Battles", "Armed clash", ["small_arms"]),
        (["other", "fire"], "Riots", "Violent demonstration", ["other", "fire"]),
        (["other"], "Protests", "Peaceful protest", []),
        (["knife", "fire"], "Violence against civilians", "Attack", ["knife", "fire"]),
    ],
)
def test_fitting(named: list[str], kind: str, subtype: str, left: list[str]) -> None:
    assert [a.kind for a in fitting(arms(*named), kind, subtype)] == left


@pytest.mark.parametrize(
    ("named", "subtype", "tacit"),
    [
        ([], "Air/drone strike", "airstrike"),
        (["drone"], "Air/drone strike", None),
        ([], "Suicide bomb", "suicide_vest"),
        (["small_arms"], "Suicide bomb", "suicide_vest"),
        (["vbied"], "Suicide bomb", None),
        ([], "Excessive force against protesters", "small_arms"),
        ([], "Armed clash", None),
    ],
)
def test_implied(named: list[str], subtype: str, tacit: str | None) -> None:
    assert implied(arms(*named), subtype) == tacit


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("fr", "Lundi, des rebelles ont incendié une école à Djibo.", ["fire"]),
        ("fr", "Lundi, des miliciens ont égorgé deux bergers à Djibo.", ["knife"]),
        ("fr", "Lundi, une mine artisanale a tué deux soldats à Djibo.", ["ied"]),
        ("en", "Rebels torched a school in Djibo on Monday.", ["fire"]),
        ("en", "Militiamen beheaded two shepherds in Djibo on Monday.", ["knife"]),
        ("en", "Gunmen shot dead two traders in Djibo on Monday.", ["small_arms"]),
    ],
)
def test_words_that_tell_the_weapon(lang: str, text: str, kinds: list[str]) -> None:
    found: Any = coded(reader_of(lang).read(Article(id="made-up", lang=lang, text=text)))["incidents"]
    assert [[w["kind"] for w in one["weapons"]] for one in found] == [kinds]
