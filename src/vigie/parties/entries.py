"""The register's entries: named parties, read from ``data/register.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from vigie.errors import DataError
from vigie.parties.folding import folded, pieces

PartyKind = Literal[
    "state_forces", "police", "government", "rebel_group", "political_militia", "identity_militia", "coalition",
    "mission", "external_forces", "civilians", "protesters", "rioters", "party", "agency", "observer", "news_agency",
    "other",
]  # fmt: skip
PARTY_KINDS: tuple[PartyKind, ...] = get_args(PartyKind)
COLUMNS = ("id", "name", "kind", "country", "active", "fr", "en")
LANGUAGES = COLUMNS[5:]
REGISTER_FILE = "register.tsv"

ISO2 = re.compile(r"[A-Z]{2}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ABBREVIATION_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Alias:
    """One wording.

    ``exact``: matched in its own case only. ``shared``: entries with another seat bear it too. ``local``: it means this
    party only in a text about one of its countries ("forces du régime").
    """

    text: str
    exact: bool
    shared: bool
    local: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A named party. ``country``: its seat (ISO 3166-1 alpha-2) or None; ``active``: where else it acts."""

    id: str
    name: str
    kind: PartyKind
    country: str | None
    active: tuple[str, ...]
    aliases: Mapping[str, tuple[Alias, ...]]

    @property
    def countries(self) -> tuple[str, ...]:
        """The seat first, then the others."""
        return (self.country, *self.active) if self.country else self.active

    def weight(self, countries: Mapping[str, float]) -> float:
        """How well the party fits a document about these countries (ISO2 -> weight)."""
        return sum(countries.get(code, 0.0) for code in self.countries)

    def __hash__(self) -> int:
        return hash(self.id)


def parse_alias(text: str) -> Alias:
    """Reads the marks: ``^`` exact case, ``~`` shared, ``@`` local. Short abbreviations are exact anyway."""
    bare = text.lstrip("^~@")
    marks = text[: len(text) - len(bare)]
    parts = pieces(bare)
    short = len(parts) == 1 and sum(c.isalpha() for c in parts[0].folded) <= _ABBREVIATION_LETTERS
    return Alias(bare, exact=short or "^" in marks, shared="~" in marks, local="@" in marks)


def parse_register(text: str, file: str = REGISTER_FILE) -> tuple[Entry, ...]:
    """The entries of a register file: comment lines (``#``), a header line, one party a line.

    Raises DataError (file, line, cause) for wrong columns, kinds, countries, repeated ids or names, and for an alias
    that two entries bear without ``~`` or with the same seat.
    """
    rows = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not rows or tuple(rows[0][1].split("\t")) != COLUMNS:
        raise DataError(f"{file}:{rows[0][0] if rows else 1}: the header must be {' '.join(COLUMNS)}")
    numbered = [(n, _entry(line, f"{file}:{n}")) for n, line in rows[1:]]
    _check_unique(numbered, file)
    for lang in LANGUAGES:
        _check_aliases(numbered, lang, file)
    return tuple(entry for _, entry in numbered)


@cache
def load_entries() -> tuple[Entry, ...]:
    """The entries of the package's own register, in file order."""
    source = files("vigie.parties") / "data" / REGISTER_FILE
    return parse_register(source.read_text(encoding="utf-8"))


def _entry(line: str, where: str) -> Entry:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise DataError(f"{where}: {len(cells)} columns, not {len(COLUMNS)}")
    id_, name, kind, country, active = cells[:5]
    if kind not in PARTY_KINDS:
        raise DataError(f"{where}: unknown kind {kind!r}")
    if not _ID.fullmatch(id_) or not name:
        raise DataError(f"{where}: an entry needs a name and an id of a-z, 0-9 and hyphens, not {id_!r}")
    others = tuple(active.split("|")) if active else ()
    for code in (*((country,) if country else ()), *others):
        if not ISO2.fullmatch(code):
            raise DataError(f"{where}: {code!r} is no ISO 3166-1 alpha-2 code")
    aliases = {lang: _aliases(cell, where) for lang, cell in zip(LANGUAGES, cells[5:], strict=True)}
    return Entry(id_, name, kind, country or None, others, aliases)


def _aliases(cell: str, where: str) -> tuple[Alias, ...]:
    aliases = tuple(parse_alias(text) for text in cell.split("|")) if cell else ()
    if any(not pieces(alias.text) for alias in aliases):
        raise DataError(f"{where}: an empty alias")
    return aliases


def _check_unique(numbered: list[tuple[int, Entry]], file: str) -> None:
    seen: dict[str, int] = {}
    for line, entry in numbered:
        for key in {f"id {entry.id}", f"name {folded(entry.name)}"}:
            if key in seen:
                raise DataError(f"{file}:{line}: {key!r} stands in line {seen[key]} already")
            seen[key] = line


def _check_aliases(numbered: list[tuple[int, Entry]], lang: str, file: str) -> None:
    bearers: dict[str, list[tuple[int, Entry, Alias]]] = {}
    for line, entry in numbered:
        for alias in entry.aliases[lang]:
            for other_line, other, other_alias in bearers.get(alias_key(alias), []):
                cause = _collision(entry, alias, other, other_alias)
                if cause:
                    raise DataError(f"{file}:{line}: {lang} alias {alias.text!r} is in line {other_line} too: {cause}")
            bearers.setdefault(alias_key(alias), []).append((line, entry, alias))


def alias_key(alias: Alias) -> str:
    """Two aliases collide where these are equal; an exact one and a loose one of the same letters do not."""
    return " ".join(piece.cased if alias.exact else piece.folded for piece in pieces(alias.text))


def _collision(entry: Entry, alias: Alias, other: Entry, other_alias: Alias) -> str | None:
    if entry is other:
        return "twice in one entry"
    if not (alias.shared and other_alias.shared):
        return "mark it with ~ in both"
    return "nothing tells them apart: both have the same seat" if entry.country == other.country else None


def iter_names(entry: Entry, lang: str) -> Iterator[Alias]:
    """The aliases of an entry in a language; in English its neutral name too."""
    yield from entry.aliases.get(lang, ())
    if lang == "en" and folded(entry.name) not in {folded(alias.text) for alias in entry.aliases["en"]}:
        yield parse_alias(entry.name)
