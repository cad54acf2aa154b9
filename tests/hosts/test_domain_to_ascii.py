"""A domain as browsers read it: the steps of UTS 46, each where it changes or refuses something."""

from __future__ import annotations

import unicodedata

import ada_url
import idna
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_text.hosts._domain_to_ascii import _tables, read_domain


@pytest.mark.parametrize(
    ("domain", "mapped"),
    [
        ("bücher.de", "bücher.de"),
        ("BÜCHER.DE", "bücher.de"),
        ("bu\u0308cher.de", "bücher.de"),
        ("ｄｉｇｏ.in", "digo.in"),
        ("shop①.in", "shop1.in"),
        ("shop。in", "shop.in"),
        ("shop．in", "shop.in"),
        ("shop｡in", "shop.in"),
        ("sh\u00adop.in", "shop.in"),
        ("\ufeffshop.in", "shop.in"),
        ("i❤\ufe0f.ws", "i❤.ws"),
        ("straße.de", "straße.de"),  # nontransitional, as browsers do
        ("ΟΔΌΣ.gr", "οδόσ.gr"),  # a capital sigma is never a final one
        ("οδός.gr", "οδός.gr"),
        ("\u212a.de", "k.de"),
        ("ﻣﺜﺎﻝ.com", "مثال.com"),
        ("xn--bcher-kva.de", "xn--bcher-kva.de"),
        ("नाम्\u200c.in", "नाम्\u200c.in"),
        ("نامه\u200cای.com", "نامه\u200cای.com"),
        ("क्\u200dष.in", "क्\u200dष.in"),
        ("भारत.भारत", "भारत.भारत"),
        ("a..b", "a..b"),
    ],
)
def test_what_is_read(domain: str, mapped: str) -> None:
    found = read_domain(domain)
    assert found is not None
    assert found.mapped == mapped
    assert found.wire == ada_url.URL(f"http://{domain}/").hostname


@pytest.mark.parametrize(
    "domain",
    [
        "shop\u2024in.com",  # a character that is disallowed
        "\ufffdshop.in",
        "\u0300shop.in",  # a label begins with a mark
        "sh\u200dop.in",  # joiners where nothing joins
        "نامه\u200c.com",
        "\u200cنامه.com",
        "👨\u200d👩.ws",
        "xn--a.com",  # xn-- labels that decode to nothing, to ASCII, to what is not mapped or not valid
        "xn--.com",
        "xn--abc-.com",
        "xn--" + "ｅ".encode("punycode").decode() + ".com",
        "xn--" + "é\u0301\u0300a\u0323".encode("punycode").decode() + ".com",
        "xn--" + "\u0300é".encode("punycode").decode() + ".com",
        "xn--\u00e9.com",
        "aא.com",  # directions: RFC 5893
        "א1٢.com",
        "1.אב.com",
        "אa.com",
        "é" * 300,
    ],
)
def test_what_is_refused(domain: str) -> None:
    assert read_domain(domain) is None


@pytest.mark.parametrize("domain", ["אב.com", "א1.com", "ا٢.com", "אב\u05b0.com", "shop.אב"])
def test_right_to_left(domain: str) -> None:
    assert read_domain(domain) is not None


def test_each_character_is_mapped_as_idna_maps_it() -> None:
    compared = 0
    for point in (*range(0x80, 0x3400), *range(0xA000, 0xD800, 7), *range(0xF900, 0x30000, 3)):
        char = chr(point)
        mapped = unicodedata.normalize("NFC", char.translate(_tables().mapping))
        try:
            expected = idna.uts46_remap(char, std3_rules=False)
        except idna.IDNAError:
            assert _tables().sets.key_of(char) == "disallowed", hex(point)
            continue
        compared += 1
        assert mapped == expected, hex(point)
    assert compared > 40_000


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_is_read_or_refused(domain: str) -> None:
    found = read_domain(domain)
    assert found is None or found.wire.isascii()


@given(st.text("abcäßяא١ا\u200cक\u094d.-", max_size=8).map("{}.com".format))
def test_what_is_read_reads_the_same_again(domain: str) -> None:
    found = read_domain(domain)
    if found is not None:
        assert read_domain(found.mapped) == found
        again = read_domain(found.wire)
        assert again is not None
        assert again.wire == found.wire
