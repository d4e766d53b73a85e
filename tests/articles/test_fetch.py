from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from vigie.articles import BadInput, load, load_all
from vigie.articles.addresses import Address, parse_address
from vigie.articles.fetch import Page, fetch
from vigie.errors import ArticleError, FetchError
from vigie.model import Article
from vigie.settings import Settings

HERE = Settings(allow_loopback=True, max_bytes=5000, read_timeout=0.5, connect_timeout=2, fetch_timeout=2)
PARAGRAPH = "<p>Une patrouille a été attaquée jeudi près du village de Kalou, selon le maire de la commune voisine.</p>"
PAGE = f"<!doctype html><html><head><title>Attaque</title></head><body><article>{PARAGRAPH * 3}</article></body></html>"


class Handler(BaseHTTPRequestHandler):
    """A site with a page for every way to fail."""

    def do_GET(self) -> None:
        kind, _, rest = self.path.lstrip("/").partition("/")
        getattr(self, f"_{kind}")(rest)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""

    def _send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _page(self, _rest: str) -> None:
        self._send(200, PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252")

    def _host(self, _rest: str) -> None:
        self._send(200, self.headers["Host"].encode())

    def _to(self, rest: str) -> None:
        self._send(302, Location=rest)

    def _hops(self, rest: str) -> None:
        left = int(rest)
        self._send(301, Location=f"/hops/{left - 1}" if left else "/page")

    def _missing(self, _rest: str) -> None:
        self._send(404, b"<html>Not here</html>")

    def _empty(self, _rest: str) -> None:
        self._send(200)

    def _large(self, _rest: str) -> None:
        self._send(200, b"mot " * 5000)

    def _bomb(self, _rest: str) -> None:
        self._send(200, gzip.compress(b"mot " * 500_000), Content_Encoding="gzip")

    def _silent(self, _rest: str) -> None:
        time.sleep(1.5)

    def _slow(self, _rest: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        for _ in range(30):
            try:
                self.wfile.write(b"x")
            except OSError:
                return  # the reader has had enough: that is the test
            time.sleep(0.1)


class Watched(httpx.HTTPTransport):
    """A transport that connects to loopback only, and writes down where it was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.hosts: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.hosts.append(request.url.host)
        assert parse_address(request.url.host).is_loopback
        return super().handle_request(request)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def to(*addresses: str) -> object:
    """A resolver by which every name has these addresses, and a number is itself."""

    def resolve(host: str, _port: int) -> Sequence[Address]:
        try:
            return [parse_address(host)]
        except ValueError:
            return [parse_address(address) for address in addresses]

    return resolve


def test_a_page_comes_with_its_type_and_encoding(site: str) -> None:
    page = fetch(f"{site}/page", HERE, transport=Watched())
    assert page == Page(f"{site}/page", PAGE.encode("cp1252"), "text/html; charset=windows-1252", "windows-1252")


def test_an_address_is_a_source_of_articles(site: str) -> None:
    (article,) = load(f"{site}/page#top", lang="fr", settings=HERE)
    assert isinstance(article, Article)
    assert article.text.startswith("Une patrouille a été attaquée")
    assert (article.title, article.url, article.lang) == ("Attaque", f"{site}/page", "fr")


def test_redirects_are_followed_to_the_limit_and_not_beyond(site: str) -> None:
    assert fetch(f"{site}/hops/4", HERE).url == f"{site}/page"
    with pytest.raises(FetchError, match=r"/hops/5: more than 5 redirects"):
        fetch(f"{site}/hops/5", HERE)


def test_the_connection_goes_to_the_checked_address_under_the_name(site: str) -> None:
    port = site.rpartition(":")[2]
    watched = Watched()
    page = fetch(f"http://news.example:{port}/host", HERE, resolve=to("127.0.0.1"), transport=watched)  # type: ignore[arg-type]
    assert page.raw.decode() == f"news.example:{port}"
    assert page.url == f"http://news.example:{port}/host"
    assert watched.hosts == ["127.0.0.1"]


def test_the_next_address_is_tried_where_one_does_not_answer(site: str) -> None:
    port = site.rpartition(":")[2]
    resolve = to("::1", "127.0.0.2", "127.0.0.1")
    assert fetch(f"http://news.example:{port}/host", HERE, resolve=resolve).raw  # type: ignore[arg-type]


@pytest.mark.parametrize("target", ["http://10.0.0.7/", "http://inside.example/x", "http://[fe80::1]/", "//10.0.0.7/"])
def test_a_redirect_to_a_private_address_is_refused_without_connecting(site: str, target: str) -> None:
    watched = Watched()
    with pytest.raises(FetchError, match=r"a private address|a link-local address") as caught:
        fetch(f"{site}/to/{target}", HERE, resolve=to("10.0.0.7"), transport=watched)  # type: ignore[arg-type]
    assert str(caught.value).startswith(f"{site}/to/{target}: ")
    assert watched.hosts == ["127.0.0.1"]


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    watched = Watched()
    with pytest.raises(FetchError, match=r"news.example is 192.168.0.1, a private address"):
        fetch("http://news.example/", HERE, resolve=to("8.8.8.8", "192.168.0.1"), transport=watched)  # type: ignore[arg-type]
    assert watched.hosts == []


def test_this_machine_is_refused_by_default(site: str) -> None:
    watched = Watched()
    with pytest.raises(FetchError, match="loopback"):
        fetch(f"{site}/page", Settings(), transport=watched)
    assert watched.hosts == []


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("missing", "answered 404 Not Found"),
        ("large", r"larger than 5,000 bytes"),
        ("bomb", r"larger than 5,000 bytes"),
        ("silent", "no answer in time"),
        ("slow", "not read within 1 seconds"),
        ("to/ftp://127.0.0.1/x", "only http and https"),
        ("to/file:///etc/hosts", "only http and https"),
        ("to/http://user:word@127.0.0.1/", "user name or password"),
    ],
)
def test_what_cannot_be_fetched_is_named_with_the_cause(site: str, path: str, cause: str) -> None:
    settings = HERE.model_copy(update={"fetch_timeout": 1.0})
    with pytest.raises(FetchError, match=cause) as caught:
        fetch(f"{site}/{path}", settings)
    assert str(caught.value).startswith(f"{site}/{path}: ")


def test_an_unreachable_port_is_named() -> None:
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(FetchError, match="cannot be fetched") as caught:
            fetch(address, HERE)
    assert address in str(caught.value)


def test_an_unknown_name_is_named() -> None:
    def unknown(_host: str, _port: int) -> Sequence[Address]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchError, match=r"http://nowhere.example/: .*not known"):
        fetch("http://nowhere.example/", HERE, resolve=unknown)


@pytest.mark.parametrize(
    "url", ["ftp://t.example/", "http://", "http://[::1", "http://t.example:99999/", "http://\x00/"]
)
def test_what_is_no_address_is_named(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url, HERE, resolve=to("10.0.0.7"))  # type: ignore[arg-type]
    assert str(caught.value).startswith(f"{url}: ")


def test_one_bad_address_does_not_stop_the_others(site: str) -> None:
    missing, empty, good = load_all([f"{site}/missing", f"{site}/empty", f"{site}/page"], settings=HERE)
    assert missing == BadInput(source=f"{site}/missing", cause="answered 404 Not Found")
    assert empty == BadInput(source=f"{site}/empty", cause="empty: there is nothing to read")
    assert isinstance(good, Article)


def test_a_fetch_error_is_an_article_error() -> None:
    with pytest.raises(ArticleError):
        list(load("http://127.0.0.1:9/"))
