"""All claims of one incident, by field, each with its report and the voice behind it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from vigie.incidents.account import Account, counts
from vigie.incidents.names import fold_name
from vigie.incidents.witnesses import Witnesses
from vigie.model import Claim, FieldName, Value


@dataclass(frozen=True)
class Telling:
    """One claim where it stands. ``voice`` is None for a side's own word."""

    account: Account
    claim: Claim
    voice: str | None

    @property
    def value(self) -> Value:
        return self.claim.value

    @property
    def speakers(self) -> tuple[str, ...]:
        """The folded chain of speakers."""
        return tuple(fold_name(p.name) for p in self.claim.said_by)


@dataclass(frozen=True)
class Verdict:
    """What a rule makes of a field."""

    values: tuple[Value, ...]
    rule: str
    disputed: bool = False


class Tellings:
    """The claims of one incident; the order of the accounts is the order of the claims."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self.accounts = tuple(accounts)
        witnesses = Witnesses(accounts)
        self.independent_sources = witnesses.count(accounts)
        self._by_field: dict[FieldName, list[Telling]] = {}
        for account in accounts:
            for claim in account.report.claims:
                telling = Telling(account, claim, witnesses.of_claim(account, claim))
                self._by_field.setdefault(claim.field, []).append(telling)

    def all(self, field: FieldName) -> list[Telling]:
        """Every claim for a field, denied ones too."""
        return self._by_field.get(field, [])

    def held(self, field: FieldName) -> list[Telling]:
        """The claims that somebody holds."""
        return [t for t in self.all(field) if counts(t.claim)]

    def denied(self, field: FieldName) -> list[Telling]:
        """The claims that somebody denies."""
        return [t for t in self.all(field) if t.claim.stance == "denied"]

    def preferred(self, field: FieldName, part: Callable[[Telling], Hashable] = lambda _: None) -> list[Telling]:
        """Of each report and chain of speakers the first claim held (for each ``part`` of the value, where given)."""
        first: dict[Hashable, Telling] = {}
        for telling in self.held(field):
            first.setdefault((telling.account.key, telling.speakers, part(telling)), telling)
        return list(first.values())


def support(tellings: Iterable[Telling]) -> tuple[int, int]:
    """How much stands behind a value: independent voices (unconfirmed claims have none), then articles."""
    listed = list(tellings)
    voices = {t.voice for t in listed if t.voice and t.claim.stance != "unconfirmed"}
    return len(voices), len({t.account.article.id for t in listed})
