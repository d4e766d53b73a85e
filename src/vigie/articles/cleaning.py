"""What every title and text goes through before it becomes part of an article."""

from __future__ import annotations

import re

from vigie.errors import ArticleError

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(text: str, what: str = "text") -> str:
    """The text with every control character (NUL, ESC, CR; not tab and newline) replaced by a space.

    One for one, so that offsets counted in the original hold. Lone surrogates raise :class:`ArticleError`: they stand
    for no character and cannot be written out again.
    """
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise ArticleError(f"{what} holds half a character (lone surrogate) at position {surrogate.start()}")
    return _CONTROL.sub(" ", text)


def clean_text(text: str, max_characters: int) -> str:
    """A cleaned article text. Raises :class:`ArticleError` if it is empty or longer than ``max_characters``."""
    if len(text) > max_characters:
        raise ArticleError(
            f"text has {len(text):,} characters; the limit is {max_characters:,} (setting max_characters)"
        )
    cleaned = clean(text)
    if not cleaned.strip():
        raise ArticleError("text is empty")
    return cleaned


def clean_line(value: str | None, what: str) -> str | None:
    """A cleaned title, outlet or address; None if nothing is left of it."""
    cleaned = clean(value, what).strip() if value else ""
    return cleaned or None
