"""From the reports of one act to an incident: each field settled by a named rule, all claims kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import get_args

from vigie.incidents.account import Account, Key, in_order
from vigie.incidents.confidence import field_confidence, highest
from vigie.incidents.settle_act import settle_kind, settle_status
from vigie.incidents.settle_figures import settle_injured, settle_killed
from vigie.incidents.settle_frame import settle_date, settle_place
from vigie.incidents.settle_parties import (
    settle_actor,
    settle_blamed,
    settle_claimed_by,
    settle_denied_by,
    settle_target,
)
from vigie.incidents.settle_weapons import settle_weapon
from vigie.incidents.tellings import Tellings, Verdict
from vigie.model import FieldName, Incident, Settled

RULES: dict[FieldName, Callable[[Tellings], Verdict]] = {
    "kind": settle_kind,
    "status": settle_status,
    "date": settle_date,
    "place": settle_place,
    "actor": settle_actor,
    "target": settle_target,
    "weapon": settle_weapon,
    "killed": settle_killed,
    "injured": settle_injured,
    "claimed_by": settle_claimed_by,
    "denied_by": settle_denied_by,
    "blamed": settle_blamed,
}
FIELDS: tuple[FieldName, ...] = get_args(FieldName)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_ID_LENGTH = 7


def founding_id(keys: Iterable[Key], attempt: int = 0) -> str:
    """``VIG-`` and seven letters or digits, made from the first report key; ``attempt`` steps past an id in use."""
    first = min(keys)
    number = int.from_bytes(hashlib.sha256("\0".join((*first, str(attempt))).encode()).digest()[:8])
    letters = ""
    for _ in range(_ID_LENGTH):
        number, digit = divmod(number, len(_ALPHABET))
        letters += _ALPHABET[digit]
    return f"VIG-{letters}"


def settle(accounts: Sequence[Account], incident_id: str | None = None) -> Incident:
    """Settle the reports of one act. The result does not depend on their order."""
    ordered = in_order(accounts)
    keys = tuple(a.key for a in ordered)
    tellings = Tellings(ordered)
    fields = tuple(_settled(tellings, field) for field in FIELDS if tellings.all(field))
    return Incident(
        id=incident_id or founding_id(keys),
        reports=keys,
        fields=fields,
        sources=tellings.independent_sources,
        confidence=highest(a.report.confidence for a in ordered),
    )


def _settled(tellings: Tellings, field: FieldName) -> Settled:
    verdict = RULES[field](tellings)
    claims = tuple((*t.account.key, t.claim) for t in tellings.all(field))
    return Settled(
        field=field,
        values=verdict.values,
        rule=verdict.rule,
        disputed=verdict.disputed,
        claims=claims,
        confidence=field_confidence(tellings.held(field), verdict.values),
    )
