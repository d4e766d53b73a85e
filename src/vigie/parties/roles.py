"""Roles: the nouns for parties without a name of their own ("army", "villagers"), read from ``data/<lang>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import yaml

from vigie.errors import DataError, LanguageError
from vigie.parties.entries import ISO2, PARTY_KINDS, PartyKind
from vigie.parties.folding import folded

if TYPE_CHECKING:
    from yaml import SafeLoader as _SafeLoader
else:  # libyaml reads the file ten times faster, but not every build of PyYAML has it
    _SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Number = Literal["singular", "plural"]
NUMBERS: tuple[Number, ...] = get_args(Number)
_LINE = "__line__"
_FLAGS = ("civilian", "armed", "unnamed", "collective")


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun.

    ``singular``/``plural``: its forms, lower case; ``en``: neutral English, singular and plural.
    ``unnamed``: such a party is nobody in particular ("armed men") and never an actor.
    ``collective``: the noun stands for one body ("army", "police"), named in the singular.
    ``homes``: country of the event -> country of the party, where the noun alone tells it (settlers).
    ``complements``: folded complement without its function words -> English phrase that replaces the noun's.
    """

    id: str
    kind: PartyKind
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    en: Mapping[Number, str]
    civilian: bool = False
    armed: bool = False
    unnamed: bool = False
    collective: bool = False
    homes: Mapping[str, str] = field(default_factory=dict)
    complements: Mapping[str, str] = field(default_factory=dict)

    def number(self, form: str) -> Number | None:
        """Whether a form is singular or plural; None where it is both or no form of this role."""
        key = folded(form)
        numbers: list[Number] = [n for n in NUMBERS if key in {folded(f) for f in self._forms(n)}]
        return numbers[0] if len(numbers) == 1 else None

    def completed(self, complement: str) -> str | None:
        """The English phrase for a folded complement, or for the longest beginning of it that the role knows."""
        words = complement.split()
        starts = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        return next((self.complements[start] for start in starts if start in self.complements), None)

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms, each once."""
        return tuple(dict.fromkeys((*self.singular, *self.plural)))

    def _forms(self, number: Number) -> tuple[str, ...]:
        return self.singular if number == "singular" else self.plural

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class RoleData:
    """A language's roles, its function words (folded) and the cities that stand for governments (folded -> ISO2).

    ``members``: nouns (folded) that only say "somebody of" where a party's name modifies them ("Hamas fighters").
    """

    roles: tuple[Role, ...]
    function_words: frozenset[str]
    seats: Mapping[str, str]
    members: frozenset[str] = frozenset()


class _LineLoader(_SafeLoader):
    """Plain YAML whose mappings remember their line (counted from 1) under a private key."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return {**mapping, _LINE: node.start_mark.line + 1}


def _construct_lined(loader: _LineLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    return loader.construct_mapping(node, deep=True)


_LineLoader.add_constructor("tag:yaml.org,2002:map", _construct_lined)


def load_roles(lang: str) -> RoleData:
    """The package's roles for a language. Raises LanguageError where it has none, DataError where the file is wrong."""
    source = files("vigie.parties") / "data" / f"{lang}.yaml"
    if not source.is_file():
        raise LanguageError(f"no party roles for language {lang!r}: parties/data/{lang}.yaml is missing")
    return parse_roles(source.read_text(encoding="utf-8"), f"{lang}.yaml")


def parse_roles(text: str, file: str) -> RoleData:
    """The roles of a YAML text. Raises DataError naming file, line and cause."""
    try:
        raw = yaml.load(text, Loader=_LineLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(f"{file}:{line}: {error.problem}") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("roles"), list):
        raise DataError(f"{file}:1: no list of roles")
    words, members = (frozenset(folded(str(w)) for w in raw.get(key) or ()) for key in ("function_words", "members"))
    roles = tuple(_role(item, words, file) for item in raw["roles"])
    _check_forms(raw["roles"], roles, file)
    return RoleData(roles, words, _seats(raw.get("seats") or {}, file), members)


def strip_function_words(text: str, function_words: frozenset[str]) -> str:
    """The folded text without leading function words: "de la Défense" -> "defense"."""
    words = folded(text).split()
    while words and words[0] in function_words:
        words.pop(0)
    return " ".join(words)


def _role(item: Any, function_words: frozenset[str], file: str) -> Role:
    if not isinstance(item, dict):
        raise DataError(f"{file}: {item!r} is no role")
    where = f"{file}:{item[_LINE]}"
    known = {"id", "kind", "singular", "plural", "en", "homes", "complements", _LINE, *_FLAGS}
    if unknown := sorted(set(item) - known):
        raise DataError(f"{where}: unknown key {unknown[0]!r}")
    if item.get("kind") not in PARTY_KINDS or not isinstance(item.get("id"), str):
        raise DataError(f"{where}: a role needs an id and a known kind, not {item.get('id')!r}, {item.get('kind')!r}")
    singular, plural, en = (_strings(item, key, where) for key in ("singular", "plural", "en"))
    if len(en) != len(NUMBERS) or not (singular or plural):
        raise DataError(f"{where}: a role needs a form, and English singular and plural")
    flags = {flag: _flag(item, flag, where) for flag in _FLAGS}
    homes, complements = (_mapping(item, key, where) for key in ("homes", "complements"))
    stripped = {strip_function_words(key, function_words): value for key, value in complements.items()}
    named: dict[Number, str] = dict(zip(NUMBERS, en, strict=True))
    return Role(item["id"], item["kind"], singular, plural, named, homes=homes, complements=stripped, **flags)


def _strings(item: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = item.get(key) or []
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise DataError(f"{where}: {key} must be a list of words")
    return tuple(value)


def _flag(item: dict[str, Any], key: str, where: str) -> bool:
    value = item.get(key, False)
    if not isinstance(value, bool):
        raise DataError(f"{where}: {key} must be yes or no")
    return value


def _mapping(item: dict[str, Any], key: str, where: str) -> dict[str, str]:
    value = {k: v for k, v in (item.get(key) or {}).items() if k != _LINE}
    if not all(isinstance(k, str) and isinstance(v, str) for k, v in value.items()):
        raise DataError(f"{where}: {key} must map words to words")
    return cast(dict[str, str], value)


def _check_forms(items: list[dict[str, Any]], roles: tuple[Role, ...], file: str) -> None:
    seen: dict[str, str] = {}
    ids: set[str] = set()
    for item, role in zip(items, roles, strict=True):
        where = f"{file}:{item[_LINE]}"
        if role.id in ids:
            raise DataError(f"{where}: role {role.id!r} stands twice")
        ids.add(role.id)
        for form in role.forms:
            if seen.setdefault(folded(form), role.id) != role.id:
                raise DataError(f"{where}: {form!r} is a form of {seen[folded(form)]!r} already")


def _seats(raw: Mapping[str, Any], file: str) -> dict[str, str]:
    seats: dict[str, str] = {}
    for code, cities in raw.items():
        if code == _LINE:
            continue
        where = f"{file}:{raw.get(_LINE, 1)}"
        if not isinstance(code, str) or not ISO2.fullmatch(code) or not isinstance(cities, list):
            raise DataError(f"{where}: seats must map ISO 3166-1 alpha-2 codes to lists of cities, not {code!r}")
        for city in cities:
            if seats.setdefault(folded(str(city)), code) != code:
                raise DataError(f"{where}: {city!r} is the seat of two countries")
    return seats
