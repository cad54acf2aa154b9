"""The facts on a URL: user info, port, placeholders, hidden characters; the standard library confirms the parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_texts

from engage_text.hosts._whatwg import address_of
from engage_text.urls import is_absolute_http
from engage_text.urls._facts import (
    has_default_port,
    has_escaped_host,
    has_userinfo,
    hidden_characters,
    hides_characters,
    is_private,
    port_of,
    template_tokens,
    userinfo_of,
)


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
        ("http://user@example.com", "user"),
        ("http://user:pass@example.com/x", "user:pass"),
        ("http://@example.com", ""),
        ("HTTPS://bank.example@evil.example/login", "bank.example"),
        ("http://a@b@example.com", "a@b"),
        ("http://{{user}}@example.com", "{{user}}"),
        ("http://example.com", None),
        ("http://example.com/@user", None),
        ("http://example.com/x@y", None),
        ("http://example.com?a=b@c", None),
        ("http://example.com#@", None),
        ("example.com", None),
        ("example.com/?next=http://a@b", None),
        ("", None),
    ],
)
def test_userinfo(target: str, expected: str | None) -> None:
    assert has_userinfo(target) is (expected is not None)
    assert userinfo_of(target) == (expected or "")


@pytest.mark.parametrize(
    ("target", "port", "default"),
    [
        ("http://example.com", None, False),
        ("http://example.com/", None, False),
        ("http://example.com:", None, False),
        ("http://example.com:/", None, False),
        ("http://example.com:80", 80, True),
        ("http://example.com:080/", 80, True),
        ("HTTP://example.com:80?x", 80, True),
        ("https://example.com:443#x", 443, True),
        ("https://example.com:80", 80, False),
        ("http://example.com:443", 443, False),
        ("http://example.com:8080/x:81", 8080, False),
        ("http://user:90@example.com", None, False),
        ("http://user:90@example.com:91", 91, False),
        ("http://[::1]", None, False),
        ("http://[::1]:80", 80, True),
        ("http://[::1]x:80", None, False),
        ("http://{{host}}:8080/", 8080, False),
        ("http://example.com:0", 0, False),
        ("http://example.com:65535", 65535, False),
        ("http://example.com:65536", None, False),
        ("http://example.com:" + "9" * 5000, None, False),
        ("http://example.com:" + "0" * 5000 + "80", 80, True),
        ("http://example.com:-80", None, False),
        ("http://example.com:8o", None, False),
        ("http://example.com:\u0668\u0660", None, False),  # Arabic-Indic digits
        ("http://example.com:\u00b2", None, False),
        ("ftp://example.com:21", 21, False),
        ("example.com:80", None, False),  # no URL without its scheme
        ("", None, False),
    ],
)
def test_ports(target: str, port: int | None, default: bool) -> None:
    assert port_of(target) == port
    assert has_default_port(target) is default


hosts = st.from_regex(r"[a-z0-9-]{1,9}(\.[a-z0-9-]{1,9}){0,3}|\[::[0-9a-f]{1,4}\]", fullmatch=True)
user_names = st.one_of(st.just(""), st.from_regex(r"[a-z0-9%.:~-]{0,9}@", fullmatch=True))
ports = st.one_of(st.just(""), st.integers(0, 0xFFFF).map(":{}".format))
tails = st.sampled_from(["", "/", "/a@b:80", "?a@b:80", "#a@b:80", "/%2e", "/x?y#z"])


@given(st.sampled_from(["http", "https"]), user_names, hosts, ports, tails)
def test_the_parts_are_those_of_the_standard_library(
    scheme: str, user: str, host: str, port: str, tail: str
) -> None:
    target = f"{scheme}://{user}{host}{port}{tail}"
    parts = urlsplit(target)
    assert port_of(target) == parts.port
    assert userinfo_of(target) == (parts.netloc.rpartition("@")[0])
    assert has_userinfo(target) is ("@" in parts.netloc)
    assert has_escaped_host(target) is False


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("http://example%2ecom", True),
        ("http://example%2Ecom/x", True),
        ("http://%41%42.example.com:80", True),
        ("http://user@ex%61mple.com", True),
        ("http://%e0%a4%ad.com", True),
        ("http://us%65r@example.com", False),
        ("http://example.com/%2e", False),
        ("http://example.com?%2e", False),
        ("http://example.com#%2e", False),
        ("http://example%com", False),
        ("http://example%2.com", False),
        ("http://%s.example.com", False),
        ("http://[fe80::1%25eth0]/", False),
        ("example%2ecom", False),
        ("", False),
    ],
)
def test_escaped_hosts(target: str, expected: bool) -> None:
    assert has_escaped_host(target) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("example.com", ()),
        ("example\u200b.com", (7,)),
        ("\ufeffa\u00adb\u2060", (0, 2, 4)),
        ("\u202ea\u200c\u200d", (0, 2, 3)),
        ("\ud800", (0,)),
        ("a\u00a0b", ()),  # a space can be seen
    ],
)
def test_hidden_characters(text: str, expected: tuple[int, ...]) -> None:
    assert hidden_characters(text) == expected


# One picture a line: the placeholders are in ⟦…⟧.
TEMPLATES = """
    http://⟦{{host}}⟧/x
    http://example.com/⟦{{ first name }}⟧/y
    http://example.com/⟦{{ user.name | upper }}⟧
    http://example.com/⟦{{{raw}}}⟧
    http://example.com/⟦{{#if}}⟧⟦{{/if}}⟧
    http://example.com/⟦{id}⟧/⟦{0}⟧/⟦{a.b_c}⟧
    http://example.com/⟦{नाम}⟧
    http://example.com/⟦{#var#}⟧⟦{#var#}⟧
    http://example.com/⟦{#alpha numeric#}⟧
    http://example.com/⟦${name}⟧?x=⟦${user.id}⟧
    http://example.com/⟦%s⟧
    http://example.com/⟦%s⟧/⟦%d⟧?x=⟦%(name)s⟧&y=⟦%(count)d⟧
    http://example.com/⟦%s⟧ale
    http://example.com/%2⟦%s⟧
    http://example.com/⟦%x%⟧?n=⟦%NAME%⟧&c=%a%20b&d=50%&e=20%
    http://example.com/%d1/%D1/%dd/%20/%25s/%da
    http://example.com/%dog
    http://example.com/100%
    http://example.com/%(name)
    http://example.com/%(a b)s
    http://example.com/⟦{}⟧/{{}}/{{ }}/{##}/${}/%()s
    http://example.com/⟦{a b}⟧/{a
    http://example.com/{3F2504E0-4F89-11D3-9A0C-0305E82C3301}
    http://example.com/{"a":1}
    http://example.com/{{⟦{a}⟧
    http://example.com/{⟦{a}⟧
    http://example.com/{⟦#{a}⟧#}
    http://example.com/$name/$
    http://example.com/a}}{{b
""".strip().splitlines()


@pytest.mark.parametrize("picture", [line.strip() for line in TEMPLATES])
def test_templates(picture: str) -> None:
    text = picture.replace("⟦", "").replace("⟧", "")
    expected = tuple(re.findall("⟦(.*?)⟧", picture))
    assert template_tokens(text) == expected


def test_a_placeholder_ends_with_its_line() -> None:
    assert not template_tokens("{{a\nb}} ${a\nb} {#a\nb#}")


pieces = st.sampled_from(
    ["http://", "https://", "@", ":", "[", "]", "%2e", "{{", "}}", "{", "#", "80", "%s", "."]
)
any_targets = st.one_of(any_texts, st.lists(st.one_of(pieces, any_texts), max_size=9).map("".join))
FUNCTIONS: list[Callable[[str], object]] = [
    address_of,
    has_default_port,
    has_escaped_host,
    has_userinfo,
    hidden_characters,
    is_absolute_http,
    is_private,
    port_of,
    template_tokens,
    userinfo_of,
]


@given(any_targets)
def test_any_text_gets_an_answer(text: str) -> None:
    for function in FUNCTIONS:
        function(text)
    assert all(token in text for token in template_tokens(text))
    assert not has_default_port(text) or port_of(text) in (80, 443)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    "seed",
    [
        "{{",
        "{{a",
        "{{ ",
        "{a",
        "{#a",
        "${a",
        "%(a",
        "%(",
        "%",
        "%2",
        "@",
        ":",
        "0",
        "[",
        "]",
        ".",
        "1.",
        "\u200b",
    ],
)
@pytest.mark.parametrize("head", ["", "http://", "http://a:0", "{{"])
def test_any_text_of_any_length_is_read(function: Callable[[str], object], seed: str, head: str) -> None:
    """That time grows no faster than the text is checked by benchmarks/linear.py."""
    function(head + seed * (100_000 // len(seed)))


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
        "http://example.com/\U0001fae8",  # Unicode 15.0: not printable to Python 3.11
        "http://example.com/\U0001fae9",  # Unicode 16.0
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
        "http://example.com/\ue000",
        "http://example.com/\uffff",
        "http://[::1",
        "http://example.com:0",
        "http://example.com:65536",
        "http://example.com:x",
        "http://exam\u2100ple.com",
    ],
)
def test_not_absolute_http(text: str) -> None:
    assert not is_absolute_http(text)


def test_what_a_url_contains_is_printable_on_every_python() -> None:
    """What this Python knows and does not print, but for format characters of scripts above U+10000."""
    known = [chr(point) for point in range(0x20000) if unicodedata.category(chr(point)) not in {"Cn", "Cf"}]
    known += [chr(point) for point in range(0x10000) if unicodedata.category(chr(point)) == "Cf"]
    assert all(
        is_absolute_http(f"http://a.in/{char}") is (char.isprintable() and char != " ") for char in known
    )
