from __future__ import annotations

import pytest

from vigie.articles.addresses import forbidden, parse_address


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_a_public_address_may_be_fetched_from(address: str) -> None:
    assert forbidden(parse_address(address), allow_loopback=False) is None


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("192.168.1.1", "private"),
        ("fd00::1", "private"),
        ("0.0.0.0", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("100.64.0.1", "reserved"),
        ("224.0.0.1", "reserved"),
        ("ff02::1", "reserved"),
        ("::ffff:10.0.0.1", "private"),
        ("64:ff9b::a00:1", "private"),
        ("2002:a00:1::", "private"),
    ],
)
def test_others_may_not_even_where_loopback_may(address: str, cause: str) -> None:
    for allow in (False, True):
        assert cause in (forbidden(parse_address(address), allow_loopback=allow) or "")


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_loopback_is_a_setting(address: str) -> None:
    assert "loopback" in (forbidden(parse_address(address), allow_loopback=False) or "")
    assert forbidden(parse_address(address), allow_loopback=True) is None
