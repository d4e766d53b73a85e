"""The English register: the roles of the other languages, and what English news calls the parties."""

from __future__ import annotations

import re

import pytest

from vigie.parties import Register


def tokens(sentence: str) -> list[str]:
    """Words with their hyphens, the possessive apart, as the English pipeline cuts them."""
    return re.findall(r"\w+(?:-\w+)+|\w+(?=['’]s)|['’]s|\w+|[^\w\s]", sentence)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load("en")


def test_the_roles_are_those_of_french(register: Register) -> None:
    for french in Register.load("fr").roles:
        role = register.role_by_id(french.id)
        assert role is not None, french.id
        assert (role.kind, role.en, role.armed, role.civilian, role.unnamed, role.collective, role.homes) == (
            french.kind, french.en, french.armed, french.civilian, french.unnamed, french.collective, french.homes,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A court named the RSF.", "Rapid Support Forces"),
        ("Planes hit al-Shabab bases.", "Al-Shabaab"),
        ("Two al Shabaab men fled.", "Al-Shabaab"),
        ("The market was held by Isis.", "Islamic State"),
        ("The town fell to IS.", "Islamic State"),
        ("They fought Daesh.", "Islamic State"),
        ("The Tatmadaw withdrew.", "Myanmar military"),
        ("Shining Path claimed the blast.", "Shining Path"),
        ("A patrol met the FMLN.", "Farabundo Martí National Liberation Front"),
        ("The Contras crossed the river.", "Contras"),
        ("The Farc released him.", "FARC"),
        ("The M-19 signed.", "M-19"),
        ("The INLA said nothing.", "Irish National Liberation Army"),
        ("The UVF denied it.", "Ulster Volunteer Force"),
        ("A constable of the RUC died.", "Royal Ulster Constabulary"),
        ("The JVP called a strike.", "Janatha Vimukthi Peramuna"),
        ("The BNP blamed the ruling party.", "Bangladesh Nationalist Party"),
        ("The Bosnian Serbs shelled the enclave.", "Bosnian Serb army"),
        ("The Khmer Rouge cut the road.", "Khmer Rouge"),
        ("Naxalite posters were found.", "Communist Party of India (Maoist)"),
    ],
)
def test_parties_by_their_names_in_the_news(register: Register, sentence: str, name: str) -> None:
    assert [match.entry.name for match in register.match(tokens(sentence))] == [name]


@pytest.mark.parametrize(
    "sentence", ["The guards levied arena fees.", "On November 17 it is cold.", "It fell to us.", "He is contra it."]
)
def test_common_words_are_no_parties(register: Register, sentence: str) -> None:
    assert register.match(tokens(sentence)) == []


def test_maoists_are_those_of_the_documents_country(register: Register) -> None:
    match = register.match(tokens("The Maoists left."))[0]
    assert match.choose({"NP": 2.0}).country == "NP"
    assert match.choose({"IN": 2.0}).country == "IN"


def test_the_tigers_are_a_party_only_where_they_fight(register: Register) -> None:
    words = tokens("The Tigers left.")
    assert register.match(words, {"KE": 1.0}) == []
    assert [match.entry.name for match in register.match(words, {"LK": 1.0})] == ["LTTE"]


@pytest.mark.parametrize(
    ("form", "role"),
    [
        ("troops", "army"), ("gunmen", "armed_men"), ("guerrillas", "rebels"), ("riot police", "police"),
        ("worshippers", "worshippers"), ("aid workers", "aid_workers"), ("militants", "militants"),
        ("villagers", "villagers"), ("state television", "state_media"), ("death squads", "paramilitaries"),
        ("herdsmen", "herders"), ("vigilantes", "self_defence"), ("demonstrators", "protesters"),
        ("coup plotters", "mutineers"), ("settlers", "settlers"), ("pupils", "students"),
    ],
)  # fmt: skip
def test_roles(register: Register, form: str, role: str) -> None:
    found = register.role(form)
    assert found is not None
    assert found.id == role


def test_some_nouns_only_say_somebody_of(register: Register) -> None:
    assert all(register.member(noun) for noun in ("fighters", "Gunmen", "members"))
    assert not any(register.member(noun) for noun in ("base", "stronghold", "hostages"))
    assert Register.load("fr").member("combattants")


def test_seats_of_governments(register: Register) -> None:
    assert [register.seat(city) for city in ("Kyiv", "Addis Ababa", "Tehran", "Tolsen")] == ["UA", "ET", "IR", None]
