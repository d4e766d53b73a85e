"""Parties: forces, armed groups, institutions and roles; each language's names for them, one neutral English name."""

from vigie.parties.entries import PARTY_KINDS, Entry, PartyKind
from vigie.parties.naming import Countries, NamedParty, neutral_name
from vigie.parties.register import Match, Register, RoleMatch
from vigie.parties.roles import Number, Role

__all__ = [
    "PARTY_KINDS",
    "Countries",
    "Entry",
    "Match",
    "NamedParty",
    "Number",
    "PartyKind",
    "Register",
    "Role",
    "RoleMatch",
    "neutral_name",
]
