"""Neutral English names for parties that a text describes instead of naming."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from vigie.parties.entries import Entry, PartyKind
from vigie.parties.roles import Number, Role


class Countries(Protocol):
    """What the register needs to know of countries; the gazetteer fulfils it."""

    def country_of(self, word: str, lang: str) -> str | None:
        """ISO2 code for a country's name, adjective or inhabitants' name in the language; None if it is none."""

    def demonym_en(self, code: str) -> str | None:
        """The English adjective for a country: "CD" -> "Congolese"."""


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party as it goes into the record. ``entry``: where it stands in the register, if it does."""

    name: str
    kind: PartyKind
    country: str | None
    entry: Entry | None = None
    unnamed: bool = False


def neutral_name(
    role: Role, country_adjective: str | None = None, complement: str | None = None, number: Number | None = None
) -> str:
    """A neutral English name: ("army", "Congolese") -> "Congolese army"; with complement "defense" for a ministry
    and "Russian" -> "Russian Defence Ministry".

    ``country_adjective`` is English. ``complement`` begins with a key of ``role.complements`` (folded, without
    function words); one that the role does not know changes nothing. Without a number collectives are singular, all
    others plural.
    """
    chosen: Number = number or ("singular" if role.collective else "plural")
    noun = role.completed(complement or "") or role.en[chosen]
    return f"{country_adjective} {noun}" if country_adjective else noun
