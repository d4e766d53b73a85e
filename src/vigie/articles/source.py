"""Open a source for reading: its first bytes are looked at, then read like the rest."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from vigie.articles.fetch import fetch
from vigie.articles.sniff import HEAD_BYTES
from vigie.errors import ArticleError
from vigie.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT = "<stdin>"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_ENOUGH = 4096  # of a pipe that is slow to fill: the format shows by then


@dataclass(frozen=True)
class Opened:
    """A source at its first byte. ``name`` is for messages and, by its suffix, a hint of the format."""

    name: str
    stream: BinaryIO
    head: bytes
    url: str | None = None
    content_type: str = ""
    charset: str | None = None


class _Rewound(io.RawIOBase):
    """A stream whose first bytes were already taken (standard input and pipes cannot seek)."""

    def __init__(self, head: bytes, rest: Callable[[int], bytes]) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        piece = self._head.read(len(target)) or self._rest(len(target))
        target[: len(piece)] = piece
        return len(piece)


def is_address(source: str) -> bool:
    """Whether a source is an http(s) address and no file."""
    return source.lower().startswith(("http://", "https://"))


@contextmanager
def opened(source: str | Path, settings: Settings) -> Iterator[Opened]:
    """The source, opened. Raises :class:`ArticleError` naming the cause (FetchError: the address too)."""
    if isinstance(source, str) and is_address(source):
        page = fetch(source, settings)
        yield Opened(source, io.BytesIO(page.raw), page.raw[:HEAD_BYTES], page.url, page.content_type, page.charset)
    elif source == "-":
        yield _at_start(STANDARD_INPUT, sys.stdin.buffer)
    elif isinstance(source, str) and (scheme := _SCHEME.match(source)):
        raise ArticleError(f"{scheme[1]}: addresses are not fetched; http and https are")
    else:
        with _file(Path(source)) as stream:
            yield _at_start(str(source), stream)


def _file(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise ArticleError(f"cannot be opened ({getattr(error, 'strerror', None) or error})") from error


def _at_start(name: str, stream: BinaryIO) -> Opened:
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)  # what a pipe has, without waiting for more
    head = b""
    while len(head) < _ENOUGH and (piece := read(HEAD_BYTES)):
        head += piece
    return Opened(name, io.BufferedReader(_Rewound(head, read)), head)
