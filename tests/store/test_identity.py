import pytest

from vigie.store.identity import canonical_url, one_outlet, second_id


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a/b?id=3",
        "http://www.Example.org:80/a/b/?id=3#top",
        "https://example.org/a/b?utm_source=x&id=3&fbclid=9",
    ],
)
def test_one_page_has_one_address(url):
    assert canonical_url(url) == "https://example.org/a/b?id=3"


def test_other_pages_have_others():
    addresses = [
        "https://example.org/a",
        "https://example.org/A",
        "https://example.org/a?p=2",
        "https://example.org:8080/a",
    ]
    assert len({canonical_url(a) for a in addresses}) == 4


@pytest.mark.parametrize("broken", ["http://[::1", "http://example.org:port/a", "no address"])
def test_a_broken_address_stays_as_it_is(broken):
    assert canonical_url(broken) == broken


def test_outlets_are_compared_as_far_as_known():
    assert one_outlet("Le Fil", "le fil")
    assert one_outlet(None, "Le Fil")
    assert not one_outlet("Le Fil", "La Dépêche")


def test_a_second_id_tells_its_source():
    assert second_id("1", "x") == second_id("1", "x") != second_id("1", "y")
    assert second_id("1", "x").startswith("1~")
