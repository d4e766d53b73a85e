"""The record on disk: schema, migrations, writing, asking, history."""

from vigie.store.rows import (
    Added,
    AddedStatus,
    ArticleRef,
    Event,
    Excerpt,
    IncidentRow,
    Shown,
    ToldClaim,
    ToldReport,
)
from vigie.store.store import DEFAULT_TIMEOUT, Store

__all__ = [
    "DEFAULT_TIMEOUT",
    "Added",
    "AddedStatus",
    "ArticleRef",
    "Event",
    "Excerpt",
    "IncidentRow",
    "Shown",
    "Store",
    "ToldClaim",
    "ToldReport",
]
