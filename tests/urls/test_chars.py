"""The character classes of `_chars` against the interpreter's Unicode Character Database."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

import pytest

from engage_text.urls import _chars

UCD_OF_THE_CLASS = (14, 0, 0)
UCD_HERE = tuple(map(int, unicodedata.unidata_version.split(".")))

# Symbols, not punctuation, that end a link all the same: full-width < = > | and ~. They stand where a writer's
# keyboard is set to full width, and ASCII's own `<`, `>`, `|` and `~` end or wrap a link too.
EXTRA = {"\uff1c", "\uff1d", "\uff1e", "\uff5c", "\uff5e"}


@cache
def _members(pattern: str) -> set[str]:
    matches = re.compile(f"[{pattern}]").match
    return {char for char in map(chr, range(sys.maxunicode + 1)) if matches(char)}


PUNCTUATION = _members(_chars.PUNCTUATION)


def _by_unicode() -> set[str]:
    kept = {*_chars.KEPT, *_chars.FULLWIDTH_BRACKETS}
    points = map(chr, range(0x100, sys.maxunicode + 1))
    return {char for char in points if unicodedata.category(char)[0] == "P"} - kept


def test_punctuation_holds_nothing_but_unicode_s_and_the_extras():
    assert PUNCTUATION - _by_unicode() == EXTRA


@pytest.mark.skipif(UCD_HERE != UCD_OF_THE_CLASS, reason="the class was made from Unicode 14.0.0")
def test_punctuation_lacks_nothing_of_its_unicode():
    missing = _by_unicode() - PUNCTUATION
    assert {char for char in missing if ord(char) < 0x11000} == set()


def test_kept_characters_are_punctuation_that_stands_inside_names():
    assert {unicodedata.category(char)[0] for char in _chars.KEPT} == {"P"}
    assert not PUNCTUATION & {*_chars.KEPT}


def test_fullwidth_brackets_are_the_forms_of_the_ascii_ones():
    assert unicodedata.normalize("NFKC", _chars.FULLWIDTH_BRACKETS) == "()[]{}"
    assert not PUNCTUATION & {*_chars.FULLWIDTH_BRACKETS}


def test_invisible_characters_are_formats_or_line_ends():
    assert {unicodedata.category(char) for char in _members(_chars.INVISIBLE)} <= {
        "Cf",
        "Cn",
        "Cs",
        "Zl",
        "Zp",
    }
    assert not {"\u200c", "\u200d"} & _members(_chars.INVISIBLE)


@pytest.mark.skipif(UCD_HERE != UCD_OF_THE_CLASS, reason="the class was made from Unicode 14.0.0")
def test_every_format_character_of_the_first_plane_is_known():
    formats = {char for char in map(chr, range(0x10000)) if unicodedata.category(char) == "Cf"}
    assert formats - _members(_chars.INVISIBLE) == {"\u200c", "\u200d"}


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
def test_scripts_that_stand_beside_a_link_without_a_space(script: str, letters: str) -> None:
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
    signs = _members(_chars.SIGNS)
    assert {*"¡¿·´§©®™£€₹×→"} - signs == {"→"}  # a pictograph
    assert {unicodedata.category(char) for char in signs if ord(char) > 0xFF} <= {
        "Sc",
        "Sk",
        "Sm",
        "So",
        "No",
        "Cn",
    }
    assert not signs & (PUNCTUATION | _members(_chars.EMOJI) | {*_chars.KEPT, *"«»✪❤\ufffd"})


@pytest.mark.skipif(UCD_HERE != UCD_OF_THE_CLASS, reason="the class was made from Unicode 14.0.0")
def test_signs_lack_no_symbol_of_the_scripts_but_circled_letters():
    other = _members(_chars.SIGNS) | _members(_chars.EMOJI) | PUNCTUATION
    symbols = {char for char in map(chr, range(0xA1, 0x2E80)) if unicodedata.category(char)[0] == "S"} - other
    assert {char for char in symbols if not 0x2720 <= ord(char) <= 0x274B} <= {
        "\u0375",  # Greek numerals (RFC 5892 A.4)
        *map(chr, range(0x249C, 0x24EA)),
    }


def test_pairs_are_brackets_in_order():
    categories = [unicodedata.category(char) for char in _chars.PAIRS]
    assert categories == ["Ps", "Pe"] * (len(categories) // 2 - 1) + ["Pi", "Pf"]
