"""What a source holds, told by its first bytes; the file name only breaks ties."""

from __future__ import annotations

import codecs
import json
import re
from typing import Literal

from vigie.errors import ArticleError

Format = Literal["html", "jsonl", "json", "text"]
HEAD_BYTES = 65_536

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # not the white space, not ESC (ISO 2022 uses it)
_CONTROL_SHARE = 0.02  # of bytes: text with a stray control character stays below, programs and pictures above
_OBJECT = re.compile(r"\{\s*([\"}]|$)")
_PAGE = re.compile(r"<(!doctype\s+html|html|head|body|article|main|section|div|p|title|meta)\b", re.IGNORECASE)


def sniff(head: bytes, name: str = "", content_type: str = "") -> Format:
    """The format of a source that begins with ``head`` (up to :data:`HEAD_BYTES`).

    ``name`` is the file's name, ``content_type`` what a server says. Raises :class:`ArticleError` for an empty
    source, for binary data, for a JSON array and for JSON that is not in UTF-8.
    """
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise ArticleError("empty: there is nothing to read")
    _refuse_binary(head)
    text = _peek(head)
    if text.startswith("<") and (_PAGE.search(text) or "html" in content_type):
        return "html"
    if re.match(r"\[\s*[{\]]", text):
        raise ArticleError("a JSON array; write one article a line (JSON Lines) instead")
    found = _json_format(text, name) or "text"
    if found != "text" and head.startswith(_WIDE_MARKS):
        raise ArticleError("JSON in UTF-16 or UTF-32; JSON is written in UTF-8 (RFC 8259)")
    return found


def _refuse_binary(head: bytes) -> None:
    kind = next((kind for mark, kind in _SIGNATURES if head.startswith(mark)), None)
    if kind:
        raise ArticleError(f"{kind}, not a text")
    if head.startswith(_WIDE_MARKS):
        return
    if len(_CONTROL.findall(head)) > _CONTROL_SHARE * len(head):
        raise ArticleError("binary data, not a text")


def _peek(head: bytes) -> str:
    """The head as text, good enough to tell the format by."""
    for mark, encoding in zip(_WIDE_MARKS, ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"), strict=True):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace").lstrip()
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").lstrip()


def _json_format(text: str, name: str) -> Format | None:
    """One object over several lines, or an object a line (in most lines: a broken one is reported, not fatal)."""
    lines = [line.strip() for line in text.splitlines()[:50] if line.strip()]
    goes_on = lines[0] == "{" or (len(lines) > 1 and lines[1].startswith(('"', "}")))
    if text.startswith("{") and goes_on and not _is_json(lines[0]):
        return "json"
    objects = sum(_OBJECT.match(line) is not None for line in lines)
    if _OBJECT.match(text) or 2 * objects > len(lines) or name.lower().endswith((".jsonl", ".ndjson")):
        return "jsonl"
    return None


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
