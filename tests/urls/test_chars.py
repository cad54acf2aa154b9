"""The character classes of `_chars` and `_tables/url_chars.py` against Unicode's properties."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

import pytest
import regex

from engage_text._tables import url_chars
from engage_text.urls import _chars

CHARACTERS = "".join(map(chr, range(sys.maxunicode + 1)))
# Symbols, not punctuation, that end a link all the same: full-width < = > | and ~.
EXTRA = {"\uff1c", "\uff1d", "\uff1e", "\uff5c", "\uff5e"}


@cache
def _members(pattern: str) -> set[str]:
    return set(re.findall(f"[{pattern}]", CHARACTERS))


@cache
def _of_category(*names: str) -> set[str]:
    """Return the characters of some categories, in the version of Unicode that the tables have."""
    return set(regex.findall("[" + "".join(rf"\p{{{name}}}" for name in names) + "]", CHARACTERS))


PUNCTUATION = _members(url_chars.PUNCTUATION)


def test_punctuation_is_unicode_s_below_its_limit_and_the_extras():
    kept = {*_chars.KEPT, *_chars.FULLWIDTH_BRACKETS}
    by_unicode = {char for char in _of_category("P") - kept if 0xFF < ord(char) < 0x11000}
    assert by_unicode | EXTRA == PUNCTUATION


def test_kept_characters_are_punctuation_inside_names():
    assert {unicodedata.category(char)[0] for char in _chars.KEPT} == {"P"}
    assert not PUNCTUATION & {*_chars.KEPT}


def test_fullwidth_brackets_are_the_forms_of_the_ascii_ones():
    assert unicodedata.normalize("NFKC", _chars.FULLWIDTH_BRACKETS) == "()[]{}"
    assert not PUNCTUATION & {*_chars.FULLWIDTH_BRACKETS}


def test_invisible_characters_are_formats_or_line_ends():
    invisible = _members(url_chars.INVISIBLE)
    assert invisible - _of_category("Cf", "Cs", "Zl", "Zp") == {"\u2065"}
    assert not {"\u200c", "\u200d"} & invisible


def test_every_format_character_of_the_first_plane_is_known():
    formats = {char for char in _of_category("Cf") if ord(char) < 0x10000}
    assert formats - _members(url_chars.INVISIBLE) == {"\u200c", "\u200d"}


def test_spaces_and_controls():
    found = _members(_chars.SPACES_AND_CONTROLS)
    assert found >= {char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()}
    assert found >= {char for char in map(chr, range(0x100)) if unicodedata.category(char) == "Cc"}


@pytest.mark.parametrize(
    ("script", "letters"),
    [
        ("Devanagari", "अकी्ह"),
        ("Bengali", "আকী"),
        ("Gurmukhi", "ਅਕੀ"),
        ("Gujarati", "અકી"),
        ("Odia", "ଅକୀ"),
        ("Tamil", "அகீ"),
        ("Telugu", "అకీ"),
        ("Kannada", "ಅಕೀ"),
        ("Malayalam", "അകീ"),
        ("Sinhala", "අකී"),
        ("Thai", "กีไ"),
        ("Lao", "ກີໄ"),
        ("Tibetan", "ཀི"),
        ("Myanmar", "ကီ"),
        ("Khmer", "កី"),
        ("Hangul", "한ㅎ"),
        ("kana", "あカー"),
        ("Han", "漢々𠀀"),
    ],
)
def test_scripts_beside_a_link_without_a_space(script: str, letters: str) -> None:
    assert {*letters} <= _members(_chars.SPACELESS), script


@pytest.mark.parametrize("letters", ["abcXYZ019", "éßñ", "абв", "αβγ", "אבג", "ابت", "աբգ"])
def test_scripts_written_with_spaces(letters: str) -> None:
    assert not {*letters} & _members(_chars.SPACELESS)


def test_pictographs():
    emoji = _members(_chars.EMOJI)
    assert {*"😀👉🎉🔥❤✅➡⏰★☎✨🇮"} <= emoji
    assert not emoji & {*"✪a0अ漢.-_/"}
    assert {unicodedata.category(char)[0] for char in emoji if char.isalnum()} <= {
        "N",
        "S",
    }  # ❶ counts as one


def test_signs_are_symbols_and_the_punctuation_of_latin_1():
    signs = _members(url_chars.SIGNS)
    assert {*"¡¿·´§©®™£€₹×→"} - signs == {"→"}  # a pictograph
    above = {char for char in signs if ord(char) > 0xFF}
    assert {char for char in above - _of_category("S", "No") if not "\u20a0" <= char <= "\u20cf"} == set()
    assert not signs & (PUNCTUATION | _members(_chars.EMOJI) | {*_chars.KEPT, *"«»✪❤\ufffd"})


def test_signs_lack_no_symbol_of_the_scripts_but_circled_letters():
    other = _members(url_chars.SIGNS) | _members(_chars.EMOJI) | PUNCTUATION
    symbols = {char for char in _of_category("S") if 0xA0 < ord(char) < 0x2E80} - other
    assert {char for char in symbols if not 0x2720 <= ord(char) <= 0x274B} <= {
        "\u0375",  # Greek numerals (RFC 5892 A.4)
        *map(chr, range(0x249C, 0x24EA)),
    }


def test_pairs_are_brackets_in_order():
    categories = [unicodedata.category(char) for char in _chars.PAIRS]
    assert categories == ["Ps", "Pe"] * (len(categories) // 2 - 1) + ["Pi", "Pf"]
