"""Dates of publication as outlets write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from vigie.errors import ArticleError

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZONE_APART = re.compile(r"\s+(?=(?:Z|[+-]\d{2}:?\d{2})$)")  # "2023-10-19 08:00 +02:00", as some pages write it


def parse_published(value: str) -> tuple[date, datetime | None]:
    """The calendar day as written, and the moment where the value names its zone.

    ``2023-10-19`` and ``2023-10-19T23:30:00-05:00`` both give 19 October. A time without a zone names no moment, so
    only its day is kept. Raises :class:`ArticleError` naming the value.
    """
    text = _ZONE_APART.sub("", value.strip())
    try:
        if not _ISO_DAY.match(text):
            raise ValueError("no ISO day")
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArticleError(f"{value[:60]!r} is no date (write YYYY-MM-DD, or a time with its zone)") from error
    return moment.date(), moment if moment.tzinfo else None
