"""Bytes to text: byte-order marks, UTF-8, the declared encoding, and what older newsrooms wrote."""

from __future__ import annotations

import codecs
import re

from vigie.errors import ArticleError

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN1_NAMES = {"iso8859-1", "ascii", "cp1252"}  # the web reads all three as Windows-1252 (WHATWG Encoding)
_TEXT_FAMILIES = (
    "ascii",
    "big5",
    "cp",
    "euc",
    "gb",
    "iso",
    "koi8",
    "mac",
    "shift_jis",
    "utf-8",
)  # as Python names them
_UTF8_RUN = re.compile(  # well-formed sequences only (Unicode, table 3-7)
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_UTF8_ACCENT = re.compile(
    rb"\xc3[\x80-\xbf]"
)  # é, ñ, ü in UTF-8; as Windows-1252 an "Ã" and a sign, which nobody writes
_HIGH = re.compile(rb"[\x80-\xff]+")
_ARABIC_SHARE = 0.3  # of bytes above 0x7F: running Latin text stays below 0.1, Arabic text is above 0.6
_ALEF_LAM_SHARE = 0.15  # of letters: about a quarter of Arabic running text is alef or lam


def decode(raw: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of ``raw``, and a warning where it had to be mended.

    Tried in order: the byte-order mark; UTF-8; the ``declared`` encoding; Windows-1256 for text that looks Arabic;
    Windows-1252. Text that is UTF-8 in one place and not in another (two sources pasted together) is mended: its
    stray bytes are read as Windows-1252, and the warning tells how many. Raises :class:`ArticleError` where no
    reading fits.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, name), None
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        pass  # not the end of it: the other readings follow
    if _UTF8_RUN.search(raw) and not _is_multibyte(declared) and _high_share(raw) < _ARABIC_SHARE:
        mended = _mended(raw)
        if mended:
            return mended
    return _strict(raw, _legacy_name(raw, declared)), None


def _high_share(raw: bytes) -> float:
    return sum(len(run) for run in _HIGH.findall(raw)) / max(1, len(raw))


def _is_multibyte(declared: str | None) -> bool:
    """A declared encoding in which a run of high bytes that looks like UTF-8 may be something else."""
    name = _known_name(declared)
    return name is not None and not name.startswith(("utf-8", "iso8859", "cp12", "ascii"))


def _known_name(declared: str | None) -> str | None:
    """Python's name for a declared encoding of text; None for an unknown one, which tells nothing."""
    try:
        name = codecs.lookup(declared.strip()).name if declared else ""
    except LookupError:
        return None
    return name if name.startswith(_TEXT_FAMILIES) else None


def _legacy_name(raw: bytes, declared: str | None) -> str:
    name = _known_name(declared)
    if name in _LATIN1_NAMES:
        return "cp1252"
    if name and name != "utf-8":
        return name
    if _high_share(raw) < _ARABIC_SHARE:
        return "cp1252"
    if _reads_as_arabic(raw):
        return "cp1256"
    raise ArticleError("the encoding is unknown (not UTF-8, Windows-1252 or Windows-1256); save the file as UTF-8")


def _reads_as_arabic(raw: bytes) -> bool:
    letters = [c for c in raw.decode("cp1256") if c.isalpha()]
    return sum(c in "ال" for c in letters) >= _ALEF_LAM_SHARE * max(1, len(letters))


def _mended(raw: bytes) -> tuple[str, str] | None:
    """UTF-8 with its stray bytes read as Windows-1252; None if the text is no UTF-8 at all.

    Text that is Windows-1252 throughout may hold two signs that look like one UTF-8 character by chance ("É»").
    """
    runs = list(_UTF8_RUN.finditer(raw))
    stray = sum(len(run) for run in _HIGH.findall(_UTF8_RUN.sub(b"", raw)))
    if stray > len(runs) and not _UTF8_ACCENT.search(raw):
        return None
    pieces: list[str] = []
    end = 0
    for run in runs:
        pieces += [_strict(raw[end : run.start()], "cp1252"), run.group().decode("utf-8")]
        end = run.end()
    pieces.append(_strict(raw[end:], "cp1252"))
    return "".join(pieces), f"mixed encodings: {stray} bytes are not UTF-8 and were read as Windows-1252"


def _strict(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeError as error:
        raise ArticleError(f"not readable as {name} ({error}); save it as UTF-8") from error
