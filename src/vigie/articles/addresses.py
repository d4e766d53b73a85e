"""Which network addresses may be fetched from."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


def parse_address(text: str) -> Address:
    """An address without its zone (``fe80::1%eth0``)."""
    return ipaddress.ip_address(text.partition("%")[0])


def forbidden(address: Address, *, allow_loopback: bool) -> str | None:
    """Why an address is not fetched from; None if it may be.

    Only globally routed unicast addresses may be, and the machine's own where ``allow_loopback`` says so. An IPv4
    address inside an IPv6 one (mapped, 6to4, NAT64) is judged as itself.
    """
    inner = _inside(address)
    if inner.is_loopback:
        return None if allow_loopback else "this machine itself (loopback)"
    if inner.is_link_local:
        return "a link-local address"
    if inner.is_private:
        return "a private address"
    return None if inner.is_global and not inner.is_multicast else "a reserved address"


def _inside(address: Address) -> Address:
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
