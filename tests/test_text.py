"""Helpers for any text: what a character is called, and which texts no encoding takes."""

import pytest

from engage_text._text import describe_char, find_surrogate, has_surrogate


@pytest.mark.parametrize(
    ("char", "described"),
    [
        ("a", "a U+0061 LATIN SMALL LETTER A"),
        (" ", "U+0020 SPACE"),
        ("\n", "U+000A"),
        ("\u0947", "\u0947 U+0947 DEVANAGARI VOWEL SIGN E"),
        ("\U0001f600", "\U0001f600 U+1F600 GRINNING FACE"),
        ("\ud83d", "U+D83D"),
        ("\ue000", "U+E000"),
    ],
)
def test_a_character_is_described(char: str, described: str):
    assert describe_char(char) == described


@pytest.mark.parametrize(
    ("text", "at"),
    [("", -1), ("abc", -1), ("\U0001f600", -1), ("\ud7ff\ue000", -1), ("\ud800", 0), ("é\udfff\ud800", 1)],
)
def test_half_of_a_pair_is_found(text: str, at: int):
    assert find_surrogate(text) == at
    assert has_surrogate(text) is (at >= 0)
