"""Addresses of clicks, however a proxy, a framework or a header writes them."""

from ipaddress import ip_address

import pytest

from engage_text.service._addresses import client_address, is_crawler

V4, V6 = "192.0.2.7", "2001:db8::7"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (V4, V4),
        (f" {V4}\n", V4),
        (f"{V4}:44321", V4),
        (f"::ffff:{V4}", V4),
        (f"::FFFF:{V4}", V4),
        ("::ffff:c000:207", V4),
        ("0:0:0:0:0:ffff:c000:0207", V4),
        (f"0000:0000:0000:0000:0000:ffff:{V4}", V4),
        (f"[::ffff:{V4}]:443", V4),
        (f"[::ffff:{V4}]", V4),
        (f"::ffff:{V4}%eth0", V4),
        (f"64:ff9b::{V4}", V4),
        (f"[{V4}]:80", V4),
        (V6, V6),
        (f"[{V6}]", V6),
        (f"[{V6}]:443", V6),
        (f"{V6}%eth0", V6),
        (f"[{V6}%25en1]:443", V6),
        (f"for={V4}", V4),
        (f"For={V4};proto=https;by=203.0.113.43", V4),
        (f"proto=https;for={V4}", V4),
        (f'for="{V4}:4711"', V4),
        (f'for="[{V6}]:4711"', V6),
        (f'for="[{V6}]", for=10.0.0.1', V6),
        (f"for=_hidden, for={V4}", V4),
        (f"{V4}, 10.0.0.1, 127.0.0.1", V4),
        (f"{V4},198.51.100.1", V4),
        (f"10.1.2.3, {V4}", V4),
        (f"unknown, {V4}", V4),
        (f"fe80::1%eth0, ::1, fd00::1, 172.16.0.1, 192.168.0.1, 100.64.0.1, {V4}", V4),
        (f'"{V4}"', V4),
        (f", ,{V4}", V4),
    ],
)
def test_forms(text: str, address: str):
    assert client_address(text) == ip_address(address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ",",
        "unknown",
        "localhost",
        "10.0.0.1",
        "::1",
        "for=",
        "for=unknown",
        "192.0.2",
        "192.0.2.07",
        "192.0.2.7:x",
        "192.0.2.7:123456",
        "[192.0.2.7",
        "[]:80",
        "2001:db8::7::",
        "::ffff:999.1.1.1",
        "３.4.5.6",
        "\ud800",
        "x" * 100_000,
        "," * 100_000,
        ";for=" * 100_000,
        "[" * 100_000,
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_no_address(text: str):
    assert client_address(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "66.249.66.1",
        "::ffff:66.249.66.1",
        "::ffff:42f9:4201",
        "66.249.66.1:44321",
        "[::ffff:66.249.66.1]:443",
        "for=66.249.66.1;proto=https",
        "66.249.66.1, 10.0.0.1",
        "2001:4860:4801:10::1",
        "[2001:4860:4801:2f::6]:443",
    ],
)
def test_a_crawler_in_each_form(text: str):
    assert is_crawler(text)


@pytest.mark.parametrize(
    "text",
    [
        "66.249.80.1",
        "::ffff:66.249.84.1",
        "203.0.113.9, 66.249.66.1",
        "2001:4860:4860::8888",
        "[2001:4860:4801:2008::1]",
    ],
)
def test_people_and_what_fetches_for_them(text: str):
    assert not is_crawler(text)


def test_a_part_that_is_too_long_is_passed_over():
    assert client_address(f"{'0' * 101}, {V4}") == ip_address(V4)
    assert client_address(f"{' ' * 900}{V4}") == ip_address(V4)
    assert client_address(f"{' ' * 1000}{V4}") is None
    assert client_address(f"{V6}%{'z' * (100 - len(V6) - 1)}") == ip_address(V6)
    assert client_address(f"{V6}%{'z' * (101 - len(V6) - 1)}") is None
