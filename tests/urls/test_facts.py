"""The facts on a host, against the C library where it has an opinion."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address

import pytest

from engage_text.urls import (
    address_of,
    has_userinfo,
    hides_characters,
    is_absolute_http,
    is_private,
    mixes_scripts,
)

# Every form of POSIX inet_addr, and what comes close to one.
NUMBER_HOSTS = """
    127.0.0.1 8.8.8.8 0.0.0.0 255.255.255.255 1.2.3.4
    0x7f.1 0x7f.0.0.1 0X7F.0.0.1 0x7f000001 0x7F000001 2130706433 017700000001 0177.1 0177.0.0.01
    127.1 127.0.1 10.1 10.65535 10.1.65535 10.1.65536 10.16777215 10.16777216 192.168.257 1.65536
    0 1 00 0x0 0xffffffff 0xFFFFFFFF 4294967295 4294967296 037777777777 040000000000
    256.1.1.1 1.256.1.1 1.1.256.1 1.1.1.256 1.1.1.1.1 08.1.1.1 09 1.2.3.08 0xg 0x1.0x2.0x3.0x4 01.02.03.04
    1.2.3.4. .1.2.3.4 1..2 a 1.a -1 +1 1.2.3.-4 0x100.1 0400.1 0377.1 0xff.0xff.0xff.0xff 0xff.0xffffff
    0xff.0x1000000 1.0377.0xff.255 00000000001 000000000010.1 1e3 1_0 0b1 0o7
""".split()


def _by_c_library(host: str) -> IPv4Address | None:
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


@pytest.mark.parametrize("host", NUMBER_HOSTS)
def test_numbers_are_read_as_inet_aton_reads_them(host: str) -> None:
    found = address_of(host)
    assert (found and found[0]) == _by_c_library(host)


@pytest.mark.parametrize("host", [host for host in NUMBER_HOSTS if address_of(host)])
def test_an_address_is_plain_in_its_one_usual_form(host: str) -> None:
    address, form = address_of(host) or pytest.fail("an address")
    assert form == ("plain" if str(address) == host else "disguised")


@pytest.mark.parametrize("host", ["[::1]", "[2001:db8::1]", "[::ffff:10.0.0.1]"])
def test_ipv6_in_brackets(host: str) -> None:
    assert address_of(host) == (IPv6Address(host[1:-1]), "plain")


@pytest.mark.parametrize(
    "host",
    [
        "",
        "[]",
        "[::1",
        "[x]",
        "[1.2.3.4]",
        "::1",
        "example.com",
        "1.2.3.4.example.com",
        "१.२.३.४",
        "１.２.３.４",
        "{{host}}",
    ],
)
def test_what_is_no_address(host: str) -> None:
    assert address_of(host) is None


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("172.16.0.1", True),
        ("172.32.0.1", False),
        ("192.168.0.1", True),
        ("169.254.169.254", True),
        ("0.0.0.0", True),  # noqa: S104  # a host in a text
        ("8.8.8.8", False),
        ("2130706433", True),
        ("0x7f.1", True),
        ("[::1]", True),
        ("[fe80::1]", True),
        ("[fc00::1]", True),
        ("[2606:4700:4700::1111]", False),
        ("localhost", True),
        ("app.localhost", True),
        ("printer.local", True),
        ("db.internal", True),
        ("example.com", False),
        ("local.example.com", False),
        ("localhost.example", False),
    ],
)
def test_private_hosts(host: str, private: bool) -> None:
    assert is_private(host) is private


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("http://user@example.com", True),
        ("http://user:pass@example.com/x", True),
        ("http://@example.com", True),
        ("https://bank.example@evil.example/login", True),
        ("http://a@b@example.com", True),
        ("http://example.com", False),
        ("http://example.com/@user", False),
        ("http://example.com/x@y", False),
        ("http://example.com?a=b@c", False),
        ("http://example.com#@", False),
        ("example.com", False),
        ("", False),
    ],
)
def test_userinfo(target: str, expected: bool) -> None:
    assert has_userinfo(target) is expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("example.com", False),
        ("xn--bcher-kva.example", False),
        ("bücher.example", False),
        ("пример.рф", False),
        ("пример.com", False),  # each label is of one script
        ("उदाहरण.भारत", False),
        ("उदाहरण2.भारत", False),
        ("例え.jp", False),
        ("ひらカタ漢字abc.jp", False),
        ("한글abc漢字.kr", False),
        ("漢字ㄅabc.tw", False),
        ("pаypal.com", True),  # Cyrillic а
        ("gοogle.com", True),  # Greek ο
        ("example.cоm", True),  # in the suffix
        ("हिa.com", True),
        ("ひら한글.com", True),
        ("аβ.com", True),
        ("", False),
    ],
)
def test_mixed_scripts(host: str, expected: bool) -> None:
    assert mixes_scripts(host) is expected


@pytest.mark.parametrize("hidden", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u202e", "\u00ad"])
@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("a!{}", True),
        ("{}!a", True),
        ("a!{}!a", True),
        ("{}", False),
        ("!{}", False),
        ("{}!", False),
        (" !{}! ", False),
        ("a {} a", False),
        ("a{}a", False),
        (".!{}!.", False),
    ],
)
def test_hidden_characters_join_a_link_to_its_neighbour(hidden: str, around: str, expected: bool) -> None:
    url = "example.com"
    text = around.replace("!", hidden).format(url)
    start = text.index(url)
    assert hides_characters(text, start, start + len(url)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "http://example.com",
        "https://example.com/x?y=z#a",
        "HTTPS://EXAMPLE.COM",
        "http://localhost:8080",
        "http://127.0.0.1/x",
        "http://[::1]:80/",
        "http://user:pass@example.com",
        "http://उदाहरण.भारत/पथ",
        "http://example.com:65535",
    ],
)
def test_absolute_http(text: str) -> None:
    assert is_absolute_http(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com",
        "//example.com",
        "/x",
        "http:",
        "http://",
        "http:///x",
        "http:example.com",
        "http://?x",
        "http://:80",
        "http://@",
        "ftp://example.com",
        "javascript:alert(1)",
        " http://example.com",
        "http://example.com ",
        "http://exa mple.com",
        "http://example.com/a b",
        "http://example.com/\n",
        "http://example.com/\u00a0",
        "http://example.com/\u200b",
        "http://example.com/\x00",
        "http://example.com/\ud800",
        "http://[::1",
        "http://example.com:0",
        "http://example.com:65536",
        "http://example.com:x",
        "http://exam\u2100ple.com",
    ],
)
def test_not_absolute_http(text: str) -> None:
    assert not is_absolute_http(text)
