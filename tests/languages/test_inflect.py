"""The French forms are those that the rules give, and the rules give the right ones."""

from __future__ import annotations

import importlib.util
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "training" / "fr" / "inflect.py"


@pytest.fixture(scope="module")
def inflect() -> ModuleType:
    if not SCRIPT.is_file():
        pytest.skip("the training folder is not here")
    spec = importlib.util.spec_from_file_location("inflect", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["inflect"] = module
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_the_rules_give(inflect: ModuleType) -> None:
    assert files("vigie.languages").joinpath("fr", "inflections.tsv").read_text("utf-8") == inflect.render()


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("lancer", "lance lançons lançait lancèrent lança lancera lancé lançant lancions"),
        ("piéger", "piège piégeons piégeait piégèrent piégera piègera piégé"),
        ("jeter", "jette jetons jetait jettera jeté"),
        ("harceler", "harcèle harcelait harcèlera"),
        ("enlever", "enlève enlevaient enlèvera enlevée"),
        ("déployer", "déploie déployait déploiera"),
        ("payer", "paie paye paiera payera payé"),
        ("envoyer", "envoie envoyait enverra"),
        ("installer", "installe installait installa"),
        ("finir", "finit finissent finissait finirent fini"),
        ("investir", "investit investissent investi"),
        ("partir", "part partent partait parti"),
        ("tenir", "tient tiennent tint tinrent tiendra tenu"),
        ("prévenir", "prévient prévint prévenu"),
        ("conquérir", "conquiert conquit conquirent conquerra conquis conquises"),
        ("mourir", "meurt meurent mourut mourra mort mortes"),
        ("abattre", "abat abattent abattit abattu"),
        ("détruire", "détruit détruisent détruisit détruites"),
        ("perdre", "perd perdent perdit perdu"),
        ("atteindre", "atteint atteignent atteignit atteintes"),
        ("prendre", "prend prennent prit prirent prise"),
        ("reprendre", "reprend reprirent reprises"),
        ("être", "est sont était étaient fut furent sera soit été étant"),
        ("avoir", "a ont avait eurent aura ait eu ayant"),
        ("faire", "fait font faisait firent fera fasse"),
        ("accueillir", "accueille accueillait accueillera"),
        ("survivre", "survit survivent survécut survécu"),
        ("recevoir", "reçoit reçoivent reçut recevra reçu"),
        ("dissoudre", "dissout dissolvent dissous dissoute"),
        ("devoir", "doit doivent dut devra dû due"),
    ],
)
def test_conjugation(inflect: ModuleType, verb: str, forms: str) -> None:
    assert set(forms.split()) - set(inflect.conjugate(verb)) == set()


@pytest.mark.parametrize(
    ("verb", "wrong"),
    [("installer", "vais irai"), ("investir", "investent"), ("manger", "mangeions mangeèrent"), ("bannir", "bannient")],
)
def test_no_wrong_forms(inflect: ModuleType, verb: str, wrong: str) -> None:
    assert not set(wrong.split()) & set(inflect.conjugate(verb))


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("frappe", "frappes"),
        ("général", "généraux"),
        ("bateau", "bateaux"),
        ("décès", "décès"),
        ("hors-la-loi", "hors-la-loi"),
        ("attentat-suicide", "attentats-suicides"),
    ],
)
def test_plural(inflect: ModuleType, word: str, plural: str) -> None:
    assert plural in inflect.noun(word)


def test_a_plural_only_noun_stays_plural(inflect: ModuleType) -> None:
    assert inflect.noun("violences") == ["violences"]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("armé", ["armé", "armés", "armée", "armées"]),
        ("explosif", ["explosif", "explosifs", "explosive", "explosives"]),
        ("aérien", ["aérien", "aériens", "aérienne", "aériennes"]),
        ("mensonger", ["mensonger", "mensongers", "mensongère", "mensongères"]),
        ("balistique", ["balistique", "balistiques"]),
    ],
)
def test_adjectives(inflect: ModuleType, word: str, forms: list[str]) -> None:
    assert inflect.adjective(word) == forms
