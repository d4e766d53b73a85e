"""What an explanation says of acts, incidents and what was passed over."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

import vigie.languages
from vigie.model import Article
from vigie.reading import choice
from vigie.reading.confidence import default_model
from vigie.reading.explain import explain
from vigie.views.explain import Explanation, compose
from vigie.views.explain.notes import ActNote
from vigie.views.explain.rules import legend, meaning

ATTACK = "Mardi, des rebelles ont attaqué un convoi de l'armée à Djibo, tuant trois soldats, selon le gouverneur."


@lru_cache
def explained(text: str, title: str | None = None) -> Explanation:
    return compose(explain(Article(id="x", lang="fr", text=text, title=title, published=date(2024, 3, 6))))


def act(text: str, words: str, title: str | None = None) -> ActNote:
    return next(note for note in explained(text, title).acts if note.words == words)


def test_an_act_stands_with_its_pattern_roles_and_incident() -> None:
    note = act(ATTACK, "attaqué")
    assert (note.frame, note.form, note.modality, note.fate) == (
        "attack", "verb, active", "fact", "gathered into incident a",
    )  # fmt: skip
    roles = {role.role: (role.words, role.how) for role in note.roles}
    assert roles["actor"] == ("des rebelles", "subject: nsubj of “attaqué”")
    assert roles["target"] == ("un convoi de l'armée", "object: obj of “attaqué”")
    assert roles["day"][0] == "Mardi"
    assert roles["place"][0] == "Djibo"
    assert "gazetteer" in roles["place"][1]


def test_the_line_of_the_pack_holds_the_pattern() -> None:
    for note in explained(ATTACK).acts:
        file, line = note.line.split(":")
        rows = (Path(vigie.languages.__file__).parent / file).read_text(encoding="utf-8").splitlines()
        head = note.pattern.split("“")[1].split("”")[0].split(" ")[0]
        assert head in rows[int(line) - 1]


@pytest.mark.parametrize(
    ("text", "words", "modality", "fate"),
    [
        ("Le chef a menacé d'attaquer Gao.", "attaquer", "hypothetical (“menacé”)", "told as hypothetical"),
        ("L'armée n'a pas attaqué le village de Dori mardi.", "attaqué", "negated (“n'”)", "told as negated"),
        ("L'armée attaquera la ville de Gao.", "attaquera", "hypothetical (“attaquera”)", "told as hypothetical"),
        ("Depuis janvier, les attaques ont fait 300 morts à Gao.", "attaques", "fact", "many acts in one word"),
    ],
)
def test_why_an_act_was_dropped(text: str, words: str, modality: str, fate: str) -> None:
    note = act(text, words)
    assert not note.kept
    assert note.modality == modality
    assert fate in note.fate


def test_an_act_of_the_title_alone_is_dropped() -> None:
    note = act("Le ministre a parlé.", "attaquent", title="Des rebelles attaquent la ville de Gao")
    assert note.fate == "dropped: told in the title, and no incident of the text agrees with it"


def test_a_quiet_text_tells_its_genre() -> None:
    text = (
        "L'attaque du club a marqué deux buts en finale du championnat, et le gardien a repoussé un tir au stade. "
        "L'entraîneur de football salue ses joueurs, leaders de la Ligue, avant le prochain match de la saison."
    )
    found = explained(text)
    assert found.acts
    assert all("quiet" in note.fate for note in found.acts)
    assert "; quiet: " in found.verdict
    assert "sport" in found.verdict


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Le président a pris la parole.", "pris", "void beside “parole” (unless)"),
        ("Le comité a pris un livre.", "pris", "may lack subject: armed"),
    ],
)
def test_words_that_fit_a_pattern_and_are_no_act(text: str, words: str, why: str) -> None:
    found = explained(text)
    assert not found.acts
    assert any(note.words == words and why in note.why for note in found.misses)


def test_an_incident_lists_its_acts_and_its_claims() -> None:
    (incident,) = explained(ATTACK + " Le Jnim a revendiqué l'attaque dans un communiqué.").incidents
    assert incident.acts == (1, 2, 3)
    rules = {claim.rule: claim for claim in incident.claims}
    assert rules["killed:counted"].value == "3"
    assert rules["date:written"].words == "Mardi"
    assert rules["place:written"].said_by == "governor"
    assert any(claim.field == "claimed by" and claim.stance == "claimed" for claim in incident.claims)


def test_an_incident_and_its_claims_tell_how_sure_they_are_and_why() -> None:
    (note,) = explained(ATTACK).incidents
    assert re.match(r"\d+% sure: (.+: .+ [+-]\d\.\d, ){2}.+ [+-]\d\.\d; a speaker is a source of it: \d+%$", note.sure)
    assert not note.dropped
    for claim in note.claims:
        assert re.fullmatch(r"\d+%", claim.sure)
        assert claim.why.count(", ") >= 2


def test_what_is_too_unlikely_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    model = default_model().model_copy(update={"threshold": 1.0})
    monkeypatch.setattr("vigie.reading.confidence.default_model", lambda: model)
    found = compose(explain(Article(id="x", lang="fr", text=ATTACK, published=date(2024, 3, 6))))
    (note,) = found.incidents
    assert note.dropped
    assert note.title == "Dropped as unlikely: a"
    assert note.claims
    assert found.verdict.startswith("2 acts found, 0 gathered into 0 incidents, 1 dropped as unlikely")
    assert {act.fate for act in found.acts} == {f"dropped: its incident a is too unlikely ({note.sure.split(' ')[0]})"}


def test_every_rule_of_a_claim_is_told_in_words() -> None:
    text = "Des drones ont frappé Gao. L'armée a déjoué une attaque à Kidal jeudi. Le raid de Dori a fait deux blessés."
    rules = {**legend(explained(text)), **legend(explained(ATTACK))}
    assert {"kind:air", "kind:attack-armed", "status:foiled", "place:written"} <= set(rules)
    assert all(rules.values())
    assert meaning("no:rule") == ""


def test_a_kind_against_its_rule_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"target: state_forces": {"Arrests": 2.0}, "always": {"Arrests": 1.0}}
    subtypes = ("Armed clash", "Arrests")
    table = choice.Model(about={}, margin=0.5, certain=(), subtypes=subtypes, weights=weights)
    monkeypatch.setattr("vigie.reading.choice.default_model", lambda: table)
    found = compose(explain(Article(id="x", lang="fr", text=ATTACK, published=date(2024, 3, 6))))
    (note,) = found.incidents
    assert any(claim.rule == "kind:scored:attack-armed" for claim in note.claims)
    assert "kind against its rule: target: state_forces +2.0" in note.gathered
    told = legend(found)["kind:scored:attack-armed"]
    assert "attack-armed" in told
    assert told != meaning("kind:attack-armed")


def test_who_claims_denies_and_threatens() -> None:
    text = ATTACK + " Le groupe a revendiqué l'attaque. Le porte-parole de l'armée a menacé d'attaquer les rebelles."
    found = explained(text)
    assert [(p.what, p.words, p.rule) for p in found.pointings] == [("claimed by", "revendiqué", "of incident a")]
    assert "threat" in {s.what for s in found.statements}


def test_tolls_are_marked_as_such() -> None:
    found = explained("Depuis janvier, les attaques ont fait 300 morts dans le pays.")
    assert [(toll.what, toll.words) for toll in found.tolls] == [("300 killed", "300 morts")]
    assert [mark.label for mark in found.marks if mark.role == "killed"] == ["killed toll"]


def test_marks_cover_the_words_of_the_article() -> None:
    found = explained(ATTACK)
    marked = {(m.role, found.article.cut(m.span)): m.label for m in found.marks}
    assert marked["act", "attaqué"] == "act 1"
    assert marked["actor", "des rebelles"] == "actor 1, 2"
    assert marked["speaker", "le gouverneur"] == "speaker"
    assert marked["killed", "tuant trois"] == "killed a"


def test_nothing_to_read() -> None:
    found = explained("\u200b")
    assert (found.acts, found.marks) == ((), ())
    assert found.verdict == "nothing to read: no words"
