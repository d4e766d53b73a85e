"""One page over http(s), with limits on time and size, and never from inside the reader's own network.

A page in the news, or a redirect from one, may name an address of the private network. So a name is resolved first,
all its addresses are checked, and the connection goes to the checked address; each redirect is followed by hand and
checked again. Proxies of the environment are not used: behind one, the check would not hold.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import httpx

from vigie.articles.addresses import Address, forbidden, parse_address
from vigie.errors import FetchError
from vigie.settings import Settings
from vigie.version import __version__

Resolve = Callable[[str, int], Sequence[Address]]
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Page:
    """The bytes that an address answered with. ``url`` is the last one of the redirects."""

    url: str
    raw: bytes
    content_type: str
    charset: str | None


def resolve(host: str, port: int) -> list[Address]:
    """All addresses of a host, in the order of the system's preference. Raises OSError for an unknown name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(parse_address(str(entry[4][0])) for entry in found))


def fetch(
    url: str, settings: Settings, *, resolve: Resolve = resolve, transport: httpx.BaseTransport | None = None
) -> Page:
    """The page at ``url``. Raises :class:`FetchError` naming the address and the cause.

    ``resolve`` and ``transport`` stand for the network.
    """
    deadline = time.monotonic() + settings.fetch_timeout
    timeout = httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout)
    headers = {"User-Agent": f"vigie/{__version__}"}
    try:
        with httpx.Client(timeout=timeout, headers=headers, trust_env=False, transport=transport) as client:
            return _Fetching(client, settings, resolve, deadline).follow(_checked(url))
    except httpx.TimeoutException as error:
        raise FetchError(f"{url}: no answer in time ({type(error).__name__})") from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
        raise FetchError(f"{url}: cannot be fetched ({error or type(error).__name__})") from error
    except _RefusedError as refusal:
        raise FetchError(f"{url}: {refusal}") from refusal


class _RefusedError(Exception):
    """A cause, before the address that the user asked for is put to it."""


def _checked(url: str | httpx.URL) -> httpx.URL:
    address = httpx.URL(url).copy_with(fragment=None)
    if address.scheme not in ("http", "https") or not address.host:
        raise _RefusedError(f"{address.scheme or 'no scheme'}: only http and https are fetched")
    if address.userinfo:
        raise _RefusedError("an address with a user name or password is not fetched")
    return address


@dataclass(frozen=True)
class _Fetching:
    client: httpx.Client
    settings: Settings
    resolve: Resolve
    deadline: float

    def follow(self, url: httpx.URL) -> Page:
        """The page at the end of the redirects."""
        for _ in range(self.settings.max_redirects + 1):
            answer = self._answer(url)
            if isinstance(answer, Page):
                return answer
            url = answer
        raise _RefusedError(f"more than {self.settings.max_redirects} redirects")

    def _answer(self, url: httpx.URL) -> Page | httpx.URL:
        """The page at one address, or where it points to. Every checked address of the host is tried in turn."""
        addresses = self._addresses(url)
        for number, address in enumerate(addresses, start=1):
            try:
                with self._request(url, address) as response:
                    return self._read(url, response)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise _RefusedError(f"{url.host}: the name has no address")

    def _addresses(self, url: httpx.URL) -> Sequence[Address]:
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = self.resolve(url.host, port)
        for address in addresses:
            cause = forbidden(address, allow_loopback=self.settings.allow_loopback)
            if cause:
                raise _RefusedError(f"{url.host} is {address}, {cause}: not fetched")
        return addresses

    def _request(self, url: httpx.URL, address: Address) -> AbstractContextManager[httpx.Response]:
        """Ask the checked address for the page of the named host; certificates are checked against the name."""
        host = f"[{address}]" if address.version == 6 else str(address)
        return self.client.stream(
            "GET",
            url.copy_with(host=host),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
            follow_redirects=False,
        )

    def _read(self, url: httpx.URL, response: httpx.Response) -> Page | httpx.URL:
        if response.status_code in REDIRECTS and "location" in response.headers:
            return _checked(url.join(response.headers["location"]))
        if not response.is_success:
            raise _RefusedError(f"answered {response.status_code} {response.reason_phrase}".rstrip())
        kind = response.headers.get("content-type", "").lower()
        return Page(str(url), self._body(response), kind, response.charset_encoding)

    def _body(self, response: httpx.Response) -> bytes:
        limit = self.settings.max_bytes
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > limit:
                raise _RefusedError(f"larger than {limit:,} bytes (setting max_bytes)")
            if time.monotonic() > self.deadline:
                raise _RefusedError(f"not read within {self.settings.fetch_timeout:g} seconds (setting fetch_timeout)")
            pieces.append(piece)
        return b"".join(pieces)
