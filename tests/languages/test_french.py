"""The French words, by lookup."""

from __future__ import annotations

from typing import get_args

import pytest

from vigie.languages import FrameName, Pack, Trigger, load
from vigie.model import StatementKind, WeaponKind
from vigie.reading.frames import frames_in


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load("fr")


def trigger(pack: Pack, frame: str, lemma: str, *after: str) -> Trigger:
    found = [t for t in pack.verb_triggers[lemma] if t.frame == frame and t.after == after]
    return found[0]


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("attaqué", "VERB", "attaquer"),
        ("abattirent", "VERB", "abattre"),
        ("pris", "VERB", "prendre"),
        ("sont", "VERB", "être"),
        ("tuées", "VERB", "tuer"),
        ("déployaient", "VERB", "déployer"),
        ("Evacués", "VERB", "évacuer"),
        ("ENLEVÉS", "VERB", "enlever"),
        ("assiègent", "VERB", "assiéger"),
        ("mouraient", "VERB", "mourir"),
        ("frappes", "NOUN", "frappe"),
        ("Généraux", "NOUN", "général"),
        ("Etat-major", "NOUN", "état-major"),
        ("mensongères", "ADJ", "mensonger"),
    ],
)
def test_lemmas(pack: Pack, form: str, pos: str, lemma: str) -> None:
    assert lemma in pack.lemmas(form, pos)  # type: ignore[arg-type]


def test_accents_are_dropped_only_after_a_capital(pack: Pack) -> None:
    assert pack.lemmas("Evacue", "VERB") == ("évacuer",)
    assert pack.lemmas("evacue", "VERB") == ()


def test_an_unknown_form_has_no_lemma(pack: Pack) -> None:
    assert pack.lemmas("zzz", "VERB") == ()


def test_every_frame_is_there_with_words(pack: Pack) -> None:
    assert set(pack.frames) == set(get_args(FrameName))
    assert all(frame.triggers for frame in pack.frames.values())


def test_a_reflexive_pattern(pack: Pack) -> None:
    found = trigger(pack, "capture", "emparer")
    assert (found.before, found.preposition, found.subject, found.object) == (("se",), "de", "agent", "target")


def test_a_pattern_with_two_clitics(pack: Pack) -> None:
    assert trigger(pack, "attack", "prendre").before == ("se", "en")


def test_fixed_words_lose_their_determiners(pack: Pack) -> None:
    assert trigger(pack, "capture", "prendre", "contrôle").preposition == "de"


def test_roles_may_be_turned_round(pack: Pack) -> None:
    found = trigger(pack, "capture", "tomber", "aux", "mains")
    assert (found.subject, found.marked, found.preposition) == ("target", "agent", "de")


def test_a_pattern_may_imply_a_weapon(pack: Pack) -> None:
    assert trigger(pack, "attack", "ouvrir", "feu").weapon == "small_arms"
    assert all(t.weapon for t in pack.frames["suicide_bombing"].triggers)


def test_needs(pack: Pack) -> None:
    found = trigger(pack, "kill", "abattre")
    assert "person" in found.need("object")
    assert found.need("subject") == frozenset()


def test_nouns_have_a_genitive_role_and_verbs_none(pack: Pack) -> None:
    assert all((t.of is None) == (t.pos == "verb") for f in pack.frames.values() for t in f.triggers)
    assert next(t for t in pack.noun_triggers["assassinat"] if t.frame == "kill").of == "target"


def test_patterns_of_a_lemma_stand_longest_first(pack: Pack) -> None:
    for table in (pack.verb_triggers, pack.noun_triggers):
        assert all([t.words for t in row] == sorted((t.words for t in row), reverse=True) for row in table.values())


def test_light_verbs(pack: Pack) -> None:
    assert {(v.subject, v.object) for v in pack.light_verbs["mener"]} == {("agent", "act")}
    assert ("target", "act") in {(v.subject, v.object) for v in pack.light_verbs["subir"]}
    assert any(v.subject == "act" and v.object == "target" for v in pack.light_verbs["viser"])


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("drones",), "drone"),
        (("engins", "explosifs", "improvisés"), "ied"),
        (("voitures", "piégées"), "vbied"),
        (("grenade",), "grenade"),
        (("grenades", "lacrymogènes"), "other"),
        (("tirs", "de", "mortier"), "shell"),
        (("balles", "réelles"), "small_arms"),
        (("ceinture", "explosive"), "suicide_vest"),
    ],
)
def test_weapons(pack: Pack, words: tuple[str, ...], kind: str) -> None:
    assert pack.weapons.match(words, 0) == (len(words), kind)


def test_every_weapon_kind_has_words(pack: Pack) -> None:
    assert {kind for _, kind in pack.weapons.entries} == set(get_args(WeaponKind))


def test_targets(pack: Pack) -> None:
    found = pack.targets.get("mosquées")
    assert found is not None
    assert (found.name, found.kind) == ("mosque", "property")
    assert pack.targets.match(("positions", "militaires"), 0) is not None


@pytest.mark.parametrize(
    ("verb", "stance"),
    [("déclarer", "stated"), ("affirmer", "claimed"), ("démentir", "denied"), ("soupçonner", "unconfirmed")],
)
def test_reporting_verbs(pack: Pack, verb: str, stance: str) -> None:
    assert stance in {v.stance for v in pack.cues.reporting_verbs[verb]}


def test_there_are_many_reporting_verbs(pack: Pack) -> None:
    assert sum(len(row) for row in pack.cues.reporting_verbs.values()) >= 150


def test_source_prepositions(pack: Pack) -> None:
    assert pack.cues.source_prepositions.match(("selon", "lui"), 0) == (1, "stated")
    assert pack.cues.source_prepositions.match(("de", "sources", "hospitalières"), 0) == (3, "stated")


def test_blame_tells_where_the_blamed_stands(pack: Pack) -> None:
    assert {v.who for v in pack.cues.blame["accuser"]} == {"object", "each"}  # "s'accusent mutuellement"
    assert "marked" in {v.who for v in pack.cues.blame["imputer"]}


def test_every_statement_kind_has_verbs(pack: Pack) -> None:
    assert set(pack.cues.statements) == set(get_args(StatementKind))
    assert all(words.verbs for words in pack.cues.statements.values())


def test_cues_of_status(pack: Pack) -> None:
    assert "tenter" in pack.cues.attempted.verbs
    assert "déjouer" in pack.cues.foiled.verbs
    assert "exercice" in pack.cues.hypothesis.nouns
    assert "si" in pack.cues.conjunctions


def test_numbers(pack: Pack) -> None:
    numbers = pack.numbers
    assert (numbers.cardinals["quatre-vingt-dix-sept"], numbers.multipliers["mille"]) == (97, 1000)
    assert (numbers.approximate["quinzaine"], numbers.vague["dizaines"], numbers.ordinals["second"]) == (15, 20, 2)
    assert numbers.modifiers.match(("pas", "moins", "de"), 0) == (3, "min")
    assert numbers.modifiers.match(("moins", "de"), 0) == (2, "max")
    assert {numbers.cardinals[w] for w in numbers.cardinals} >= set(range(100))


def test_calendar(pack: Pack) -> None:
    days = pack.calendar
    assert [days.weekdays[d] for d in ("lundi", "dimanche")] == [0, 6]
    assert {days.months[m] for m in days.months} == set(range(1, 13))
    assert days.relative.get("avant-hier") == -2
    assert days.anchored.get("la veille") == -1
    assert days.parts["aube"] == "dawn"
    assert ("entre", "et") in days.ranges
    assert days.year_words.get("l'an dernier") == -1


def test_casualties(pack: Pack) -> None:
    words = pack.casualties
    assert "martyr" in words.killed.nouns
    assert "blesser" in words.injured.passive_verbs
    assert words.none.get("aucun mort") == ("killed",)
    assert words.none.get("ni mort ni blessé") == ("killed", "injured")
    assert {"civil", "gendarme", "fillette"} <= words.persons


def test_places(pack: Pack) -> None:
    places = pack.places
    assert places.nouns.get("villages") == "settlement"
    assert places.nouns.get("bases aériennes") == "site"
    assert places.directions.get("nord-est") == "ne"
    assert places.near.match(("non", "loin", "de"), 0) == (3, "non loin de")
    assert places.distance_units["km"] == 1000


def test_grammar(pack: Pack) -> None:
    grammar = pack.grammar
    assert (grammar.preposition("des"), grammar.preposition("Du"), grammar.preposition("contre")) == (
        "de",
        "de",
        "contre",
    )
    assert grammar.clitics["s'"] == "se"
    assert "l'" in grammar.determiners
    assert "du" not in grammar.determiners
    assert grammar.unnamed.match(("hommes", "armés"), 0) is not None
    assert all(word.endswith(".") for word in grammar.abbreviations)


def test_no_example_stands_twice(pack: Pack) -> None:
    sentences = [s for f in pack.frames.values() for s in (*f.yes, *f.no)]
    assert len(sentences) == len(set(sentences))
    assert all(s[0].isupper() and s.endswith(".") for s in sentences)


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("Le gouverneur s'est rendu au chevet des blessés à Kobra.", "change"),
        ("Le ministre martèle que les écoles rouvriront.", "strike"),
        ("Le maire s'est dit très touché par cet accueil.", "wound"),
        ("Des pèlerins se sont rassemblés au sanctuaire de Kobra.", "protest"),
        ("La police a tiré en l'air à Kobra.", "fire"),
        ("Une fusillade a éclaté à Kobra.", "explosion"),
        ("Une explosion a soufflé l'usine de Kobra.", "explosion"),
    ],
)
def test_another_sense_is_no_act(sentence: str, frame: str) -> None:
    assert frame not in frames_in(sentence, "fr")


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("Quarante rebelles se sont rendus à l'armée à Kobra.", "change"),
        ("La police a tiré en l'air à Kobra.", "disperse"),
        ("Les soldats ont martelé le village de Kobra.", "strike"),
        ("Une grenade a éclaté à Kobra.", "explosion"),
    ],
)
def test_the_sense_of_conflict_is_an_act(sentence: str, frame: str) -> None:
    assert frame in frames_in(sentence, "fr")


@pytest.mark.parametrize("noun", ["cessez-le-feu", "trêve"])
def test_a_state_alone_opens_no_incident(pack: Pack, noun: str) -> None:
    bare = [t for t in pack.noun_triggers[noun] if t.words == 1 and not t.beside]
    assert bare
    assert all(t.weak for t in bare)
