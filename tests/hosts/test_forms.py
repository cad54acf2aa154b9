"""What a host's name says, against the idna package, fontTools and the source of the look-alikes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from importlib.resources import files

import idna
import pytest
from fontTools import unicodedata as reference
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_texts

from engage_text.hosts import _forms
from engage_text.hosts._forms import (
    ascii_lookalike,
    mixes_scripts,
    punycode_form,
    registered_domain,
    unicode_form,
)
from engage_text.hosts._suffix_list import bundled_suffixes

# Letters that IDNA2008 takes anywhere in a label, of scripts with and without case, marks and spaces.
ALPHABETS = (
    "abcxyz0189",
    "äéßøþÿőšž",
    "абвгдежзиклмнопрстуфхцчшщъыьэюяӏ",
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "अआइकखगघचजटडतदनपबमयरलवशसह",
    "কখগঘচছজঝটঠডঢতথদধনপফবভমযরলশষসহ",
    "กขคงจชซดตถทนบปผพมยรลวสห",
    "漢字公司中国香港一二三",
    "ひらがなカタカナ",
    "가나다라마바사한글",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "𐐨𐐩𐐪𐐫",
)
labels = st.sampled_from(ALPHABETS).flatmap(lambda letters: st.text(letters, min_size=1, max_size=12))
any_labels = st.one_of(
    labels,
    any_texts,
    any_texts.map("xn--{}".format),
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-").map("xn--{}".format),
    labels.map(punycode_form),
)
any_hosts = st.lists(any_labels, max_size=4).map(".".join)

FUNCTIONS: list[Callable[[str], object]] = [
    ascii_lookalike,
    mixes_scripts,
    punycode_form,
    unicode_form,
]


class TestAnyText:
    @given(any_hosts)
    def test_gets_an_answer(self, host: str) -> None:
        for function in FUNCTIONS:
            function(host)
        assert punycode_form(host).isascii()
        assert ascii_lookalike(host).isascii()

    @given(any_texts, any_texts)
    def test_has_a_registered_domain_within_it_or_none(self, host: str, suffix: str) -> None:
        for name in (host, f"{host}.{suffix}"):
            found = registered_domain(name, suffix)
            assert name.endswith(found)
            assert not found or found.partition(".")[2] == suffix

    @pytest.mark.parametrize("function", FUNCTIONS)
    @pytest.mark.parametrize(
        "seed", ["é", "aé", "é.", "a\u0301\u0323", "१2", "xn--a", "xn--bcher-kva.", "\ud800", "\u200b", "漢a"]
    )
    def test_of_any_length_is_read(self, function: Callable[[str], object], seed: str) -> None:
        """That time grows no faster than the text is checked by benchmarks/linear.py."""
        function(seed * (100_000 // len(seed)))


@pytest.mark.parametrize(
    ("host", "suffix", "expected"),
    [
        ("example.com", "com", "example.com"),
        ("www.example.com", "com", "example.com"),
        ("a.b.example.co.in", "co.in", "example.co.in"),
        ("उदाहरण.भारत", "भारत", "उदाहरण.भारत"),
        ("com", "com", ""),
        ("co.in", "co.in", ""),
        (".com", "com", ""),
        ("a..com", "com", ""),
        ("example.com", "", ""),
        ("example.com", "in", ""),
        ("examplecom", "com", ""),
        ("", "", ""),
        ("127.0.0.1", "", ""),
    ],
)
def test_registered_domain(host: str, suffix: str, expected: str) -> None:
    assert registered_domain(host, suffix) == expected


class TestPunycode:
    @given(st.lists(labels, min_size=1, max_size=3))
    def test_is_what_idna_makes_of_a_valid_name(self, parts: list[str]) -> None:
        expected = ".".join(
            part if part.isascii() else "xn--" + part.encode("punycode").decode() for part in parts
        )
        assert punycode_form(".".join(parts)) == expected
        for part in parts:  # one by one: a whole host must also keep the rule on directions, RFC 5893
            try:
                wire = idna.encode(part).decode("ascii")
            except idna.IDNAError:
                continue
            assert punycode_form(part) == wire
            assert unicode_form(wire) == idna.decode(wire) == unicodedata.normalize("NFC", part)

    def test_is_what_idna_makes_of_each_letter(self) -> None:
        taken = 0
        for point in (*range(0x80, 0x3000), *range(0x3000, 0x30000, 97)):
            label = f"{chr(point)}"
            try:
                wire = idna.encode(label).decode("ascii")
            except idna.IDNAError:  # its lists are younger than Python's: what it takes is enough here
                continue
            taken += 1
            assert punycode_form(label) == wire, hex(point)
            assert unicode_form(wire) == label, hex(point)
        assert taken > 5000

    def test_every_unicode_suffix_has_both_forms_in_the_list(self) -> None:
        rules = [rule for rule in bundled_suffixes().rules if not rule.isascii()]
        assert len(rules) > 300
        for rule in rules:
            assert punycode_form(rule) in bundled_suffixes().rules
            assert unicode_form(punycode_form(rule)) == unicode_form(rule)

    @pytest.mark.parametrize(
        ("host", "expected"),
        [
            ("", ""),
            ("Example.COM", "example.com"),
            ("BÜCHER.de", "xn--bcher-kva.de"),
            ("bu\u0308cher.de", "xn--bcher-kva.de"),
            ("straße.de", "xn--strae-oqa.de"),  # IDNA2003 made strasse of it
            ("\u212a.de", "k.de"),  # the Kelvin sign
            ("a。b", "xn--ab-r13a"),  # no UTS 46 mapping: no full stop
            ("a..b.", "a..b."),
            ("xn--bcher-kva.de", "xn--bcher-kva.de"),
            ("_dmarc.bücher.de", "_dmarc.xn--bcher-kva.de"),
            ("\uab70\u13a0.de", "xn--58da.de"),  # Cherokee folds to capitals
            ("ü" * 57 + ".de", "xn--tda" + "a" * 56 + ".de"),  # 63 octets
            ("ü" * 58 + ".de", ""),
            ("\ud800.de", ""),
            ("é" * 300, ""),
            ("a" * 300, "a" * 300),
        ],
    )
    def test_forms(self, host: str, expected: str) -> None:
        assert punycode_form(host) == expected

    @pytest.mark.parametrize(
        "host",
        [
            "",
            "example.com",
            "xn--",
            "xn--.com",
            "xn--abc-",  # ASCII needs no encoding
            "xn--99999999",
            "xn--ab!cd",
            "xn--\u00e9",
            "xn--kva\u200b",
            "xn--bcher-kva\ud800",
            "xn--bcher-kvaa" + "a" * 60,
            "xn--BCHER-" + "9" * 40,
            "XN",
        ],
    )
    def test_what_does_not_decode_stays(self, host: str) -> None:
        assert unicode_form(host) == host

    @pytest.mark.parametrize("written", ["Ü", "u\u0308", "\ud800", "ｅ", "K"])
    def test_a_label_that_is_not_its_own_wire_form_stays(self, written: str) -> None:
        wire = "xn--" + written.encode("punycode").decode("ascii")
        kept = unicode_form(wire) == wire
        assert kept is (written != "ｅ")  # full-width letters are for UTS 46, which is not applied here

    def test_in_any_case(self) -> None:
        assert unicode_form("WWW.XN--BCHER-KVA.DE") == "WWW.bücher.DE"

    @given(any_hosts)
    def test_decoding_changes_no_wire_form(self, host: str) -> None:
        assert punycode_form(unicode_form(host)) == punycode_form(host)

    @given(st.lists(labels, min_size=1, max_size=3).map(".".join))
    def test_there_and_back(self, host: str) -> None:
        assert unicode_form(punycode_form(host)) == unicodedata.normalize("NFC", host)


SYSTEMS = {
    "Hani": {"Hanb", "Jpan", "Kore"},
    "Hira": {"Jpan"},
    "Kana": {"Jpan"},
    "Hang": {"Kore"},
    "Bopo": {"Hanb"},
}


def scripts_by_reference(char: str) -> frozenset[str]:
    scripts = set(reference.script_extension(char))
    if scripts & {"Zyyy", "Zinh"}:
        return _forms._EVERY_SCRIPT
    return frozenset(scripts.union(*(SYSTEMS.get(script, set()) for script in scripts)))


def scripts_of(label: str) -> frozenset[str]:
    """Return the scripts that all characters of the label share (UTS 39 section 5.1)."""
    return _forms._resolved(_forms._script_sets(label))


class TestScripts:
    def test_of_every_character_of_the_bmp(self) -> None:
        for point in range(0x10000):
            assert scripts_of(chr(point)) == scripts_by_reference(chr(point)), hex(point)

    def test_of_samples_beyond_and_of_every_edge(self) -> None:
        edges = [*reference.Scripts.RANGES, *reference.ScriptExtensions.RANGES]
        points = {*range(0x10000, 0x110000, 211), *edges, *(edge - 1 for edge in edges if edge), 0x10FFFF}
        for point in points:
            assert scripts_of(chr(point)) == scripts_by_reference(chr(point)), hex(point)

    @given(any_texts)
    def test_of_a_text_are_those_that_all_of_it_has(self, text: str) -> None:
        everything = set(reference.Scripts.NAMES) | {"Jpan", "Hanb", "Kore"}
        sets = [everything if s == _forms._EVERY_SCRIPT else set(s) for s in map(scripts_by_reference, text)]
        expected = everything.intersection(*sets)
        assert scripts_of(text) == (_forms._EVERY_SCRIPT if expected == everything else expected)

    @pytest.mark.parametrize(
        ("label", "expected"),
        [
            ("", "Zyyy"),
            ("24-7", "Zyyy"),
            ("😀", "Zyyy"),
            ("bank", "Latn"),
            ("bücher", "Latn"),
            ("пример", "Cyrl"),
            ("bаnk", ""),  # Cyrillic а
            ("漢字", "Hani Hanb Jpan Kore"),
            ("漢字かな", "Jpan"),
            ("かなカナ", "Jpan"),
            ("漢字한글", "Kore"),
            ("漢字ㄅ", "Hanb"),
            ("かな한글", ""),
            ("漢字abc", ""),
            ("a\u0378", ""),  # not assigned
            ("\u0378", "Zzzz"),
        ],
    )
    def test_by_example(self, label: str, expected: str) -> None:
        assert scripts_of(label) == frozenset(expected.split())


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
        ("bücher-24.de", False),
        ("xn--bcher-kva.de", False),
        ("xn--e1afmkfd.com", False),
        ("xn--80ak6aa92e.com", False),  # one script: for ascii_lookalike
        ("xn--pypal-4ve.com", True),
        ("xn--99999999.com", False),  # not decodable, so ASCII
        ("toys-я-us.com", True),
        ("東京tokyo.jp", False),
        ("ひらがなabc.jp", False),
        ("한국korea.kr", False),
        ("東京ㄅabc.tw", False),
        ("ひら한.com", True),
        ("かなㄅ漢.com", True),
        ("漢字αβ.com", True),
        ("उदाहरण२४.भारत", False),
        ("उदाहरण24.भारत", False),
        ("उदाहरण२4.भारत", True),  # UTS 39 section 5.3
        ("٣۴.com", True),
        ("24٣.com", True),
        ("クリック・ここ.jp", False),
        ("ラーメン.jp", False),
        ("i❤.ws", False),
        ("😀.ws", False),
        ("a\u200db.com", False),
        ("नमस्ते\u200d.com", False),
        ("a\ud800.com", True),
        ("..", False),
    ],
)
def test_mixed_scripts(host: str, expected: bool) -> None:
    assert mixes_scripts(host) is expected


class TestLookalikes:
    @pytest.mark.parametrize(
        ("host", "expected"),
        [
            ("аррӏе.com", "apple.com"),
            ("xn--80ak6aa92e.com", "apple.com"),
            ("www.ехаmрlе.com", "www.example.com"),
            ("example.соm", "example.com"),
            ("ｅｘａｍｐｌｅ.com", "example.com"),
            ("１２３.com", "123.com"),
            ("𝐞𝐱𝐚𝐦𝐩𝐥𝐞.com", "example.com"),
            ("ıcici.in", "icici.in"),
            ("ɡoogle.com", "google.com"),
            ("gooɡle.co.in", "google.co.in"),
            ("ƅank.in", ""),  # like b to some, but not by the list
            ("my‐bank.in", "my-bank.in"),  # a hyphen by its own name
            ("exam\u00adple.com", "example.com"),
            ("exam\u200dple.com", "example.com"),
            ("æon.in", "aeon.in"),
            ("аррӏе.com.", "apple.com."),
            ("пример.com", ""),
            ("пример.рф", ""),
            ("bücher.de", ""),
            ("bu\u0308cher.de", ""),
            ("উদাহরণ.com", ""),
            ("漢字.com", ""),
            ("аррӏе.рф", ""),
            ("apple.com", ""),
            ("xn--99999999.com", ""),
            ("\u200b.com", ""),
            ("\ud800.com", ""),
            ("", ""),
        ],
    )
    def test_by_example(self, host: str, expected: str) -> None:
        assert ascii_lookalike(host) == expected

    def test_every_pair_of_the_source_is_read_as_its_ascii(self) -> None:
        source = files("confusable_homoglyphs").joinpath("confusables.json").read_text("utf-8")
        paired = 0
        for written, others in json.loads(source).items():
            char = written.strip("\u200e")
            fit = {
                other["c"].lower()
                for other in others
                if re.fullmatch("[a-z0-9-]+", other["c"].lower(), re.ASCII)
            }
            if len(char) > 1 or char.isascii() or not fit:
                continue
            paired += 1
            folded = unicodedata.normalize("NFKC", char).lower()
            # The source maps m to rn, and with it whatever looks like m; ours is the small palochka.
            expected = fit | {"rn": {"m"}}.get(*fit, set()) | {"l" if char == "ӏ" else ""}
            assert ascii_lookalike(char) in ({folded} if folded.isascii() else expected), hex(ord(char))
        assert paired > 1400

    def test_no_letter_of_its_own_looks_like_ascii(self) -> None:
        """Letters whose shape is in no Latin alphabet: a wrong row would show here."""
        for char in "жщюяфψωδλअकखগঙกขคงあアㄅ가漢ñçåñőž":
            assert ascii_lookalike(char) == "", char

    @given(any_hosts)
    def test_is_another_name_in_ascii_or_none(self, host: str) -> None:
        found = ascii_lookalike(host)
        assert found == found.lower()
        assert not found or found != host
