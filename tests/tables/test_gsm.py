"""The alphabet tables hold what 3GPP TS 23.038 sections 6.2.1 and 6.2.1.1 list, septet by septet."""

from __future__ import annotations

import unicodedata

import pytest

from engage_text._tables.gsm import BASIC_TABLE, ESCAPE, EXTENSION_TABLE, GSM_BASIC, GSM_EXTENDED

# The septets whose character is not the ASCII one, by the names of the standard's table. Typed in apart from
# `_tables.gsm`, as names, so that a look-alike in one of the two tables shows.
NOT_AS_ASCII = {
    0x00: "COMMERCIAL AT",
    0x01: "POUND SIGN",
    0x02: "DOLLAR SIGN",
    0x03: "YEN SIGN",
    0x04: "LATIN SMALL LETTER E WITH GRAVE",
    0x05: "LATIN SMALL LETTER E WITH ACUTE",
    0x06: "LATIN SMALL LETTER U WITH GRAVE",
    0x07: "LATIN SMALL LETTER I WITH GRAVE",
    0x08: "LATIN SMALL LETTER O WITH GRAVE",
    0x09: "LATIN CAPITAL LETTER C WITH CEDILLA",
    0x0B: "LATIN CAPITAL LETTER O WITH STROKE",
    0x0C: "LATIN SMALL LETTER O WITH STROKE",
    0x0E: "LATIN CAPITAL LETTER A WITH RING ABOVE",
    0x0F: "LATIN SMALL LETTER A WITH RING ABOVE",
    0x10: "GREEK CAPITAL LETTER DELTA",
    0x11: "LOW LINE",
    0x12: "GREEK CAPITAL LETTER PHI",
    0x13: "GREEK CAPITAL LETTER GAMMA",
    0x14: "GREEK CAPITAL LETTER LAMDA",
    0x15: "GREEK CAPITAL LETTER OMEGA",
    0x16: "GREEK CAPITAL LETTER PI",
    0x17: "GREEK CAPITAL LETTER PSI",
    0x18: "GREEK CAPITAL LETTER SIGMA",
    0x19: "GREEK CAPITAL LETTER THETA",
    0x1A: "GREEK CAPITAL LETTER XI",
    0x1C: "LATIN CAPITAL LETTER AE",
    0x1D: "LATIN SMALL LETTER AE",
    0x1E: "LATIN SMALL LETTER SHARP S",
    0x1F: "LATIN CAPITAL LETTER E WITH ACUTE",
    0x24: "CURRENCY SIGN",
    0x40: "INVERTED EXCLAMATION MARK",
    0x5B: "LATIN CAPITAL LETTER A WITH DIAERESIS",
    0x5C: "LATIN CAPITAL LETTER O WITH DIAERESIS",
    0x5D: "LATIN CAPITAL LETTER N WITH TILDE",
    0x5E: "LATIN CAPITAL LETTER U WITH DIAERESIS",
    0x5F: "SECTION SIGN",
    0x60: "INVERTED QUESTION MARK",
    0x7B: "LATIN SMALL LETTER A WITH DIAERESIS",
    0x7C: "LATIN SMALL LETTER O WITH DIAERESIS",
    0x7D: "LATIN SMALL LETTER N WITH TILDE",
    0x7E: "LATIN SMALL LETTER U WITH DIAERESIS",
    0x7F: "LATIN SMALL LETTER A WITH GRAVE",
}

EXTENSION_NAMES = {
    0x14: "CIRCUMFLEX ACCENT",
    0x28: "LEFT CURLY BRACKET",
    0x29: "RIGHT CURLY BRACKET",
    0x2F: "REVERSE SOLIDUS",
    0x3C: "LEFT SQUARE BRACKET",
    0x3D: "TILDE",
    0x3E: "RIGHT SQUARE BRACKET",
    0x40: "VERTICAL LINE",
    0x65: "EURO SIGN",
}

LOOK_ALIKES = [
    pytest.param("`", id="backtick"),
    pytest.param("ç", id="small-c-cedilla"),
    pytest.param("\t", id="tab"),
    pytest.param("\0", id="nul"),
    pytest.param("\x1b", id="escape"),
    pytest.param("\x7f", id="delete"),
    pytest.param("\xa0", id="no-break-space"),
    pytest.param("\u2126", id="ohm-sign-is-not-greek-omega"),
    pytest.param("\u2206", id="increment-is-not-greek-delta"),
    pytest.param("\u2211", id="summation-is-not-greek-sigma"),
    pytest.param("\u212b", id="angstrom-sign-is-not-a-with-ring"),
    pytest.param("\xb5", id="micro-sign"),
    pytest.param("\u0391", id="greek-alpha-has-no-septet-latin-a-stands-in"),
    pytest.param("á", id="a-acute"),
    pytest.param("’", id="typographic-apostrophe"),
    pytest.param("–", id="en-dash"),
    pytest.param("₹", id="rupee-sign"),
]


class TestTheBasicTable:
    def test_has_a_place_for_every_septet(self):
        assert len(BASIC_TABLE) == 128

    def test_lists_no_character_twice(self):
        assert len(set(BASIC_TABLE)) == len(BASIC_TABLE)

    @pytest.mark.parametrize(("septet", "name"), NOT_AS_ASCII.items())
    def test_has_the_named_character_at_its_septet(self, septet, name):
        assert unicodedata.name(BASIC_TABLE[septet]) == name

    def test_is_ascii_everywhere_else(self):
        same = [s for s in range(128) if s not in NOT_AS_ASCII]
        assert [BASIC_TABLE[s] for s in same] == [chr(s) for s in same]

    def test_gives_127_characters_as_the_escape_is_none(self):
        assert len(GSM_BASIC) == 127
        assert BASIC_TABLE[0x1B] == ESCAPE
        assert ESCAPE not in GSM_BASIC


class TestTheExtensionTable:
    def test_has_the_named_character_at_its_septet(self):
        names = {s: unicodedata.name(c) for s, c in EXTENSION_TABLE.items() if c != "\f"}
        assert names == EXTENSION_NAMES

    def test_has_the_page_break_as_form_feed(self):
        """A control character has no Unicode name to compare by."""
        assert EXTENSION_TABLE[0x0A] == "\f"

    def test_gives_ten_characters_that_are_not_basic_ones(self):
        assert frozenset("\f^{}\\[~]|€") == GSM_EXTENDED
        assert not GSM_EXTENDED & GSM_BASIC


class TestLookAlikes:
    @pytest.mark.parametrize("char", LOOK_ALIKES)
    def test_are_in_neither_table(self, char):
        assert char not in GSM_BASIC | GSM_EXTENDED
