"""The forms of a pack are those that the rules give, and the rules give the right ones."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from vigie.languages import inflections

TRAINING = Path(__file__).parents[2] / "training"


def _script(lang: str) -> ModuleType:
    path = TRAINING / lang / "inflect.py"
    if not path.is_file():
        pytest.skip("the training folder is not here")
    spec = importlib.util.spec_from_file_location(f"inflect_{lang}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def inflect() -> ModuleType:
    return _script("fr")


@pytest.fixture(scope="module")
def english() -> ModuleType:
    return _script("en")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_file_is_what_the_rules_give(lang: str) -> None:
    path = files("vigie.languages").joinpath(lang, "inflections.tsv")
    if not path.is_file():
        pytest.skip("the pack has no forms yet")
    assert path.read_text("utf-8") == _script(lang).render()


def test_absent_files_are_passed_over(inflect: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(str(files("vigie.languages").joinpath("fr", "pack.yaml")), tmp_path)
    words = inflect.inflections.collect(tmp_path)
    assert {"être", "avoir"} <= words.verbs
    assert words.phrases == []
    assert "frames.yaml is absent" in capsys.readouterr().err


def test_without_its_small_words_a_pack_has_no_forms(inflect: ModuleType, tmp_path: Path) -> None:
    shutil.copy(str(files("vigie.languages").joinpath("fr", "weapons.yaml")), tmp_path)
    assert inflect.inflections.collect(tmp_path) == inflect.Words()


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


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("attack", "attacks attacked attacking"),
        ("ambush", "ambushes ambushed ambushing"),
        ("seize", "seizes seized seizing"),
        ("bury", "buries buried burying"),
        ("deploy", "deploys deployed deploying"),
        ("veto", "vetoes vetoed vetoing"),
        ("agree", "agrees agreed agreeing"),
        ("die", "dies died dying"),
        ("dye", "dyes dyed dyeing"),
        ("singe", "singes singed singeing"),
        ("panic", "panics panicked panicking"),
        ("be", "am is are was were been being"),
        ("do", "does did done doing"),
        ("have", "has had having"),
        ("could", ""),
    ],
)
def test_english_verbs(english: ModuleType, verb: str, forms: str) -> None:
    assert english.conjugate(verb) == [verb, *forms.split()]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stop", "stops stopped stopping"),
        ("shell", "shells shelled shelling"),
        ("loot", "loots looted looting"),
        ("quiz", "quizzes quizzed quizzing"),
        ("gas", "gasses gassed gassing"),
        ("equip", "equips equipped equipping"),
        ("visit", "visits visited visiting"),
        ("murder", "murders murdered murdering"),
        ("occur", "occurs occurred occurring"),
        ("rebel", "rebels rebelled rebelling"),
        ("derail", "derails derailed derailing"),
        ("fulfil", "fulfils fulfilled fulfilling"),
        ("travel", "travels travelled traveled travelling traveling"),
        ("fuel", "fuels fuelled fueled fuelling fueling"),
        ("kidnap", "kidnaps kidnapped kidnaped kidnapping kidnaping"),
        ("annex", "annexes annexed annexing"),
        ("vow", "vows vowed vowing"),
        ("machine-gun", "machine-guns machine-gunned machine-gunning"),
    ],
)
def test_english_doubling(english: ModuleType, verb: str, forms: str) -> None:
    assert english.conjugate(verb) == [verb, *forms.split()]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("shoot", "shoots shot shooting"),
        ("flee", "flees fled fleeing"),
        ("hit", "hits hitting"),
        ("strike", "strikes struck stricken striking"),
        ("hang", "hangs hung hanged hanging"),
        ("burn", "burns burned burnt burning"),
        ("begin", "begins began begun beginning"),
        ("overrun", "overruns overran overrunning"),
        ("overthrow", "overthrows overthrew overthrown overthrowing"),
        ("withdraw", "withdraws withdrew withdrawn withdrawing"),
        ("re-take", "re-takes re-took re-taken re-taking"),
        ("wound", "wounds wounded wounding"),
        ("behead", "beheads beheaded beheading"),
        ("found", "founds founded founding"),
    ],
)
def test_english_irregular_verbs(english: ModuleType, verb: str, forms: str) -> None:
    assert english.conjugate(verb) == [verb, *forms.split()]


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("strike", "strikes"),
        ("army", "armies"),
        ("convoy", "convoys"),
        ("ambush", "ambushes"),
        ("stomach", "stomachs"),
        ("crisis", "crises"),
        ("torpedo", "torpedoes"),
        ("photo", "photos"),
        ("commando", "commandos commandoes"),
        ("man", "men"),
        ("gunman", "gunmen"),
        ("policewoman", "policewomen"),
        ("human", "humans"),
        ("german", "germans"),
        ("schoolchild", "schoolchildren"),
        ("housewife", "housewives"),
        ("thief", "thieves"),
        ("chief", "chiefs"),
        ("spokesperson", "spokespersons spokespeople"),
        ("passer-by", "passers-by"),
        ("drive-by", "drive-bys"),
        ("commander-in-chief", "commanders-in-chief"),
        ("sit-in", "sit-ins"),
        ("secretary-general", "secretaries-general secretary-generals"),
        ("aircraft", ""),
        ("personnel", ""),
        ("lebanese", ""),
        ("troops", ""),
        ("explosives", ""),
    ],
)
def test_english_plural(english: ModuleType, word: str, plural: str) -> None:
    assert english.noun(word) == [word, *plural.split()]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("armed", ["armed"]),
        ("responsible", ["responsible"]),
        ("deadly", ["deadly", "deadlier", "deadliest"]),
        ("grave", ["grave", "graver", "gravest"]),
        ("big", ["big", "bigger", "biggest"]),
        ("bad", ["bad", "worse", "worst"]),
    ],
)
def test_english_adjectives(english: ModuleType, word: str, forms: list[str]) -> None:
    assert english.adjective(word) == forms


def test_of_an_english_phrase_the_last_word_before_a_preposition_inflects(english: ModuleType) -> None:
    words = english.Words(prepositions={"of", "for"})
    phrases = ["rocket launcher", "place of worship", "coalition of the willing", "heavily armed", "clinic", "9mm"]
    assert [list(english._head(phrase, words)) for phrase in phrases] == [
        ["launcher"],
        ["place"],
        ["coalition"],
        [],
        ["clinic"],
        ["9mm"],
    ]


def test_nouns_that_english_patterns_fix_inflect(english: ModuleType) -> None:
    words = english.Words(
        fixed={"hostage", "life", "supply", "exactly", "off", "dead", "of", "armed", "themselves", "n"},
        prepositions={"of"},
    )
    assert set(english._fixed(words)) == {"hostage", "life", "supply"}


def test_verb_and_noun_of_one_spelling_stand_both(english: ModuleType) -> None:
    words = english.Words(verbs={"strike"}, nouns={"strike"}, adjectives={"grave"})
    rules = english.Rules(english.conjugate, english.noun, english.adjective)
    assert list(english.inflections.rows(words, rules)) == [
        "strike\tVERB\tstrike strikes struck stricken striking",
        "strike\tNOUN\tstrike strikes",
        "grave\tADJ\tgrave graver gravest",
    ]


def test_the_irregular_english_rows_read_back(english: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "inflections.tsv"
    words = english.Words(verbs=set(english.TABLE), nouns=set(english.PLURALS))
    path.write_text(
        english.inflections.render("forms", words, english.Rules(english.conjugate, english.noun, english.adjective)),
        encoding="utf-8",
    )
    found = inflections.read(path)
    assert found.of("withheld", "VERB") == ("withhold",)
    assert set(found.of("lay", "VERB")) == {"lay", "lie"}
    assert found.of("Women", "NOUN") == ("woman",)
