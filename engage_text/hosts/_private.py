"""Hosts that are not on the public internet: special addresses, and names that no public resolver answers.

This module lists the ranges of IANA's registries, because the list in `ipaddress` differs between releases of Python.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

__all__ = ["is_private_address", "is_private_name"]

# IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its successors): all blocks that are not globally
# reachable, and the two addresses inside 192.0.0.0/24 that are.
_IPV4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
            "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4"
        ).split(),
    )
)
_REACHABLE_IPV4 = tuple(map(IPv4Address, ("192.0.0.9", "192.0.0.10")))
# IANA IPv6 Special-Purpose Address Registry, up to RFC 9780 (2025), and the site-local block that RFC 3879 deprecates.
_IPV6 = tuple(
    map(
        IPv6Network,
        (
            "::/127 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 "
            "fe80::/10 fec0::/10"
        ).split(),
    )
)
_REACHABLE_IPV6 = tuple(
    map(
        IPv6Network,
        (
            "2001:1::1/128 2001:1::2/128 2001:1::3/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28"
        ).split(),
    )
)
# IPv6 networks that embed an IPv4 address, and how many bits follow it: IPv4-compatible and IPv4-mapped
# (RFC 4291 section 2.5.5), NAT64 (RFC 6052 section 2.1), 6to4 (RFC 3056 section 2).
_EMBEDDING = tuple(
    (IPv6Network(network), shift)
    for network, shift in (("::/96", 0), ("::ffff:0:0/96", 0), ("64:ff9b::/96", 0), ("2002::/16", 80))
)
# Ends of names that no public resolver answers: RFC 6761 section 6.3, RFC 6762 section 3, ICANN's
# reservation of `internal` (2024-07-29), RFC 8375 section 4.
_NAMES = frozenset(("localhost", "local", "internal"))
_LONGER_NAMES = ("home.arpa",)


def is_private_address(address: IPv4Address | IPv6Address) -> bool:
    """Return whether the address is loopback, private, link-local or reserved, or embeds such an IPv4 address.

    >>> is_private_address(IPv6Address("64:ff9b::a00:1")), is_private_address(IPv6Address("2606:4700::1"))
    (True, False)
    """
    if isinstance(address, IPv4Address):
        return address not in _REACHABLE_IPV4 and any(address in network for network in _IPV4)
    if any(address in network for network in _IPV6):
        return not any(address in network for network in _REACHABLE_IPV6)
    for network, shift in _EMBEDDING:
        if address in network:
            return is_private_address(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
    return False


def is_private_name(host: str) -> bool:
    """Return whether only a local network resolves the lower-case name."""
    name = host.rstrip(".")
    return name.rpartition(".")[2] in _NAMES or any(
        name == private or name.endswith(f".{private}") for private in _LONGER_NAMES
    )
