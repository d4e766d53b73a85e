"""How names are compared: without accents, and without regard to how a tokenizer treats hyphens and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
)
# Hyphens, slashes, apostrophes and quotation marks join or wrap the words of a name; they never tell two names apart.
_PART = re.compile(r"[^\W_]+|[^\w\s\-‐‑/'’‘ʼʿʾ`´\"«»“”„_]")


class Piece(NamedTuple):
    """A run of letters and digits (or one mark such as a comma): folded for look-up, and with its case kept."""

    folded: str
    cased: str


def plain(text: str) -> str:
    """The text without accents and ligatures, its case kept."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a token or of a whole name; none for a token that is only a hyphen, slash, apostrophe or quote."""
    return tuple(Piece(part.casefold(), part) for part in _PART.findall(plain(text)))


def folded(text: str) -> str:
    """One key for all spellings of a name: "Deir-Ezzor", "deir ezzor" and "DEIR EZZOR" share it."""
    return " ".join(piece.folded for piece in pieces(text))


def cased(text: str) -> str:
    """As :func:`folded`, the case kept."""
    return " ".join(piece.cased for piece in pieces(text))
