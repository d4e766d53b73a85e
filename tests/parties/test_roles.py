"""Role nouns, neutral names made from them, governments behind cities."""

from __future__ import annotations

import pytest

from vigie.parties import Register, Role, neutral_name

ADJECTIVES = {
    "CD": "Congolese", "CG": "Congolese", "IL": "Israeli", "NG": "Nigerian", "RU": "Russian", "RW": "Rwandan",
    "ML": "Malian", "TG": "Togolese", "PE": "Peruvian", "US": "US",
}  # fmt: skip


class Atlas:
    """A small stand-in for the gazetteer."""

    def country_of(self, word: str, lang: str) -> str | None:
        return {("congolaise", "fr"): "CD", ("péruvienne", "fr"): "PE"}.get((word, lang))

    def demonym_en(self, code: str) -> str | None:
        return ADJECTIVES.get(code)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load("fr")


def role(register: Register, form: str) -> Role:
    found = register.role(form)
    assert found is not None, form
    return found


@pytest.mark.parametrize(
    ("form", "complement", "country", "name", "kind"),
    [
        ("armée", None, "CD", "Congolese army", "state_forces"),
        ("armée", None, "PE", "Peruvian army", "state_forces"),
        ("armée", None, "IL", "Israeli military", "state_forces"),
        ("armée", "de l'air", "IL", "Israeli air force", "state_forces"),
        ("armée de l’air", None, "IL", "Israeli air force", "state_forces"),
        ("police", None, "NG", "Nigerian police", "police"),
        ("ministère", "de la Défense", "RU", "Russian Defence Ministry", "government"),
        ("ministère", "des Affaires étrangères", "RW", "Rwandan Foreign Ministry", "government"),
        ("ministère", "de l'Intérieur", "PE", "Peruvian Interior Ministry", "government"),
        ("ministère", "de la Défense de Moscou", "RU", "Russian Defence Ministry", "government"),
        ("ministère", "de la Pêche", "PE", "Peruvian ministry", "government"),
        ("ministre", "de la Défense", "ML", "Malian Defence Minister", "government"),
        ("soldats", None, "ML", "Malian soldiers", "state_forces"),
        ("gouvernement", None, "TG", "Togolese government", "government"),
        ("président", None, "TG", "Togolese President", "government"),
        ("villageois", None, None, "villagers", "civilians"),
    ],
)
def test_role_and_country_make_a_name(
    register: Register, form: str, complement: str | None, country: str | None, name: str, kind: str
) -> None:
    party = register.name_role(role(register, form), Atlas(), country=country, complement=complement)
    assert (party.name, party.kind) == (name, kind)


def test_a_made_name_that_the_register_knows_gives_its_entry(register: Register) -> None:
    army = role(register, "armée")
    congolese = register.name_role(army, Atlas(), country="CD")
    assert congolese.entry is register.by_name("FARDC")
    assert register.name_role(army, Atlas(), country="CG").entry is None  # Brazzaville's army is another one


def test_neutral_name_by_number(register: Register) -> None:
    soldier = role(register, "soldat")
    assert neutral_name(soldier, "Malian", number="singular") == "Malian soldier"
    assert neutral_name(soldier, "Malian") == "Malian soldiers"
    assert neutral_name(role(register, "armées")) == "army"
    assert register.neutral_name(role(register, "ministère"), "Russian", "de la Défense") == "Russian Defence Ministry"


@pytest.mark.parametrize(
    ("form", "number"),
    [("soldat", "singular"), ("Soldats", "plural"), ("villageois", None), ("forces armées", "plural")],
)
def test_number_of_a_form(register: Register, form: str, number: str | None) -> None:
    assert role(register, form).number(form) == number


def test_number_of_a_foreign_form(register: Register) -> None:
    assert role(register, "soldat").number("armée") is None


def test_the_texts_adjective_goes_before_the_documents_country(register: Register) -> None:
    party = register.name_role(role(register, "police"), Atlas(), country="RW", adjective="péruvienne")
    assert (party.name, party.country) == ("Peruvian police", "PE")
    unknown = register.name_role(role(register, "police"), Atlas(), country="RW", adjective="locale")
    assert (unknown.name, unknown.country) == ("Rwandan police", "RW")


@pytest.mark.parametrize(
    "form", ["hommes armés", "inconnus", "assaillants", "individus armés", "tireurs", "ravisseurs"]
)
def test_nobody_in_particular_is_unnamed(register: Register, form: str) -> None:
    assert role(register, form).unnamed
    assert register.name_role(role(register, form), Atlas()).unnamed


@pytest.mark.parametrize("form", ["habitants", "civils", "fidèles", "journalistes", "déplacés", "éleveurs", "otages"])
def test_civilians_are_civilian_and_not_armed(register: Register, form: str) -> None:
    assert role(register, form).civilian
    assert not role(register, form).armed


@pytest.mark.parametrize(
    "form", ["policiers", "gendarmes", "rebelles", "jihadistes", "djihadistes", "miliciens", "casques bleus"]
)
def test_fighters_are_armed_and_not_civilian(register: Register, form: str) -> None:
    assert role(register, form).armed
    assert not role(register, form).civilian


def test_no_role_is_both_civilian_and_armed(register: Register) -> None:
    assert [r.id for r in register.roles if r.civilian and r.armed] == []


def test_judging_words_get_neutral_names(register: Register) -> None:
    assert role(register, "terroristes").en["plural"] == "armed militants"
    assert all("terror" not in name for r in register.roles for name in r.en.values())
    assert all("terror" not in entry.name.lower() for entry in register.entries if entry.kind == "rebel_group")


def test_settlers_have_a_home(register: Register) -> None:
    settlers = role(register, "colons")
    party = register.name_role(settlers, Atlas(), country=settlers.homes["PS"])
    assert party.name == "Israeli settlers"


def test_roles_of_several_words_win(register: Register) -> None:
    words = ["Les", "forces", "de", "sécurité", "et", "des", "hommes", "armés"]
    found = [(m.start, m.end, m.role.id) for m in register.match_roles(words)]
    assert found == [(1, 4, "security_forces"), (6, 8, "armed_men")]


def test_every_form_finds_its_role(register: Register) -> None:
    for each in register.roles:
        assert all(register.role(form) is each for form in each.forms)
    assert register.role("table") is None


@pytest.mark.parametrize(
    ("city", "code"), [("Kigali", "RW"), ("Washington", "US"), ("N'Djamena", "TD"), ("Oslo", "NO"), ("Goma", None)]
)
def test_cities_that_stand_for_governments(register: Register, city: str, code: str | None) -> None:
    assert register.seat(city) == code


def test_governments(register: Register) -> None:
    assert register.name_government("RW", Atlas()).name == "Rwandan government"
    american = register.name_government("US", Atlas())
    assert american.entry is register.by_name("US government", "en")
    assert register.name_government("ZZ", Atlas()).name == "government of ZZ"


def test_role_by_id(register: Register) -> None:
    assert register.role_by_id("army") is register.role("armée")
    assert register.role_by_id("astronauts") is None
