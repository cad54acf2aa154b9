"""Addresses and names that cannot be reached from outside, by IANA's registries and not by this Python's list."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.hosts import _private
from engage_text.hosts._private import is_private_address, is_private_name
from engage_text.urls import find_urls


@pytest.mark.parametrize(
    "address",
    """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 169.254.169.254 172.16.0.1 172.31.255.255
    192.0.0.1 192.0.2.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 240.0.0.1 255.255.255.255
    :: ::1 ::10.0.0.1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::c0a8:1 64:ff9b:1::1 100::1
    100:0:0:1::1 2001::1 2001:2::1 2001:10::1 2001:db8::1 2002:a00:1:: 2002:7f00:1::1 2002:c0a8:1::5 3fff::1
    5f00::1 fc00::1 fdff::1 fe80::1 fec0::1
    """.split(),
)
def test_private(address: str) -> None:
    assert is_private_address(ip_address(address))


@pytest.mark.parametrize(
    "address",
    """
    1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.255.255 172.32.0.0 192.0.0.9 192.0.0.10
    192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
    ::8.8.8.8 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2001:1::1 2001:1::2 2001:1::3 2001:3::1 2001:4:112::1 2001:20::1
    2001:30::1 2001:200::1 2002:808:808::1 2606:4700::1 2a00:1450::1 3ffe::1
    """.split(),
)
def test_public(address: str) -> None:
    assert not is_private_address(ip_address(address))


# Where this package and `ipaddress` of one Python or another differ: newer entries of the registry, the deprecated
# site-local block, and addresses that carry an IPv4 address, which are judged by it.
NOT_COMPARED = [
    *map(IPv6Network, "64:ff9b:1::/48 100:0:0:1::/64 2001:1::3/128 3fff::/20 5f00::/16 fec0::/10".split()),
    *map(IPv6Network, "::/96 ::ffff:0:0/96 64:ff9b::/96 2002::/16".split()),
]


def borders() -> Iterator[IPv4Address | IPv6Address]:
    """Yield the first and last address of every block, and their neighbours; and one of each prefix of 12 bits."""
    blocks = (*_private._IPV4, *_private._IPV6, *_private._REACHABLE_IPV6)
    for block in (*blocks, *map(IPv4Network, _private._REACHABLE_IPV4)):
        kind, most = type(block.network_address), 2**block.max_prefixlen - 1
        for border in (int(block.network_address), int(block.broadcast_address)):
            yield from (kind(at) for at in (border - 1, border, border + 1) if 0 <= at <= most)
    for prefix in range(1 << 12):
        yield IPv4Address((prefix << 20) + 1)
        yield IPv6Address((prefix << 116) + 1)


@pytest.mark.skipif(sys.version_info < (3, 13), reason="the list of blocks is another in older releases")
def test_the_table_is_that_of_python_where_both_know_the_block() -> None:
    compared = [at for at in borders() if not any(at in block for block in NOT_COMPARED)]
    assert len(compared) > 8000
    assert [at for at in compared if is_private_address(at) is at.is_global] == []


@given(st.integers(0, 2**32 - 1))
def test_an_address_that_carries_another_is_judged_by_it(value: int) -> None:
    carried = IPv4Address(value)
    private = is_private_address(carried)
    assert is_private_address(ip_address(f"::ffff:{carried}")) is private
    assert is_private_address(ip_address(f"64:ff9b::{carried}")) is private
    assert is_private_address(ip_address(f"2002:{value >> 16:x}:{value & 0xFFFF:x}::1")) is private


@pytest.mark.parametrize(
    ("name", "private"),
    [
        ("localhost", True),
        ("app.localhost", True),
        ("printer.local", True),
        ("db.internal", True),
        ("home.arpa", True),
        ("router.home.arpa", True),
        ("router.home.arpa.", True),
        ("arpa", False),
        ("myhome.arpa", False),
        ("in-addr.arpa", False),
        ("local.example.in", False),
        ("home.arpa.example.in", False),
    ],
)
def test_names(name: str, private: bool) -> None:
    assert is_private_name(name) is private


@pytest.mark.parametrize(
    "url", ["http://router.home.arpa/x", "http://[64:ff9b::10.0.0.1]/x", "http://[::10.0.0.1]/x"]
)
def test_a_url_says_so(url: str) -> None:
    [found] = find_urls(url)
    assert found.is_private
