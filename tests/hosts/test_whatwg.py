"""The host that browsers open: single cases, and ada-url as the oracle over hostile texts; the C library for IPv4."""

from __future__ import annotations

import socket
import unicodedata
from ipaddress import IPv4Address, IPv6Address

import ada_url
import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text import RequestError, Shortener, prepare
from engage_text.hosts import HostRules
from engage_text.hosts._whatwg import address_of, browser_host, looks_changed, may_be_changed
from engage_text.rules import url_problems
from engage_text.urls import find_urls, wire_form

SHORTENER = builders.shortener("go.example.in")
REQUEST = builders.request()


def codes_and_targets(body: str, shortener: Shortener = SHORTENER) -> tuple[set[str], list[str]]:
    try:
        done = prepare({**REQUEST, "msg": body}, shortener=shortener, ids=1)
    except RequestError as error:
        return {found.code for found in error.report}, []
    return {found.code for found in done.report}, [link.target for link in done.links]


@pytest.mark.parametrize(
    ("host", "wire"),
    [
        ("Example.COM", "example.com"),
        ("example.com.", "example.com."),
        ("b%C3%BCcher.de", "xn--bcher-kva.de"),
        ("icici%E3%80%82in", "icici.in"),
        ("%69cici.in", "icici.in"),
        ("0x", "0.0.0.0"),  # noqa: S104  # a host in a text
        ("0X7f.1", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("1.2.3", "1.2.0.3"),
        ("127.0.0.1.", "127.0.0.1"),
        ("１２７．０．０．１", "127.0.0.1"),
        ("a.0xg", "a.0xg"),
        ("[::FFFF:10.0.0.1]", "[::ffff:a00:1]"),
        ("[2001:db8:0:0:1:0:0:1]", "[2001:db8::1:0:0:1]"),
        ("[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7:8]"),
        ("[0:0:0:0:0:0:0:0]", "[::]"),
        ("under_score.example.in", "under_score.example.in"),
        ("xn--a.com", "xn--a.com"),
        ("", ""),
        (".", ""),
        ("08", ""),
        ("1.08", ""),
        ("a.0x4", ""),
        ("256.1.1.1", ""),
        ("1.2.3.4.5", ""),
        ("[::1", ""),
        ("[x]", ""),
        ("a b.in", ""),
        ("a%00.in", ""),
        ("a%2fb.in", ""),
        ("a\u2100b.in", ""),  # maps to a/c
        ("a%ff.in", ""),
        ("xn--\u00e9.in", ""),
        ("a" * 64 + ".in", ""),
        ("ü" * 58 + ".de", ""),  # 64 octets on the wire
        ("a." * 127 + "in", ""),
    ],
)
def test_wire_form(host: str, wire: str) -> None:
    assert wire_form(host) == wire
    if wire and wire != "xn--a.com" and len(host) < 64 and not host.endswith("."):
        assert ada_url.URL(f"http://{host}/").hostname == wire


@pytest.mark.parametrize("host", ["xn--a.com", "a..b", ".a"])
def test_what_no_name_server_answers_is_not_valid(host: str) -> None:
    read = browser_host(host)
    assert read is not None
    assert not read.is_valid


@given(st.text("ab01x-_.n\u00e9", max_size=8))
def test_an_ordinary_host_is_what_it_is(host: str) -> None:
    if not may_be_changed(host):
        read = browser_host(host)
        assert read is not None
        assert read == (host, host, True)


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
def test_an_address_is_plain_in_its_canonical_form(host: str) -> None:
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
def test_what_is_not_an_address(host: str) -> None:
    assert address_of(host) is None


@pytest.mark.parametrize(
    ("written", "name", "changed"),
    [
        ("example.com", "example.com", False),
        ("BÜCHER.de", "bücher.de", False),
        ("bu\u0308cher.de", "bücher.de", False),
        ("i❤\ufe0f.ws", "i❤.ws", False),
        ("\uab70\u13a0.de", "\u13a0\u13a0.de", False),
        ("\u212a.de", "k.de", True),
        ("ü.ｄｉｇｏ.in", "ü.digo.in", True),
        ("ﻣﺜﺎﻝ.com", "مثال.com", True),
        ("पता。भारत", "पता.भारत", True),
    ],
)
def test_looks_changed(written: str, name: str, changed: bool) -> None:
    assert looks_changed(written, name) is changed


class TestReports:
    @pytest.mark.parametrize(
        ("url", "host"),
        [
            ("http://icici.in。evil.com/x", "icici.in.evil.com"),
            ("http://icici.in．evil.com/x", "icici.in.evil.com"),
            ("http://icici.in｡evil.com/x", "icici.in.evil.com"),
            ("http://icici.in－evil.com/x", "icici.in-evil.com"),
            ("http://icici。in/x", "icici.in"),
            ("http://icici.coｍ/x", "icici.com"),
            ("http://icici.coⅿ/x", "icici.com"),
            ("www.icici.coｍ/x", "www.icici.com"),
            ("icici.coｍ/x", "icici.com"),
            ("www.icici｡com", "www.icici.com"),
            ("www.icici.in。evil.com/x", "www.icici.in.evil.com"),
            ("http://例え.ｉｃｉｃｉ.in/x", "xn--r8jz45g.icici.in"),
            ("http://bücher①.com/x", "xn--bcher1-3ya.com"),
            ("https://example.com。/x", "example.com"),
            ("http://icici.in\u3164.evil.com/x", "icici.in.evil.com"),
            ("http://icici.in\uffa0/x", "icici.in"),
        ],
    )
    def test_a_host_that_browsers_map_is_reported_and_stays(self, url: str, host: str) -> None:
        [found] = find_urls(f"see {url} now")
        assert (found.text, found.has_mapped_host) == (url, True)
        assert found.punycode_host == host
        codes, targets = codes_and_targets(f"see {url} now")
        assert "url-mapped-host" in codes
        assert not targets

    @pytest.mark.parametrize(
        "url",
        [
            "http://icici\u2024in/x",
            "http://icici.in\u2024evil.com/x",
            "http://icici.in\ufe12evil.com/x",
            "http://a\u2100b.com/x",
            "http://xn--a.com/x",
            "http://08/x",
            "http://a.0x4/x",
            "https://👨\u200d👩\u200d👧.ws/x",
            "https://i❤\u200d🔥.ws/x",
            "http://" + "ü" * 58 + ".de/x",
        ],
    )
    def test_a_host_that_browsers_refuse_is_reported_and_stays(self, url: str) -> None:
        [found] = find_urls(f"see {url} now")
        assert (found.text, found.has_invalid_host) == (url, True)
        allowing = builders.shortener("go.example.in", salt="s", allow_misleading=True)
        codes, targets = codes_and_targets(f"see {url} now", allowing)
        assert "url-invalid-host" in codes
        assert not targets

    def test_a_mapped_host_may_be_allowed(self) -> None:
        allowing = builders.shortener("go.example.in", salt="s", allow_misleading=True)
        codes, targets = codes_and_targets("see http://ｉｃｉｃｉ.in/x now", allowing)
        assert {"url-mapped-host", "url-lookalike"} <= codes
        assert targets == ["http://ｉｃｉｃｉ.in/x"]

    @pytest.mark.parametrize(
        "url", ["http://ici\u00adci.in/x", "http://ici\u200bci.in/x", "http://icici\ufeff.in/x"]
    )
    def test_what_cannot_be_seen_in_a_host(self, url: str) -> None:
        [found] = find_urls(url)
        assert (found.text, found.punycode_host) == (url, "icici.in")
        codes, targets = codes_and_targets(f"see {url}")
        assert "url-hidden-character" in codes
        assert not targets

    @pytest.mark.parametrize(
        "url",
        [
            "https://bücher.de/x",
            "https://bücher.de./x",
            "https://BÜCHER.de/x",
            "https://straße.de/x",
            "https://例え.jp/x",
            "https://भारत.भारत/x",
            "https://сахар.рф/x",
            "https://www.نامه\u200cای.com/x",
            "https://i❤\ufe0f.ws/x",
            "https://👍🏽.to/x",
            "https://xn--bcher-kva.de/x",
            "https://ΟΔΟΣ.gr/x",
        ],
    )
    def test_a_name_in_any_script_is_fine(self, url: str) -> None:
        codes, targets = codes_and_targets(f"see {url} now")
        assert not {code for code in codes if code.startswith("url-")}
        assert targets == [url]

    @pytest.mark.parametrize(
        ("url", "lookalike"),
        [
            ("https://ü.аррӏе.com/id", "xn--tda.apple.com"),
            ("https://例え.аррӏе.com/id", "xn--r8jz45g.apple.com"),
            ("https://аррӏе.ü.com/id", "apple.xn--tda.com"),
            ("https://аррӏе.com/id", "apple.com"),
            ("https://ü.ａｐｐｌｅ.com/id", "xn--tda.apple.com"),
        ],
    )
    def test_each_label_is_judged(self, url: str, lookalike: str) -> None:
        [found] = find_urls(url)
        assert found.lookalike == lookalike
        codes, targets = codes_and_targets(url)
        assert "url-lookalike" in codes
        assert not targets


class TestRulesByWireForm:
    @pytest.mark.parametrize("rule", ["bücher.de", "xn--bcher-kva.de", "BÜCHER.DE", "ｂücher.de"])
    @pytest.mark.parametrize(
        "url",
        [
            "http://bücher.de/x",
            "http://xn--bcher-kva.de/x",
            "http://b%C3%BCcher.de/x",
            "http://a.bücher。de/x",
        ],
    )
    def test_never(self, rule: str, url: str) -> None:
        assert find_urls(url)
        assert not find_urls(url, hosts=HostRules(never=[rule]))

    @pytest.mark.parametrize("rule", ["दुकान.घर", wire_form("दुकान.घर")])
    def test_always(self, rule: str) -> None:
        wire = wire_form("दुकान.घर")
        rules = HostRules(always=[rule])
        assert [url.text for url in find_urls(f"see दुकान.घर or {wire} now", hosts=rules)] == ["दुकान.घर", wire]

    def test_an_address_in_any_form(self) -> None:
        assert not find_urls("http://0x7f.1/x", hosts=HostRules(never=["127.0.0.1"]))

    @pytest.mark.parametrize("host", ["bücher.de", "xn--bcher-kva.de", "BÜCHER.de"])
    @pytest.mark.parametrize("url", ["http://bücher.de/x", "http://xn--bcher-kva.de/x"])
    def test_also_short(self, host: str, url: str) -> None:
        shortener = builders.shortener("go.example.in", salt="s", also_short=[host])
        assert codes_and_targets(url, shortener)[1] == []
        assert codes_and_targets(url)[1] == [url]


_PIECES = st.sampled_from(
    [
        *(
            "a",
            "b",
            "icici",
            "bank",
            "1",
            "0x",
            "0x7f",
            "08",
            "127",
            "xn--",
            "xn--a",
            "xn--bcher-kva",
            "-",
            "_",
            ".",
        ),
        *(
            ".com",
            ".in",
            ".co.in",
            ".рф",
            ".भारत",
            "。",
            "．",
            "｡",
            "\u2024",
            "%2e",
            "%41",
            "%E3%80%82",
            "%00",
        ),
        *(
            "ü",
            "аррӏе",
            "ｉｃｉｃｉ",
            "ﻣﺜﺎﻝ",
            "例え",
            "登录",
            "谢谢",
            "नमस्ते",
            "क्",
            "\u200c",
            "\u200d",
            "\u00ad",
        ),
        *(
            "\u200b",
            "\ufeff",
            "ß",
            "ς",
            "Σ",
            "K",
            "İ",
            "①",
            "ⅿ",
            "ｍ",
            "👨",
            "❤",
            "\ufe0f",
            "🏽",
            "²",
            "™",
            "℀",
        ),
        *(
            "١",
            "۱",
            "א",
            "ب",
            " ",
            "،",
            "।",
            "…",
            "！",
            "：",
            "／",
            "@",
            "[::1]",
            "[",
            "'",
            "(",
            "）",
            ",",
            "{{x}}",
        ),
    ]
)
_hosts = st.lists(_PIECES | st.characters(exclude_categories=("Cs",)), min_size=1, max_size=7).map("".join)
hostile_texts = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", " ", "Pay "]),
    st.sampled_from(["http://", "https://", "HTTP://", "www.", "", "http://u@"]),
    _hosts,
    st.sampled_from(["", ".com", ".com/x", ".in", ".co.in/", ".com/x?y", "/x", ":80/", "。谢谢"]),
)


def _host_by_ada(target: str) -> str | None:
    try:
        return ada_url.URL(target).hostname
    except ValueError:
        return None


def _assert_same_host_or_reported(text: str) -> None:
    for url in find_urls(text):
        expected = _host_by_ada(url.target)
        # Our names never end in the dot of the root.
        if expected is not None and expected.removesuffix(".") == url.punycode_host:
            continue
        # The tables of both are of other Unicode versions: what one does not know yet, it refuses.
        if any(unicodedata.category(char) == "Cn" for char in url.text):
            continue
        assert url_problems(text, url), (text, url, url.punycode_host, expected)


@given(hostile_texts)
def test_the_host_is_the_one_that_browsers_open_or_is_reported(text: str) -> None:
    _assert_same_host_or_reported(text)


@pytest.mark.slow
@given(hostile_texts)
def test_the_same_over_many_texts(text: str) -> None:
    _assert_same_host_or_reported(text)
