"""The register: one look-up for named parties and for roles, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from vigie.parties.entries import Entry, PartyKind, alias_key, iter_names, load_entries
from vigie.parties.folding import folded
from vigie.parties.naming import Countries, NamedParty, neutral_name
from vigie.parties.roles import Number, Role, RoleData, load_roles, strip_function_words
from vigie.parties.trie import Trie

_GOVERNMENT: PartyKind = "government"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``[start, end)`` name one of ``entries`` (several where the alias is shared), the default first.

    ``local``: the wording means the party only in a text about one of its countries.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    local: bool = False

    @property
    def entry(self) -> Entry:
        """The default: the first in the register."""
        return self.entries[0]

    def choose(self, countries: Mapping[str, float]) -> Entry:
        """The entry that fits the document's countries (ISO2 -> weight) best; the default where none does better."""
        return max(self.entries, key=lambda entry: entry.weight(countries))


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """Tokens ``[start, end)`` are a role noun, maybe of several words ("forces de sécurité")."""

    start: int
    end: int
    role: Role


class Register:
    """Named parties and roles in one language. Make one with :meth:`load`."""

    def __init__(self, lang: str, entries: Iterable[Entry], roles: RoleData) -> None:
        self.lang = lang
        self.entries = tuple(entries)
        self.roles = roles.roles
        self._function_words = roles.function_words
        self._seats = roles.seats
        self._members = roles.members
        self._by_id = {entry.id: entry for entry in self.entries}
        self._names = {code: _name_index(self.entries, code) for code in {lang, "en"}}
        self._by_form = {folded(form): role for role in self.roles for form in role.forms}
        self._aliases = _alias_trie(self.entries, lang)
        self._role_forms = _role_trie(self.roles)

    @staticmethod
    @cache
    def load(lang: str) -> Register:
        """The package's register for a language (cached).

        Raises LanguageError where the language has no roles file, DataError where the data are wrong.
        """
        return Register(lang, load_entries(), load_roles(lang))

    def match(self, tokens: Sequence[str], countries: Mapping[str, float] | None = None) -> list[Match]:
        """Named parties in a token sequence: longest aliases, from left to right, on token boundaries.

        Accents, hyphens and the kind of apostrophe do not count; case counts for short abbreviations and for aliases
        that are common words. With the document's countries (ISO2 -> weight), local wordings are left out where they
        do not apply.
        """
        found = [Match(hit.start, hit.end, *hit.value) for hit in self._aliases.find(tokens)]
        if countries is None:
            return found
        return [m for m in found if not m.local or m.choose(countries).weight(countries) > 0]

    def match_roles(self, tokens: Sequence[str]) -> list[RoleMatch]:
        """Role nouns in a token sequence, the longest first ("armée de l'air" before "armée")."""
        return [RoleMatch(hit.start, hit.end, hit.value) for hit in self._role_forms.find(tokens)]

    def by_id(self, id_: str) -> Entry | None:
        """The entry with this id."""
        return self._by_id.get(id_)

    def by_name(self, name: str, lang: str | None = None) -> Entry | None:
        """The entry with this alias or (English) neutral name; of a shared alias the first in the register.

        ``lang`` is the register's own language (default) or "en".
        """
        return self._names.get(lang or self.lang, {}).get(folded(name))

    def role(self, word: str) -> Role | None:
        """The role that a noun form, singular or plural, stands for."""
        return self._by_form.get(folded(word))

    def role_by_id(self, id_: str) -> Role | None:
        """The role with this id ("army", "police", "government"): the same ids serve all languages."""
        return next((role for role in self.roles if role.id == id_), None)

    def member(self, word: str) -> bool:
        """Whether a noun only says "somebody of" where a party's name modifies it: "fighters", "members", "unit"."""
        return folded(word) in self._members

    def seat(self, word: str) -> str | None:
        """The country (ISO2) for whose government a city stands: "Washington" -> "US"."""
        return self._seats.get(folded(word))

    def neutral_name(self, role: Role, country_adjective: str | None = None, complement: str | None = None) -> str:
        """As :func:`vigie.parties.naming.neutral_name`, with the complement as the text has it ("de la Défense")."""
        return neutral_name(role, country_adjective, self._stripped(complement))

    def name_role(
        self,
        role: Role,
        countries: Countries,
        *,
        country: str | None = None,
        adjective: str | None = None,
        complement: str | None = None,
        number: Number | None = None,
    ) -> NamedParty:
        """The party behind a role noun: its entry where the register has one, else a made name.

        The country is given (ISO2) or told by an ``adjective`` as the text has it ("congolaise"), which goes first.
        """
        country = (countries.country_of(adjective, self.lang) if adjective else None) or country
        demonym = countries.demonym_en(country) if country else None
        name = neutral_name(role, demonym, self._stripped(complement), number)
        entry = self._of_country(name, country)
        if entry:
            return NamedParty(entry.name, entry.kind, entry.country, entry)
        return NamedParty(name, role.kind, country, unnamed=role.unnamed)

    def name_government(self, country: str, countries: Countries) -> NamedParty:
        """The government of a country (ISO2), for metonyms such as "Kigali"."""
        adjective = countries.demonym_en(country)
        name = f"{adjective} government" if adjective else f"government of {country}"
        entry = self._of_country(name, country)
        return NamedParty(entry.name if entry else name, _GOVERNMENT, country, entry)

    def _of_country(self, name: str, country: str | None) -> Entry | None:
        """The entry with this English name, if its seat is there: two countries share the adjective "Congolese"."""
        entry = self.by_name(name, "en") if country else None
        return entry if entry and entry.country == country else None

    def _stripped(self, complement: str | None) -> str | None:
        return strip_function_words(complement, self._function_words) if complement else None


def _name_index(entries: Iterable[Entry], lang: str) -> dict[str, Entry]:
    index: dict[str, Entry] = {}
    for entry in entries:
        index.setdefault(folded(entry.name), entry)
    for entry in entries:
        for alias in iter_names(entry, lang):
            index.setdefault(folded(alias.text), entry)
    return index


def _alias_trie(entries: Iterable[Entry], lang: str) -> Trie[tuple[tuple[Entry, ...], bool]]:
    bearers: dict[tuple[str, bool], list[Entry]] = {}
    local: set[tuple[str, bool]] = set()
    for entry in entries:
        for alias in iter_names(entry, lang):
            key = (alias_key(alias), alias.exact)
            bearers.setdefault(key, []).append(entry)
            if alias.local:
                local.add(key)
    trie: Trie[tuple[tuple[Entry, ...], bool]] = Trie()
    for (name, exact), group in bearers.items():
        trie.add(name, (tuple(group), (name, exact) in local), exact=exact)
    return trie


def _role_trie(roles: Iterable[Role]) -> Trie[Role]:
    trie: Trie[Role] = Trie()
    for role in roles:
        for form in role.forms:
            trie.add(form, role, exact=False)
    return trie
