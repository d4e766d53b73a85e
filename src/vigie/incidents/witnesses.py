"""Who says so, counted once: copies, shared sources and the parties themselves do not add up.

A witness is the last link of a claim's chain of speakers, or the outlet where it speaks in its own voice. Copies of one
text have one outlet's voice; two outlets that quote one source have one witness; a side's own word is no witness.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vigie.incidents.account import Account, counts
from vigie.incidents.copies import copy_groups
from vigie.incidents.names import fold_name, same_party
from vigie.model import Claim, FieldName, Party

ARMED_KINDS = frozenset(
    {
        "state_forces",
        "police",
        "rebel_group",
        "political_militia",
        "identity_militia",
        "coalition",
        "mission",
        "external_forces",
    }
)
"""Kinds of the register that make a target a side; a bombed hospital or village is a witness."""
STATE_KINDS = frozenset({"state_forces", "police", "government", "coalition", "external_forces"})
"""Kinds that speak for one state."""
_SIDES: tuple[FieldName, ...] = ("actor", "claimed_by", "denied_by", "blamed")


def sides_of(accounts: Iterable[Account]) -> list[Party]:
    """The parties to an act: actors, claimants, deniers, those blamed, and armed targets."""
    sides: dict[str, Party] = {}
    for claim in (c for a in accounts for c in a.report.claims):
        party = claim.value
        if isinstance(party, Party) and (claim.field in _SIDES or party.kind in ARMED_KINDS):
            sides.setdefault(f"{party.id}|{party.kind}|{party.country}|{fold_name(party.name)}", party)
    return [sides[k] for k in sorted(sides)]


def is_side(speaker: Party, sides: Iterable[Party]) -> bool:
    """Whether a speaker is a party to the act, or speaks for one ("spokesman of X", a state for its forces)."""
    return any(same_party(speaker, s) or _speaks_for(speaker, s) for s in sides)


def _speaks_for(speaker: Party, side: Party) -> bool:
    one_state = speaker.country is not None and speaker.country == side.country
    if one_state and speaker.kind in STATE_KINDS and side.kind in STATE_KINDS:
        return True
    names = set(fold_name(side.name).split())
    return side.kind != "civilians" and bool(names) and names <= set(fold_name(speaker.name).split())


def own_voices(accounts: Iterable[Account]) -> dict[str, str]:
    """Article id to its own voice: the outlet of the first article in its group of copies."""
    articles = {a.article.id: a.article for a in accounts}
    voices = {}
    for key, first in copy_groups(articles.values()).items():
        outlet = articles[first].outlet
        voices[key] = f"outlet {fold_name(outlet)}" if outlet else f"article {first}"
    return voices


class Witnesses:
    """The independent voices behind the claims of one incident."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._sides = sides_of(accounts)
        self._voices = own_voices(accounts)
        outlets = sorted((fold_name(a.article.outlet), a.article.id) for a in accounts if a.article.outlet)
        self._outlets = {name: self._voices[article] for name, article in reversed(outlets)}
        chains = (c.said_by for a in accounts for c in a.report.claims)
        self._speakers = frozenset(fold_name(p.name) for chain in chains for p in chain)
        self._side_cache: dict[Party, bool] = {}

    def _is_side(self, speaker: Party) -> bool:
        if speaker not in self._side_cache:
            self._side_cache[speaker] = is_side(speaker, self._sides)
        return self._side_cache[speaker]

    def _outlet(self, speaker: Party) -> str | None:
        """The voice of the outlet that a speaker is, or speaks to ("sources to X")."""
        words = set(fold_name(speaker.name).split())
        voices = [voice for name, voice in self._outlets.items() if name and set(name.split()) <= words]
        if not voices and speaker.kind == "news_agency":
            return f"outlet {fold_name(speaker.name)}"
        return min(voices, default=None)

    def of_claim(self, account: Account, claim: Claim) -> str | None:
        """The voice behind one claim, or None where it is a side's own."""
        if not claim.said_by:
            return self._voices[account.article.id]
        *between, origin = claim.said_by
        if self._is_side(origin):
            return None
        through = [self._outlet(p) for p in (origin, *(reversed(between) if origin.id is None else ()))]
        return next((voice for voice in through if voice), f"source {self._full_name(origin)}")

    def _full_name(self, speaker: Party) -> str:
        """The longest name of this cluster's speakers that has all words of this one: surname and full name are one."""
        words = set(fold_name(speaker.name).split())
        return min((n for n in self._speakers if words <= set(n.split())), key=lambda n: (-len(n), n))

    def of_account(self, account: Account) -> frozenset[str]:
        """Who says in this report that the act happened: the sources quoted, else the outlet in its own voice. None
        where it only passes on a side's word."""
        held = [c for c in account.report.claims if counts(c)]
        acts = [c for c in held if c.field == "kind"] or held
        quoted = {self.of_claim(account, c) for c in acts if c.said_by} - {None}
        own = {self._voices[account.article.id]} if any(not c.said_by for c in acts) else set()
        return frozenset(v for v in quoted or own if v)

    def count(self, accounts: Iterable[Account]) -> int:
        """How many independent voices tell of the act."""
        return len(frozenset[str]().union(*(self.of_account(a) for a in accounts)))
