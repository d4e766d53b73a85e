"""The register of named parties: loading, matching in context, shared and local aliases."""

from __future__ import annotations

import re
import time

import pytest

from vigie.errors import LanguageError
from vigie.parties import PARTY_KINDS, Register
from vigie.parties.entries import LANGUAGES, alias_key, load_entries


def tokens(sentence: str) -> list[str]:
    """Words with elisions split off and hyphened names whole, as the French pipeline cuts them."""
    return re.findall(r"\w+['’]|[\w\-]+(?:/[\w\-]+)*|[^\w\s]", sentence)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load("fr")


CONTEXTS = [
    ("Le groupe État islamique a revendiqué l'attaque du marché.", "Islamic State"),
    ("L'organisation de l’Etat islamique n'a pas commenté.", "Islamic State"),
    ("Le groupe « Etat islamique » a diffusé une vidéo.", "Islamic State"),
    ("Deux combattants de Daech ont été tués.", "Islamic State"),
    ("Selon un officier, l'EI reste actif dans le désert.", "Islamic State"),
    ("L'État islamique au Grand Sahara a frappé le poste.", "Islamic State in the Greater Sahara"),
    ("Une base de l'Iswap a été détruite.", "Islamic State West Africa Province"),
    ("Aqmi menace les touristes.", "Al-Qaeda in the Islamic Maghreb"),
    ("L'Aqpa a pris la ville côtière.", "Al-Qaeda in the Arabian Peninsula"),
    ("Le Jnim impose un blocus.", "JNIM"),
    ("Le GSIM a publié un communiqué.", "JNIM"),
    ("Le Groupe de soutien à l’islam et aux musulmans revendique l'embuscade.", "JNIM"),
    ("La secte islamiste Boko Haram recule.", "Boko Haram"),
    ("Un convoi des FAMa a sauté sur une mine.", "Malian army"),
    ("Des VDP patrouillaient dans la forêt.", "Volunteers for the Defence of the Homeland"),
    ("Les FARDC ont repris la colline.", "Congolese army"),
    ("Les rebelles de l'AFC/M23 avancent vers le lac.", "M23"),
    ("La rébellion nie, mais le Mouvement du 23-Mars tient la route.", "M23"),
    ("Des miliciens Codeco ont brûlé des cases.", "CODECO"),
    ("Les wazalendo gardent le pont.", "Wazalendo"),
    ("La Monusco a ouvert une enquête.", "MONUSCO"),
    ("La Minusma quitte son camp.", "MINUSMA"),
    ("Des Casques bleus ont été blessés.", "UN peacekeepers"),
    ("La Finul déplore un tir.", "UNIFIL"),
    ("Les Forces de soutien rapide assiègent la ville.", "Rapid Support Forces"),
    ("Les FSR ont bombardé le camp.", "Rapid Support Forces"),
    ("Des shebab ont attaqué l'hôtel.", "Al-Shabaab"),
    ("Les miliciens fano contrôlent la route.", "Fano"),
    ("Tsahal annonce une opération.", "Israeli military"),
    ("L'armée israélienne a frappé une tour.", "Israeli military"),
    ("Le Hezbollah a tiré des roquettes.", "Hezbollah"),
    ("Les Brigades Ezzedine al-Qassam ont publié des images.", "Al-Qassam Brigades"),
    ("Des sources du Jihad islamique démentent.", "Palestinian Islamic Jihad"),
    ("La Résistance islamique en Irak revendique le tir.", "Islamic Resistance in Iraq"),
    ("Les Kataëb Hezbollah nient toute implication.", "Kataib Hezbollah"),
    ("Le Hachd al-Chaabi a perdu trois hommes.", "Popular Mobilization Forces"),
    ("Les Forces démocratiques syriennes encerclent le village.", "Syrian Democratic Forces"),
    ("Selon l'OSDH, les frappes ont tué six personnes.", "Syrian Observatory for Human Rights"),
    ("D'après l’Observatoire syrien des droits de l’Homme, le bilan monte.", "Syrian Observatory for Human Rights"),
    ("Les rebelles houthis ont visé un navire.", "Houthis"),
    ("Le Centcom confirme une frappe.", "US Central Command"),
    ("Le Pentagone refuse de commenter.", "Pentagon"),
    ("La Maison-Blanche condamne.", "White House"),
    ("L'Élysée dément.", "French presidency"),
    ("Le Kremlin salue l'accord.", "Kremlin"),
    ("Le groupe Wagner se retire.", "Wagner Group"),
    ("Les séparatistes prorusses ont ouvert le feu.", "Pro-Russian separatists"),
    ("Le CICR réclame un accès.", "International Committee of the Red Cross"),
    ("MSF suspend ses activités.", "Médecins Sans Frontières"),
    ("a déclaré à l'AFP un habitant", "Agence France-Presse"),
    ("selon un journaliste de Reuters", "Reuters"),
    ("Le PKK annonce sa dissolution.", "PKK"),
    ("Le Clan del Golfo a posé les armes.", "Gulf Clan"),
    ("Les gangs réunis sous le nom de Viv Ansanm", "Viv Ansanm"),
    ("La junte birmane dément.", "Myanmar military"),
    ("La BLA revendique l'explosion.", "Balochistan Liberation Army"),
]


@pytest.mark.parametrize(("sentence", "name"), CONTEXTS)
def test_matches_in_context(register: Register, sentence: str, name: str) -> None:
    assert [m.entry.name for m in register.match(tokens(sentence))] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ei, dit-il en riant.",
        "Il a mis ses tongs et ses farces.",
        "Un raid aérien a visé le pont.",
        "Une manifestation anti-Hamas a réuni cent personnes.",
        "Le marché est calme, les habitants sont rentrés.",
        "Il faut les traiter avec le plus grand soin.",
        "La mer d'Azov est prise par les glaces.",
    ],
)
def test_common_words_match_nothing(register: Register, sentence: str) -> None:
    assert register.match(tokens(sentence)) == []


SHARED = [
    ("FDS", "SY", "Syrian Democratic Forces"),
    ("FDS", "BF", "Burkinabe defence and security forces"),
    ("FDS", "MZ", "Mozambican defence and security forces"),
    ("ADF", "CD", "Allied Democratic Forces"),
    ("ADF", "CM", "Ambazonia Defence Forces"),
    ("FLNC", "FR", "FLNC (Corsica)"),
    ("FLNC", "CD", "FLNC (DR Congo)"),
    ("RSF", "SD", "Rapid Support Forces"),
    ("RSF", "FR", "Reporters Without Borders"),
    ("UPC", "CF", "Union for Peace in Central Africa"),
    ("UPC", "CD", "Union of Congolese Patriots"),
    ("CNSP", "NE", "CNSP of Niger"),
    ("CNSP", "ML", "CNSP of Mali"),
]


@pytest.mark.parametrize(("alias", "country", "name"), SHARED)
def test_documents_countries_choose_among_shared(register: Register, alias: str, country: str, name: str) -> None:
    (match,) = register.match(["Les", alias, "ont", "attaqué"])
    assert len(match.entries) > 1
    assert match.choose({country: 2.0, "XX": 1.0}).name == name


def test_without_countries_the_default_is_chosen(register: Register) -> None:
    (match,) = register.match(["FDS"])
    assert match.choose({}) is match.entry
    assert match.entry.name == "Syrian Democratic Forces"


def test_local_wording_needs_its_country(register: Register) -> None:
    words = tokens("Les forces du régime ont bombardé la ville.")
    assert [m.local for m in register.match(words)] == [True]
    assert [m.entry.name for m in register.match(words, {"SY": 1.0})] == ["Syrian army"]
    assert register.match(words, {"LY": 1.0}) == []
    assert register.match(tokens("Le Hamas dément."), {"LY": 1.0})


def test_longest_alias_wins_and_offsets_are_tokens(register: Register) -> None:
    words = ["Selon", "l'", "Etat", "islamique", "au", "Grand", "Sahara", ",", "le", "Hamas"]
    found = [(m.start, m.end, m.entry.name) for m in register.match(words)]
    assert found == [(2, 7, "Islamic State in the Greater Sahara"), (9, 10, "Hamas")]


@pytest.mark.parametrize("cut", [["AFC/M23"], ["AFC", "/", "M23"], ["AFC-M23"]])
def test_tokenizer_choices_do_not_matter(register: Register, cut: list[str]) -> None:
    (match,) = register.match(["Les", *cut, "avancent"])
    assert (match.start, match.end, match.entry.name) == (1, 1 + len(cut), "M23")


def test_a_name_ends_at_a_comma(register: Register) -> None:
    assert [m.entry.name for m in register.match(tokens("L'Etat, islamique"))] == []


def test_empty_and_odd_tokens(register: Register) -> None:
    assert register.match([]) == []
    assert register.match(["", " ", "'", "«", "\u200b"]) == []


def test_by_id_and_by_name(register: Register) -> None:
    entry = register.by_name("groupe Etat islamique")
    assert entry is not None
    assert register.by_id(entry.id) is entry
    assert register.by_name("ISIS", "en") is entry
    assert register.by_name("nobody knows them", "en") is None
    assert register.by_id("nobody") is None


def test_every_alias_finds_its_entry(register: Register) -> None:
    for entry in register.entries:
        for alias in entry.aliases["fr"]:
            (match,) = register.match(tokens(alias.text))
            assert entry in match.entries, alias.text


def test_an_alias_stands_for_one_entry_unless_shared() -> None:
    for lang in LANGUAGES:
        bearers: dict[str, list[tuple[str | None, bool]]] = {}
        for entry in load_entries():
            for alias in entry.aliases[lang]:
                bearers.setdefault(alias_key(alias), []).append((entry.country, alias.shared))
        for key, group in bearers.items():
            assert len(group) == 1 or all(shared for _, shared in group), key
            assert len({seat for seat, _ in group}) == len(group), key
            assert len(group) > 1 or not group[0][1], f"{lang} {key} is marked as shared and is not"


def test_register_is_wide() -> None:
    entries = load_entries()
    assert len(entries) >= 900
    assert len({entry.country for entry in entries}) >= 90
    assert {entry.kind for entry in entries} <= set(PARTY_KINDS)
    assert all(entry.aliases["fr"] for entry in entries)


def test_matching_is_fast(register: Register) -> None:
    words = (tokens("Le groupe Etat islamique a attaqué les FDS et l'armée, selon l'OSDH.") * 20)[:300]
    best = min(_seconds(register, words) for _ in range(20))
    assert best < 0.005  # about 0.6 ms on one core; the margin is for a busy machine


def _seconds(register: Register, words: list[str]) -> float:
    start = time.perf_counter()
    register.match(words)
    return time.perf_counter() - start


def test_load_is_cached() -> None:
    assert Register.load("fr") is Register.load("fr")


def test_a_language_without_roles_is_an_error() -> None:
    with pytest.raises(LanguageError, match=r"'xx'.*xx\.yaml"):
        Register.load("xx")
